package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.OrderNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's scan of pieces that are cancelled. Dated before the cancellation, it makes that void: they left in time, and
 * the customer is told once what is true. Dated later, they left all the same: somebody is called, and the money still goes
 * back. Each piece is judged by its own cancellation, however long ago its recall was over.
 */
final class LateScan {
    private final Working working;
    private final OrderBook book;
    private final Shipment shipment;
    private final String cause;
    private final Withdrawals withdrawals;
    private final List<OrderNews.Pieces> revived = new ArrayList<>();
    private @Nullable Instant refundSince;

    LateScan(Working working, OrderBook book, Shipment shipment, String cause) {
        this.working = working;
        this.book = book;
        this.shipment = shipment;
        this.cause = cause;
        this.withdrawals = new Withdrawals(working, book);
    }

    /** Takes pieces out of stock that left. */
    interface Gone {
        void gone(PartState part, long pieces, long reserved, Shipment shipment, String cause);
    }

    /**
     * Whatever of its lines had lapsed when it was scanned is cancelled first, though the clock did not look yet: a scan is
     * read as it would have been a moment later.
     *
     * @param lines those of which something leaves
     */
    void lapses(Cancelling cancelling, List<Shipment.Line> lines) {
        // Nothing is scanned before it is heard; clocks differ.
        Instant at = shipment.scannedAt().isAfter(working.now) ? working.now : shipment.scannedAt();
        Grace grace = new Grace(working);
        Map<State.Cancelled, List<PartState>> over = new LinkedHashMap<>();
        for (PartState part : List.copyOf(book.state().parts())) {
            boolean its = lines.stream().anyMatch(line -> line.line() == part.line());
            State.Cancelled lapsed = its && part.open() > 0 ? lapsedBy(part, at) : null;
            if (lapsed == null) {
                continue;
            }
            if (grace.doubt(book, part, lapsed) != null) {
                book.alarm(
                        part,
                        "it left at " + shipment.scannedAt() + "; unless its notice was given, it was cancelled at "
                                + lapsed.at());
                continue;
            }
            over.computeIfAbsent(lapsed, any -> new ArrayList<>()).add(part);
        }
        cancelling.lapsed(book, over);
    }

    private State.@Nullable Cancelled lapsedBy(PartState part, Instant at) {
        State state = DelayLaw.standing(
                        working.histories.ofOpen(book, part).with(new Happening.Shipped(at)), working.now)
                .state();
        return state instanceof State.ShippedAfterCancellation after && Lapse.lapsed(after.cancelled())
                ? after.cancelled()
                : null;
    }

    /** Cancelled pieces of a part that left beside those that were still to leave. */
    void cancelled(PartState part, long pieces, Gone stock) {
        long inTime = Math.min(pieces, inTime(part));
        long reserved = Math.min(inTime, part.recalled());
        if (inTime > 0) {
            revive(part, inTime, reserved);
            stock.gone(part, inTime, reserved, shipment, cause);
        }
        long late = pieces - inTime;
        long recalled = Math.min(late, part.recalled() - reserved);
        if (late > 0) {
            tooLate(part, late, recalled);
            stock.gone(part, late, recalled, shipment, cause);
        }
    }

    /** How many of its cancelled pieces may have left before they were cancelled. */
    private long inTime(PartState part) {
        Standing standing = DelayLaw.standing(
                working.histories.ofOpen(book, part).with(new Happening.Shipped(shipment.scannedAt())), working.now);
        boolean byLaw = standing.state() instanceof State.Shipped || standing.state() instanceof State.Overdue;
        return byLaw ? part.cancelledAfter(shipment.scannedAt()) : 0;
    }

    private void revive(PartState part, long pieces, long reserved) {
        book.change(
                OrderEvent.Kind.SHIPPED,
                part.line(),
                part.part(),
                cause + ": scanned before it was cancelled",
                state -> state.revive(pieces).release(pieces).ship(pieces, shipment.scannedAt()));
        Position position = working.position(part.sku());
        WaitingPart known = position.part(book.order().orderId(), part.line(), part.part());
        if (known != null) {
            position.less(Dealing.less(known, 0, -pieces));
        }
        working.grants.ungranted(book, part.sku(), -pieces);
        revived.add(Told.pieces(part, pieces, Told.last(book, part).days()));
        withdrawals.kept(part, pieces, pieces - reserved, shipment);
    }

    private void tooLate(PartState part, long pieces, long reserved) {
        PartState.Recall recall = book.part(part.line(), part.part()).recall();
        if (recall != null) {
            PartState.Recall less = recall.pieces() == reserved
                    ? null
                    : new PartState.Recall(recall.pieces() - reserved, recall.since(), recall.until());
            book.note(part.line(), part.part(), state -> state.recall(less));
            refundSince = recall.since();
        }
        book.alarm(
                part,
                pieces + " pieces left after they were cancelled, scanned at " + shipment.scannedAt()
                        + "; the money still goes back");
    }

    List<OrderNews.Pieces> revived() {
        return revived;
    }

    /** Nothing is waited for any more: what is owed is asked for at once. */
    void settle() {
        Instant since = refundSince;
        if (since == null) {
            return;
        }
        Refunds refunds = new Refunds(working);
        OrderNews.Money money = refunds.owed(book, since, "CANCELLED", cause);
        if (money != null && money.charged()) {
            refunds.tell(book, money, null, cause);
        }
    }
}
