package dev.backorderdesk.app.service;

import dev.backorderdesk.app.DeskClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Walks the clock from full hour to full hour: what is due in the night happens in the night, a text message that may not
 * ring goes in the morning, and every notice is out before the next hour begins.
 */
final class ClockWalk {
    private final DeskClock clock;
    private final Runnable catchUp;
    private final Runnable sweep;
    private final Runnable relay;
    private final Underway underway;

    /**
     * @param catchUp what is due now happens before the clock moves
     * @param sweep puts the notices that are due on their queues
     * @param relay wakes whoever empties the outbox
     */
    ClockWalk(DeskClock clock, Runnable catchUp, Runnable sweep, Runnable relay, Underway underway) {
        this.clock = clock;
        this.catchUp = catchUp;
        this.sweep = sweep;
        this.relay = relay;
        this.underway = underway;
    }

    /** @return the instant (UTC) at which it stands then */
    synchronized Instant forward(Duration by) {
        catchUp.run(); // what a supplier has just said was said before
        boolean beyondTheHour = by.compareTo(untilNextHour()) > 0;
        Duration left = by;
        while (true) {
            if (beyondTheHour) {
                settle();
            }
            Duration hour = untilNextHour();
            if (left.compareTo(hour) <= 0) {
                clock.forward(left);
                return clock.instant();
            }
            clock.forward(hour);
            left = left.minus(hour);
        }
    }

    private Duration untilNextHour() {
        Instant now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    private void settle() {
        sweep.run();
        relay.run();
        underway.await();
    }
}
