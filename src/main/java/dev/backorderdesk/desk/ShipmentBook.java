package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What left. It left, whether we said so or not: what was released goes first, then what has stock, then what waits, and
 * where it was not released somebody is told.
 *
 * <p>A later revision may tell of more than the earlier ones: only the difference leaves. It can't take back what left, for
 * by then the customer was told and stock is gone: goods that are there after all are counted.
 */
final class ShipmentBook {
    private final Working working;
    private final Cancelling cancelling;
    private final Deals deals;
    private final Answers answers;

    /** A part may leave in two steps, first what was released: each is a movement of its own. */
    private int movements;

    private final List<OrderNews.Pieces> left = new ArrayList<>();

    /** What left in this shipment, earlier revisions included. */
    private Parcel parcel = Parcel.of("");

    ShipmentBook(Working working, Cancelling cancelling, Deals deals) {
        this.working = working;
        this.cancelling = cancelling;
        this.deals = deals;
        this.answers = new Answers(working);
    }

    void shipped(Shipment shipment, Arrival arrival) {
        String orderId = shipment.orderId();
        OrderBook book = working.whole(orderId);
        if (book == null) {
            new PendingMessages(working).waits(arrival, new Pending.Parent(Pending.Kind.ORDER, orderId));
            return;
        }
        String cause = "shipments.in/" + shipment.shipmentId() + "/" + shipment.revision();
        Kept before = working.kept(arrival.inboxKey());
        Parcel known = book.state().parcel(shipment.shipmentId());
        parcel = known == null ? Parcel.of(shipment.shipmentId()) : known;
        boolean ofAnother = known == null && before != null && before.status() == Answer.Status.APPLIED;
        Problem problem = ofAnother
                ? new Problem("/orderId", "the order that this shipment had before", orderId)
                : problem(shipment, book);
        if (problem != null) {
            answers.invalid(arrival, problem);
            return;
        }
        List<Shipment.Line> more = more(shipment);
        if (!more.isEmpty()) {
            leave(book, more, shipment, cause);
        }
        if (shipment.deliveredAt() != null) {
            delivered(book, shipment.deliveredAt(), cause);
        }
        if (!parcel.equals(known)) {
            book.put(parcel);
        }
        answers.applied(arrival);
    }

    /** Pieces that a message tells of, by line. */
    private static Map<Integer, Long> told(Shipment shipment) {
        Map<Integer, Long> told = new HashMap<>();
        shipment.lines().forEach(each -> told.merge(each.line(), each.quantity(), Long::sum));
        return told;
    }

    /** What it tells of beyond earlier revisions. */
    private List<Shipment.Line> more(Shipment shipment) {
        Map<Integer, Long> before = new HashMap<>();
        List<Shipment.Line> more = new ArrayList<>();
        for (Shipment.Line line : shipment.lines()) {
            long known = before.computeIfAbsent(line.line(), parcel::pieces);
            long again = Math.min(known, line.quantity());
            before.put(line.line(), known - again);
            if (line.quantity() > again) {
                more.add(new Shipment.Line(line.line(), line.quantity() - again));
            }
        }
        return more;
    }

    private void leave(OrderBook book, List<Shipment.Line> lines, Shipment shipment, String cause) {
        LateScan scan = new LateScan(working, book, shipment, cause);
        scan.lapses(cancelling, lines);
        left.clear();
        for (Shipment.Line line : lines) {
            long open = Math.min(line.quantity(), left(book, line.line()));
            if (open > 0) {
                leave(book, new Shipment.Line(line.line(), open), shipment, cause);
            }
            if (line.quantity() > open) {
                scan.cancelled(line.line(), line.quantity() - open, this::gone);
            }
        }
        deals.settle(cause);
        tell(book, shipment, cause, left, null);
        tell(book, shipment, cause, scan.revived(), Precedence.SCANNED_IN_TIME);
        scan.settle();
    }

    private void tell(
            OrderBook book, Shipment shipment, String cause, List<OrderNews.Pieces> pieces, @Nullable String reason) {
        if (pieces.isEmpty()) {
            return;
        }
        working.newsOut.add(new OrderNews(
                book.order().orderId(),
                Topic.SHIPPED,
                cause,
                working.now,
                pieces,
                null,
                null,
                new OrderNews.Parcel(shipment.carrier(), shipment.trackingNumber(), shipment.trackingUrl()),
                reason));
    }

    private static long left(OrderBook book, int line) {
        return book.state().parts().stream()
                .filter(part -> part.line() == line)
                .mapToLong(PartState::open)
                .sum();
    }

    private @Nullable Problem problem(Shipment shipment, OrderBook book) {
        Problem ahead = StockBook.tooFarAhead("/scannedAt", shipment.scannedAt(), working.now);
        if (ahead != null) {
            return ahead;
        }
        Map<Integer, Long> told = told(shipment);
        int number = 0;
        for (Shipment.Line line : shipment.lines()) {
            long all = told.getOrDefault(line.line(), 0L);
            Problem problem = problem("/lines/" + number + "/quantity", line.line(), all, book);
            if (problem != null) {
                return problem;
            }
            number++;
        }
        for (Parcel.Pieces each : parcel.pieces()) {
            if (!told.containsKey(each.line())) {
                return fewer("/lines", each.line(), "no line " + each.line());
            }
        }
        return null;
    }

