package dev.backorderdesk.desk;

import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.SkuPosition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Articles are ordered whose release has come, of which something lies or comes while others wait for it: those may not have been
 * looked at yet. Thrown so that they are looked at first; else who orders at that instant would take what is theirs.
 */
final class NotTurnedOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TreeSet<String> skus;

    private NotTurnedOver(Set<String> skus) {
        super("to be turned over first: " + skus, null, false, false);
        this.skus = new TreeSet<>(skus);
    }

    Set<String> skus() {
        return skus;
    }

    /**
     * Throws where there are such articles.
     *
     * @param known they were looked at, or nothing of them was due
     */
    static void check(List<? extends Received> batch, Snapshot snapshot, ZoneId zone, Instant now, Set<String> known) {
        Set<String> skus = new TreeSet<>();
        for (Received received : batch) {
            if (received instanceof Arrival arrival && arrival.event() instanceof Order order) {
                for (OrderLine line : order.lines()) {
                    Item item = snapshot.items().get(line.sku());
                    Instant release = item == null ? null : release(item, zone);
                    if (release != null
                            && !release.isAfter(now)
                            && isLeft(snapshot.positions().get(line.sku()))) {
                        skus.add(line.sku());
                    }
                }
            }
        }
        skus.removeAll(known);
        if (!skus.isEmpty()) {
            throw new NotTurnedOver(skus);
        }
    }

    /** The release of an article (UTC); a release date begins at 0:00 in the shop's zone. Null where it never was ahead. */
    static @Nullable Instant release(Item item, ZoneId zone) {
        Instant at = item.releaseAt();
        return at == null && item.releaseDate() != null
                ? item.releaseDate().atStartOfDay(zone).toInstant()
                : at;
    }

    /** Wherever it lies or comes: who waits elsewhere may be served from there. */
    private static boolean isLeft(@Nullable SkuPosition position) {
        return position != null
                && position.stock().stream().anyMatch(stock -> stock.waiting() + stock.preordered() > 0)
                && (position.stock().stream().anyMatch(stock -> stock.free() > 0)
                        || position.supplies().stream().anyMatch(supply -> supply.free() > 0));
    }
}
