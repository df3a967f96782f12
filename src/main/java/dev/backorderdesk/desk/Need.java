package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a batch wants to know and to lock.
 *
 * @param keys inbox keys to look up
 * @param skus every SKU whose position is read or changed; locked in this order
 * @param sellers sellers to read
 * @param suppliers suppliers to read beside those that offer one of the SKUs
 * @param holdings customers and SKUs whose grants are counted
 * @param grantsSince grants at or after this instant are counted (UTC)
 * @param supplyIds supplies to read whatever their state
 * @param orderIds orders of which it must be known whether they were decided
 * @param reorderIds reorders to read whatever their state
 * @param arriving pieces that may become free, by SKU: so many pieces of waiting parts are read, first in turn first
 * @param countsAt for counts: movements of this SKU and location after this instant are read
 * @param unasked SKUs of which the waiting parts that no reorder asks for are read
 */
public record Need(
        Set<InboxKey> keys,
        SortedSet<String> skus,
        Set<String> sellers,
        Set<String> suppliers,
        Set<Holding> holdings,
        Instant grantsSince,
        Set<String> supplyIds,
        Set<String> orderIds,
        Set<String> reorderIds,
        Map<String, Long> arriving,
        Map<SkuLocation, Instant> countsAt,
        Set<String> unasked) {

    /** A customer's share of a SKU. */
    public record Holding(String customerId, String sku) {}

    /** A SKU at a location. */
    public record SkuLocation(String sku, String location) {}
}
