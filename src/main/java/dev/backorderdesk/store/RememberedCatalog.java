package dev.backorderdesk.store;

import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.SupplierItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a node remembers of the catalogue. It is checked, not believed: each transaction reads the catalogue's revision
 * after it has locked its SKUs, and whatever is remembered holds for one revision only. Where a database lost its last commits,
 * what comes after has the numbers of what is gone, but not its stamps.
 *
 * <p>Entries are read after the revision, so none is older than the edition it is put into; one that somebody changed in
 * between may be newer, which is what the transaction would have read by itself. Nobody gets that edition any more once
 * he has read the next revision. A transaction that has written the catalogue itself remembers nothing: its entries, and
 * the revision that it sees, may yet be undone.
 */
final class RememberedCatalog {

    /** Entries before all are forgotten: a few megabytes, and more articles than are ordered all the time. */
    private static final int MOST = 50_000;

    private static final CatalogTable.Revision NONE = new CatalogTable.Revision(-1, "");

    private Edition current = new Edition(NONE);

    /** The database was away, and may have lost what is remembered. */
    synchronized void forget() {
        current = new Edition(NONE);
    }

    /** The edition of a revision; empty where nothing is remembered of it. */
    synchronized Edition of(CatalogTable.Revision revision) {
        if (revision.number() < current.revision.number()) {
            return new Edition(revision); // of somebody who has looked before others wrote
        }
        if (!revision.equals(current.revision) || current.isFull()) {
            current = new Edition(revision);
        }
        return current;
    }

    /** One revision of the catalogue, as far as it was asked for. */
    static final class Edition {
        private final CatalogTable.Revision revision;
        private final Map<String, Optional<CatalogEntry>> entries = new ConcurrentHashMap<>();
        private final Map<String, List<SupplierItem>> offers = new ConcurrentHashMap<>();
        private volatile @Nullable List<Location> locations;

        /** An empty one; one that nobody else gets is no memory but a place to gather. */
        Edition(CatalogTable.Revision revision) {
            this.revision = revision;
        }

        /** Both are of the same revision. */
        boolean isOf(Edition other) {
            return revision.equals(other.revision);
        }

        private boolean isFull() {
            return entries.size() + offers.size() >= MOST;
        }

        /** Null where it was never asked for, empty where there is none. */
        @Nullable
        Optional<CatalogEntry> entry(String key) {
            return entries.get(key);
        }

        void entry(String key, Optional<CatalogEntry> entry) {
            entries.put(key, entry);
        }

        /** Offers of a SKU in order of preference; null where they were never asked for. */
        @Nullable
        List<SupplierItem> offers(String sku) {
            return offers.get(sku);
        }

        void offers(String sku, List<SupplierItem> all) {
            offers.put(sku, List.copyOf(all));
        }

        /** Every location; null where they were never asked for. */
        @Nullable
        List<Location> locations() {
            return locations;
        }

        void locations(List<Location> all) {
            locations = List.copyOf(all);
        }
    }
}
