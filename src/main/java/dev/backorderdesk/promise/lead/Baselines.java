package dev.backorderdesk.promise.lead;

import dev.backorderdesk.promise.Spread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is usually done instead of learning, fed with the same receipts at the same time. */
final class Baselines {
    private final Map<List<String>, Long> last = new HashMap<>();
    private final Map<String, Map<Long, Double>> history = new HashMap<>();

    void received(PastOrder order, long taken) {
        last.put(List.of(order.supplier(), order.sku()), taken);
        last.put(List.of(order.supplier()), taken);
        history.computeIfAbsent(order.supplier(), any -> new TreeMap<>()).merge(taken, 1.0, Double::sum);
    }

    @Nullable
    Long last(PastOrder order, @Nullable Long contract) {
        Long ofSupplier = last.get(List.of(order.supplier()));
        Long ofSku = last.get(List.of(order.supplier(), order.sku()));
        return ofSku != null ? ofSku : ofSupplier != null ? ofSupplier : contract;
    }

    @Nullable
    Long history(PastOrder order, @Nullable Long contract) {
        Map<Long, Double> known = history.get(order.supplier());
        return known == null ? contract : (Long) Spread.of(known).quantile(Spread.P90);
    }
}
