package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is there, spoken for and coming of one SKU, over all locations, as of one read under the SKU's lock.
 *
 * @param stock one entry for each location that ever had stock or waiting parts
 * @param supplies supplies that are not cancelled and not fully received, and those that the batch names
 */
public record SkuPosition(String sku, List<Stock> stock, List<Inbound> supplies) {

    public SkuPosition {
        stock = List.copyOf(stock);
        supplies = List.copyOf(supplies);
    }

    /** A SKU of which nothing is known. */
    public static SkuPosition none(String sku) {
        return new SkuPosition(sku, List.of(), List.of());
    }

    /** Pieces of backordered parts not yet served from stock, over all locations. */
    public long waiting() {
        return stock.stream().mapToLong(Stock::waiting).sum();
    }

    /** Pieces of preordered parts not yet served from stock, over all locations. */
    public long preordered() {
        return stock.stream().mapToLong(Stock::preordered).sum();
    }

    /**
     * Stock at a location.
     *
     * @param onHand pieces physically there, may be negative as told by a count
     * @param reserved pieces of it that parts were granted and that did not leave yet
     * @param waiting pieces of backordered parts here not yet served from stock
     * @param preordered pieces of preordered parts here not yet served from stock
     * @param countedAt the instant of the latest count; null before the first
     */
    public record Stock(
            String location,
            long onHand,
            long reserved,
            long waiting,
            long preordered,
            @Nullable Instant countedAt) {

        /** A location that never had any. */
        public static Stock none(String location) {
            return new Stock(location, 0, 0, 0, 0, null);
        }

        /** On hand less reserved, may be negative. */
        public long free() {
            return onHand - reserved;
        }

        /** So many more are reserved, or fewer where negative. */
        public Stock reserve(long pieces) {
            return new Stock(location, onHand, reserved + pieces, waiting, preordered, countedAt);
        }

        /** So many more wait, or fewer where negative. */
        public Stock await(PartKind kind, long pieces) {
            boolean preorder = kind == PartKind.PREORDERED;
            return new Stock(
                    location,
                    onHand,
                    reserved,
                    waiting + (preorder ? 0 : pieces),
                    preordered + (preorder ? pieces : 0),
                    countedAt);
        }

        /** So many are not there any more. */
        public Stock lose(long pieces) {
            return new Stock(location, onHand - pieces, reserved, waiting, preordered, countedAt);
        }
    }

    /**
     * Inbound supply.
     *
     * @param quantity total ordered
     * @param received pieces of it that came
     * @param pegged pieces that waiting parts count on
     * @param expected day of arrival in the location's zone; null means undated
     */
    public record Inbound(
            String supplyId,
            long revision,
            String supplier,
            String location,
            long quantity,
            long received,
            long pegged,
            @Nullable LocalDate expected,
            Supply.Status status,
            @Nullable String reorderId) {

        /** Pieces still to come; 0 where cancelled or over-received. */
        public long open() {
            return status == Supply.Status.CANCELLED ? 0 : Math.max(0, quantity - received);
        }

        /** Pieces still to come that nobody counts on. */
        public long free() {
            return Math.max(0, open() - pegged);
        }

        /** So many more are counted on, or fewer where negative. */
        public Inbound peg(long pieces) {
            return with(received, pegged + pieces);
        }

        /** So many more came. */
        public Inbound receive(long pieces) {
            return with(received + pieces, pegged);
        }

        private Inbound with(long nowReceived, long nowPegged) {
            return new Inbound(
                    supplyId,
                    revision,
                    supplier,
                    location,
                    quantity,
                    nowReceived,
                    nowPegged,
                    expected,
                    status,
                    reorderId);
        }
    }
}