    private @Nullable Problem problem(String at, int line, long all, OrderBook book) {
        long before = parcel.pieces(line);
        if (all < before) {
            return fewer(at, line, String.valueOf(all));
        }
        long left = left(book, line);
        long cancelled = book.state().parts().stream()
                .filter(part -> part.line() == line)
                .mapToLong(PartState::cancelled)
                .sum();
        if (all - before <= left + cancelled) {
            return null;
        }
        String those = before == 0 ? "" : "left in it before, or ";
        return new Problem(
                at,
                "not more than the " + (before + left) + " pieces of line " + line + " that " + those
                        + "are still to leave",
                String.valueOf(all));
    }

    private Problem fewer(String at, int line, String found) {
        return new Problem(
                at,
                "not fewer than the " + parcel.pieces(line) + " pieces of line " + line
                        + " that left by an earlier revision: what is there after all comes by stock.in",
                found);
    }

    private void leave(OrderBook book, Shipment.Line line, Shipment shipment, String cause) {
        long left = line.quantity();
        List<PartState> inTurn = new ArrayList<>(book.state().parts());
        // Whatever was released leaves before anything that was not.
        inTurn.sort((a, b) -> Boolean.compare(b.released() > 0, a.released() > 0));
        for (PartState part : inTurn) {
            if (part.line() == line.line() && left > 0 && part.open() > 0) {
                long pieces = Math.min(left, part.released() > 0 ? part.released() : part.open());
                left -= pieces;
                leave(book, part, pieces, shipment, cause);
            }
        }
        if (left > 0) {
            leave(book, new Shipment.Line(line.line(), left), shipment, cause);
        }
    }

    private void leave(OrderBook book, PartState part, long pieces, Shipment shipment, String cause) {
        long unreleased = Math.max(0, pieces - part.released());
        long fromWaiting = Math.max(0, unreleased - part.allocated());
        Position position = working.position(part.sku());
        if (fromWaiting > 0) {
            WaitingPart waiting = position.part(book.order().orderId(), part.line(), part.part());
            if (waiting == null) {
                throw new IllegalStateException("Nobody read the part of " + cause + " that waits.");
            }
            deals.dealt(position, List.of(served(waiting, fromWaiting)), cause);
        }
        if (unreleased > 0) {
            book.alarm(part, unreleased + " pieces left that were not released");
        }
        book.change(
                OrderEvent.Kind.SHIPPED,
                part.line(),
                part.part(),
                cause,
                state -> state.ship(pieces, shipment.scannedAt()));
        left.add(Told.pieces(part, pieces, Told.last(book, part).days()));
        gone(part, pieces, pieces, shipment, cause);
        WaitingPart known = position.part(book.order().orderId(), part.line(), part.part());
        if (known != null) {
            position.touch(known);
        }
    }

    /** @param reserved how many of the pieces were reserved */
    private void gone(PartState part, long pieces, long reserved, Shipment shipment, String cause) {
        parcel = parcel.with(part.line(), part.part(), pieces, shipment.scannedAt());
        Position position = working.position(part.sku());
        Instant counted = position.at(part.location()).countedAt();
        position.ship(
                part.location(),
                pieces,
                reserved,
                counted != null && !shipment.scannedAt().isAfter(counted));
        // A count that is dated before the scan must know that these left after it.
        working.movementsOut.add(new StockMovement(
                cause + "/" + ++movements,
                StockMovement.Kind.ADJUST,
                part.sku(),
                part.location(),
                -pieces,
                shipment.scannedAt(),
                null));
    }

    private static WaitingPart served(WaitingPart part, long pieces) {
        List<Peg> pegs = new ArrayList<>();
        long over = Math.max(0, pieces - part.unpegged());
        for (Peg peg : part.pegs()) {
            long gone = Math.min(over, peg.quantity());
            over -= gone;
            if (peg.quantity() > gone) {
                pegs.add(new Peg(peg.supplyId(), peg.quantity() - gone));
            }
        }
        return part.with(part.served() + pieces, pegs);
    }

    /** Each piece arrives once, however often it is told. */
    private void delivered(OrderBook book, Instant at, String cause) {
        Set<PartState> arrived = new LinkedHashSet<>();
        for (Parcel.Pieces each : parcel.pieces()) {
            PartState part = book.part(each.line(), each.part());
            if (each.deliveredAt() == null && part.shipped() > 0) {
                arrived.add(part);
            } else if (each.deliveredAt() == null
                    && part.cancelledAfter(each.scannedAt()) > 0
                    && working.histories.byDelivery(book, part)) {
                book.alarm(part, each.pieces() + " pieces that are cancelled arrived at " + at);
            }
        }
        arrived.forEach(part -> book.delivered(part, cause));
        parcel = parcel.delivered(at);
    }
}
