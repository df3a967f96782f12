package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read for a batch, in one go, after the SKUs concerned were locked. What is not there is missing from the
 * maps.
 *
 * @param supplierItems by SKU, in order of preference, then supplier
 * @param locations every location, by name
 * @param positions by SKU, for every SKU that was asked for
 * @param grants a customer's grants of a SKU and, below 0, what of them was cancelled; those of one hour may be one
 * @param advisories every advisory's highest revision whose end is not past, in the order in which they were received
 * @param supplies SKU of each supply that was asked for by its id and exists
 * @param orders orders asked for that were decided
 * @param reorders open ({@link Reorder#open}) reorders of the SKUs, and those asked for by id
 * @param later movements after a count's instant, by SKU and location
 * @param waiting waiting parts in turn, by SKU: those of {@link Need#arriving}, {@link Need#confirming}, {@link
 *     Need#peggedOn} and {@link Need#reorderIds}, each once; and those of {@link Need#orders}
 * @param reached the last in turn of those read of each place of {@link Need#arriving}; missing where nobody waits there
 * @param unasked those of {@link Need#unasked}, in turn, by SKU and location
 * @param dossiers decided orders: those of {@link Need.Orders}, and those of every waiting part that was read
 * @param leads what the suppliers did that offer or bring one of the SKUs; what is under way of {@link Need#supplyIds} and
 *     {@link Need#reorderIds}
 * @param pending messages that wait for one of {@link Need#parents}, and those whose key was asked for
 */
public record Snapshot(
        Map<InboxKey, Kept> kept,
        Map<String, Item> items,
        Map<String, Seller> sellers,
        Map<String, Supplier> suppliers,
        Map<String, List<SupplierItem>> supplierItems,
        Map<String, Location> locations,
        Map<String, SkuPosition> positions,
        Map<Need.Holding, List<Grant>> grants,
        List<Advisory> advisories,
        Map<String, String> supplies,
        Set<String> orders,
        List<Reorder> reorders,
        Map<Need.SkuLocation, List<StockMovement>> later,
        Map<String, List<WaitingPart>> waiting,
        Map<Need.SkuLocation, WaitingPart> reached,
        Map<Need.SkuLocation, List<WaitingPart>> unasked,
        List<Pending> pending,
        Dossiers dossiers,
        Leads leads) {

    /** The same where articles and orders stand otherwise. */
    Snapshot with(
            Map<String, SkuPosition> otherPositions,
            Map<String, List<WaitingPart>> otherWaiting,
            Map<String, Dossier> otherOrders) {
        return new Snapshot(
                kept,
                items,
                sellers,
                suppliers,
                supplierItems,
                locations,
                otherPositions,
                grants,
                advisories,
                supplies,
                orders,
                reorders,
                later,
                otherWaiting,
                reached,
                unasked,
                pending,
                new Dossiers(
                        otherOrders,
                        dossiers.whole(),
                        dossiers.skus(),
                        dossiers.allocated(),
                        dossiers.more(),
                        dossiers.counting(),
                        dossiers.noticed(),
                        dossiers.later(),
                        dossiers.elsewhere(),
                        dossiers.named()),
                leads);
    }

    /**
     * Decided orders.
     *
     * @param byId locked; with all that is known of each
     * @param whole those of {@link Need.Orders#whole}: every part of theirs that waits or ever did was read, under the lock of
     *     its SKU
     * @param skus SKUs of each order that was peeked at and exists
     * @param allocated allocated, unreleased parts of {@link Need.Orders#taking}, in turn
     * @param more where a chunk was full: the name after which the next one begins, by supply, SKU, or {@code ""} for orders
     *     by country
     * @param counting the next orders that count on a supply, without a lock; by supply
     * @param noticed order of each notice that was asked for and exists
     * @param later those of {@link Need.Orders#later}
     * @param elsewhere those of {@link Need.Orders#elsewhere}
     * @param named articles of these orders, by SKU, that were not asked for: only what they are called, and whether they are
     *     released, is wanted
     */
    public record Dossiers(
            Map<String, Dossier> byId,
            Set<String> whole,
            Map<String, Set<String>> skus,
            Map<Need.SkuLocation, List<WaitingPart>> allocated,
            Map<String, String> more,
            Map<String, List<String>> counting,
            Map<String, String> noticed,
            Map<Need.Later, Line> later,
            Map<Need.Elsewhere, LookedAt> elsewhere,
            Map<String, Item> named) {

        /**
         * Those who wait in turn.
         *
         * @param all there are no more than these
         */
        public record Line(List<WaitingPart> parts, boolean all) {}

        /**
         * The first of those who wait in turn, of whom not all can be served.
         *
         * @param parts those who can be
         * @param many so many were looked at
         * @param last of them; null where there are no more
         */
        public record LookedAt(
                List<WaitingPart> parts,
                long many,
                @Nullable WaitingPart last) {}

        /** None. */
        public static final Dossiers NONE = new Dossiers(
                Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * Pieces granted to a customer.
     *
     * @param at when they were granted, or the last of them (UTC)
     */
    public record Grant(long quantity, Instant at) {}
}
