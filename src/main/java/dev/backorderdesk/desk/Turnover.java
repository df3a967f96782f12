package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The release of an article is set or moved: then nothing of it leaves before. Or it is here: then who waits gets what lies
 * there, and what exceeds it of what was ordered ahead is an ordinary backorder.
 */
final class Turnover {
    private static final String MOVED = "release moved";

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    Turnover(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /** The look at an article's release, from the beginning. */
    static Tick.Look look(String sku) {
        return new Tick.Look(Tick.Look.Kind.RELEASE, sku, sku, "");
    }

    /** Looks at so many of those who wait or have stock that did not leave, and wakes for the others. */
    void look(Tick.Look look) {
        Item item = working.items.get(look.sku());
        if (item == null) {
            working.sleep(look);
            return;
        }
        Position position = working.position(look.sku());
        Instant release = working.release(item);
        String next = working.snapshot.dossiers().more().get(look.sku());
        if (release != null) {
            position.parts().forEach(part -> ahead(position, part));
            working.wake(look.from(next == null ? "" : next), next == null ? release : working.now);
            return;
        }
        turnOver(position, look.after().isEmpty(), "release of " + look.sku());
        if (next == null) {
            working.sleep(look);
        } else {
            working.wake(look.from(next), working.now);
        }
    }

    /** It waits for the release, whatever it has; what the warehouse has of it and no carrier took is held. */
    private void ahead(Position position, WaitingPart part) {
        OrderBook book = working.order(part.orderId());
        if (book.part(part.line(), part.part()).released() > 0) {
            hold(book, part);
            position.touch(part);
        }
        if (part.open() > 0) {
            deals.promises().review(part, MOVED);
        } else if (book.part(part.line(), part.part()).allocated() > 0) {
            deals.promises().withheld(book, part, MOVED);
        }
    }

    /** Of an order that ships as one nothing leaves then. */
    private static void hold(OrderBook book, WaitingPart part) {
        OrderState before = book.state();
        boolean together = book.order().shipComplete();
        for (PartState each : before.parts()) {
            boolean its = each.line() == part.line() && each.part() == part.part();
            if (each.released() > 0 && (its || together)) {
                book.change(
                        OrderEvent.Kind.HELD,
                        each.line(),
                        each.part(),
                        its ? MOVED : MOVED + ": the order ships as one",
                        state -> state.release(-state.released()));
            }
        }
        before.openReleases().forEach(release -> HeldReleases.revise(book, release, before, MOVED));
        // What went by the same release and is for sale goes by another.
        book.release(MOVED);
    }

    /** What had stock before the release, and waited for nothing else, leaves. */
    private void free(WaitingPart part, String cause) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        if (state.allocated() == 0) {
            return;
        }
        if (state.own().basis() == Basis.RELEASE_DATE) {
            deals.promises().ready(book, state);
            deals.promises().tell(book, state, cause);
        }
        HeldReleases.recall(book);
        book.release(cause);
        working.position(part.sku()).touch(part);
    }

    /** Pieces of a part that lie where it waits and are kept for it until the release; asks for who comes before it. */
    static long lying(Working working, WaitingPart part) {
        Position position = working.position(part.sku());
        long free = position.at(part.location()).free();
        List<WaitingPart> inTurn = free <= 0 ? List.of() : position.waitingAt(part.location());
        KnownTurn.require(working, position, part.location(), inTurn, free);
        for (WaitingPart each : inTurn) {
            long pieces = Math.min(free, each.open());
            free -= pieces;
            if (WaitingPart.TURN.compare(each, part) == 0) {
                return pieces;
            }
        }
        return 0;
    }

    /** Who has no day since nobody would bring what he ordered ahead is looked at where some of it lies there for him now. */
    void kept(Position position, String location, String cause) {
        if (!working.reorders.anyOpen(position.sku(), location)) {
            return;
        }
        long free = position.at(location).free();
        List<WaitingPart> inTurn = position.waitingAt(location);
        KnownTurn.require(working, position, location, inTurn, free);
        for (WaitingPart part : inTurn) {
            if (free <= 0) {
                return;
            }
            free -= part.open();
            PartState state = working.order(part.orderId()).part(part.line(), part.part());
            if (Refusal.NO_DAY.equals(state.base())) {
                deals.mark(part.orderId(), cause);
            }
        }
    }

    /** @param first nobody was looked at yet: what there is is given in turn, whoever is looked at with it */
    private void turnOver(Position position, boolean first, String cause) {
        List<Stock> places = List.copyOf(position.stock());
        for (Stock stock : places) {
            if (stock.free() > 0 && stock.preordered() + stock.waiting() > 0) {
                new StockBook(working, shortages, deals).deal(position, stock.location(), null, cause);
            }
        }
        new Relocating(working, shortages, deals).settle(position, cause);
        for (Stock stock : places) {
            if (first && position.at(stock.location()).preordered() > 0) {
                peg(position, stock.location(), cause);
            }
        }
        List<WaitingPart> left = position.waiting(Turnover::isPreorder);
        left.forEach(deals.promises()::turnOver);
        deals.settle(cause);
        left.forEach(part -> deals.promises().review(part, cause));
        position.parts().forEach(part -> free(part, cause));
        // An article that is put off is released again, and may be short again.
        places.forEach(stock -> shortages.lookNow(position.sku(), stock.location(), cause));
    }

    /** Who got no stock counts on free supply, as a backorder would that is made now. */
    private void peg(Position position, String location, String cause) {
        Need.SkuLocation place = new Need.SkuLocation(position.sku(), location);
        Pegging pegging = new Pegging(working, shortages, deals.promises());
        for (Inbound supply : pegging.noLaterThanAReorder(position, location)) {
            LocalDate expected = supply.expected();
            if (expected == null) {
                continue;
            }
            Need.Later later = new Need.Later(place, expected);
            Snapshot.Dossiers.Line line = line(later, supply.free());
            position.read(line.parts());
            deals.dealt(
                    position,
                    Dealing.peg(
                            position.waitingAt(location),
                            supply.supplyId(),
                            supply.free(),
                            part -> isPreorder(part) && pegging.may(supply, part)),
                    cause);
            Inbound now = position.supply(supply.supplyId());
            if (now != null && now.free() > 0 && !line.all()) {
                throw new ReadMore(
                        need -> need.withLater(later, 4L * line.parts().size()));
            }
        }
    }

    /** The first who wait in a place and count on nothing that comes by a day; each waits for a piece at least. */
    private Snapshot.Dossiers.Line line(Need.Later later, long pieces) {
        Snapshot.Dossiers.Line line = working.snapshot.dossiers().later().get(later);
        if (line == null) {
            throw new ReadMore(need -> need.withLater(later, Math.max(MovingUp.SOME, pieces)));
        }
        return line;
    }

    private static boolean isPreorder(WaitingPart part) {
        return part.kind() == PartKind.PREORDERED;
    }
}
