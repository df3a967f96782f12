package dev.backorderdesk.allocate;

import java.util.ArrayList;
import java.util.List;

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
     * @param delivered it was told that the customer got them
     */
    public record Pieces(int line, int part, long pieces, boolean delivered) {}

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
    public Parcel with(int line, int part, long more) {
        List<Pieces> all = new ArrayList<>(pieces);
        for (int i = 0; i < all.size(); i++) {
            Pieces each = all.get(i);
            if (each.line() == line && each.part() == part) {
                all.set(i, new Pieces(line, part, each.pieces() + more, false));
                return new Parcel(shipmentId, all);
            }
        }
        all.add(new Pieces(line, part, more, false));
        return new Parcel(shipmentId, all);
    }

    /** The same where the customer has all of it. */
    public Parcel delivered() {
        return new Parcel(
                shipmentId,
                pieces.stream()
                        .map(each -> new Pieces(each.line(), each.part(), each.pieces(), true))
                        .toList());
    }
}
