package dev.backorderdesk.desk;

import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Free supply for pieces that count on none: it can be believed, and comes no later than what would be asked for. */
final class OtherSupply {
    private final Working working;
    private final Shortages shortages;

    OtherSupply(Working working, Shortages shortages) {
        this.working = working;
        this.shortages = shortages;
    }

    private record Coming(Inbound supply, LocalDate arrival) {}

    /**
     * What may be counted on at a location, the earliest first. What is long lost, far ahead or later than a reorder would
     * be is none: whoever counted on it would wait for it, and nobody would be asked for him. Where nobody can be asked,
     * any that has a day is better than none.
     */
    List<Inbound> at(Position position, String location) {
        Site site = shortages.siteOf(location);
        if (site == null) {
            return List.of();
        }
        boolean offered = shortages.chosen(position.sku(), supplier -> true).isPresent();
        Promising.Reorderable reorder = shortages.reorderable(position.sku(), site);
        LocalDate latest = reorder == null
                ? null
                : LocalDate.ofEpochDay(reorder.ships(site).quantile(Spread.P90));
        List<Coming> coming = new ArrayList<>();
        for (Inbound supply : position.suppliesAt(location)) {
            LocalDate arrival = supply.free() == 0 ? null : arrival(supply, site.today(working.now), offered);
            if (arrival != null
                    && (latest == null || !site.shipsAfterArrival(arrival).isAfter(latest))) {
                coming.add(new Coming(supply, arrival));
            }
        }
        coming.sort(Comparator.comparing(Coming::arrival)
                .thenComparing(each -> each.supply().supplyId()));
        return coming.stream().map(Coming::supply).toList();
    }

    private @Nullable LocalDate arrival(Inbound supply, LocalDate today, boolean offered) {
        return offered
                ? shortages.arrival(supply, today)
                : shortages.daysOf(supply.supplier()).credible(supply.expected(), today);
    }
}
