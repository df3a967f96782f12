package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The release of an article is moved, or is here: then who ordered ahead gets what lies there, and what exceeds it is an
 * ordinary backorder.
 */
final class Turnover {
    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    Turnover(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /** Looks at so many of those who ordered ahead, and wakes for the others. */
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
            position.waiting(part -> true).forEach(part -> deals.promises().review(part, "release moved"));
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

    /** @param first nobody was looked at yet: what there is is given in turn, whoever is looked at with it */
    private void turnOver(Position position, boolean first, String cause) {
        List<Stock> places = List.copyOf(position.stock());
        for (Stock stock : places) {
            if (stock.free() > 0 && stock.preordered() + stock.waiting() > 0) {
                Need.SkuLocation place = new Need.SkuLocation(position.sku(), stock.location());
                position.read(line(new Need.Later(place, LocalDate.EPOCH), stock.free())
                        .parts());
                new StockBook(working, shortages, deals).deal(position, stock.location(), null, cause);
            }
        }
        for (Stock stock : places) {
            if (first && position.at(stock.location()).preordered() > 0) {
                peg(position, stock.location(), cause);
            }
        }
        List<WaitingPart> left = position.waiting(Turnover::isPreorder);
        left.forEach(deals.promises()::turnOver);
        deals.settle(cause);
        left.forEach(part -> deals.promises().review(part, cause));
        places.forEach(stock -> shortages.look(position.sku(), stock.location(), cause));
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
