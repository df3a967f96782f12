package dev.backorderdesk.bench;

import dev.backorderdesk.policy.Line;
import java.util.Objects;

/** The shipped rules written by hand: what a programmer would write who knew them all and never had to change one. */
final class ByHand {
    private ByHand() {}

    static void state(Line line) {
        if (!line.isItemKnown()) {
            line.refuse("UNKNOWN_SKU");
        }
        if (!line.isSellerKnown()) {
            line.refuse("UNKNOWN_SELLER");
        }
        if (line.isSellerBlocked()) {
            line.refuse("SELLER_BLOCKED");
        }
        if (line.isSuspended()) {
            line.refuse("DESTINATION_SUSPENDED");
        }
        if (line.getQuantity() > line.getLineLimit()) {
            line.limit("LINE_LIMIT", line.getLineLimit());
        }
        if (line.getQuantity() > line.getCustomerLeft()) {
            line.limit("CUSTOMER_LIMIT", line.getCustomerLeft());
        }
        if (line.isReleaseAhead()) {
            released(line);
        } else {
            stocked(line);
        }
        if (line.isWaitNeeded()) {
            trusted(line);
        }
        if (line.isNeedByGiven()) {
            if (line.isNeedByEssential()) {
                line.deliverBy("NEEDED_BY", Objects.requireNonNull(line.getNeedBy()));
            } else {
                line.wishedBy("NEEDED_BY_LATE", Objects.requireNonNull(line.getNeedBy()));
            }
        }
        if (line.isShipComplete()) {
            line.note("SHIP_COMPLETE");
        }
    }

    private static void released(Line line) {
        if (line.isPreorderOpen() && line.isMayPreorder()) {
            line.mayWait("NOT_RELEASED");
        }
        if (!line.isMayPreorder()) {
            line.mayNotWait("NO_PREORDER");
        }
        if (!line.isPreorderOpen()) {
            line.mayNotWait("PREORDER_CLOSED");
        }
        if (line.isMayPreorder() && line.getQuantity() > line.getPreorderLeft()) {
            line.limitWaiting("PREORDER_LIMIT", line.getPreorderLeft());
        }
        if (line.getQuantity() > line.getArticlePreorderLeft()) {
            line.limitWaiting("ARTICLE_PREORDER_LIMIT", line.getArticlePreorderLeft());
        }
    }

    private static void stocked(Line line) {
        if (line.getQuantity() <= line.getOnHand()) {
            line.inStock("IN_STOCK");
            return;
        }
        if (line.isMayBackorder()) {
            line.mayWait("STOCK_SHORT");
            line.waitAtMost("LONGEST_WAIT", line.getLongestWaitDays());
            if (line.getQuantity() > line.getBackorderLeft()) {
                line.limitWaiting("BACKORDER_LIMIT", line.getBackorderLeft());
            }
        } else {
            line.mayNotWait("NO_BACKORDER");
        }
        if (!line.isSupplierKnown()) {
            line.noMoreSupply("NO_SUPPLIER");
        } else if (!line.isLeadTimeKnown()) {
            line.noMoreSupply("LEAD_TIME_UNKNOWN");
        }
        if (line.isLeadTimeKnown() && !line.isDated()) {
            line.noMoreSupply("NO_DATE");
        }
    }

    private static void trusted(Line line) {
        if (line.isDiscontinued()) {
            line.mayNotWait("DISCONTINUED");
        }
        if (line.isRefundPolicyRequired() && !line.isRefundPolicy()) {
            line.mayNotWait("NO_REFUND_POLICY");
        }
        if (line.isReputationKnown()) {
            if (line.getReputation() < line.getLowestReputation()) {
                line.mayNotWait("LOW_REPUTATION");
            }
        } else if (line.getLowestReputation() > 0) {
            line.note("REPUTATION_UNKNOWN");
        }
        if (line.isPriceKnown() && line.getPricePercent() < line.getLowestPricePercent()) {
            line.mayNotWait("PRICE_TOO_LOW");
        }
    }
}
