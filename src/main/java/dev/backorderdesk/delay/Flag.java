package dev.backorderdesk.delay;

/** What somebody should look at. */
public enum Flag {
    NOTICE_LATE,
    NOTICE_DEFECTIVE,
    NOTICE_BOUNCED,
    /** A notice called silence consent where it is not. */
    SILENCE_MISSTATED,
    /** An answer came too late or too early, or to a notice that nobody knows, and changed nothing. */
    ANSWER_WITHOUT_EFFECT,
    SHIPPED_AFTER_CANCELLATION,
    REFUND_LATE,
    /** Sent otherwise than it was paid: a gift card is no refund. */
    REFUND_OTHER_METHOD
}
