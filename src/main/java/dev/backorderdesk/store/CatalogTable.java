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
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    static Read read(Session session, Need need) {
        List<String> keys = new ArrayList<>();
        need.skus().forEach(sku -> keys.add("ITEM/" + sku));
        need.sellers().forEach(seller -> keys.add("SELLER/" + seller));
        need.suppliers().forEach(supplier -> keys.add("SUPPLIER/" + supplier));
        String[] skus = Session.array(need.skus());
        List<? extends CatalogEntry> entries = session.query(
                """
                select kind, body from catalog where entry_key = any(?)
                union all
                select kind, body from catalog where kind = 'LOCATION'
                union all
                select kind, body from catalog where sku = any(?)
                union all
                select kind, body from catalog where entry_key in (
                    select 'SUPPLIER/' || supplier from catalog where sku = any(?)
                    union
                    select 'SUPPLIER/' || supplier from supply where coming_sku = any(?))""",
                row -> StoredJson.read(row.text(2), row.constant(1, Kind.class).type),
                Session.array(keys),
                skus,
                skus,
                skus);
        Read read = new Read(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (CatalogEntry entry : entries) {
            if (entry instanceof Item item) {
                read.items.put(item.sku(), item);
            } else if (entry instanceof Seller seller) {
                read.sellers.put(seller.seller(), seller);
            } else if (entry instanceof Supplier supplier) {
                read.suppliers.put(supplier.supplier(), supplier);
            } else if (entry instanceof SupplierItem offer) {
                read.supplierItems
                        .computeIfAbsent(offer.sku(), sku -> new ArrayList<>())
                        .add(offer);
            } else if (entry instanceof Location location) {
                read.locations.put(location.location(), location);
            }
        }
        read.supplierItems
                .values()
                .forEach(each -> each.sort(
                        Comparator.comparingInt(SupplierItem::preference).thenComparing(SupplierItem::supplier)));
        return read;
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

    static void write(Session session, List<CatalogEntry> entries) {
        UPSERT.write(session, entries, entry -> {
            SupplierItem offer = entry instanceof SupplierItem each ? each : null;
            return Session.row(
                    kind(entry),
                    offer == null ? null : offer.sku(),
                    offer == null ? null : offer.supplier(),
                    StoredJson.write(entry),
                    entry.key());
        });
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
