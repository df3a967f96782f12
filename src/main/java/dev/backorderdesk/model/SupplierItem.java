package dev.backorderdesk.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier offers of an article.
 *
 * @param leadTimeDays calendar days from reorder to receipt by contract; null means unknown
 * @param minimumQuantity smallest reorder, in pieces
 * @param packSize pieces in one pack; reorders are whole packs
 * @param preference the lowest number is asked first
 */
public record SupplierItem(
        String supplier,
        String sku,
        long revision,
        @Nullable Integer leadTimeDays,
        long minimumQuantity,
        long packSize,
        @Nullable BigDecimal unitCost,
        int preference)
        implements CatalogEntry {

    @Override
    public String key() {
        return "SUPPLIER_ITEM/" + supplier + "/" + sku;
    }
}
