package dev.backorderdesk.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order's payment, as it came on {@code payments.in}.
 *
 * @param currency ISO 4217
 * @param at when it happened (UTC); this counts, not when the message came, but for one that is dated ahead
 */
public record PaymentEvent(
        String paymentEventId,
        String orderId,
        Status status,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Instant at)
        implements Event {

    /** What happened. */
    public enum Status {
        /** The order is complete: paid, or authorised, and nothing is missing. */
        COMPLETE,
        /** It failed after all, or something is missing: the order is not complete any more. */
        DISHONOURED,
        /** The money was taken. */
        CAPTURED,
        /** What was authorised or taken was let go. */
        VOIDED
    }

    /** The same at another instant (UTC). */
    public PaymentEvent at(Instant instant) {
        return new PaymentEvent(paymentEventId, orderId, status, amount, currency, instant);
    }

    @Override
    public String key() {
        return paymentEventId;
    }
}
