package dev.backorderdesk.app.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts parts side by side, and knows how long each took. */
final class Startup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Duration> took = new LinkedHashMap<>();
    private final long begun = System.nanoTime();

    /** Starts a part now, on a thread of its own. */
    <T> CompletableFuture<T> start(String part, Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> timed(part, work), threads);
    }

    /** Does something on this thread. */
    <T> T timed(String part, Callable<T> work) {
        long start = System.nanoTime();
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            synchronized (took) {
                took.put(part, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** As {@code ready after 4.2 s: rules 2.1 s, broker 1.4 s, ...}. */
    String report() {
        StringBuilder words = new StringBuilder("ready after ").append(seconds(System.nanoTime() - begun));
        synchronized (took) {
            String before = ": ";
            for (Map.Entry<String, Duration> each : took.entrySet()) {
                words.append(before)
                        .append(each.getKey())
                        .append(' ')
                        .append(seconds(each.getValue().toNanos()));
                before = ", ";
            }
        }
        return words.toString();
    }

    private static String seconds(long nanos) {
        return nanos / 100_000_000 / 10.0 + " s";
    }

    /** Returns when what was begun has ended, well or not. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a part is still starting after {} s, though the start has ended", LONGEST_END.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
