package dev.backorderdesk.allocate;

import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a SKU that can be dealt: stock or one supply, at one location.
 *
 * @param supplyId null means stock
 * @param day the credible day of arrival (location's zone); null means undated; without meaning for stock
 * @param pieces that nobody has but the parts that are dealt to, 0 or more
 */
public record Source(
        String location,
        @Nullable String supplyId,
        @Nullable LocalDate day,
        long pieces) {

    /** Stock first, then supply by day, undated last; the id decides where days are the same. */
    static final Comparator<Source> EARLIEST = Comparator.<Source, Boolean>comparing(each -> each.supplyId() != null)
            .thenComparing(Source::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Source::supplyId, Comparator.nullsFirst(Comparator.naturalOrder()));

    public static Source stock(String location, long pieces) {
        return new Source(location, null, null, Math.max(0, pieces));
    }

    /**
     * All that the demands can be dealt: what is free, and what they have.
     *
     * @param position read under the SKU's lock, as the demands were
     * @param credible the credible day of a supply
     */
    public static List<Source> of(
            SkuPosition position, List<Demand> demands, Function<Inbound, @Nullable LocalDate> credible) {
        Map<String, Long> served = new HashMap<>();
        Map<String, Long> pegged = new HashMap<>();
        for (Demand demand : demands) {
            served.merge(demand.part().location(), demand.part().served(), Long::sum);
            for (Peg peg : demand.part().pegs()) {
                pegged.merge(peg.supplyId(), peg.quantity(), Long::sum);
            }
        }
        List<Source> sources = new ArrayList<>();
        for (SkuPosition.Stock stock : position.stock()) {
            sources.add(stock(stock.location(), stock.free() + served.getOrDefault(stock.location(), 0L)));
        }
        for (Inbound supply : position.supplies()) {
            // What parts that are not dealt to count on is theirs.
            long others = Math.max(0, supply.pegged() - pegged.getOrDefault(supply.supplyId(), 0L));
            sources.add(new Source(
                    supply.location(), supply.supplyId(), credible.apply(supply), Math.max(0, supply.open() - others)));
        }
        return sources;
    }
}
