package dev.backorderdesk.store;

import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.SendOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt's outcome stands in the row of its delivery. */
final class OutcomeRow {

    private OutcomeRow() {}

    /** @param condition the token or state under which it may be written */
    static @Nullable Object[] of(DeliveryId id, SendOutcome outcome, Instant now, String condition) {
        DeliveryState state;
        Instant dueAt = null;
        String detail;
        String providerId = null;
        SendOutcome.Blame blame = SendOutcome.Blame.NOBODY;
        if (outcome instanceof SendOutcome.Accepted accepted) {
            state = DeliveryState.ACCEPTED;
            detail = accepted.reply();
            providerId = accepted.providerId();
        } else if (outcome instanceof SendOutcome.Retry retry) {
            state = DeliveryState.DUE;
            dueAt = retry.dueAt();
            blame = retry.blame();
            detail = retry.reason();
        } else if (outcome instanceof SendOutcome.Failed failed) {
            state = DeliveryState.FAILED;
            detail = failed.reason();
        } else if (outcome instanceof SendOutcome.Skipped skipped) {
            state = DeliveryState.SKIPPED;
            detail = skipped.reason();
        } else {
            state = DeliveryState.IN_DOUBT;
            detail = ((SendOutcome.InDoubt) outcome).reason();
        }
        return Session.row(
                state,
                dueAt,
                blame == SendOutcome.Blame.ADDRESS ? 1 : 0,
                blame == SendOutcome.Blame.PROVIDER ? 1 : 0,
                detail,
                providerId,
                now,
                id.noticeId(),
                id.channel(),
                condition);
    }
}
