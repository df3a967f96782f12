package dev.backorderdesk.promise.lead;

import dev.backorderdesk.promise.Lateness;
import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long a supplier takes for a SKU, learned from what it did.
 *
 * <p>What is learned is by how much deliveries miss the contract's lead time, where there is one: then a contract that
 * changes takes its record along. The SKU's deliveries count first; the fewer they are the more the supplier's others,
 * then the category's, then the contract count ({@link Tuning}). What is still open counts as having taken longer than its
 * age. Deliveries that began lately count for more.
 *
 * @param sku record of the supplier's SKU
 * @param supplier record of all that the supplier delivers
 * @param category record of all of the SKU's category, from whatever supplier
 */
public record LeadTimes(LeadRecord sku, LeadRecord supplier, LeadRecord category, Tuning tuning) {

    /** Probability that the contract's lead time is kept where nothing else is known. */
    private static final double KEPT_CONTRACT = Spread.P90;
    /** The tenth that does not keep it is late by one day or more; each further day is that much less likely. */
    private static final double NEXT_DAY = 0.9;
    /** In that many days of lateness the prior ends. */
    private static final int LATEST = 60;

    /**
     * Days from the supplier's first working day to the receipt.
     *
     * <p>Without any delivery its P90 is the contract's lead time at {@code leadTimePercent}: of 14 days at 150 %, 21.
     *
     * @param contractDays calendar days; null where there is no contract
     * @param leadTimePercent percentage of it that nine of ten keep where nothing else is known
     * @param asOf the day of the question; what the records hold is known then, receipts of the day itself may be
     *     missing
     * @return null where there is neither contract nor record
     */
    public @Nullable Spread days(@Nullable Integer contractDays, int leadTimePercent, LocalDate asOf) {
        return days(withoutSku(contractDays, leadTimePercent, asOf), contractDays, asOf);
    }

    /**
     * What contract, category and supplier say before the SKU's own record is looked at: the same for all SKUs that have
     * these three in common. As {@link #days}, only that it counts from the contract's lead time.
     */
    public @Nullable Spread withoutSku(@Nullable Integer contractDays, int leadTimePercent, LocalDate asOf) {
        Spread prior = contractDays == null ? null : contract(contractDays, leadTimePercent);
        Spread learned = learn(category, prior, tuning.categoryStrength(), contractDays == null, asOf);
        return learn(supplier, learned, tuning.supplierStrength(), contractDays == null, asOf);
    }

    /**
     * As {@link #days}.
     *
     * @param withoutSku as {@link #withoutSku} gave it for the same contract and day
     */
    public @Nullable Spread days(@Nullable Spread withoutSku, @Nullable Integer contractDays, LocalDate asOf) {
        Spread learned = learn(sku, withoutSku, tuning.skuStrength(), contractDays == null, asOf);
        int offset = contractDays == null ? 0 : contractDays;
        return learned == null ? null : learned.map(days -> Math.max(0, days + offset));
    }

    /** What became of the days that the supplier announced; null where it announced none. */
    public @Nullable Lateness lateness(LocalDate asOf) {
        Spread days = learn(supplier, null, 0, LeadRecord::slipped, Delivery::announced, asOf);
        double received = 0;
        for (double weight : supplier.slipped().values()) {
            received += weight;
        }
        return days == null ? null : new Lateness(days, received * LeadRecord.scale(asOf, tuning));
    }

    /** @param absolute by days from the begin, and not by how much the contract's day was missed */
    private @Nullable Spread learn(
            LeadRecord record, @Nullable Spread prior, double strength, boolean absolute, LocalDate asOf) {
        return absolute
                ? learn(record, prior, strength, LeadRecord::days, Delivery::since, asOf)
                : learn(record, prior, strength, LeadRecord::late, Delivery::due, asOf);
    }

    private @Nullable Spread learn(
            LeadRecord record,
            @Nullable Spread prior,
            double strength,
            Function<LeadRecord, SortedMap<Long, Double>> measure,
            Function<Delivery, @Nullable LocalDate> from,
            LocalDate asOf) {
        double scale = LeadRecord.scale(asOf, tuning);
        SortedMap<Long, Double> came = new TreeMap<>();
        measure.apply(record).forEach((days, weight) -> came.put(days, weight * scale));
        Map<Long, Double> open = new TreeMap<>();
        long shortest = shortest(prior, came);
        for (LeadRecord.Open each : record.open()) {
            Delivery delivery = each.delivery();
            LocalDate start = from.apply(delivery);
            if (start != null && !asOf.isAfter(expected(delivery, record).plusDays(tuning.lostAfterDays()))) {
                // Today it may still come.
                long exceeded = asOf.toEpochDay() - 1 - start.toEpochDay();
                // What is open for less than anything was ever thought to take says nothing yet.
                if (exceeded < shortest) {
                    continue;
                }
                double weight = Math.pow(
                        2, (double) (delivery.begun().toEpochDay() - asOf.toEpochDay()) / tuning.halfLifeDays());
                open.merge(exceeded, each.count() * weight, Double::sum);
            }
        }
        // Nothing was seen, so that what was believed stays.
        boolean believed = prior != null && strength > 0 && came.isEmpty() && open.isEmpty();
        return believed ? prior : Survival.of(prior, strength, came, open);
    }

    private static long shortest(@Nullable Spread prior, SortedMap<Long, Double> came) {
        if (prior == null) {
            return Long.MIN_VALUE; // then it is all that is known
        }
        long least = prior.shares().firstKey();
        return came.isEmpty() ? least : Math.min(least, came.firstKey());
    }

    /** Where nothing says when it is due, it may take as long as any did. */
    private static LocalDate expected(Delivery delivery, LeadRecord record) {
        LocalDate due = delivery.due() == null ? delivery.announced() : delivery.due();
        return due != null
                ? due
                : delivery.begun()
                        .plusDays(record.days().isEmpty() ? 0 : record.days().lastKey());
    }

    /** By how much a contract is missed of which nothing is known but itself. */
    private static Spread contract(int contractDays, int leadTimePercent) {
        long kept = ((long) contractDays * leadTimePercent + 99) / 100 - contractDays;
        Map<Long, Double> shares = new TreeMap<>();
        shares.put(kept, KEPT_CONTRACT);
        double tail = (1 - Math.pow(NEXT_DAY, LATEST)) / (1 - NEXT_DAY);
        double share = (1 - KEPT_CONTRACT) / tail;
        for (int day = 1; day <= LATEST; day++) {
            shares.put(kept + day, share);
            share *= NEXT_DAY;
        }
        return Spread.of(shares);
    }
}
