package dev.backorderdesk.console;

import java.util.function.Supplier;

/**
 * A part of the desk that can be well or not.
 *
 * @param name as it stands in the answer: {@code broker}, {@code database}, {@code mail}, {@code smsc}, {@code rules}
 * @param needed without it nothing is decided; without the others something waits
 * @param look asks it now; may take its time or throw, both mean that it is down
 */
public record HealthPart(String name, boolean needed, Supplier<State> look) {

    /**
     * How it is.
     *
     * @param sentence what a person should know, without secrets
     */
    public record State(boolean up, String sentence) {

        public static State up(String sentence) {
            return new State(true, sentence);
        }

        public static State down(String sentence) {
            return new State(false, sentence);
        }
    }
}
