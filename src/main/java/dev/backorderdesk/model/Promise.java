package dev.backorderdesk.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a part leaves and arrives. Both days or none: without them no date is known, which is an indefinite delay.
 *
 * @param shipBy last day (location's zone) on which it leaves
 * @param deliverBy last day (ship-to zone) on which it arrives
 * @param basis the ground of the date
 * @param supplyId the supply it counts on, where the basis is INBOUND
 */
public record Promise(
        @Nullable LocalDate shipBy,
        @Nullable LocalDate deliverBy,
        Basis basis,
        @Nullable String supplyId) {

    public Promise {
        if ((shipBy == null) != (deliverBy == null)) {
            throw new IllegalArgumentException("a promise has both days or none: " + shipBy + ", " + deliverBy);
        }
    }

    /** The same ground without a day. */
    public static Promise undated(Basis basis, @Nullable String supplyId) {
        return new Promise(null, null, basis, supplyId);
    }

    /** Whether a customer who was promised {@code before} waits longer now; no date is later than any. */
    public boolean isLaterThan(Promise before) {
        if (deliverBy == null || shipBy == null) {
            return before.deliverBy != null;
        }
        return before.deliverBy != null
                && before.shipBy != null
                && (deliverBy.isAfter(before.deliverBy) || shipBy.isAfter(before.shipBy));
    }

    /** Whether both name the same days. */
    public boolean sameDays(Promise other) {
        return java.util.Objects.equals(shipBy, other.shipBy) && java.util.Objects.equals(deliverBy, other.deliverBy);
    }
}
