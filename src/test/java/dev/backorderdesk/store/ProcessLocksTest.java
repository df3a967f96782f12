package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProcessLocksTest {
    private final ProcessLocks locks = ProcessLocks.of("ProcessLocksTest");

    private static TreeSet<String> skus(String... skus) {
        return new TreeSet<>(List.of(skus));
    }

    @Test
    void names_that_nobody_holds_are_forgotten() {
        ProcessLocks.Holding one = locks.nothing();
        one.take(skus("A", "B"));
        one.take(skus("A", "B", "C"));
        assertThat(locks.busy()).isEqualTo(3);
        one.letGo();
        assertThat(locks.busy()).isZero();
    }

    @Test
    void what_another_holds_is_waited_for_by_who_holds_nothing() throws Exception {
        ProcessLocks.Holding one = locks.nothing();
        one.take(skus("A"));
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> {
            ProcessLocks.Holding holding = locks.nothing();
            holding.take(skus("A", "B"));
            holding.letGo();
            return true;
        });
        assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        one.letGo();
        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(locks.busy()).isZero();
    }

    @Test
    void who_began_with_no_article_may_hold_rows_by_now_and_does_not_wait_either() {
        ProcessLocks.Holding one = locks.nothing();
        one.take(skus("A"));
        CompletableFuture.runAsync(() -> {
                    ProcessLocks.Holding other = locks.nothing();
                    other.take(skus());
                    assertThatThrownBy(() -> other.take(skus("A"))).isInstanceOf(SkuLocks.OutOfTurn.class);
                    other.letGo();
                })
                .join();
        one.letGo();
        assertThat(locks.busy()).isZero();
    }

    @Test
    void who_holds_something_does_not_wait_and_is_told_all_that_it_needs() {
        ProcessLocks.Holding one = locks.nothing();
        one.take(skus("A"));
        CompletableFuture.runAsync(() -> {
                    ProcessLocks.Holding other = locks.nothing();
                    other.take(skus("B"));
                    assertThatThrownBy(() -> other.take(skus("A", "C")))
                            .isInstanceOfSatisfying(
                                    SkuLocks.OutOfTurn.class,
                                    out -> assertThat(out.skus()).containsExactly("A", "B", "C"));
                    other.letGo();
                })
                .join();
        one.letGo();
        assertThat(locks.busy()).isZero();
    }
}
