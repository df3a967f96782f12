package dev.backorderdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * Who sells.
 *
 * @param reputation 0 (worst) to 100; null means unknown
 * @param refundPolicyUrl where the refund policy can be read; null means there is none
 */
public record Seller(
        String seller,
        long revision,
        String name,
        Status status,
        @Nullable Integer reputation,
        @Nullable String refundPolicyUrl,
        @Nullable String regime)
        implements CatalogEntry {

    /** Whether the seller may sell. */
    public enum Status {
        ACTIVE,
        BLOCKED
    }

    @Override
    public String key() {
        return "SELLER/" + seller;
    }
}
