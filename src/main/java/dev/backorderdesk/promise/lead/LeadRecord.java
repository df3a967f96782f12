package dev.backorderdesk.promise.lead;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that has to be kept of the deliveries of a supplier's SKU, of a supplier, or of a category: one small row for each,
 * whatever the number of deliveries. A value; its fields are plain enough to be kept as JSON.
 *
 * <p>What happens to it: a reorder sent, or supply announced that nobody asked for: {@link #opened}. A day named for
 * it: {@link #announced}. The last piece received: {@link #received}. Cancelled: {@link #cancelled}. Each changes three rows: SKU,
 * supplier and category. The order of the events of different deliveries makes no difference.
 *
 * <p>Weights halve with the age of the delivery's begin. What is stored is the weight as of {@link #ANCHOR}, which grows
 * with later deliveries, so that nothing stored has to be touched as time goes on: a delivery begun one half-life after
 * the anchor is stored as 2. Rows kept with one half-life can't be read with another.
 *
 * @param days weight by calendar days from begin to receipt
 * @param late weight by calendar days from the day due to receipt; below 0 is early
 * @param slipped weight by calendar days from the day announced first to receipt; below 0 is early
 * @param open what is under way, in the order of its days
 */
public record LeadRecord(
        SortedMap<Long, Double> days, SortedMap<Long, Double> late, SortedMap<Long, Double> slipped, List<Open> open) {

    /** Nothing known. */
    public static final LeadRecord EMPTY = new LeadRecord(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

    /** The day whose deliveries weigh 1. */
    public static final LocalDate ANCHOR = LocalDate.of(2020, 1, 1);

    /** @param count deliveries with these same days, 1 or more */
    public record Open(Delivery delivery, long count) {}

    public LeadRecord {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        late = Collections.unmodifiableSortedMap(new TreeMap<>(late));
        slipped = Collections.unmodifiableSortedMap(new TreeMap<>(slipped));
        open = List.copyOf(open);
    }

    /** Asked for. */
    public LeadRecord opened(Delivery delivery) {
        return new LeadRecord(days, late, slipped, count(delivery, 1));
    }

    /** The supplier named its first day; later ones change nothing, for it is the first that promises were built on. */
    public LeadRecord announced(Delivery delivery, LocalDate announced) {
        return delivery.announced() != null ? this : cancelled(delivery).opened(delivery.announced(announced));
    }

    /** Not to come any more. */
    public LeadRecord cancelled(Delivery delivery) {
        return new LeadRecord(days, late, slipped, count(delivery, -1));
    }

    /** All of it came. What was open for so long that it counted as lost is learned from all the same. */
    public LeadRecord received(Delivery delivery, LocalDate received, Tuning tuning) {
        double weight = Math.pow(2, (double) ChronoUnit.DAYS.between(ANCHOR, delivery.begun()) / tuning.halfLifeDays());
        return new LeadRecord(
                with(days, delivery.since(), received, weight),
                with(late, delivery.due(), received, weight),
                with(slipped, delivery.announced(), received, weight),
                count(delivery, -1));
    }

    /** Percentage that came on the day announced first or before; null where nothing came of which a day was announced. */
    public @Nullable Integer onTimePercent() {
        double all = 0;
        double kept = 0;
        for (Map.Entry<Long, Double> each : slipped.entrySet()) {
            all += each.getValue();
            kept += each.getKey() <= 0 ? each.getValue() : 0;
        }
        return all == 0 ? null : (int) Math.round(100 * kept / all);
    }

    /** What the stored weights are to be multiplied with on a day. */
    static double scale(LocalDate asOf, Tuning tuning) {
        return Math.pow(2, (double) -ChronoUnit.DAYS.between(ANCHOR, asOf) / tuning.halfLifeDays());
    }

    private static SortedMap<Long, Double> with(
            SortedMap<Long, Double> weights, @Nullable LocalDate from, LocalDate received, double weight) {
        if (from == null) {
            return weights;
        }
        SortedMap<Long, Double> more = new TreeMap<>(weights);
        more.merge(ChronoUnit.DAYS.between(from, received), weight, Double::sum);
        return more;
    }

    private List<Open> count(Delivery delivery, int more) {
        List<Open> changed = new ArrayList<>(open.size() + 1);
        boolean found = false;
        for (Open each : open) {
            int order = Delivery.ORDER.compare(each.delivery(), delivery);
            if (order > 0 && !found && more > 0) {
                changed.add(new Open(delivery, more));
                found = true;
            }
            if (order != 0) {
                changed.add(each);
            } else {
                found = true;
                if (each.count() + more > 0) {
                    changed.add(new Open(delivery, each.count() + more));
                }
            }
        }
        if (!found && more > 0) {
            changed.add(new Open(delivery, more));
        }
        return changed;
    }
}
