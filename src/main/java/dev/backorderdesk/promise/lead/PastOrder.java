package dev.backorderdesk.promise.lead;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a supplier once, and what became of it.
 *
 * @param category empty where none is known
 * @param contractDays calendar days that were agreed; null where nothing was
 * @param received the day on which the last of it came, not before {@code sent}; null where it never did
 */
public record PastOrder(
        String supplier,
        String sku,
        String category,
        LocalDate sent,
        @Nullable LocalDate received,
        @Nullable Integer contractDays) {

    Delivery delivery() {
        LocalDate due = contractDays == null ? null : sent.plusDays(contractDays);
        return new Delivery(sent, due, due);
    }
}
