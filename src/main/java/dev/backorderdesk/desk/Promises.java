package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Journey;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Spread;
import dev.backorderdesk.promise.Zones;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a waiting part can be promised, by what it counts on now. */
final class Promises {
    private final Working working;
    private final Shortages shortages;
    private final Journeys journeys;

    Promises(Working working, Shortages shortages, Journeys journeys) {
        this.working = working;
        this.shortages = shortages;
        this.journeys = journeys;
    }

    /**
     * A ground with the day on which goods leave.
     *
     * @param day null where none is known
     * @param pushed nothing came, and the day was only moved on
     */
    private record Ground(
            Basis basis,
            @Nullable String supplyId,
            @Nullable LocalDate day,
            boolean pushed) {}

    /** Looks at a part again; its promise moves where what it counts on moved. */
    void review(WaitingPart part, String cause) {
        if (part.open() == 0) {
            return;
        }
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        Ground ground = ground(part, state);
        Promise promise = promise(book.order(), part.location(), ground, state);
        if (!promise.equals(state.own())) {
            book.repromise(part.line(), part.part(), promise, cause, ground.pushed());
        }
        working.position(part.sku()).touch(part);
    }

    /** The latest of all that its pieces count on. */
    private Ground ground(WaitingPart part, PartState state) {
        Site site = site(part.location());
        Ground latest = null;
        for (Peg peg : part.pegs()) {
            latest = later(latest, inbound(part, peg, site));
        }
        if (part.unpegged() > 0) {
            latest = later(latest, unpegged(part, state, site));
        }
        Instant release = release(part);
        if (release != null) {
            LocalDate day = site.shipsFrom(release);
            boolean before =
                    latest == null || latest.day() == null || latest.day().isBefore(day);
            latest = before && (latest == null || latest.day() != null)
                    ? new Ground(Basis.RELEASE_DATE, null, day, false)
                    : latest;
        }
        return latest == null ? new Ground(Basis.LEAD_TIME, null, null, false) : latest;
    }

    private static Ground later(@Nullable Ground a, Ground b) {
        if (a == null || b.day() == null) {
            return b;
        }
        return a.day() == null || !b.day().isAfter(a.day()) ? a : b;
    }

    private Ground inbound(WaitingPart part, Peg peg, Site site) {
        Inbound supply = working.position(part.sku()).supply(peg.supplyId());
        if (supply == null) {
            throw new IllegalStateException(part.orderId() + " counts on a supply that nobody read: " + peg.supplyId());
        }
        LocalDate today = site.today(working.now);
        LocalDate arrival = shortages.daysOf(supply.supplier()).credible(supply.expected(), today);
        boolean overdue = supply.expected() != null && supply.expected().isBefore(today);
        return new Ground(
                Basis.INBOUND, supply.supplyId(), arrival == null ? null : site.shipsAfterArrival(arrival), overdue);
    }

    /** Pieces that count on no supply keep their day until it is over; those that lost theirs begin with a new one. */
    private Ground unpegged(WaitingPart part, PartState state, Site site) {
        Promise own = state.own();
        LocalDate today = site.today(working.now);
        Instant release = release(part);
        if (release != null) {
            return new Ground(Basis.RELEASE_DATE, null, site.shipsFrom(release), false);
        }
        boolean fresh = own.basis() == Basis.INBOUND || own.basis() == Basis.ON_HAND;
        SupplierItem offer = shortages.chosen(part.sku(), supplier -> true).orElse(null);
        if (!fresh) {
            LocalDate day = own.shipBy();
            LocalDate base = state.base();
            if (day == null || !day.isBefore(today)) {
                return new Ground(own.basis(), null, day, false);
            }
            LocalDate pushed = offer == null || base == null
                    ? null
                    : shortages.daysOf(offer.supplier()).credible(base, today);
            return new Ground(own.basis(), null, pushed == null ? null : site.shipsAfterArrival(pushed), true);
        }
        Promising.Reorderable reorder = shortages.reorderable(part.sku(), site);
        LocalDate day = reorder == null
                ? null
                : LocalDate.ofEpochDay(reorder.ships(site).quantile(Spread.P90));
        return new Ground(Basis.LEAD_TIME, null, day, false);
    }

    private @Nullable Instant release(WaitingPart part) {
        Item item = working.items.get(part.sku());
        return part.kind() == PartKind.PREORDERED && item != null ? working.release(item) : null;
    }

    private Promise promise(Order order, String location, Ground ground, PartState state) {
        LocalDate day = ground.day();
        if (day == null) {
            return Promise.undated(ground.basis(), ground.supplyId());
        }
        Destination destination = new Destination(order.shipTo(), working.bearings.zones());
        LocalDate handedOver = destination.endOfDay(day, site(location).zone());
        Journey journey = journeys.from(location, order, state.carrier(), state.service());
        return new Promise(day, journey.arrival(handedOver), ground.basis(), ground.supplyId());
    }

    /** When a part must be looked at if it still waits then: its day of leaving is over. */
    @Nullable
    Instant lookAt(WaitingPart part) {
        LocalDate day = working.order(part.orderId())
                .part(part.line(), part.part())
                .own()
                .shipBy();
        return part.open() == 0 || day == null
                ? null
                : Zones.endOf(day, site(part.location()).zone());
    }

    private Site site(String location) {
        Site site = shortages.siteOf(location);
        if (site == null) {
            throw new IllegalStateException("Location " + location + " is gone, and orders wait there.");
        }
        return site;
    }
}
