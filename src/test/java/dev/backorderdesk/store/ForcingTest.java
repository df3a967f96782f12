package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often the disk is waited for, and who lets whom pass. */
class ForcingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Forcing forcing = new Forcing(LONG);
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final Connection connection = counting();
    private @Nullable Thread thread;

    private Connection counting() {
        Statement statement = proxy(Statement.class, (name, arguments) -> {
            if (name.equals("execute")) {
                commands.add((String) arguments[0]);
                return true;
            }
            return null;
        });
        return proxy(Connection.class, (name, arguments) -> statement);
    }

    private long forced() {
        return commands.stream().filter(each -> each.equals("CHECKPOINT SYNC")).count();
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
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
        assertThat(forced()).isEqualTo(1);
    }

    @Test
    void who_reads_what_is_on_the_disk_waits_for_nothing() throws SQLException {
        forcing.force(connection, committed());
        forcing.force(connection, forcing.last());
        assertThat(forced()).isEqualTo(1);
    }

    @Test
    void who_reads_while_another_commits_does_not_take_it_for_forced() throws SQLException {
        long slow = forcing.begin();
        long quick = committed();
        forcing.force(connection, quick);
        forcing.end(slow);
        forcing.force(connection, forcing.last());
        assertThat(forced()).isEqualTo(2);
    }

    @Test
    void what_is_committed_goes_to_the_file_when_those_who_write_have_committed() throws Exception {
        Runnable ended = forcing.writing();
        Future<?> file = other(() -> {
            forcing.write(connection);
            return true;
        });
        waiting();
        assertThat(commands).isEmpty();
        ended.run();
        file.get(1, TimeUnit.MINUTES);
        assertThat(commands).containsExactly("CHECKPOINT");
    }

    @Test
    void who_would_begin_to_write_lets_him_pass_who_waits_for_the_file() throws Exception {
        Runnable first = forcing.writing();
        Future<?> file = other(() -> {
            forcing.write(connection);
            return true;
        });
        waiting();
        Future<?> second = other(() -> {
            Runnable ended = forcing.writing();
            commands.add("second writes");
            ended.run();
            return true;
        });
        waiting();
        first.run();
        file.get(1, TimeUnit.MINUTES);
        second.get(1, TimeUnit.MINUTES);
        assertThat(commands).containsExactly("CHECKPOINT", "second writes");
    }

    @Test
    void nobody_waits_for_others_longer_than_a_moment() throws Exception {
        Forcing hasty = new Forcing(Duration.ofMillis(1));
        Runnable slow = hasty.writing();
        other(() -> {
                    hasty.write(connection);
                    hasty.writing().run();
                    return true;
                })
                .get(1, TimeUnit.MINUTES);
        assertThat(commands).containsExactly("CHECKPOINT");
        slow.run();
    }

    private Future<?> other(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Until the last thread that was begun waits for another. */
    private void waiting() {
        await().atMost(LONG).until(() -> Objects.requireNonNull(thread).getState() == Thread.State.TIMED_WAITING);
    }
}
