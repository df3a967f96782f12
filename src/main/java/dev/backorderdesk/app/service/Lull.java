package dev.backorderdesk.app.service;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.model.Tick;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * While a supplier is still talking, those are not told yet who wait for what he speaks of: who waits for several articles of
 * one late delivery gets one notice. Nothing else waits for it.
 */
final class Lull {
    /** Nothing was said for so long: between two messages of one delivery an ERP may think for a moment. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Who never stops holds up nobody. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Supplier<Map<String, Long>> depths;
    private final LongSupplier nanos;
    private boolean talking;
    private long first;
    private long last;

    /**
     * Quiet at first.
     *
     * @param depths messages that wait, by queue; empty where nobody knows
     * @param nanos as {@link System#nanoTime}
     */
    Lull(Supplier<Map<String, Long>> depths, LongSupplier nanos) {
        this.depths = depths;
        this.nanos = nanos;
    }

    /** Listens to what came of messages; what the clock brings is no talk. */
    void hear(Outcome outcome) {
        if (!outcome.inbox().isEmpty()
                && outcome.moved().wakeups().stream()
                        .anyMatch(each -> each.look().kind() == Tick.Look.Kind.WAITING)) {
            heard();
        }
    }

    private synchronized void heard() {
        last = nanos.getAsLong();
        if (!talking) {
            talking = true;
            first = last;
        }
    }

    /** Looks that have to wait until nobody talks any more, or has talked for too long. */
    Set<Tick.Look.Kind> held() {
        return isOver() ? Set.of() : Set.of(Tick.Look.Kind.WAITING);
    }

    private synchronized boolean isOver() {
        long now = nanos.getAsLong();
        if (talking && now - last >= QUIET.toNanos() && depths.get().getOrDefault(Queues.SUPPLY_IN, 0L) == 0) {
            talking = false;
        }
        return !talking || now - first > LONGEST.toNanos();
    }
}
