package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.delay.History;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.NoticeAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What left, where delivery is judged: late is what the customer does not have, and his rights end when he has it, not when
 * a carrier does. What nobody told to have arrived has not. Sources: Directive 2011/83/EU Art. 18; Consumer Rights Act 2015
 * s. 28.
 *
 * <p>Promised by 2026-04-01, scanned on 2026-03-31 and lost: late from 2026-04-02 on. The customer sets a period until
 * 2026-04-16, and may end the contract from 2026-04-17 on, though it is shipped.
 */
final class Possession {
    private final Histories histories;

    Possession(Histories histories) {
        this.histories = histories;
    }

    /** Pieces that left, and that the customer does not have as far as we were told; none where shipment is judged. */
    long underWay(OrderBook book, PartState part) {
        return part.shipped() > 0 && histories.byDelivery(book, part)
                ? Math.max(0, part.shipped() - arrived(book, part))
                : 0;
    }

    private static long arrived(OrderBook book, PartState part) {
        return parcels(book, part).stream()
                .filter(each -> each.deliveredAt() != null)
                .mapToLong(Parcel.Pieces::pieces)
                .sum();
    }

    private static List<Parcel.Pieces> parcels(OrderBook book, PartState part) {
        return book.state().parcels().stream()
                .flatMap(parcel -> parcel.pieces().stream())
                .filter(each -> each.line() == part.line() && each.part() == part.part())
                .toList();
    }

    /** How what left of a part stands: what the customer does not have, and where he has all of it, that. */
    Standing standing(OrderBook book, PartState part, Instant asOf) {
        return DelayLaw.standing(ofLeft(book, part, null), asOf);
    }

    private History ofLeft(OrderBook book, PartState part, Happening.@Nullable Answered more) {
        boolean all = underWay(book, part) == 0;
        Instant scanned = null;
        Instant delivered = null;
        for (Parcel.Pieces each : parcels(book, part)) {
            if (all || each.deliveredAt() == null) {
                scanned = LawClock.earlier(scanned, each.scannedAt());
            }
            Instant at = each.deliveredAt();
            delivered = delivered == null || at != null && at.isAfter(delivered) ? at : delivered;
        }
        History history = histories.ofOpen(book, part);
        history = scanned == null ? history : history.with(new Happening.Shipped(scanned));
        history = all && delivered != null ? history.with(new Happening.Delivered(delivered)) : history;
        return more == null ? history : history.with(more);
    }

    /** Whether an additional period may be set for what is under way: at that instant it was late. */
    boolean late(OrderBook book, PartState part, NoticeAnswer answer) {
        return answer.answer() == NoticeAnswer.Kind.EXTRA_PERIOD
                && underWay(book, part) > 0
                && standing(book, part, answer.receivedAt()).state() instanceof State.Overdue;
    }

    /** Of how many pieces under way that word ends the contract by right. */
    long ended(OrderBook book, PartState part, Happening.Answered word, Instant now) {
        long pieces = underWay(book, part);
        return pieces > 0 && DelayLaw.standing(ofLeft(book, part, word), now).state() instanceof State.Cancelled
                ? pieces
                : 0;
    }
}
