package dev.backorderdesk.desk;

import java.time.Duration;

/** A test's observer: says what it does with an outcome, and a bug is the test's failure. */
@FunctionalInterface
public interface Watching extends Observer {

    void saw(Outcome outcome);

    @Override
    default void handled(Outcome outcome, int received, Duration took) {
        saw(outcome);
    }

    @Override
    default void fault(Received message, RuntimeException bug) {
        throw bug;
    }

    @Override
    default void deaf(RuntimeException bug) {
        throw bug;
    }
}
