package dev.backorderdesk.policy;

/**
 * What becomes of goods that still wait or were released when their carrier is suspended.
 *
 * @param assumedDays days from its beginning that a suspension until further notice is taken to last, for {@link
 *     Action#REPROMISE}
 * @param source file and row
 */
public record SuspensionPolicy(Action action, int assumedDays, String source) {

    /** What is done. Whatever it is, nothing leaves with a carrier that is suspended. */
    public enum Action {
        /** They go with another carrier that may go there; where there is none they are held. */
        REROUTE,
        /** They wait for their carrier; their day is the one after the suspension, and none where nobody knows its end. */
        HOLD,
        /** They wait for their carrier, and where nobody knows the end they are promised for an assumed one. */
        REPROMISE
    }
}
