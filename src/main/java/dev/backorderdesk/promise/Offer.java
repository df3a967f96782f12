package dev.backorderdesk.promise;

import dev.backorderdesk.model.Basis;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one SKU that could be promised.
 *
 * @param supplyId the supply, where the basis is INBOUND
 * @param quantity pieces, 1 or more; {@link #UNLIMITED} for supply by lead time and for a release
 * @param shipBy last day (location's zone) on which they leave
 * @param deliverBy last day (ship-to zone) on which they arrive
 */
public record Offer(
        Basis basis, String location, @Nullable String supplyId, long quantity, LocalDate shipBy, LocalDate deliverBy) {

    /** No limit but the policy's. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** In the order in which they are taken: stock first, then by date. */
    public static final Comparator<Offer> ORDER = Comparator.comparing((Offer offer) -> offer.basis() != Basis.ON_HAND)
            .thenComparing(Offer::shipBy)
            .thenComparing(Offer::deliverBy)
            .thenComparing(Offer::basis)
            .thenComparing(Offer::location)
            .thenComparing(offer -> offer.supplyId() == null ? "" : offer.supplyId());
}
