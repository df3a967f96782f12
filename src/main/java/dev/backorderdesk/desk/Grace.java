package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the books leave a part as it is whose time is over by law. What the customer said in time may reach us after it,
 * and a cancellation that was told can't be taken back. By law it was cancelled at the instant all the same: from then on it
 * must not leave, and from then on its refund counts.
 *
 * <p>Nor is anything cancelled for want of a notice of which nobody knows whether it was given: it is kept until somebody
 * does. Only the money never waits too long for that.
 */
final class Grace {
    private final Working working;

    Grace(Working working) {
        this.working = working;
    }

    /** So often it is looked whether a doubt is settled. */
    private static final Duration OFTEN = Duration.ofMinutes(15);

    /** A notice that nobody knows to have been given, and that would let it wait; null where there is none. */
    CaseFile.@Nullable Asked doubt(OrderBook book, PartState part, State.Cancelled cancelled) {
        Standing believed = Lapse.lapsed(cancelled) ? working.histories.believed(book, part, working.now) : null;
        return believed == null || believed.state() instanceof State.Cancelled ? null : Handovers.unsure(book, part);
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
        if (doubt(book, part, cancelled) != null) {
            until = working.now.plus(OFTEN);
        }
        RefundDue refund = standing.refund();
        until = refund != null && refund.alarmAt().isBefore(until) ? refund.alarmAt() : until;
        return until.isAfter(working.now) ? until : null;
    }
}
