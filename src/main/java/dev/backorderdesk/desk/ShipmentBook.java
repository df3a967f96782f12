package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What left. It left, whether we said so or not: what is of the release that the warehouse names goes first, then what else
 * was released, then what has stock, then what waits, and where it was not released somebody is told.
 *
 * <p>A later revision may tell of more than the earlier ones: only the difference leaves. It can't take back what left, for
 * by then the customer was told and stock is gone: goods that are there after all are counted.
 */
final class ShipmentBook {
    private final Working working;
    private final Cancelling cancelling;
    private final Shortages shortages;
    private final Deals deals;
    private final Answers answers;

    /** A part may leave in two steps, first what was released: each is a movement of its own. */
    private int movements;

    private final List<OrderNews.Pieces> left = new ArrayList<>();

    /** Where stock was counted after these had left: it is nobody's any more. */
    private final Set<Need.SkuLocation> freed = new LinkedHashSet<>();

    /** What left in this shipment, earlier revisions included. */
    private Parcel parcel = Parcel.of("");

    ShipmentBook(Working working, Cancelling cancelling, Shortages shortages, Deals deals) {
        this.working = working;
        this.cancelling = cancelling;
        this.shortages = shortages;
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
                : new ParcelCheck(book, parcel).problem(shipment, working.now);
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
            leave(book, line, scan, shipment, cause);
        }
        freed.forEach(place -> new StockBook(working, shortages, deals).dealOn(place, cause));
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

    /** What the named release has left, then what was taken back from it, then whatever else is still to leave. */
    private void leave(OrderBook book, Shipment.Line line, LateScan scan, Shipment shipment, String cause) {
        Picked picked = Picked.of(shipment, book);
        long rest = line.quantity();
        for (PartState part : picked.inTurn(line.line())) {
            long pieces = Math.min(rest, picked.open(part));
            if (pieces > 0) {
                rest -= pieces;
                leave(book, part, pieces, shipment.releaseId(), shipment, cause);
            }
        }
        for (PartState part : picked.inTurn(line.line())) {
            long pieces = Math.min(rest, picked.recalled(part));
            if (pieces > 0) {
                rest -= pieces;
                scan.cancelled(part, pieces, this::gone);
            }
        }
        rest -= leave(book, picked, new Shipment.Line(line.line(), rest), shipment, cause);
        for (PartState part : picked.inTurn(line.line())) {
            long pieces = Math.min(rest, part.cancelled());
            if (pieces > 0) {
                rest -= pieces;
                scan.cancelled(part, pieces, this::gone);
            }
        }
    }

    /**
     * Pieces that are still to leave, whatever was released before anything that was not.
     *
     * @return how many; fewer where fewer are open
     */
    private long leave(OrderBook book, Picked picked, Shipment.Line line, Shipment shipment, String cause) {
        long rest = line.quantity();
        for (PartState part : picked.inTurn(line.line())) {
            long pieces = Math.min(rest, part.released() > 0 ? part.released() : part.open());
            if (pieces > 0) {
                rest -= pieces;
                leave(book, part, pieces, null, shipment, cause);
            }
        }
        long gone = line.quantity() - rest;
        return rest == 0 || gone == 0
                ? gone
                : gone + leave(book, picked, new Shipment.Line(line.line(), rest), shipment, cause);
    }

    /** @param releaseId the release of which they were; null where nobody says */
    private void leave(
            OrderBook book, PartState part, long pieces, @Nullable String releaseId, Shipment shipment, String cause) {
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
        long unasked = unreleased - heldSince(book, part, shipment.scannedAt());
        if (unasked > 0) {
            book.alarm(part, unasked + " pieces left that were not released");
        }
        book.change(
                OrderEvent.Kind.SHIPPED,
                part.line(),
                part.part(),
                cause,
                state -> state.ship(pieces, shipment.scannedAt()));
        left.add(Told.pieces(part, pieces, Told.last(book, part).days()));
        parcel = parcel.with(part.line(), part.part(), pieces, shipment.scannedAt(), releaseId);
        outOfStock(part, pieces, pieces, shipment, cause);
        WaitingPart known = position.part(book.order().orderId(), part.line(), part.part());
        if (known != null) {
            position.touch(known);
        }
    }

    /** Pieces of a part that the warehouse was told to hold when they had left: until then it might ship them. */
    private static long heldSince(OrderBook book, PartState part, Instant scannedAt) {
        return book.state().releases().stream()
                .filter(each ->
                        each.action() == Release.Action.HOLD && each.revisedAt().isAfter(scannedAt))
                .mapToLong(each -> book.state().left(each, part))
                .sum();
    }

    /** Cancelled pieces: in no release any more. */
    private void gone(PartState part, long pieces, long reserved, Shipment shipment, String cause) {
        parcel = parcel.with(part.line(), part.part(), pieces, shipment.scannedAt(), null);
        outOfStock(part, pieces, reserved, shipment, cause);
    }

    /** @param reserved how many of the pieces were reserved */
    private void outOfStock(PartState part, long pieces, long reserved, Shipment shipment, String cause) {
        Position position = working.position(part.sku());
        Instant countedAt = position.at(part.location()).countedAt();
        boolean counted = countedAt != null && !shipment.scannedAt().isAfter(countedAt);
        position.ship(part.location(), pieces, reserved, counted);
        if (counted && reserved > 0) {
            freed.add(new Need.SkuLocation(part.sku(), part.location()));
        }
        // A count that is dated before the scan must know that these left after it.
        working.movementsOut.add(new StockMovement(
                        cause + "/" + ++movements,
                        StockMovement.Kind.ADJUST,
                        part.sku(),
                        part.location(),
                        -pieces,
                        shipment.scannedAt(),
                        null)
                .heard(working.now));
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
        Map<PartState, Long> arrived = new LinkedHashMap<>();
        for (Parcel.Pieces each : parcel.pieces()) {
            PartState part = book.part(each.line(), each.part());
            if (each.deliveredAt() == null && part.shipped() > 0) {
                arrived.merge(part, each.pieces(), Long::sum);
            } else if (each.deliveredAt() == null
                    && part.cancelledAfter(each.scannedAt()) > 0
                    && working.histories.byDelivery(book, part)) {
                book.alarm(part, each.pieces() + " pieces that are cancelled arrived at " + at);
            }
        }
        arrived.forEach((part, pieces) ->
                book.delivered(part, cause + ": " + (pieces == 1 ? "1 piece" : pieces + " pieces") + " arrived"));
        parcel = parcel.delivered(at);
    }
}
