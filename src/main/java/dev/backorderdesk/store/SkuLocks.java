package dev.backorderdesk.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * The row locks of SKUs. All are taken by one statement in one order, so that two transactions never wait for each
 * other.
 */
final class SkuLocks {

    private SkuLocks() {}

    /**
     * Locks the SKUs until the transaction ends.
     *
     * @throws Missing where some have no row yet
     */
    static void take(Session session, SortedSet<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        List<String> locked = session.query(
                "select sku from sku_lock where sku = any(?) order by sku for update", row -> row.text(1), (Object)
                        Session.array(skus));
        if (locked.size() < skus.size()) {
            List<String> missing = new ArrayList<>(skus);
            missing.removeAll(locked);
            throw new Missing(missing);
        }
    }

    /** Creates rows, whoever else does so at the same time. */
    static int create(Session session, List<String> skus) {
        session.batch("insert into sku_lock (sku) values (?) on conflict do nothing", skus, sku -> Session.row(sku));
        return skus.size();
    }

    /**
     * SKUs that were never seen before. Their rows are made in a transaction of its own, before any lock is held: rows
     * that are made in between would be locked out of turn.
     */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ArrayList<String> skus;

        Missing(List<String> skus) {
            super("no lock for " + skus, null, false, false);
            this.skus = new ArrayList<>(skus);
        }

        List<String> skus() {
            return skus;
        }
    }
}
