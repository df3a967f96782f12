package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change an order that was sent before, as it came on {@code orders.changes}; exactly one of {@code cancel},
 * {@code quantity}, {@code needBy} and {@code shipTo} is set.
 *
 * @param line the line meant; null means the whole order
 * @param quantity the smaller quantity that the line shall have
 */
public record OrderChange(
        String changeId,
        String orderId,
        @Nullable Integer line,
        By by,
        Instant receivedAt,
        @Nullable String reason,
        boolean cancel,
        @Nullable Integer quantity,
        @Nullable LocalDate needBy,
        @Nullable ShipTo shipTo)
        implements Event {

    /** Who wants the change. */
    public enum By {
        CUSTOMER,
        SELLER
    }

    /** The same, received at the latest then: nobody receives anything in the future. */
    public OrderChange notAfter(Instant latest) {
        return receivedAt.isAfter(latest)
                ? new OrderChange(changeId, orderId, line, by, latest, reason, cancel, quantity, needBy, shipTo)
                : this;
    }

    @Override
    public String key() {
        return changeId;
    }
}
