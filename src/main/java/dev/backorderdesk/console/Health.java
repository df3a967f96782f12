package dev.backorderdesk.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How the parts are: all asked at the same time, none waited for longer than the limit, the answer good for a second. A
 * part that hangs is not asked again before it has answered, so that a hanging one costs one thread and no more.
 */
public final class Health implements AutoCloseable {

    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);

    private final List<HealthPart> parts;
    private final Duration limit;
    private final ExecutorService threads;
    private final Map<String, Future<HealthPart.State>> asked = new HashMap<>();
    private @Nullable Report last;
    private long lastAt;

    /** @param limit how long a part may take to answer */
    public Health(List<HealthPart> parts, Duration limit) {
        this.parts = List.copyOf(parts);
        this.limit = limit;
        this.threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** DOWN: a needed part is down. DEGRADED: another is. */
    public enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    /** All of it; the parts in their order. */
    public record Report(Status status, Map<String, HealthPart.State> parts) {}

    /** How it is now, or was less than a second ago. */
    public synchronized Report report() {
        Report known = last;
        if (known != null && System.nanoTime() - lastAt < GOOD_FOR) {
            return known;
        }
        for (HealthPart part : parts) {
            asked.computeIfAbsent(
                    part.name(), name -> threads.submit(() -> part.look().get()));
        }
        long until = System.nanoTime() + limit.toNanos();
        Status status = Status.UP;
        Map<String, HealthPart.State> states = new LinkedHashMap<>();
        for (HealthPart part : parts) {
            HealthPart.State state = answer(part.name(), until);
            states.put(part.name(), state);
            if (!state.up()) {
                status = part.needed() ? Status.DOWN : status == Status.UP ? Status.DEGRADED : status;
            }
        }
        Report fresh = new Report(status, states);
        last = fresh;
        lastAt = System.nanoTime();
        return fresh;
    }

    private HealthPart.State answer(String part, long until) {
        Future<HealthPart.State> answer = asked.get(part);
        if (answer == null) {
            throw new IllegalStateException(part + " was not asked");
        }
        try {
            HealthPart.State state = answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            asked.remove(part);
            return state;
        } catch (TimeoutException hangs) {
            return HealthPart.State.down("It has not answered within " + limit.toMillis() + " ms.");
        } catch (ExecutionException e) {
            asked.remove(part);
            return HealthPart.State.down("Asking it failed: " + e.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return HealthPart.State.down("The question was interrupted.");
        }
    }

    /** Asks no more. */
    @Override
    public void close() {
        // Never by interrupt: one that meets H2 at its file closes the database.
        threads.shutdown();
    }
}
