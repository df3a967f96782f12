package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Spread;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a waiting part counts on, and when that leaves. */
final class Grounds {
    private final Working working;
    private final Shortages shortages;

    Grounds(Working working, Shortages shortages) {
        this.working = working;
        this.shortages = shortages;
    }

    /**
     * One of them, with the day on which goods leave.
     *
     * @param day null where none is known
     * @param base the day that pieces without a supply rest on; null for those that have one
     */
    record Ground(
            Basis basis,
            @Nullable String supplyId,
            @Nullable LocalDate day,
            @Nullable LocalDate base) {}

    /** The latest of all that its pieces count on. */
    Ground of(WaitingPart part, PartState state, @Nullable Ground unpegged) {
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

    /** The day (its location's zone) on which goods of a supply leave that come when they are expected; null where that is none. */
    @Nullable
    LocalDate leaves(Inbound supply) {
        Site site = site(supply.location());
        LocalDate arrival = shortages.daysOf(supply.supplier()).credible(supply.expected(), site.today(working.now));
        return arrival == null ? null : site.shipsAfterArrival(arrival);
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
        return withoutSupply(part, state, site(part.location())).day();
    }

    /**
     * Pieces that count on no supply keep the day that was reckoned for them until it is over, for somebody was asked then;
     * after that they are as overdue as supply of that day would be. Those that just lost theirs, or who was asked for them,
     * begin with a new day.
     */
    @Nullable
    Ground unpegged(WaitingPart part, PartState state) {
        return part.unpegged() > 0 ? withoutSupply(part, state, site(part.location())) : null;
    }

    private Ground withoutSupply(WaitingPart part, PartState state, Site site) {
        Instant release = release(part);
        LocalDate base = state.base();
        // What is ordered ahead leaves at the release, unless somebody was asked for it and does not bring it.
        boolean ahead = part.kind() == PartKind.PREORDERED;
        if (release != null && ahead && !Refusal.NO_DAY.equals(base)) {
            LocalDate day = site.shipsFrom(release);
            return new Ground(Basis.RELEASE_DATE, null, day, day);
        }
        if (release != null && part.unpegged() <= Turnover.lying(working, part)) {
            LocalDate day = site.shipsFrom(release);
            return new Ground(Basis.RELEASE_DATE, null, day, ahead ? day : null);
        }
        SupplierItem offer = shortages.chosen(part.sku(), part.location()).orElse(null);
        LocalDate today = site.today(working.now);
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

    /** @throws IllegalStateException where the location is gone */
    Site site(String location) {
        Site site = shortages.siteOf(location);
        if (site == null) {
            throw new IllegalStateException("Location " + location + " is gone, and orders wait there.");
        }
        return site;
    }
}
