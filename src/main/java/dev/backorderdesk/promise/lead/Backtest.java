package dev.backorderdesk.promise.lead;

import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What would have been promised on the day of each order, and how that would have turned out.
 *
 * <p>No looking ahead: what is promised for an order sent on a day is learned from orders sent on earlier days, and from
 * receipts of earlier days; what had not come by then is open, whatever the file says of it later.
 */
public final class Backtest {
    private static final Comparator<PastOrder> BY_SENT = Comparator.comparing(PastOrder::sent)
            .thenComparing(PastOrder::supplier)
            .thenComparing(PastOrder::sku)
            .thenComparing(PastOrder::category)
            .thenComparing(PastOrder::received, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(PastOrder::contractDays, Comparator.nullsLast(Comparator.<Integer>naturalOrder()));

    private static final int PERCENT = 100;

    private final Tuning tuning;
    private final Map<List<String>, LeadRecord> records = new HashMap<>();
    private final Baselines baselines = new Baselines();

    private Backtest(Tuning tuning) {
        this.tuning = tuning;
    }

    /**
     * What was promised for an order.
     *
     * @param days calendar days by the way of promising; a way that had nothing to go by is missing
     */
    public record Promised(PastOrder order, Map<Way, Long> days) {}

    /**
     * How good the promises were.
     *
     * @param months by the month in which the order was sent, and way
     * @param unscored orders that never came, or for which there was neither contract nor record
     */
    public record Report(SortedMap<YearMonth, Map<Way, Score>> months, Map<Way, Score> total, long unscored) {}

    /**
     * Promises for all, in the order of their days; the order of the list makes no difference.
     *
     * @param progress told the number of orders done, one after the other
     */
    public static List<Promised> promises(List<PastOrder> orders, Tuning tuning, LongConsumer progress) {
        return new Backtest(tuning).run(orders, progress);
    }

    /** Scores of the orders that came, for those for which our own way had something to go by. */
    public static Report report(List<Promised> promises) {
        SortedMap<YearMonth, Map<Way, Score>> months = new TreeMap<>();
        Map<Way, Score> total = new EnumMap<>(Way.class);
        long unscored = 0;
        for (Promised each : promises) {
            LocalDate received = each.order().received();
            if (received == null || !each.days().containsKey(Way.LEARNED)) {
                unscored++;
                continue;
            }
            LocalDate sent = each.order().sent();
            long taken = ChronoUnit.DAYS.between(sent, received);
            Map<Way, Score> month = months.computeIfAbsent(YearMonth.from(sent), any -> new EnumMap<>(Way.class));
            each.days().forEach((way, days) -> {
                Score one = Score.NONE.and(days, taken);
                month.merge(way, one, Score::and);
                total.merge(way, one, Score::and);
            });
        }
        return new Report(months, total, unscored);
    }

    private List<Promised> run(List<PastOrder> orders, LongConsumer progress) {
        List<PastOrder> bySent = orders.stream().sorted(BY_SENT).toList();
        List<PastOrder> byReceived = new ArrayList<>(bySent);
        byReceived.removeIf(each -> each.received() == null);
        byReceived.sort(Comparator.comparing(Backtest::received));
        List<Promised> promises = new ArrayList<>(bySent.size());
        int came = 0;
        int begun = 0;
        for (PastOrder order : bySent) {
            for (; bySent.get(begun).sent().isBefore(order.sent()); begun++) {
                opened(bySent.get(begun));
            }
            for (; came < byReceived.size() && received(byReceived.get(came)).isBefore(order.sent()); came++) {
                received(byReceived.get(came), received(byReceived.get(came)));
            }
            promises.add(new Promised(order, promise(order)));
            progress.accept(promises.size());
        }
        return promises;
    }

    /** Only of those that have it. */
    private static LocalDate received(PastOrder order) {
        return order.received() == null ? LocalDate.MAX : order.received();
    }

    private Map<Way, Long> promise(PastOrder order) {
        Map<Way, Long> days = new EnumMap<>(Way.class);
        Spread learned = new LeadTimes(record(sku(order)), record(supplier(order)), record(category(order)), tuning)
                .days(order.contractDays(), PERCENT, order.sent());
        put(days, Way.LEARNED, learned == null ? null : (Long) learned.quantile(Spread.P90));
        Long contract = order.contractDays() == null
                ? null
                : (Long) order.contractDays().longValue();
        put(days, Way.CONTRACT, contract);
        put(days, Way.LAST, baselines.last(order, contract));
        put(days, Way.HISTORY, baselines.history(order, contract));
        return days;
    }

    private static void put(Map<Way, Long> days, Way way, @Nullable Long promised) {
        if (promised != null) {
            days.put(way, promised);
        }
    }

    private void opened(PastOrder order) {
        for (List<String> key : List.of(sku(order), supplier(order), category(order))) {
            records.put(key, record(key).opened(order.delivery()));
        }
    }

    private void received(PastOrder order, LocalDate received) {
        for (List<String> key : List.of(sku(order), supplier(order), category(order))) {
            records.put(key, record(key).received(order.delivery(), received, tuning));
        }
        baselines.received(order, ChronoUnit.DAYS.between(order.sent(), received));
    }

    private LeadRecord record(List<String> key) {
        return records.getOrDefault(key, LeadRecord.EMPTY);
    }

    private static List<String> sku(PastOrder order) {
        return List.of("sku", order.supplier(), order.sku());
    }

    private static List<String> supplier(PastOrder order) {
        return List.of("supplier", order.supplier());
    }

    private static List<String> category(PastOrder order) {
        return List.of("category", order.category());
    }
}
