package dev.backorderdesk.desk;

import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What suppliers are asked for, while a batch adds to it. */
final class ReorderBook {
    private final Map<String, Reorder> byId = new HashMap<>();
    private final Map<String, Map<String, Reorder>> bySku = new HashMap<>();
    private final Map<String, Reorder> changed = new LinkedHashMap<>();

    ReorderBook(List<Reorder> read) {
        read.forEach(this::enter);
    }

    private void enter(Reorder reorder) {
        byId.put(reorder.reorderId(), reorder);
        bySku.computeIfAbsent(reorder.sku(), sku -> new LinkedHashMap<>()).put(reorder.reorderId(), reorder);
    }

    @Nullable
    Reorder of(String reorderId) {
        return byId.get(reorderId);
    }

    /** Those of a SKU for a location in a state. */
    List<Reorder> in(Reorder.State state, String sku, String location) {
        List<Reorder> found = new ArrayList<>();
        for (Reorder each : bySku.getOrDefault(sku, Map.of()).values()) {
            if (each.state() == state && each.location().equals(location)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Suppliers who refused a SKU for a location and are not asked for it yet. */
    Set<String> refusing(String sku, String location, Instant now) {
        Set<String> suppliers = new HashSet<>();
        for (Reorder each : bySku.getOrDefault(sku, Map.of()).values()) {
            Instant until = each.askAgainAt();
            if (until != null && until.isAfter(now) && each.location().equals(location)) {
                suppliers.add(each.supplier());
            }
        }
        return suppliers;
    }

    /** Whether any of a SKU for a location says who is asked, or not asked, now. */
    boolean anyOpen(String sku, String location) {
        return bySku.getOrDefault(sku, Map.of()).values().stream()
                .anyMatch(each -> each.open() && each.location().equals(location));
    }

    void put(Reorder reorder) {
        enter(reorder);
        changed.put(reorder.reorderId(), reorder);
    }

    /** Those that the batch made or changed, as they are now. */
    List<Reorder> changed() {
        return List.copyOf(changed.values());
    }
}
