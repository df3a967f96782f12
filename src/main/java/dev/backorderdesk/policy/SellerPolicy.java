package dev.backorderdesk.policy;

/**
 * A row of the seller policy: limits and permissions, never outcomes.
 *
 * @param lineLimit most pieces on one line; {@link #UNLIMITED} means no limit
 * @param customerLimit most pieces that one customer may hold of a SKU
 * @param customerWindowDays days over which granted pieces count against {@code customerLimit}
 * @param mayBackorder pieces may wait for stock
 * @param backorderLimit most pieces of a SKU that may wait for stock at once, over all customers
 * @param longestWaitDays most calendar days from the order to ship-by; {@link #UNLIMITED} means no limit
 * @param mayPreorder pieces may wait for the release date
 * @param preorderLimit most pieces of a SKU that may wait for the release date at once, over all customers
 * @param source file and row
 */
public record SellerPolicy(
        long lineLimit,
        long customerLimit,
        int customerWindowDays,
        boolean mayBackorder,
        long backorderLimit,
        long longestWaitDays,
        boolean mayPreorder,
        long preorderLimit,
        String source) {

    /** The word {@code unlimited}. */
    public static final long UNLIMITED = Long.MAX_VALUE;
}
