package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How it is paid.
 *
 * @param currency ISO 4217 code of every amount of the order
 * @param completeAt when the order was complete (paid or authorised); null means when it was placed
 * @param captured the money was taken, not only authorised
 * @param billingCycleEnd last day of the customer's billing cycle where the seller is the creditor
 */
public record Payment(
        @Nullable String method,
        Credit credit,
        @Nullable String currency,
        @Nullable Instant completeAt,
        boolean captured,
        @Nullable LocalDate billingCycleEnd) {

    /** Who lends. */
    public enum Credit {
        NONE,
        SELLER,
        THIRD_PARTY
    }
}
