package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Spread;
import dev.backorderdesk.promise.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which supply pieces may count on that count on none: the one judgement, whoever deals, moves up, asks or loses. It has a day
 * that can be believed, is not far ahead, and comes no later than what the pieces are promised without it. Where nobody
 * offers the article, whatever has a day is better than none.
 *
 * <p>Those for whom a reorder was made count on what answers it, whatever its day: that is {@link SupplyBook}'s.
 */
final class Pegging {
    private final Working working;
    private final Shortages shortages;
    private final Promises promises;

    Pegging(Working working, Shortages shortages, Promises promises) {
        this.working = working;
        this.shortages = shortages;
        this.promises = promises;
    }

    private record Coming(Inbound supply, LocalDate arrival) {}

    /** Whether a part's pieces that count on no supply may count on this one; both are at the supply's location. */
    boolean may(Inbound supply, WaitingPart part) {
        Site site = shortages.siteOf(supply.location());
        LocalDate arrival = site == null ? null : arrival(supply, part.sku(), site);
        if (site == null || arrival == null || !part.location().equals(supply.location())) {
            return false;
        }
        LocalDate latest = offered(part.sku()) ? latest(part, site) : null;
        return latest == null || !site.shipsAfterArrival(arrival).isAfter(latest);
    }

    /** The day (location's zone) on which supply can be believed to come; null where nobody may count on it. */
    @Nullable
    LocalDate arrival(Inbound supply, String sku) {
        Site site = shortages.siteOf(supply.location());
        return site == null ? null : arrival(supply, sku, site);
    }

    /**
     * Free supply at a location, the earliest first, that comes no later than a reorder made now would: for whom nobody was
     * asked, he waits for nothing that is worse than asking.
     */
    List<Inbound> noLaterThanAReorder(Position position, String location) {
        Site site = shortages.siteOf(location);
        if (site == null) {
            return List.of();
        }
        LocalDate latest = reorder(position.sku(), site);
        List<Coming> coming = new ArrayList<>();
        for (Inbound supply : position.suppliesAt(location)) {
            LocalDate arrival = supply.free() == 0 ? null : arrival(supply, position.sku(), site);
            if (arrival != null
                    && (latest == null || !site.shipsAfterArrival(arrival).isAfter(latest))) {
                coming.add(new Coming(supply, arrival));
            }
        }
        coming.sort(Comparator.comparing(Coming::arrival)
                .thenComparing(each -> each.supply().supplyId()));
        return coming.stream().map(Coming::supply).toList();
    }

    /** Who is promised a day that is over before this instant (UTC) may not count on a supply: it would be worse. */
    Instant promisedFrom(Inbound supply, String sku, Site site) {
        LocalDate arrival = offered(sku) ? arrival(supply, sku, site) : null;
        return arrival == null ? Instant.EPOCH : Zones.endOf(site.shipsAfterArrival(arrival), site.zone());
    }

    /**
     * The day of leaving that the pieces have without supply; where that is none, the day that a reorder would have; null where
     * there is no hope of one.
     */
    private @Nullable LocalDate latest(WaitingPart part, Site site) {
        PartState state = working.order(part.orderId()).part(part.line(), part.part());
        if (Refusal.NO_DAY.equals(state.base())) {
            return null;
        }
        boolean turnsOver = part.kind() == PartKind.PREORDERED && state.own().basis() == Basis.RELEASE_DATE;
        LocalDate day = turnsOver && promises.grounds().release(part) == null
                ? null
                : promises.grounds().dayWithoutSupply(part);
        return day == null ? reorder(part.sku(), site) : day;
    }

    private @Nullable LocalDate reorder(String sku, Site site) {
        Promising.Reorderable reorder = shortages.reorderable(sku, site);
        return reorder == null ? null : reorder.shipsBy(site, Spread.P90);
    }

    private @Nullable LocalDate arrival(Inbound supply, String sku, Site site) {
        LocalDate today = site.today(working.now);
        LocalDate arrival = shortages.daysOf(supply.supplier()).credible(supply.expected(), today);
        boolean far = arrival != null
                && offered(sku)
                && arrival.isAfter(today.plusDays(
                        shortages.daysOf(supply.supplier()).terms().farAheadDays()));
        return far ? null : arrival;
    }

    private boolean offered(String sku) {
        return shortages.offered(sku);
    }
}
