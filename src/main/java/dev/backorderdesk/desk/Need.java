package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a batch wants to know and to lock.
 *
 * @param keys inbox keys to look up
 * @param skus every SKU whose position is read or changed; locked in this order
 * @param sellers sellers to read
 * @param suppliers suppliers to read beside those that offer or are bringing one of the SKUs
 * @param holdings customers and SKUs whose grants are counted
 * @param grantsSince grants at or after this instant are counted (UTC)
 * @param supplyIds supplies to read whatever their state
 * @param orderIds orders of which it must be known whether they were decided
 * @param reorderIds reorders to read whatever their state
 * @param parents parents that the batch may bring: what is pending for them is read
 * @param arriving pieces that may become free in a place beside those free already: so many pieces of the parts that
 *     wait there are read, first in turn first
 * @param confirming pieces that supply may newly cover in a place: so many unpegged pieces of the parts that wait there
 *     are read, first in turn first
 * @param peggedOn supplies of which every part that counts on them is read
 * @param countsAt for counts: movements of this SKU and location after this instant are read
 * @param unasked places of which the waiting parts are read that have pieces neither pegged nor asked for by a reorder
 *     in state SENT
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
        Set<Pending.Parent> parents,
        Map<SkuLocation, Long> arriving,
        Map<SkuLocation, Long> confirming,
        Set<String> peggedOn,
        Map<SkuLocation, Instant> countsAt,
        Set<SkuLocation> unasked) {

    /** The same with so many more pieces that may become free in a place. */
    Need withArriving(SkuLocation place, long pieces) {
        Map<SkuLocation, Long> more = new HashMap<>(arriving);
        more.merge(place, pieces, Long::sum);
        return new Need(
                keys,
                skus,
                sellers,
                suppliers,
                holdings,
                grantsSince,
                supplyIds,
                orderIds,
                reorderIds,
                parents,
                more,
                confirming,
                peggedOn,
                countsAt,
                unasked);
    }

    /** A customer's share of a SKU. */
    public record Holding(String customerId, String sku) {}

    /** A SKU at a location. */
    public record SkuLocation(String sku, String location) {}
}
