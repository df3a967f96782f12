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
     * Inbound that nobody counts on.
     *
     * @param ships day on which what it brings could leave (location's zone)
     */
    public record FreeInbound(long quantity, LocalDate ships) {}

    /**
     * A waiting part's pieces that count on no supply.
     *
     * @param shipBy the current promise (location's zone)
     */
    public record Want(String orderId, int line, int part, long pieces, LocalDate shipBy) {}

    /**
     * Pieces that are short: what waits on no supply, less what suppliers were asked for already, less the inbound that
     * comes in time.
     *
     * @param unpegged pieces of waiting parts that count on no supply
     * @param asked pieces of all reorders that were sent and not confirmed
     * @param unasked the parts among them that no reorder was sent for, in turn
     * @param inbound free supply with a credible day that is not far ahead, by that day
     */
    public static long shortage(long unpegged, long asked, List<Want> unasked, List<FreeInbound> inbound) {
        long open = Math.max(0, unpegged - asked);
        long[] left = inbound.stream().mapToLong(FreeInbound::quantity).toArray();
        long covered = 0;
        for (Want want : unasked) {
            long needs = want.pieces();
            for (int i = 0; i < left.length && needs > 0; i++) {
                if (!inbound.get(i).ships().isAfter(want.shipBy())) {
                    long taken = Math.min(needs, left[i]);
                    left[i] -= taken;
                    needs -= taken;
                    covered += taken;
                }
            }
        }
        return Math.max(0, open - covered);
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
     * @param unasked parts that no reorder was sent for, in turn; they are named as its demand
     */
    public static Reorder sent(Reorder proposal, long shortage, SupplierItem offer, List<Want> unasked) {
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
                neededBy = earlier(neededBy, want.shipBy());
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
