package dev.backorderdesk.reorder;

import dev.backorderdesk.model.SupplierItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much we ask for. */
public final class Asking {
    private Asking() {}

    /**
     * A waiting part's pieces that count on no supply.
     *
     * @param shipBy the first promise (location's zone)
     */
    public record Want(String orderId, int line, int part, long pieces, LocalDate shipBy) {}

    /**
     * Pieces that are short: what waits on no supply, less what suppliers were asked for already.
     *
     * @param unpegged pieces of waiting parts that count on no supply
     * @param asked pieces of all reorders that were sent and not confirmed
     */
    public static long shortage(long unpegged, long asked) {
        return Math.max(0, unpegged - asked);
    }

    /**
     * What is asked of the supplier: at least its minimum, in whole packs. 13 short, minimum 6, packs of 12: 24.
     *
     * @param shortage pieces, 1 or more
     */
    public static long rounded(long shortage, long minimumQuantity, long packSize) {
        long pack = Math.max(1, packSize);
        long least = Math.max(shortage, minimumQuantity);
        return (least + pack - 1) / pack * pack;
    }

    /**
     * The proposal as it is sent.
     *
     * @param shortage pieces, 1 or more
     * @param today the day on which it is sent (location's zone): nothing is needed before
     * @param unasked parts that no reorder was sent for, in turn; they are named as its demand
     */
    public static Reorder sent(
            Reorder proposal, long shortage, SupplierItem offer, LocalDate today, List<Want> unasked) {
        long quantity = rounded(shortage, offer.minimumQuantity(), offer.packSize());
        List<Reorder.Demand> demand = new ArrayList<>();
        LocalDate neededBy = null;
        long left = shortage;
        for (Want want : unasked) {
            if (left == 0) {
                break;
            }
            long share = Math.min(left, want.pieces());
            if (share > 0) {
                left -= share;
                demand.add(new Reorder.Demand(want.orderId(), want.line(), want.part(), share));
                neededBy = earlier(neededBy, want.shipBy().isBefore(today) ? today : want.shipBy());
            }
        }
        return new Reorder(
                proposal.reorderId(),
                proposal.supplier(),
                proposal.sku(),
                proposal.location(),
                Reorder.State.SENT,
                proposal.sendAt(),
                quantity,
                Math.max(1, offer.packSize()),
                neededBy,
                demand,
                quantity - shortage + left);
    }

    private static LocalDate earlier(@Nullable LocalDate a, LocalDate b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
