package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Grounds.Ground;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Journey;
import dev.backorderdesk.promise.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a waiting part can be promised, by what it counts on now. */
final class Promises {
    private final Working working;
    private final Journeys journeys;
    private final Suspended suspended;
    private final Detours detours;
    private final Grounds grounds;

    Promises(Working working, Shortages shortages, Journeys journeys) {
        this.working = working;
        this.journeys = journeys;
        this.suspended = new Suspended(working, shortages, journeys);
        this.detours = new Detours(working, journeys, suspended);
        this.grounds = new Grounds(working, shortages);
    }

    /** Looks at a part again; its promise moves where what it counts on moved. */
    void review(WaitingPart part, String cause) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        if (part.open() == 0) {
            detours.follow(this, book, state, cause);
            return;
        }
        Ground unpegged = grounds.unpegged(part, state);
        Promise promise = promise(book.order(), part.location(), grounds.of(part, state, unpegged), state);
        LocalDate base = unpegged == null ? null : unpegged.base();
        boolean moved = !promise.equals(state.own()) || !Objects.equals(base, state.base());
        book.note(part.line(), part.part(), old -> old.counting(promise, base));
        if (moved) {
            String why = why(part, state.own(), promise, cause);
            String lost = state.own().supplyId();
            Inbound supply = lost == null ? null : working.position(part.sku()).supply(lost);
            LocalDate leaves = supply == null ? null : grounds.leaves(supply);
            detours.moved(this, book, state, why, Reasons.bringsLess(state.own(), supply, leaves, promise, why));
        } else {
            detours.follow(this, book, state, cause);
        }
        working.position(part.sku()).touch(part);
    }

    /** What a part that waits can be promised by what it counts on now, whatever it was told; nothing is told of it here. */
    Promise now(WaitingPart part) {
        OrderBook book = working.order(part.orderId());
        PartState state = book.part(part.line(), part.part());
        Ground unpegged = grounds.unpegged(part, state);
        Promise promise = promise(book.order(), part.location(), grounds.of(part, state, unpegged), state);
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
        return expected != null
                        && expected.isBefore(grounds.site(supply.location()).today(working.now))
                ? "supply " + supply.supplyId() + " did not come"
                : "supply.in/" + supply.supplyId() + "/" + supply.revision();
    }

    /**
     * The release is here: pieces that count on no supply will be promised what a backorder would that is made now. Whom nobody
     * would bring them is promised no day by that either.
     */
    void turnOver(WaitingPart part) {
        working.order(part.orderId())
                .note(
                        part.line(),
                        part.part(),
                        old -> Refusal.NO_DAY.equals(old.base()) ? old : old.counting(old.own(), null));
    }

    /** What has stock, and was not released or is not any more, leaves when its article is, and not before. */
    void withheld(OrderBook book, WaitingPart part, String cause) {
        Instant release = grounds.release(part);
        if (release == null) {
            return;
        }
        LocalDate from = grounds.site(part.location()).shipsFrom(release);
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
        return new Promise(
                day, journey.arrival(day, grounds.site(location), destination), ground.basis(), ground.supplyId());
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
        LocalDate from = grounds.site(part.location()).shipsFrom(release == null ? working.now : release);
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
            if (part.open() > 0) {
                ready(book, part);
            }
        }
    }

    /** What has stock, and waits for no release, may leave from now on, whatever the rest of its order was promised for. */
    void ready(OrderBook book, PartState part) {
        if (working.isAhead(part.sku())) {
            return;
        }
        LocalDate day = part.own().shipBy();
        LocalDate from = grounds.site(part.location()).shipsFrom(working.now);
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

    Grounds grounds() {
        return grounds;
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
                : Zones.endOf(day, grounds.site(part.location()).zone());
    }
}
