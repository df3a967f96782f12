package dev.backorderdesk.notice;

/**
 * Where a delivery stands. {@code DUE -> SENDING -> ACCEPTED | DUE (retry) | FAILED | SKIPPED | IN_DOUBT}, and {@code
 * IN_DOUBT -> ACCEPTED | DUE | FAILED} once somebody knows. A person can make {@code FAILED -> DUE | SKIPPED} and {@code IN_DOUBT
 * -> SKIPPED} of it. What {@link Precedence} does not let pass goes from {@code DUE} to {@code SKIPPED} or {@code FAILED}.
 */
public enum DeliveryState {
    /** To be sent from its due instant on. */
    DUE,
    /** The intent is committed; the message may be on its way. */
    SENDING,
    /** The mail server or message centre has taken it. */
    ACCEPTED,
    /** It may or may not have been taken, and nothing told us so far. Never sent again on a guess. */
    IN_DOUBT,
    /** Parked: a person has to look at it. */
    FAILED,
    /** Not to be sent on this channel, as a text message to a landline, or not any more: a newer one says what is true. */
    SKIPPED
}
