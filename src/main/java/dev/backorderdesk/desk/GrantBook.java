package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What customers were granted, which counts for their limits. */
final class GrantBook {
    private final Map<Need.Holding, List<Snapshot.Grant>> grants;
    private final Instant now;
    private final Map<List<Object>, Outcome.Regrant> changed = new LinkedHashMap<>();

    GrantBook(Map<Need.Holding, List<Snapshot.Grant>> grants, Instant now) {
        this.grants = new HashMap<>(grants);
        this.now = now;
    }

    /** Pieces that a customer was granted of a SKU at or after an instant. */
    long held(Need.Holding holding, Instant since) {
        long held = 0;
        for (Snapshot.Grant grant : grants.getOrDefault(holding, List.of())) {
            held += grant.at().isBefore(since) ? 0 : grant.quantity();
        }
        return held;
    }

    void granted(Need.Holding holding, long quantity) {
        List<Snapshot.Grant> list = new ArrayList<>(grants.getOrDefault(holding, List.of()));
        list.add(new Snapshot.Grant(quantity, now));
        grants.put(holding, list);
    }

    /** Pieces of a line were cancelled: they count for no limit any more. */
    void ungranted(OrderBook book, int line, String sku, long pieces) {
        Need.Holding holding = new Need.Holding(book.order().customer().id(), sku);
        List<Snapshot.Grant> list = grants.get(holding);
        if (list != null) {
            // Of the same instant, so that both are within a window or neither is.
            List<Snapshot.Grant> less = new ArrayList<>(list);
            less.add(new Snapshot.Grant(-pieces, book.decidedAt()));
            grants.put(holding, less);
        }
        changed.put(
                List.of(book.order().orderId(), line),
                new Outcome.Regrant(
                        book.order().customer().id(), sku, book.order().orderId(), line, book.granted(line)));
    }

    /** What is left of the grant of each line of which some was cancelled. */
    List<Outcome.Regrant> changed() {
        return List.copyOf(changed.values());
    }
}
