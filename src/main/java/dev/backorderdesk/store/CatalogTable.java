package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Master data, each entry as it was last told. */
final class CatalogTable {

    private static final Upsert UPSERT =
            new Upsert("catalog", List.of("kind", "sku", "supplier", "body"), List.of("entry_key"));

    private CatalogTable() {}

    record Read(
            Map<String, Item> items,
            Map<String, Seller> sellers,
            Map<String, Supplier> suppliers,
            Map<String, List<SupplierItem>> supplierItems,
            Map<String, Location> locations) {}

    private enum Kind {
        ITEM(Item.class),
        SELLER(Seller.class),
        SUPPLIER(Supplier.class),
        SUPPLIER_ITEM(SupplierItem.class),
        LOCATION(Location.class);

        private final Class<? extends CatalogEntry> type;

        Kind(Class<? extends CatalogEntry> type) {
            this.type = type;
        }
    }

    /**
     * A state of the catalogue.
     *
     * @param number how often it was written; a database that lost its last commits counts the same numbers again
     * @param stamp given to its last writing and to no other; empty before the first
     */
    record Revision(long number, String stamp) {}

    /** As this transaction sees it: the last one that is committed, or its own. */
    static Revision revision(Session session) {
        return session.query(
                        "select revision, stamp from catalog_revision", row -> new Revision(row.number(1), row.text(2)))
                .get(0);
    }

    /** Reads what the edition does not know yet, and puts it there. */
    static Read read(Session session, Need need, RememberedCatalog.Edition edition) {
        Set<String> wanted = new HashSet<>();
        need.skus().forEach(sku -> wanted.add("ITEM/" + sku));
        need.sellers().forEach(seller -> wanted.add("SELLER/" + seller));
        need.suppliers().forEach(supplier -> wanted.add("SUPPLIER/" + supplier));
        Read read = new Read(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        locations(session, edition).forEach(each -> read.locations.put(each.location(), each));
        offers(session, need.skus(), edition);
        for (String sku : need.skus()) {
            List<SupplierItem> offers = edition.offers(sku);
            if (offers != null && !offers.isEmpty()) {
                read.supplierItems.put(sku, offers);
                offers.forEach(each -> wanted.add("SUPPLIER/" + each.supplier()));
            }
        }
        entries(session, wanted, edition);
        for (String key : wanted) {
            CatalogEntry entry = Objects.requireNonNull(edition.entry(key)).orElse(null);
            if (entry instanceof Item item) {
                read.items.put(item.sku(), item);
            } else if (entry instanceof Seller seller) {
                read.sellers.put(seller.seller(), seller);
            } else if (entry instanceof Supplier supplier) {
                read.suppliers.put(supplier.supplier(), supplier);
            }
        }
        return read;
    }

    /**
     * Reads suppliers that were not read yet.
     *
     * @param into where those that are known are put
     * @return those that it did not hold
     */
    static Set<String> suppliers(Session session, Set<String> names, Read into, RememberedCatalog.Edition edition) {
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(into.suppliers().keySet());
        Set<String> keys = new HashSet<>();
        missing.forEach(each -> keys.add("SUPPLIER/" + each));
        entries(session, keys, edition);
        for (String key : keys) {
            if (Objects.requireNonNull(edition.entry(key)).orElse(null) instanceof Supplier supplier) {
                into.suppliers().put(supplier.supplier(), supplier);
            }
        }
        return missing;
    }

    /** Articles that are known, by SKU. */
    static Map<String, Item> items(Session session, Set<String> skus, RememberedCatalog.Edition edition) {
        Set<String> keys = new HashSet<>();
        skus.forEach(sku -> keys.add("ITEM/" + sku));
        entries(session, keys, edition);
        Map<String, Item> items = new HashMap<>();
        for (String key : keys) {
            if (Objects.requireNonNull(edition.entry(key)).orElse(null) instanceof Item item) {
                items.put(item.sku(), item);
            }
        }
        return items;
    }

    /** Every location, as it is now. */
    static List<Location> locations(Session session) {
        return session.query(
                "select body from catalog where kind = ?",
                row -> StoredJson.read(row.text(1), Location.class),
                Kind.LOCATION);
    }

    private static List<Location> locations(Session session, RememberedCatalog.Edition edition) {
        List<Location> known = edition.locations();
        if (known == null) {
            known = session.query(
                    "select body from catalog where kind = 'LOCATION'",
                    row -> StoredJson.read(row.text(1), Location.class));
            edition.locations(known);
        }
        return known;
    }

    private static void offers(Session session, Set<String> skus, RememberedCatalog.Edition edition) {
        Map<String, List<SupplierItem>> found = new HashMap<>();
        skus.stream().filter(sku -> edition.offers(sku) == null).forEach(sku -> found.put(sku, new ArrayList<>()));
        if (found.isEmpty()) {
            return;
        }
        session.query(
                        "select body from catalog where sku = any(?)",
                        row -> StoredJson.read(row.text(1), SupplierItem.class),
                        (Object) Session.array(found.keySet()))
                .forEach(each -> Objects.requireNonNull(found.get(each.sku())).add(each));
        found.forEach((sku, offers) -> {
            offers.sort(Comparator.comparingInt(SupplierItem::preference).thenComparing(SupplierItem::supplier));
            edition.offers(sku, offers);
        });
    }

    private static void entries(Session session, Set<String> keys, RememberedCatalog.Edition edition) {
        Map<String, Optional<CatalogEntry>> found = new HashMap<>();
        keys.stream().filter(key -> edition.entry(key) == null).forEach(key -> found.put(key, Optional.empty()));
        if (found.isEmpty()) {
            return;
        }
        session.<CatalogEntry>query(
                        "select kind, body from catalog where entry_key = any(?)",
                        row -> StoredJson.read(row.text(2), row.constant(1, Kind.class).type),
                        (Object) Session.array(found.keySet()))
                .forEach(each -> found.put(each.key(), Optional.of(each)));
        found.forEach(edition::entry);
    }

    /** Titles by SKU, of articles that are known. */
    static Map<String, String> titles(Session session, Set<String> skus) {
        Map<String, String> titles = new HashMap<>();
        session.query(
                        "select body from catalog where entry_key = any(?)",
                        row -> StoredJson.read(row.text(1), Item.class),
                        (Object) skus.stream().map(sku -> "ITEM/" + sku).toArray(String[]::new))
                .forEach(item -> titles.put(item.sku(), item.title()));
        return titles;
    }

    /** The revision's row is taken after those of the entries, by everybody. */
    static void write(Session session, List<CatalogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        UPSERT.write(session, entries, entry -> {
            SupplierItem offer = entry instanceof SupplierItem each ? each : null;
            return Session.row(
                    kind(entry),
                    offer == null ? null : offer.sku(),
                    offer == null ? null : offer.supplier(),
                    StoredJson.write(entry),
                    entry.key());
        });
        session.update(
                "update catalog_revision set revision = revision + 1, stamp = ?",
                UUID.randomUUID().toString());
    }

    private static Kind kind(CatalogEntry entry) {
        for (Kind kind : Kind.values()) {
            if (kind.type.isInstance(entry)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no table for " + entry.getClass());
    }
}
