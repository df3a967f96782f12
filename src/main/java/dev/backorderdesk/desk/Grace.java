package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the books leave a part as it is whose time is over by law. What the customer said in time may reach us after it,
 * and a cancellation that was told can't be taken back. By law it was cancelled at the instant all the same: from then on it
 * must not leave, and from then on its refund counts.
 */
final class Grace {
    private final Working working;

    Grace(Working working) {
        this.working = working;
    }

    /**
     * Until when a part of that standing stays in the books; null where it is to be cancelled now. Never into the day on
     * which the alarm for its refund rings.
     */
    @Nullable
    Instant until(OrderBook book, PartState part, State.Cancelled cancelled, Standing standing) {
        Instant until = Lapse.lapsed(cancelled) && part.released() == 0
                ? cancelled.at().plus(working.histories.lateAnswers(book, part))
                : cancelled.at();
        RefundDue refund = standing.refund();
        until = refund != null && refund.alarmAt().isBefore(until) ? refund.alarmAt() : until;
        return until.isAfter(working.now) ? until : null;
    }
}
