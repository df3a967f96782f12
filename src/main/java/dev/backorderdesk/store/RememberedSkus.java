package dev.backorderdesk.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What was last read or written of articles, by who held their locks. Good only where the locks are this process's own: nobody
 * else writes then, and who has an article's lock has seen what the one before him committed.
 */
final class RememberedSkus {

    /** It takes a sixteenth of the memory that Java may take. */
    private static final int PART = 16;

    /** Bytes, about, of an article, of its stock at a location, of a supply or reorder, of an order that a reorder asks for. */
    private static final int ARTICLE = 260;

    private static final int STOCK = 140;
    private static final int ASKED = 300;
    private static final int ORDER = 120;

    private final Cache<String, Known> bySku = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART)
            .executor(Runnable::run) // tidying is short, and to wake another thread for it is not
            .weigher((String sku, Known known) -> known.weight())
            .build();

    /**
     * What is known of an article, all of it or nothing.
     *
     * @param stock by location, in order
     * @param coming supplies of which something comes, by id, in order
     * @param open reorders that are open, by id, in order
     */
    record Known(List<SkuPosition.Stock> stock, List<SkuPosition.Inbound> coming, List<Reorder> open) {

        /** As it was read from the tables. */
        static Known of(SkuPosition position, List<Reorder> reorders) {
            return new Known(
                    position.stock(),
                    position.supplies().stream().filter(each -> each.open() > 0).toList(),
                    reorders.stream().filter(Reorder::open).toList());
        }

        /** As it is after these new states; of several of the same the last counts. */
        private Known after(
                List<SkuPosition.Stock> stocks, List<SkuPosition.Inbound> supplies, List<Reorder> reorders) {
            Map<String, SkuPosition.Inbound> ahead = byName(coming, supplies, SkuPosition.Inbound::supplyId);
            ahead.values().removeIf(each -> each.open() == 0);
            Map<String, Reorder> asked = byName(open, reorders, Reorder::reorderId);
            asked.values().removeIf(each -> !each.open());
            return new Known(
                    List.copyOf(
                            byName(stock, stocks, SkuPosition.Stock::location).values()),
                    List.copyOf(ahead.values()),
                    List.copyOf(asked.values()));
        }

        private static <T> Map<String, T> byName(List<T> before, List<T> after, Function<T, String> name) {
            Map<String, T> all = new TreeMap<>();
            before.forEach(each -> all.put(name.apply(each), each));
            after.forEach(each -> all.put(name.apply(each), each));
            return all;
        }

        private int weight() {
            int orders = open.stream().mapToInt(each -> each.demand().size()).sum();
            return ARTICLE + STOCK * stock.size() + ASKED * (coming.size() + open.size()) + ORDER * orders;
        }
    }

    /** Those of them that are known. */
    Map<String, Known> of(Set<String> skus) {
        return bySku.getAllPresent(skus);
    }

    void put(Map<String, Known> read) {
        bySku.putAll(read);
    }

    void forget(Collection<String> skus) {
        bySku.invalidateAll(skus);
    }

    /** Articles of which something is written. */
    static SortedSet<String> written(Outcome outcome) {
        SortedSet<String> skus = new TreeSet<>();
        outcome.stock().forEach(each -> skus.add(each.sku()));
        outcome.supplies().forEach(each -> skus.add(each.sku()));
        outcome.reorders().forEach(each -> skus.add(each.sku()));
        return skus;
    }

    /** What is known of those that are written, after it; those of which nothing was known before are missing. */
    static Map<String, Known> after(Map<String, Known> before, Outcome outcome) {
        Map<String, List<SkuPosition.Stock>> stock = new HashMap<>();
        Map<String, List<SkuPosition.Inbound>> supplies = new HashMap<>();
        Map<String, List<Reorder>> reorders = new HashMap<>();
        outcome.stock().forEach(each -> add(stock, each.sku(), kept(each.stock())));
        outcome.supplies().forEach(each -> add(supplies, each.sku(), each.inbound()));
        outcome.reorders().forEach(each -> add(reorders, each.sku(), each));
        Map<String, Known> after = new HashMap<>();
        for (String sku : written(outcome)) {
            Known known = before.get(sku);
            if (known != null) {
                after.put(
                        sku,
                        known.after(
                                stock.getOrDefault(sku, List.of()),
                                supplies.getOrDefault(sku, List.of()),
                                reorders.getOrDefault(sku, List.of())));
            }
        }
        return after;
    }

    private static <T> void add(Map<String, List<T>> into, String sku, T state) {
        into.computeIfAbsent(sku, name -> new ArrayList<>()).add(state);
    }

    /** As it would be read. */
    private static SkuPosition.Stock kept(SkuPosition.Stock stock) {
        Instant counted = stock.countedAt();
        return counted == null
                ? stock
                : new SkuPosition.Stock(
                        stock.location(),
                        stock.onHand(),
                        stock.reserved(),
                        stock.waiting(),
                        stock.preordered(),
                        Session.kept(counted));
    }
}
