package dev.backorderdesk.delay;

/** What it means when the customer does not answer. */
public enum SilenceEffect {
    /** Agrees to the new date. */
    CONSENT,
    /** The part is cancelled. */
    CANCEL,
    /** Nothing. */
    NONE
}
