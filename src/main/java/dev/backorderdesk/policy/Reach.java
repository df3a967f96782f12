package dev.backorderdesk.policy;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.promise.Offer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces the offers hold, under a horizon.
 *
 * @param stock pieces from stock
 * @param dated pieces that come later
 */
record Reach(long stock, long dated) {

    /**
     * Counts what can be had.
     *
     * @param lastShipBy nothing that ships later, stock and a release excepted; null means no such limit
     * @param lastDeliverBy nothing that arrives later; null means no such limit
     */
    static Reach of(
            List<Offer> offers,
            boolean releaseAhead,
            @Nullable LocalDate lastShipBy,
            @Nullable LocalDate lastDeliverBy) {
        long stock = 0;
        long dated = 0;
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            if (!within(offer, releaseAhead, lastShipBy, lastDeliverBy)) {
                continue;
            }
            if (offer.basis() == Basis.ON_HAND) {
                stock = plus(stock, offer.quantity());
            } else {
                dated = plus(dated, offer.quantity());
            }
        }
        return new Reach(stock, dated);
    }

    /** Whether the offer may be taken: before a release only the release itself, and nothing beyond the horizon. */
    static boolean within(
            Offer offer, boolean releaseAhead, @Nullable LocalDate lastShipBy, @Nullable LocalDate lastDeliverBy) {
        if (releaseAhead && offer.basis() != Basis.RELEASE_DATE) {
            return false;
        }
        if (lastDeliverBy != null && offer.deliverBy().isAfter(lastDeliverBy)) {
            return false;
        }
        boolean waits = offer.basis() == Basis.INBOUND || offer.basis() == Basis.LEAD_TIME;
        return !waits || lastShipBy == null || !offer.shipBy().isAfter(lastShipBy);
    }

    long total() {
        return plus(stock, dated);
    }

    /** The sum, {@link Long#MAX_VALUE} where it would be more. Both are 0 or more. */
    static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
