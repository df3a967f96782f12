package dev.backorderdesk.desk;

import dev.backorderdesk.model.SupplierItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which suppliers offer an article, by preference. */
final class OfferBook {
    private static final Comparator<SupplierItem> PREFERENCE =
            Comparator.comparingInt(SupplierItem::preference).thenComparing(SupplierItem::supplier);

    private final Map<String, List<SupplierItem>> bySku;

    OfferBook(Map<String, List<SupplierItem>> bySku) {
        this.bySku = new HashMap<>(bySku);
    }

    List<SupplierItem> of(String sku) {
        return bySku.getOrDefault(sku, List.of());
    }

    void put(SupplierItem offer) {
        List<SupplierItem> offers = new ArrayList<>(of(offer.sku()));
        offers.removeIf(each -> each.supplier().equals(offer.supplier()));
        offers.add(offer);
        offers.sort(PREFERENCE);
        bySku.put(offer.sku(), offers);
    }
}
