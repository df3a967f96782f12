package dev.backorderdesk.promise.lead;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier was asked for, while it is under way. All days are the location's.
 *
 * @param begun the supplier's first working day on or after the sending: days are counted from there, as
 *     {@link dev.backorderdesk.promise.SupplierDays#arrival} counts them
 * @param due {@code begun} and the contract's lead time; null where there is none
 * @param announced the day that the supplier named first; null where it named none yet
 */
public record Delivery(
        LocalDate begun, @Nullable LocalDate due, @Nullable LocalDate announced) {

    static final Comparator<Delivery> ORDER = Comparator.comparing(Delivery::begun)
            .thenComparing(Delivery::due, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Delivery::announced, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));
}
