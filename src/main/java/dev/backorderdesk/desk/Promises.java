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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a waiting part can be promised, by what it counts on now. */
final class Promises {
    private final Working working;
    private final Shortages shortages;
    private final Journeys journeys;
    private final Suspended suspended;
    private final Detours detours;

    Promises(Working working, Shortages shortages, Journeys journeys) {
        this.working = working;
        this.shortages = shortages;
        this.journeys = journeys;
        this.suspended = new Suspended(working, shortages, journeys);
        this.detours = new Detours(working, journeys, suspended);
    }

    /**
     * A ground with the day on which goods leave.
     *
     * @param day null where none is known
     * @param base the day that pieces without a supply rest on; null for those that have one
     */
    private record Ground(
            Basis basis,
            @Nullable String supplyId,
            @Nullable LocalDate day,
            @Nullable LocalDate base) {}

    /** Looks at a part again; its promise moves where what it counts on moved. */
    void review(WaitingPart part, String cause) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        if (part.open() == 0) {
            detours.follow(this, book, state, cause);
            return;
        }
        Ground unpegged = part.unpegged() > 0 ? unpegged(part, state, site(part.location())) : null;
        Promise promise = promise(book.order(), part.location(), ground(part, state, unpegged), state);
        LocalDate base = unpegged == null ? null : unpegged.base();
        boolean moved = !promise.equals(state.own()) || !Objects.equals(base, state.base());
        book.note(part.line(), part.part(), old -> old.counting(promise, base));
        if (moved) {
            String why = why(part, state.own(), promise, cause);
            String lost = state.own().supplyId();
            Inbound supply = lost == null ? null : working.position(part.sku()).supply(lost);
            detours.moved(this, book, state, why, Reasons.bringsLess(state.own(), supply, promise, why));
        } else {
            detours.follow(this, book, state, cause);
        }
        working.position(part.sku()).touch(part);
    }

    /** What a part that waits can be promised by what it counts on now, whatever it was told; nothing is told of it here. */
    Promise now(WaitingPart part) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        Ground unpegged = part.unpegged() > 0 ? unpegged(part, state, site(part.location())) : null;
        Promise promise = promise(book.order(), part.location(), ground(part, state, unpegged), state);
        return told(book.order(), state.counting(promise, state.base()));
    }

    /** Whatever it was that had the part looked at: where it waits for the same supply on another day, that has moved. */
    private String why(WaitingPart part, Promise before, Promise now, String cause) {
        String supplyId = now.supplyId();
        boolean moved = supplyId != null
                && supplyId.equals(before.supplyId())
                && !Objects.equals(before.shipBy(), now.shipBy());
        Inbound supply =
                moved && supplyId != null ? working.position(part.sku()).supply(supplyId) : null;
        return supply == null ? cause : causeOf(supply);
    }

    /** What the supplier said of it last, or that it did not come. */
    String causeOf(Inbound supply) {
        LocalDate expected = supply.expected();
        return expected != null && expected.isBefore(site(supply.location()).today(working.now))
                ? "supply " + supply.supplyId() + " did not come"
                : "supply.in/" + supply.supplyId() + "/" + supply.revision();
    }

    /** The release is here: pieces that count on no supply will be promised what a backorder would that is made now. */
    void turnOver(WaitingPart part) {
        working.order(part.orderId()).note(part.line(), part.part(), old -> old.counting(old.own(), null));
    }

    /** The latest of all that its pieces count on. */
    private Ground ground(WaitingPart part, PartState state, @Nullable Ground unpegged) {
        Site site = site(part.location());
        Ground latest = null;
        for (Peg peg : part.pegs()) {
            latest = later(latest, inbound(part, peg, state, site));
        }
        if (unpegged != null) {
            latest = later(latest, unpegged);
        }
        Instant release = release(part);
        if (release != null) {
            LocalDate day = site.shipsFrom(release);
            boolean before =
                    latest == null || latest.day() == null || latest.day().isBefore(day);
            latest = before && (latest == null || latest.day() != null)
                    ? new Ground(Basis.RELEASE_DATE, null, day, null)
                    : latest;
        }
        return latest == null ? new Ground(Basis.LEAD_TIME, null, null, null) : latest;
    }

    private static Ground later(@Nullable Ground a, Ground b) {
        if (a == null || b.day() == null) {
            return b;
        }
        return a.day() == null || !b.day().isAfter(a.day()) ? a : b;
    }

    private Ground inbound(WaitingPart part, Peg peg, PartState state, Site site) {
        Inbound supply = working.position(part.sku()).supply(peg.supplyId());
        if (supply == null) {
            throw new IllegalStateException(part.orderId() + " counts on a supply that nobody read: " + peg.supplyId());
        }
        LocalDate today = site.today(working.now);
        LocalDate expected = supply.expected();
        LocalDate arrival = shortages.daysOf(supply.supplier()).credible(expected, today);
        if (arrival == null || expected == null) {
            return new Ground(Basis.INBOUND, supply.supplyId(), null, null);
        }
        boolean same = supply.supplyId().equals(state.own().supplyId());
        LocalDate pushed =
                expected.isBefore(today) && same ? pushedBefore(state, site.shipsAfterArrival(expected), today) : null;
        return new Ground(
                Basis.INBOUND, supply.supplyId(), pushed == null ? site.shipsAfterArrival(arrival) : pushed, null);
    }

    /** What is overdue is pushed once and not a day further every day; null where it was not pushed yet. */
    private static @Nullable LocalDate pushedBefore(PartState state, LocalDate rested, LocalDate today) {
        LocalDate own = state.own().shipBy();
        return own != null && own.isAfter(rested) && !own.isBefore(today) ? own : null;
    }

    /** The day (location's zone) on which a part's pieces leave that count on no supply; null where none is known. */
    @Nullable
    LocalDate dayWithoutSupply(WaitingPart part) {
        PartState state = working.order(part.orderId()).part(part.line(), part.part());
        return unpegged(part, state, site(part.location())).day();
    }

    /**
     * Pieces that count on no supply keep the day that was reckoned for them until it is over, for somebody was asked then;
     * after that they are as overdue as supply of that day would be. Those that just lost theirs, or who was asked for them,
     * begin with a new day.
     */
    private Ground unpegged(WaitingPart part, PartState state, Site site) {
        Instant release = release(part);
        if (release != null && part.kind() == PartKind.PREORDERED) {
            LocalDate day = site.shipsFrom(release);
            return new Ground(Basis.RELEASE_DATE, null, day, day);
        }
        if (release != null && part.unpegged() <= Turnover.lying(working, part)) {
            return new Ground(Basis.RELEASE_DATE, null, site.shipsFrom(release), null);
        }
        SupplierItem offer = shortages.chosen(part.sku(), part.location()).orElse(null);
        LocalDate today = site.today(working.now);
        LocalDate base = state.base();
        if (Refusal.NO_DAY.equals(base)) {
            return new Ground(Basis.LEAD_TIME, null, null, base);
        }
        if (base != null && !base.isBefore(today)) {
            return new Ground(Basis.LEAD_TIME, null, base, base);
        }
        if (base != null) {
            LocalDate pushed =
                    offer == null ? null : shortages.daysOf(offer.supplier()).credible(base, today);
            LocalDate before = state.own().supplyId() == null ? pushedBefore(state, base, today) : null;
            LocalDate day = before == null && pushed != null ? site.shipsAfterArrival(pushed) : before;
            return new Ground(Basis.LEAD_TIME, null, pushed == null ? null : day, base);
        }
        Promising.Reorderable reorder = shortages.reorderable(part.sku(), site);
        LocalDate day = reorder == null ? null : reorder.shipsBy(site, Spread.P90);
        return new Ground(Basis.LEAD_TIME, null, day, day);
    }

    /** When a part's article is released (UTC), where that is ahead; else null. */
    @Nullable
    Instant release(WaitingPart part) {
        Item item = working.items.get(part.sku());
        return item == null ? null : working.release(item);
    }

    /** What has stock, and was not released or is not any more, leaves when its article is, and not before. */
    void withheld(OrderBook book, WaitingPart part, String cause) {
        Instant release = release(part);
        if (release == null) {
            return;
        }
        LocalDate from = site(part.location()).shipsFrom(release);
        PartState state = book.part(part.line(), part.part());
        Promise own = state.own();
        LocalDate day = own.shipBy();
        if (day == null || day.isBefore(from) || own.basis() == Basis.RELEASE_DATE) {
            Ground ground = new Ground(Basis.RELEASE_DATE, null, from, null);
            Promise later = promise(book.order(), part.location(), ground, state);
            book.note(part.line(), part.part(), old -> old.counting(later, old.base()));
        }
        tell(book, state, cause);
    }

    private Promise promise(Order order, String location, Ground ground, PartState state) {
        LocalDate day = ground.day();
        if (day == null) {
            return Promise.undated(ground.basis(), ground.supplyId());
        }
        Destination destination = new Destination(order.shipTo(), working.bearings.zones());
        Journey journey = journeys.from(location, order, state.carrier(), state.service());
        return new Promise(day, journey.arrival(day, site(location), destination), ground.basis(), ground.supplyId());
    }

    /** What is promised follows what is counted on, and whether its carrier goes there. */
    void tell(OrderBook book, PartState part, String cause) {
        tell(book, part, cause, false);
    }

    /** @param less it moved because a supplier brings less */
    void tell(OrderBook book, PartState part, String cause, boolean less) {
        Together.repromise(
                book,
                part.line(),
                part.part(),
                cause,
                less,
                working.now,
                each -> told(book.order(), each),
                (each, day) -> leaving(book.order(), each, day).deliverBy());
    }

    /** What a part can be promised that leaves on a day. */
    private Promise leaving(Order order, PartState part, LocalDate day) {
        Promise own = part.own();
        return promise(order, part.location(), new Ground(own.basis(), own.supplyId(), day, null), part);
    }

    /**
     * A part's carrier is another one, or takes another time: it leaves when it would, and arrives on another day.
     *
     * @param free it was held and is not any more: what has stock leaves from now on, or from its article's release
     */
    void count(OrderBook book, PartState part, boolean free) {
        LocalDate day = part.own().shipBy();
        if (day == null) {
            return;
        }
        Instant release = working.releaseOf(part.sku());
        LocalDate from = site(part.location()).shipsFrom(release == null ? working.now : release);
        LocalDate leaves = free && part.waiting() == 0 && day.isBefore(from) ? from : day;
        Promise own = leaving(book.order(), part, leaves);
        book.note(part.line(), part.part(), old -> old.counting(own, old.base()));
    }

    /** Whether it would arrive before the day that it counts on, leaving on the same: a delay is over that was counted in. */
    boolean arrivesEarlier(OrderBook book, PartState part) {
        LocalDate day = part.own().shipBy();
        LocalDate counted = part.own().deliverBy();
        LocalDate arrives =
                day == null ? null : leaving(book.order(), part, day).deliverBy();
        return arrives != null && counted != null && arrives.isBefore(counted);
    }

    /** What has stock of an order that ships as one waits for nothing of its own: it counts on no day of the others. */
    void ready(OrderBook book) {
        for (PartState part : book.state().parts()) {
            Item item = working.items.get(part.sku());
            if (part.open() > 0 && item != null && working.release(item) == null) {
                ready(book, part);
            }
        }
    }

    /** What has stock may leave from now on, whatever the rest of its order was promised for. */
    void ready(OrderBook book, PartState part) {
        LocalDate day = part.own().shipBy();
        LocalDate from = site(part.location()).shipsFrom(working.now);
        if (part.waiting() == 0 && day != null && day.isAfter(from)) {
            Promise own = leaving(book.order(), part, from);
            book.note(part.line(), part.part(), old -> old.counting(own, old.base()));
        }
    }

    /** What a part by itself can be promised: nothing on a day on which its carrier is suspended. */
    Promise told(Order order, PartState part) {
        Promise own = part.own();
        LocalDate day = own.shipBy();
        if (!CarrierHold.is(part.held()) || day == null) {
            return own;
        }
        LocalDate leaves = suspended.leaves(order, part, day);
        if (leaves == null) {
            return Promise.undated(own.basis(), own.supplyId());
        }
        return leaves.equals(day) ? own : leaving(order, part, leaves);
    }

    Detours detours() {
        return detours;
    }

    Journeys journeys() {
        return journeys;
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
