package dev.backorderdesk.allocate;

import org.jspecify.annotations.Nullable;

/**
 * A change of what a waiting part counts on.
 *
 * @param served pieces of the part that have stock now, in all
 * @param supplyId the supply that the rest counts on now; null where none
 */
public record Served(
        String orderId,
        int line,
        int part,
        String sku,
        long served,
        @Nullable String supplyId) {}
