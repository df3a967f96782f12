package dev.backorderdesk.desk;

import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.promise.lead.LeadRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What suppliers did, as far as a batch needs it. Read without a lock of its own: a record may be a delivery behind.
 *
 * @param records by name: see {@link #ofSku}, {@link #ofSupplier}, {@link #ofCategory}
 * @param underWay by subject
 */
public record Leads(Map<String, LeadRecord> records, Map<String, UnderWay> underWay) {

    /** Nothing is known. */
    public static final Leads NONE = new Leads(Map.of(), Map.of());

    /** Record of what a supplier delivers of a SKU; no supplier's name has a slash in it. */
    static String ofSku(String supplier, String sku) {
        return "sku/" + supplier + "/" + sku;
    }

    /** Record of all that a supplier delivers. */
    static String ofSupplier(String supplier) {
        return "supplier/" + supplier;
    }

    /** Record of all of a category, from whatever supplier. */
    static String ofCategory(String category) {
        return "category/" + category;
    }

    /** The records that the articles of a batch may need, in the order in which they are locked. */
    public static SortedSet<String> names(
            Collection<String> suppliers,
            Collection<String> categories,
            Collection<? extends List<SupplierItem>> offers) {
        SortedSet<String> names = new TreeSet<>();
        suppliers.forEach(each -> names.add(ofSupplier(each)));
        categories.forEach(each -> names.add(ofCategory(each)));
        offers.forEach(each -> each.forEach(offer -> {
            names.add(ofSku(offer.supplier(), offer.sku()));
            names.add(ofSupplier(offer.supplier()));
        }));
        return names;
    }

    /**
     * What a batch teaches.
     *
     * @param lessons to be applied to the records, each locked, in this order
     * @param begun under way now, or another than before
     * @param ended subjects that are not under way any more
     */
    public record Taught(List<Lesson> lessons, List<UnderWay> begun, List<String> ended) {

        /** Nothing. */
        public static final Taught NOTHING = new Taught(List.of(), List.of(), List.of());
    }
}
