package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Journey;
import dev.backorderdesk.promise.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What lies free in one place after who waits there goes to who waits in another, in turn, as it would to who
 * orders only now: above the safety stock, to addresses that a carrier goes to from there, and by the days of that place. It
 * goes to whole parts of which no piece has stock, and only where they leave and come no later by it than they are promised.
 */
final class Relocating {
    /** So many are looked at, at most, where none of them can be served: the others wait for the next movement. */
    private static final long LOOKED_AT = 1_000;

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final Journeys journeys;

    Relocating(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
        this.journeys = deals.promises().journeys();
    }

    private record Going(WaitingPart part, Journey journey, Promise promise) {}

    /** After who waits where something came free, or was taken away, has what is there. */
    void settle(Position position, String cause) {
        Item item = working.items.get(position.sku());
        // Where each movement is a deal by policy, what it left stays: its maxima would mean nothing otherwise.
        if (working.settings().redealOnSupply() || item == null || working.release(item) != null) {
            return;
        }
        for (Stock stock : List.copyOf(position.stock())) {
            Site site = shortages.siteOf(stock.location());
            if (site != null) {
                try {
                    from(position, site, item.safetyStock(), cause);
                } catch (ReadMore unread) {
                    deals.lacks(unread);
                }
            }
        }
    }

    private void from(Position position, Site site, long safetyStock, String cause) {
        Location here = site.location();
        while (true) {
            long spare = spare(position, here.location(), safetyStock);
            Set<String> others = spare <= 0 ? Set.of() : waitingElsewhere(position, here.location());
            if (others.isEmpty() || journeys.standStill(here)) {
                return;
            }
            Need.Elsewhere who = new Need.Elsewhere(position.sku(), others, most(spare), Set.copyOf(here.serves()));
            Snapshot.Dossiers.LookedAt line =
                    working.snapshot.dossiers().elsewhere().get(who);
            if (line == null) {
                long some = Math.max(MovingUp.SOME, Math.min(spare, LOOKED_AT));
                throw new ReadMore(need -> need.withElsewhere(who, some));
            }
            position.read(line.parts());
            long gone = go(position, inTurn(position, line, who), site, spare, cause);
            if (gone == spare || line.last() == null) {
                return;
            }
            if (gone == 0) {
                if (line.many() >= LOOKED_AT) {
                    return;
                }
                throw new ReadMore(need -> need.withElsewhere(who, LOOKED_AT));
            }
        }
    }

    /** The next power of two: what the events of a batch leave, one after the other, is asked for a few times and not for each. */
    private static long most(long spare) {
        return Long.highestOneBit(2 * spare - 1);
    }

    /** Pieces that lie free after who waits there, above what is kept safe over all places. */
    private static long spare(Position position, String location, long safetyStock) {
        Stock here = position.at(location);
        long kept = safetyStock;
        for (Stock other : position.stock()) {
            kept -= other.location().equals(location) ? 0 : Math.max(0, other.free() - other.preordered());
        }
        // Who waits here comes first, though he may not have it yet: at a release until it is looked at.
        return here.free() - here.preordered() - here.waiting() - Math.max(0, kept);
    }

    private static Set<String> waitingElsewhere(Position position, String location) {
        Set<String> others = new TreeSet<>();
        for (Stock other : position.stock()) {
            if (!other.location().equals(location) && other.waiting() + other.preordered() > 0) {
                others.add(other.location());
            }
        }
        return others;
    }

    /** Those who are known, as far as the line was read: whoever is known by chance does not jump it. */
    private List<WaitingPart> inTurn(Position position, Snapshot.Dossiers.LookedAt line, Need.Elsewhere who) {
        WaitingPart last = line.last();
        return position.waiting(part -> who.locations().contains(part.location())
                && part.served() == 0
                && part.quantity() <= who.most()
                && (last == null || WaitingPart.TURN.compare(part, last) <= 0)
                && working.hasOrder(part.orderId()));
    }

    private long go(Position position, List<WaitingPart> inTurn, Site site, long spare, String cause) {
        List<Going> going = new ArrayList<>();
        Map<String, MovingUp> givenUp = new LinkedHashMap<>();
        long left = spare;
        for (WaitingPart part : inTurn) {
            Going goes = part.open() <= left ? going(part, site) : null;
            if (goes != null) {
                left -= part.open();
                going.add(goes);
                givenUp.computeIfAbsent(
                        part.location(),
                        place -> new MovingUp(working, shortages, deals, new Need.SkuLocation(position.sku(), place)));
            }
        }
        going.forEach(each -> go(position, each, site.location().location(), cause));
        for (MovingUp each : givenUp.values()) {
            try {
                each.settle(cause);
            } catch (ReadMore unread) {
                deals.lacks(unread);
            }
        }
        return spare - left;
    }

    private void go(Position position, Going going, String location, String cause) {
        WaitingPart part = going.part();
        OrderBook book = working.order(part.orderId());
        Journey journey = going.journey();
        deals.relocated(
                position,
                part.servedFrom(location),
                state -> state.from(location, journey.carrier(), journey.service())
                        .held(CarrierHold.is(state.held()) ? PaymentHold.of(book, working.now) : state.held())
                        .counting(going.promise(), null)
                        .allocate(part.open()),
                cause);
        if (book.order().shipComplete()) {
            book.state().parts().stream()
                    .filter(each -> each.open() > 0)
                    .forEach(each -> deals.promises().ready(book, each));
        }
        deals.promises().tell(book, book.part(part.line(), part.part()), cause);
    }

    /** Null where it can't be served from here, or not in time. */
    private @Nullable Going going(WaitingPart part, Site site) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        Journey journey = isWhole(book, state) ? journeys.open(site.location().location(), book.order()) : null;
        if (journey == null) {
            return null;
        }
        Destination destination = new Destination(book.order().shipTo(), working.bearings.zones());
        LocalDate leaves = site.shipsFromStock(working.now);
        LocalDate arrives = journey.arrival(leaves, site, destination);
        Promise current = state.current();
        LocalDate last = current.shipBy();
        LocalDate together = restWaits(book, state) && last != null && last.isAfter(leaves)
                ? journey.arrival(last, site, destination)
                : null;
        Promise now = deals.promises().now(part);
        Promise goes = new Promise(leaves, arrives, Basis.ON_HAND, null);
        // To leave later is a delay, too, however soon it comes.
        return goes.isLaterThan(now) || (together != null && isLater(together, current))
                ? null
                : new Going(part, journey, goes);
    }

    /** Nothing of it has, had or left with stock of the place where it waits. */
    private static boolean isWhole(OrderBook book, PartState state) {
        return state.isUntouched()
                && book.state().releases().stream()
                        .flatMap(release -> release.lines().stream())
                        .noneMatch(line -> line.line() == state.line() && line.part() == state.part());
    }

    /** Whether it will leave with other parts of its order that wait, and not before. */
    private static boolean restWaits(OrderBook book, PartState state) {
        return book.order().shipComplete()
                && book.state().parts().stream().anyMatch(each -> each.waiting() > 0 && !each.equals(state));
    }

    private static boolean isLater(LocalDate arrives, Promise than) {
        return than.deliverBy() != null && arrives.isAfter(than.deliverBy());
    }
}
