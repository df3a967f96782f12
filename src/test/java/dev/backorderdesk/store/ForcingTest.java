package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often the disk is waited for. */
class ForcingTest {
    private final Forcing forcing = new Forcing();
    private final AtomicInteger forced = new AtomicInteger();
    private final Connection connection = counting();

    private Connection counting() {
        Statement statement = proxy(Statement.class, (name) -> {
            forced.addAndGet(name.equals("execute") ? 1 : 0);
            return name.equals("execute") ? true : null;
        });
        return proxy(Connection.class, name -> statement);
    }

    private interface Answer {
        @Nullable
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName())));
    }

    private long committed() {
        long commit = forcing.begin();
        forcing.end(commit);
        return commit;
    }

    @Test
    void commits_that_were_forced_with_another_are_not_forced_again() throws SQLException {
        long first = committed();
        long second = committed();
        forcing.force(connection, second);
        forcing.force(connection, first);
        assertThat(forced).hasValue(1);
    }

    @Test
    void who_reads_what_is_on_the_disk_waits_for_nothing() throws SQLException {
        forcing.force(connection, committed());
        forcing.force(connection, forcing.last());
        assertThat(forced).hasValue(1);
    }

    @Test
    void who_reads_while_another_commits_does_not_take_it_for_forced() throws SQLException {
        long slow = forcing.begin();
        long quick = committed();
        forcing.force(connection, quick);
        forcing.end(slow);
        forcing.force(connection, forcing.last());
        assertThat(forced).hasValue(2);
    }
}
