package dev.backorderdesk.notice;

/** What news about an order is about. Each has a folder of templates, named as {@link #folder}. */
public enum Topic {
    /** It comes later than promised; what silence means goes with it. */
    DELAY,
    /** It comes earlier than was told last. */
    BETTER_DATE,
    /** The customer's answer was recorded. */
    ANSWER_RECORDED,
    /** Some or all of it will not come. */
    CANCELLED,
    /** Money is to go back. */
    REFUND_DUE,
    /** Money went back. */
    REFUND_SENT,
    /** The warehouse has it. */
    RELEASED,
    /** The carrier has it. */
    SHIPPED,
    /** No carrier goes there now. */
    SUSPENDED;

    /** {@code BETTER_DATE} has the folder {@code better-date}. */
    public String folder() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
