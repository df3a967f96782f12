package dev.backorderdesk.console;

import java.time.Duration;
import java.time.Instant;

/** Moves the desk's clock on. */
@FunctionalInterface
public interface ClockLever {

    /**
     * Returns when what became due has run.
     *
     * @param by more than nothing
     * @return what time it is now (UTC)
     * @throws IllegalStateException with a sentence, where this clock is not to be moved
     */
    Instant forward(Duration by);
}
