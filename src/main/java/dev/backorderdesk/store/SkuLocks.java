package dev.backorderdesk.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The locks of SKUs: rows on PostgreSQL, {@link ProcessLocks} on H2. All are taken in one order, so that two transactions never
 * wait for each other.
 */
final class SkuLocks {

    private SkuLocks() {}

    /**
     * Locks the SKUs until the transaction ends.
     *
     * @throws Missing where some have no row yet
     * @throws OutOfTurn where some are asked for in addition to those that are held, and others have them
     */
    static void take(Session session, SortedSet<String> skus) {
        ProcessLocks.Holding here = session.here();
        if (here != null) {
            here.take(skus);
            return;
        }
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

    /** All that a transaction needs, of which it can't have all now. It begins anew, and takes them at once and in order. */
    static final class OutOfTurn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final TreeSet<String> skus;

        OutOfTurn(SortedSet<String> skus) {
            super("not in order: " + skus, null, false, false);
            this.skus = new TreeSet<>(skus);
        }

        SortedSet<String> skus() {
            return skus;
        }
    }
}
