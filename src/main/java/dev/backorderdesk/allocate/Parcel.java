package dev.backorderdesk.allocate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     */
    public record Pieces(
            int line,
            int part,
            long pieces,
            Instant scannedAt,
            @Nullable Instant deliveredAt) {}

    /** One of which nothing was told yet. */
    public static Parcel of(String shipmentId) {
        return new Parcel(shipmentId, List.of());
    }

    /** Pieces of a line that left in it. */
    public long pieces(int line) {
        return pieces.stream()
                .filter(each -> each.line() == line)
                .mapToLong(Pieces::pieces)
                .sum();
    }

    /** The same with more pieces of a part, which the customer does not have yet. */
    public Parcel with(int line, int part, long more, Instant scannedAt) {
        List<Pieces> all = new ArrayList<>(pieces);
        for (int i = 0; i < all.size(); i++) {
            Pieces each = all.get(i);
            if (each.line() == line
                    && each.part() == part
                    && each.deliveredAt() == null
                    && each.scannedAt().equals(scannedAt)) {
                all.set(i, new Pieces(line, part, each.pieces() + more, scannedAt, null));
                return new Parcel(shipmentId, all);
            }
        }
        all.add(new Pieces(line, part, more, scannedAt, null));
        return new Parcel(shipmentId, all);
    }

    /** The same where the customer has all of it: whatever he did not have yet, since an instant (UTC). */
    public Parcel delivered(Instant at) {
        return new Parcel(
                shipmentId,
                pieces.stream()
                        .map(each -> each.deliveredAt() != null
                                ? each
                                : new Pieces(each.line(), each.part(), each.pieces(), each.scannedAt(), at))
                        .toList());
    }
}
