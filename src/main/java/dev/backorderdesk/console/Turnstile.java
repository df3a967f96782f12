package dev.backorderdesk.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lets a few through at once and then one every few seconds, each by its own name. Remembers the latest names only: whoever
 * was forgotten begins anew, so the memory it takes is bounded.
 */
final class Turnstile {

    private static final int NAMES = 10_000;

    private final int atOnce;
    private final long nanosEach;
    private final LongSupplier nanoTime;
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Opens it.
     *
     * @param atOnce how many pass without waiting
     * @param nanosEach how long it takes until one more may pass
     * @param nanoTime as {@link System#nanoTime}
     */
    Turnstile(int atOnce, long nanosEach, LongSupplier nanoTime) {
        this.atOnce = atOnce;
        this.nanosEach = nanosEach;
        this.nanoTime = nanoTime;
    }

    /** Whether this one may pass now. */
    synchronized boolean pass(String name) {
        long now = nanoTime.getAsLong();
        // The instant at which all places would be free again; each that passes moves it on.
        long free = Math.max(now, fullAt.getOrDefault(name, now));
        if (free - now > nanosEach * (atOnce - 1)) {
            return false;
        }
        fullAt.put(name, free + nanosEach);
        if (fullAt.size() > NAMES) {
            fullAt.remove(fullAt.keySet().iterator().next());
        }
        return true;
    }
}
