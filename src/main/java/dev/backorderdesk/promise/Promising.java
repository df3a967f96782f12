package dev.backorderdesk.promise;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.SkuPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Time-phased available-to-promise of one SKU for one address: stock, then inbound by date, lead time, release. */
public final class Promising {
    private Promising() {}

    /**
     * A place to ship from, with the way to the address.
     *
     * @param position null where there never was anything of the SKU here
     */
    public record Source(Site site, Journey journey, SkuPosition.@Nullable Stock position) {}

    /**
     * A reorder that could be made.
     *
     * @param location where it would arrive
     * @param leadTimeDays calendar days by contract
     * @param sent day on which it would be sent
     * @param learned calendar days that such reorders took, see {@code LeadTimes}; null where there is no record, and
     *     {@code leadTimeDays} holds
     */
    public record Reorderable(
            SupplierDays supplier,
            String location,
            int leadTimeDays,
            LocalDate sent,
            @Nullable Spread learned) {

        /** Without a record. */
        public Reorderable(SupplierDays supplier, String location, int leadTimeDays, LocalDate sent) {
            this(supplier, location, leadTimeDays, sent, null);
        }

        /** Epoch days on which goods of it leave the place where it arrives. */
        public Spread ships(Site site) {
            return arrivals()
                    .map(arrival -> site.shipsAfterArrival(LocalDate.ofEpochDay(arrival))
                            .toEpochDay());
        }

        /**
         * The day by which goods of it leave the place where it arrives with that probability. Calendars keep the order of
         * days, so the quantile may be taken first: the same day as that of {@link #ships}, for one walk over calendars.
         *
         * @param share above 0, at most 1
         */
        public LocalDate shipsBy(Site site, double share) {
            LocalDate arrival = learned == null
                    ? supplier.arrival(sent, leadTimeDays)
                    : supplier.arrivalAfter(sent, learned.quantile(share));
            return site.shipsAfterArrival(arrival);
        }

        private Spread arrivals() {
            return learned == null
                    ? Spread.certain(supplier.arrival(sent, leadTimeDays).toEpochDay())
                    : supplier.arrivals(sent, learned);
        }
    }

    /**
     * The question.
     *
     * @param now instant of the question (UTC)
     * @param sources places that may ship to the address now, each once
     * @param supplies inbound of the SKU, whatever its place
     * @param suppliers how a supplier's dates are read
     * @param safetyStock pieces over these sources that are not promised
     * @param reorder null where nobody offers the SKU with a lead time
     * @param releaseAt when it is released; null where it is released
     * @param releaseLocation where a release ships from
     */
    public record Question(
            Instant now,
            Destination destination,
            List<Source> sources,
            List<SkuPosition.Inbound> supplies,
            Function<String, SupplierDays> suppliers,
            long safetyStock,
            @Nullable Reorderable reorder,
            @Nullable Instant releaseAt,
            String releaseLocation) {}

    /**
     * All that could be promised, in {@link Offer#ORDER}; nothing without a credible date.
     *
     * <p>Stock counts as on hand less reserved and less what was preordered and has no stock yet, where that is more than
     * nothing. Inbound counts as open less pegged. Before
     * the release only the release itself is offered.
     */
    public static List<Offer> offers(Question question) {
        List<Offer> offers = new ArrayList<>(4);
        Instant releaseAt = question.releaseAt();
        for (Source source : question.sources()) {
            if (releaseAt != null) {
                if (source.site().location().location().equals(question.releaseLocation())) {
                    LocalDate day = source.site().shipsFrom(releaseAt);
                    offers.add(offer(question, source, Basis.RELEASE_DATE, null, Offer.UNLIMITED, day));
                }
                continue;
            }
            fromStock(question, source, offers);
            inbound(question, source, offers);
            leadTime(question, source, offers);
        }
        offers.sort(Offer.ORDER);
        return keepSafetyStock(offers, question.safetyStock());
    }

    private static void fromStock(Question question, Source source, List<Offer> offers) {
        SkuPosition.Stock stock = source.position();
        // Who ordered ahead of the release and has no stock yet stands before whoever orders now.
        long free = stock == null ? 0 : stock.free() - stock.preordered();
        if (free > 0) {
            LocalDate day = source.site().shipsFromStock(question.now());
            offers.add(offer(question, source, Basis.ON_HAND, null, free, day));
        }
    }

    private static void inbound(Question question, Source source, List<Offer> offers) {
        for (SkuPosition.Inbound supply : question.supplies()) {
            Site site = source.site();
            if (supply.free() == 0 || !supply.location().equals(site.location().location())) {
                continue;
            }
            LocalDate arrival = question.suppliers()
                    .apply(supply.supplier())
                    .credible(supply.expected(), site.today(question.now()));
            if (arrival != null) {
                LocalDate day = site.shipsAfterArrival(arrival);
                offers.add(offer(question, source, Basis.INBOUND, supply.supplyId(), supply.free(), day));
            }
        }
    }

    private static void leadTime(Question question, Source source, List<Offer> offers) {
        Reorderable reorder = question.reorder();
        Site site = source.site();
        if (reorder == null || !reorder.location().equals(site.location().location())) {
            return;
        }
        LocalDate shipBy = reorder.shipsBy(site, Spread.P90);
        // Where the way takes as long as ever, the day of leaving says all.
        Spread ships =
                source.journey().transit().isCertain() ? Spread.certain(shipBy.toEpochDay()) : reorder.ships(site);
        offers.add(new Offer(
                Basis.LEAD_TIME,
                site.location().location(),
                null,
                Offer.UNLIMITED,
                shipBy,
                deliverBy(question.destination(), site, source.journey(), ships, shipBy)));
    }

    private static Offer offer(
            Question question, Source source, Basis basis, @Nullable String supplyId, long quantity, LocalDate shipBy) {
        Site site = source.site();
        return new Offer(
                basis,
                site.location().location(),
                supplyId,
                quantity,
                shipBy,
                deliverBy(question.destination(), site, source.journey(), Spread.certain(shipBy.toEpochDay()), shipBy));
    }

    /**
     * Both days of an offer are quantiles of their own: this is that of the whole way, not the carrier's after the supplier's.
     *
     * @param ships epoch days in the location's zone
     * @param shipBy their quantile
     */
    private static LocalDate deliverBy(
            Destination destination, Site site, Journey journey, Spread ships, LocalDate shipBy) {
        if (ships.isCertain() || journey.transit().isCertain()) {
            // Calendars keep the order of days, so where one of the two is certain its quantile may be taken first.
            return journey.arrival(shipBy, site, destination);
        }
        return LocalDate.ofEpochDay(journey.arrivals(ships, site, destination).quantile(Spread.P90));
    }

    /** Takes the safety stock once over all places, from the offers that would be taken last. */
    private static List<Offer> keepSafetyStock(List<Offer> offers, long safetyStock) {
        long keep = safetyStock;
        for (int i = offers.size() - 1; i >= 0 && keep > 0; i--) {
            Offer offer = offers.get(i);
            if (offer.basis() != Basis.ON_HAND) {
                continue;
            }
            long kept = Math.min(keep, offer.quantity());
            keep -= kept;
            if (kept == offer.quantity()) {
                offers.remove(i);
            } else {
                offers.set(
                        i,
                        new Offer(
                                offer.basis(),
                                offer.location(),
                                offer.supplyId(),
                                offer.quantity() - kept,
                                offer.shipBy(),
                                offer.deliverBy()));
            }
        }
        return offers;
    }
}
