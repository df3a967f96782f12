package dev.backorderdesk.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a batch wants to know and to lock.
 *
 * @param keys inbox keys to look up
 * @param skus every SKU whose position is read or changed; locked in this order
 * @param sellers sellers to read
 * @param suppliers suppliers to read beside those that offer or are bringing one of the SKUs
 * @param holdings customers and SKUs whose grants are counted
 * @param grantsSince grants at or after this instant are counted (UTC)
 * @param supplyIds supplies to read whatever their state
 * @param orderIds orders of which it must be known whether they were decided
 * @param reorderIds reorders to read whatever their state; of the orders that they name, the waiting parts of these SKUs
 *     that have unpegged pieces are read
 * @param parents parents that the batch may bring: what is pending for them is read
 * @param arriving pieces that may become free in a place beside those free already: so many pieces of the parts that
 *     wait there are read, first in turn first
 * @param confirming pieces that supply may newly cover in a place: so many unpegged pieces of the parts that wait there
 *     are read, first in turn first
 * @param peggedOn supplies of which every part that counts on them is read
 * @param countsAt for counts: movements of this SKU and location after this instant are read
 * @param unasked places of which the waiting parts are read that have pieces neither pegged nor asked for by a reorder
 *     in state SENT
 * @param orders what must be known of decided orders
 */
public record Need(
        Set<InboxKey> keys,
        SortedSet<String> skus,
        Set<String> sellers,
        Set<String> suppliers,
        Set<Holding> holdings,
        Instant grantsSince,
        Set<String> supplyIds,
        Set<String> orderIds,
        Set<String> reorderIds,
        Set<Pending.Parent> parents,
        Map<SkuLocation, Long> arriving,
        Map<SkuLocation, Long> confirming,
        Set<String> peggedOn,
        Map<SkuLocation, Instant> countsAt,
        Set<SkuLocation> unasked,
        Orders orders) {

    /**
     * What must be known of decided orders.
     *
     * @param peeked orders whose SKUs are read, so that they can be locked before the order is
     * @param whole orders to lock and read whole, with every part of theirs that waits; their SKUs are among those locked
     * @param peggedAfter supplies of which the next orders that count on them are named, after the order named, {@link
     *     #NAMED} over all of them
     * @param articleAfter SKUs of which the next {@link #CHUNK} parts are read that wait or have stock that did not leave
     *     yet, by order, after the order named
     * @param toAfter countries (all where it is empty) of which the next orders are locked and read that have something left
     *     to leave, in turn, without their SKUs and waiting parts; null where none is wanted
     * @param taking places of which every part is read that has stock and is not released
     * @param movable SKUs of which every part is read that waits or has stock that did not leave yet
     * @param noticed notices of which the orders are peeked at
     * @param later so many parts are read, first in turn first, that wait in a place and have pieces that count on no supply
     *     or on one that is expected after a day, or on no day; see {@link Later}
     * @param elsewhere so many parts are looked at, first in turn first, and those of them are read that could be served from
     *     another location; see {@link Elsewhere}
     */
    public record Orders(
            Set<String> peeked,
            Set<String> whole,
            Map<String, String> peggedAfter,
            Map<String, String> articleAfter,
            @Nullable OpenTo toAfter,
            Set<SkuLocation> taking,
            Set<String> movable,
            Set<String> noticed,
            Map<Later, Long> later,
            Map<Elsewhere, Long> elsewhere) {

        /** Parts or orders that are looked at in one transaction. */
        public static final int CHUNK = 200;

        /** Places of orders in line for a supply that are named in one transaction. */
        public static final int NAMED = 20_000;
    }

    /**
     * Open orders to some countries, all where none is named.
     *
     * @param after only those whose turn's key sorts after this; empty for all
     */
    public record OpenTo(Set<String> countries, String after) {}

    /**
     * Who counts in a place on what is expected after a day, or on nothing.
     *
     * @param day in the location's zone
     * @param moved supplies on which they count, too, whatever the books say of their day
     * @param promisedFrom of those who count on nothing, only who is promised no day that is over before this (UTC)
     */
    public record Later(SkuLocation place, LocalDate day, Set<String> moved, Instant promisedFrom) {

        public Later {
            moved = Set.copyOf(moved);
        }

        /** Everybody who counts on nothing, and who counts on what the books expect after a day. */
        public Later(SkuLocation place, LocalDate day) {
            this(place, day, Set.of(), Instant.EPOCH);
        }
    }

    /**
     * Who waits where nothing is free, with all his pieces.
     *
     * @param locations where he waits
     * @param most pieces of his part at most
     * @param countries of his address; all where it is empty
     */
    public record Elsewhere(String sku, Set<String> locations, long most, Set<String> countries) {

        public Elsewhere {
            locations = Set.copyOf(locations);
            countries = Set.copyOf(countries);
        }
    }

    /**
     * What every snapshot has, and no more.
     *
     * @param now the instant of the question (UTC)
     */
    public static Need nothing(Instant now) {
        return new NeedDraft(now).need();
    }

    /** The same with so many of those who wait elsewhere. */
    Need withElsewhere(Elsewhere who, long parts) {
        return and(draft -> draft.elsewhere.put(who, parts));
    }

    /** The same with so many of those who count on later supply. */
    Need withLater(Later later, long parts) {
        return and(draft -> draft.later.put(later, parts));
    }

    /** The same with so many more pieces that may become free in a place; twice as many at least as were not enough. */
    Need withArriving(SkuLocation place, long pieces) {
        return and(draft -> draft.arriving.merge(place, pieces, (before, some) -> before + Math.max(before, some)));
    }

    /** The same with the first who wait in a place for so many pieces that count on no supply. */
    Need withFirstUnpegged(SkuLocation place, long pieces) {
        return and(draft -> draft.confirming.merge(place, pieces, Math::max));
    }

    /** The same with a reorder and those whom it names. */
    Need withReorder(String reorderId) {
        return and(draft -> draft.reorderIds.add(reorderId));
    }

    /** The same with what a place may have to take back. */
    Need withTaking(SkuLocation place) {
        return and(draft -> draft.taking.add(place));
    }

    /** The same with all parts of an article that may be dealt anew. */
    Need withMovable(String sku) {
        return and(draft -> draft.movable.add(sku));
    }

    /** The same with every part that counts on a supply. */
    Need withPeggedOn(String supplyId) {
        return and(draft -> draft.peggedOn.add(supplyId));
    }

    /** The same with these orders whole, and their SKUs. */
    Need withWhole(Map<String, ? extends Set<String>> skusOfOrders) {
        return and(draft -> {
            draft.whole.addAll(skusOfOrders.keySet());
            skusOfOrders.values().forEach(draft.skus::addAll);
        });
    }

    private Need and(Consumer<NeedDraft> more) {
        NeedDraft draft = new NeedDraft(this);
        more.accept(draft);
        return draft.need();
    }

    /** A customer's share of a SKU. */
    public record Holding(String customerId, String sku) {}

    /** A SKU at a location. */
    public record SkuLocation(String sku, String location) {}
}
