package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Shipment;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment was picked from. Where the warehouse names the release, its pieces left and no others: they lay at its
 * location, and the other releases are still there.
 */
final class Picked {
    private final OrderBook book;
    private final @Nullable Release release;

    private Picked(OrderBook book, @Nullable Release release) {
        this.book = book;
        this.release = release;
    }

    static Picked of(Shipment shipment, OrderBook book) {
        return new Picked(book, named(shipment, book));
    }

    private static @Nullable Release named(Shipment shipment, OrderBook book) {
        return book.state().releases().stream()
                .filter(each -> each.releaseId().equals(shipment.releaseId()))
                .findFirst()
                .orElse(null);
    }

    /**
     * We number the releases ourselves, and tell the warehouse after they are stored: one that the order does not have can't
     * come later.
     *
     * @return null where it names one of its order's, or none
     */
    static @Nullable Problem problem(Shipment shipment, OrderBook book) {
        if (shipment.releaseId() == null || named(shipment, book) != null) {
            return null;
        }
        List<Release> all = book.state().releases();
        String order = "order " + book.order().orderId();
        String expected = all.isEmpty()
                ? "no release, for nothing of " + order + " was released"
                : "a release of " + order + ": " + all.get(0).releaseId()
                        + (all.size() == 1
                                ? ""
                                : " to " + all.get(all.size() - 1).releaseId());
        return new Problem("/releaseId", expected, shipment.releaseId());
    }

    /** A line's parts: those at the location of the release first, then those of which something is released. */
    List<PartState> inTurn(int line) {
        return book.state().parts().stream()
                .filter(part -> part.line() == line)
                .sorted(Comparator.<PartState, Boolean>comparing(part -> !isThere(part))
                        .thenComparing(part -> part.released() == 0))
                .toList();
    }

    private boolean isThere(PartState part) {
        return release != null && part.location().equals(release.location());
    }

    /** Pieces of a part that the release has and that are still to leave. */
    long open(PartState part) {
        return release == null ? 0 : Math.min(part.open(), book.state().left(release, part));
    }

    /** Cancelled pieces of a part that were taken back from the release, or lay beside it, and may have left all the same. */
    long recalled(PartState part) {
        return release != null && release.revision() > 1 && isThere(part) ? part.recalled() : 0;
    }
}
