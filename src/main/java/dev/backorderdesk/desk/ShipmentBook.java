package dev.backorderdesk.desk;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What left. It left, whether we said so or not: what was released goes first, then what has stock, then what waits, and
 * where it was not released somebody is told.
 */
final class ShipmentBook {
    private final Working working;
    private final Cancelling cancelling;
    private final Deals deals;
    private final Answers answers;

    /** A part may leave in two steps, first what was released: each is a movement of its own. */
    private int movements;

    private final List<OrderNews.Pieces> left = new ArrayList<>();

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
        boolean again = before != null && before.status() == Answer.Status.APPLIED;
        Problem problem = again ? null : problem(shipment, book);
        if (problem != null) {
            answers.invalid(arrival, problem);
            return;
        }
        if (!again) {
            LateScan scan = new LateScan(working, book, shipment, cause);
            scan.lapses(cancelling);
            left.clear();
            for (Shipment.Line line : shipment.lines()) {
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
        if (shipment.deliveredAt() != null) {
            delivered(book, shipment, cause);
        }
        answers.applied(arrival);
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
        int number = 0;
        for (Shipment.Line line : shipment.lines()) {
            long all = shipment.lines().stream()
                    .filter(each -> each.line() == line.line())
                    .mapToLong(Shipment.Line::quantity)
                    .sum();
            long left = left(book, line.line());
            long cancelled = book.state().parts().stream()
                    .filter(part -> part.line() == line.line())
                    .mapToLong(PartState::cancelled)
                    .sum();
            if (all > left + cancelled) {
                return new Problem(
                        "/lines/" + number + "/quantity",
                        "not more than the " + left + " pieces of line " + line.line() + " that are still to leave",
                        String.valueOf(all));
            }
            number++;
        }
        return null;
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

    private static void delivered(OrderBook book, Shipment shipment, String cause) {
        for (Shipment.Line line : shipment.lines()) {
            for (PartState part : book.state().parts()) {
                if (part.line() == line.line() && part.shipped() > 0) {
                    book.delivered(part, cause);
                }
            }
        }
    }
}
