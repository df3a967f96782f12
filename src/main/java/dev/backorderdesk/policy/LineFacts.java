package dev.backorderdesk.policy;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision on one line may know, as it was when the line was decided. Kept with the decision, so that it can
 * be taken again.
 *
 * @param line line number
 * @param placedAt when the order was placed (UTC); the longest wait is counted from its day in the location's zone
 * @param placedOn the same as a day in the shop's zone
 * @param tier the customer's group; null means none
 * @param category the article's category; null where the SKU is unknown
 * @param itemKnown the SKU stands in the catalogue
 * @param sellerKnown the seller stands in the catalogue
 * @param refundPolicy the seller shows a refund policy
 * @param reputation the seller's, 0 to 100; null means unknown
 * @param pricePercent unit price as a percentage of the list price, rounded down; null where either is unknown
 * @param releaseAhead the release is after the decision
 * @param preorderOpen preorders are still taken ({@code preorderEndsAt} is not past)
 * @param preorderLimit the article's own limit of preordered pieces; null means none
 * @param preordered pieces of the SKU preordered by everybody and not yet served
 * @param waiting pieces of the SKU backordered by everybody and not yet served
 * @param held pieces of the SKU granted to this customer within the policy's window and not cancelled
 * @param onHand pieces that can be promised from stock now, 0 or more
 * @param dated there is at least one offer that is not from stock
 * @param supplierKnown a supplier offers the SKU
 * @param leadTimeKnown a supplier offers the SKU with a lead time
 * @param earliestDeliverBy first day on which any piece could arrive (ship-to zone); null where nothing can be promised
 * @param needBy day by which the customer wants it (ship-to zone)
 * @param needByEssential later is of no use
 * @param suspended no carrier serves the destination now
 * @param suspension the carrier's words on it; null where not suspended
 */
public record LineFacts(
        int line,
        String sku,
        long quantity,
        Instant placedAt,
        LocalDate placedOn,
        String seller,
        @Nullable String channel,
        @Nullable String tier,
        @Nullable String category,
        String country,
        @Nullable String region,
        @Nullable String service,
        boolean itemKnown,
        boolean sellerKnown,
        boolean sellerBlocked,
        boolean refundPolicy,
        @Nullable Integer reputation,
        @Nullable Integer pricePercent,
        boolean discontinued,
        boolean releaseAhead,
        boolean preorderOpen,
        @Nullable Long preorderLimit,
        long preordered,
        long waiting,
        long held,
        long onHand,
        boolean dated,
        boolean supplierKnown,
        boolean leadTimeKnown,
        @Nullable LocalDate earliestDeliverBy,
        @Nullable LocalDate needBy,
        boolean needByEssential,
        boolean shipComplete,
        boolean suspended,
        @Nullable String suspension) {}
