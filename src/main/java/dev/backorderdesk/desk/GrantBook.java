package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers were granted, which counts for their limits. */
final class GrantBook {
    private final Map<Need.Holding, List<Snapshot.Grant>> grants;
    private final Instant now;
    private final List<Outcome.Regrant> changed = new ArrayList<>();

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

    /** Pieces of an order were cancelled: they count for no limit any more. */
    void ungranted(OrderBook book, String sku, long pieces) {
        Need.Holding holding = new Need.Holding(book.order().customer().id(), sku);
        List<Snapshot.Grant> list = grants.get(holding);
        if (list != null) {
            // Of the same instant, so that both are within a window or neither is.
            List<Snapshot.Grant> less = new ArrayList<>(list);
            less.add(new Snapshot.Grant(-pieces, book.decidedAt()));
            grants.put(holding, less);
        }
        changed.add(new Outcome.Regrant(holding.customerId(), sku, book.decidedAt(), -pieces));
    }

    /** What was cancelled, and counts no more. */
    List<Outcome.Regrant> changed() {
        return List.copyOf(changed);
    }
}
