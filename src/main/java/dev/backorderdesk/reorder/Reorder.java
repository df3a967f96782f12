package dev.backorderdesk.reorder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one supplier is asked for of one SKU for one location. Collects until {@code sendAt} and is immutable once sent.
 *
 * @param quantity pieces asked for; 0 while it collects, it is counted when it is sent
 * @param neededBy day (location's zone) of the earliest promise it serves; null while it collects
 * @param demand the waiting parts it serves
 * @param surplus pieces above the demand, from pack and minimum
 * @param sendAt when it is sent (UTC)
 */
public record Reorder(
        String reorderId,
        String supplier,
        String sku,
        String location,
        State state,
        Instant sendAt,
        long quantity,
        long packSize,
        @Nullable LocalDate neededBy,
        List<Demand> demand,
        long surplus) {

    public Reorder {
        demand = List.copyOf(demand);
    }

    /** Where it stands. CONFIRMED: a supply names it, what it asked is inbound now. DROPPED: nothing was short when it was due. */
    public enum State {
        COLLECTING,
        SENT,
        CONFIRMED,
        DROPPED
    }

    /** The same reorder in another state. */
    public Reorder in(State other) {
        return new Reorder(
                reorderId, supplier, sku, location, other, sendAt, quantity, packSize, neededBy, demand, surplus);
    }

    /** A waiting part's share: {@code part} is ours, the supplier sees order and line. */
    public record Demand(String orderId, int line, int part, long quantity) {}
}
