package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Refund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a refund is.
 *
 * @param remindAt when it is asked for again (UTC)
 * @param alarmAt when somebody has to look, still in time (UTC)
 * @param lateAt from then on it is too late (UTC)
 * @param at when it was sent or failed (UTC); null before
 * @param method how it was sent; null before, or where nobody said
 */
public record RefundState(
        Refund refund,
        Status status,
        Instant remindAt,
        Instant alarmAt,
        Instant lateAt,
        @Nullable Instant at,
        @Nullable String method) {

    /** How far. */
    public enum Status {
        REQUESTED,
        /** It was never taken: nothing is asked for, and the customer is told so. */
        NOT_CHARGED,
        SENT,
        /** It is still owed. */
        FAILED
    }

    public RefundState answered(Status now, Instant when, @Nullable String how) {
        return new RefundState(refund, now, remindAt, alarmAt, lateAt, when, how);
    }
}
