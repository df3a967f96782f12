package dev.backorderdesk.flow.jms;

/** Waiting times after failures in a row: 0.2 s, doubling to 30 s. For one thread. */
public final class Backoff {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 30_000;

    private int failures;

    /** Counts a failure and says how long to wait, in milliseconds. */
    public long next() {
        long millis = failures >= 8 ? LONGEST_MILLIS : Math.min(LONGEST_MILLIS, FIRST_MILLIS << failures);
        failures++;
        return millis;
    }

    /** Failures since the last success. */
    public int failures() {
        return failures;
    }

    /** It worked. */
    public void reset() {
        failures = 0;
    }
}
