package dev.backorderdesk.app.service;

import dev.backorderdesk.flow.Queues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers, changes, scans and payments that came while the desk was away. They are read before the clock does anything by
 * itself: a yes that was given in time must not find its order cancelled by the start.
 */
final class Backlog {
    private static final List<String> FIRST =
            List.of(Queues.CONSENTS_IN, Queues.ORDERS_CHANGES, Queues.SHIPMENTS_IN, Queues.PAYMENTS_IN);

    /** A queue that never empties must not stop the clock. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Another broker does not tell how much lies on its queues. */
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    private final Supplier<Map<String, Long>> depths;
    private final LongSupplier nanos;
    private final long begun;
    private boolean read;

    /**
     * Begins now.
     *
     * @param depths messages that wait, by queue; empty where nobody knows
     * @param nanos as {@link System#nanoTime}
     */
    Backlog(Supplier<Map<String, Long>> depths, LongSupplier nanos) {
        this.depths = depths;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** Once it was read, or waited for long enough, it stays so. */
    synchronized boolean isRead() {
        if (!read) {
            Map<String, Long> waiting = depths.get();
            long passed = nanos.getAsLong() - begun;
            boolean none = !waiting.isEmpty() && FIRST.stream().allMatch(queue -> waiting.getOrDefault(queue, 0L) == 0);
            read = none || passed > (waiting.isEmpty() ? UNSEEN : LONGEST).toNanos();
        }
        return read;
    }
}
