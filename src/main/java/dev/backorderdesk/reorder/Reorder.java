package dev.backorderdesk.reorder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one supplier is asked for of one SKU for one location. Collects until {@code sendAt} and is immutable once sent.
 *
 * @param quantity pieces asked for; 0 while it collects, it is counted when it is sent
 * @param neededBy day (location's zone) of the earliest promise it serves, but not before it is sent; null while it collects
 * @param demand the waiting parts it serves
 * @param surplus pieces above the demand, from pack and minimum
 * @param sendAt when it is sent (UTC)
 * @param askAgainAt until then its supplier is not asked for the SKU at the location, for he refused it or did not answer
 *     (UTC); null where he did neither, or where that is over; of one that he did not answer it stays until he is asked anew
 * @param replaces reorders that he did not answer, of which he is to bring nothing, for they are asked for with this one
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
        long surplus,
        @Nullable Instant askAgainAt,
        List<String> replaces) {

    public Reorder {
        demand = List.copyOf(demand);
        replaces = List.copyOf(replaces);
    }

    /** One that was not refused, and is in no other's place. */
    public Reorder(
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
        this(
                reorderId, supplier, sku, location, state, sendAt, quantity, packSize, neededBy, demand, surplus, null,
                List.of());
    }

    /**
     * Where it stands. CONFIRMED: a supply names it, what it asked is inbound now. REFUSED: its supplier said that nothing, or
     * nothing more, of it comes. UNANSWERED: its supplier was reminded in vain, and nobody waits for his answer. DROPPED: when it was due nothing was short, or
     * another supplier was preferred.
     */
    public enum State {
        COLLECTING,
        SENT,
        CONFIRMED,
        REFUSED,
        UNANSWERED,
        DROPPED
    }

    /** The same reorder in another state, its supplier not excluded. */
    public Reorder in(State other) {
        return in(other, null);
    }

    /** The same reorder in another state. */
    public Reorder in(State other, @Nullable Instant askAgainAt) {
        return new Reorder(
                reorderId,
                supplier,
                sku,
                location,
                other,
                sendAt,
                quantity,
                packSize,
                neededBy,
                demand,
                surplus,
                askAgainAt,
                replaces);
    }

    /** The same reorder in the place of others. */
    public Reorder replacing(List<String> others) {
        return new Reorder(
                reorderId,
                supplier,
                sku,
                location,
                state,
                sendAt,
                quantity,
                packSize,
                neededBy,
                demand,
                surplus,
                askAgainAt,
                others);
    }

    /** Whether it says who is asked, or not asked, for the SKU now. */
    public boolean open() {
        return state == State.COLLECTING || state == State.SENT || askAgainAt != null;
    }

    /** A waiting part's share: {@code part} is ours, the supplier sees order and line. */
    public record Demand(String orderId, int line, int part, long quantity) {}
}
