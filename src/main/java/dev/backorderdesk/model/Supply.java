package dev.backorderdesk.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's quantity with its day, one revision of it.
 *
 * @param location where it arrives; null means the shop's default location
 * @param quantity total ordered; what is open is that less the receipts that name it
 * @param expected day of arrival in the location's zone; null means no date is known
 * @param reorderId the reorder that this confirms
 */
public record Supply(
        String supplyId,
        long revision,
        String supplier,
        String sku,
        @Nullable String location,
        long quantity,
        @Nullable LocalDate expected,
        Status status,
        @Nullable String reorderId)
        implements Event {

    /** Whether it is still coming. */
    public enum Status {
        OPEN,
        CANCELLED
    }

    @Override
    public String key() {
        return supplyId;
    }
}
