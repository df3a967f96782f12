package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What left of an order in one shipment, by all revisions of what was told of it.
 *
 * @param pieces by part, in the order in which they were told
 */
public record Parcel(String shipmentId, List<Pieces> pieces) {

    public Parcel {
        pieces = List.copyOf(pieces);
    }

    /**
     * Pieces of a part.
     *
     * @param pieces those that left, cancelled ones included
     * @param scannedAt when the carrier had them, as it was told first (UTC)
     * @param deliveredAt when the customer had them, as it was told first (UTC); null where nobody told of it yet
     * @param releaseId the release that they left, as the warehouse names it; null where it does not, or they were cancelled
     */
    public record Pieces(
            int line,
            int part,
            long pieces,
            Instant scannedAt,
            @Nullable Instant deliveredAt,
            @Nullable String releaseId) {}

    /** One of which nothing was told yet. */
    public static Parcel of(String shipmentId) {
        return new Parcel(shipmentId, List.of());
    }

    /** Pieces of a part that left in it and were of a release. */
    long of(Release release, PartState part) {
        return pieces.stream()
                .filter(each -> each.line() == part.line()
                        && each.part() == part.part()
                        && release.releaseId().equals(each.releaseId()))
                .mapToLong(Pieces::pieces)
                .sum();
    }

    /** Pieces of a line that left in it. */
    public long pieces(int line) {
        return pieces.stream()
                .filter(each -> each.line() == line)
                .mapToLong(Pieces::pieces)
                .sum();
    }

    /**
     * The same with more pieces of a part, which the customer does not have yet.
     *
     * @param releaseId see {@link Pieces}
     */
    public Parcel with(int line, int part, long more, Instant scannedAt, @Nullable String releaseId) {
        List<Pieces> all = new ArrayList<>(pieces);
        for (int i = 0; i < all.size(); i++) {
            Pieces each = all.get(i);
            if (each.line() == line
                    && each.part() == part
                    && each.deliveredAt() == null
                    && each.scannedAt().equals(scannedAt)
                    && Objects.equals(each.releaseId(), releaseId)) {
                all.set(i, new Pieces(line, part, each.pieces() + more, scannedAt, null, releaseId));
                return new Parcel(shipmentId, all);
            }
        }
        all.add(new Pieces(line, part, more, scannedAt, null, releaseId));
        return new Parcel(shipmentId, all);
    }

    /** The same where the customer has all of it: whatever he did not have yet, since an instant (UTC). */
    public Parcel delivered(Instant at) {
        return new Parcel(
                shipmentId,
                pieces.stream()
                        .map(each -> each.deliveredAt() != null
                                ? each
                                : new Pieces(
                                        each.line(),
                                        each.part(),
                                        each.pieces(),
                                        each.scannedAt(),
                                        at,
                                        each.releaseId()))
                        .toList());
    }
}
