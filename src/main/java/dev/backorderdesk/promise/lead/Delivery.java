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
 * @param asked false where we don't know when it was asked for: then {@code begun} is when we first heard of it, it has no
 *     {@code due}, and it says nothing of lead times, only of how the day announced is kept
 */
public record Delivery(
        LocalDate begun, @Nullable LocalDate due, @Nullable LocalDate announced, boolean asked) {

    /** Something that was asked for. */
    public Delivery(LocalDate begun, @Nullable LocalDate due, @Nullable LocalDate announced) {
        this(begun, due, announced, true);
    }

    /** Something that was announced, and nobody knows when it was asked for. */
    public static Delivery unasked(LocalDate heard) {
        return new Delivery(heard, null, null, false);
    }

    /** The same with the day that the supplier named. */
    public Delivery announced(LocalDate day) {
        return new Delivery(begun, due, day, asked);
    }

    /** The day from which its days are counted; null where nobody knows it. */
    @Nullable
    LocalDate since() {
        return asked ? begun : null;
    }

    static final Comparator<Delivery> ORDER = Comparator.comparing(Delivery::begun)
            .thenComparing(Delivery::due, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Delivery::announced, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Delivery::asked);
}
