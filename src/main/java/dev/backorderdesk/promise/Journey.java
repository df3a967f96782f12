package dev.backorderdesk.promise;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How goods travel from a location to a destination.
 *
 * @param transit working days of {@code calendar} from handing over to delivery
 * @param extra what a carrier's advisories add
 * @param calendar the carrier's working days
 */
public record Journey(String carrier, String service, Spread transit, Extra extra, WorkingDays calendar) {

    /** A carrier that always takes as long. */
    public Journey(String carrier, String service, int transitDays, Extra extra, WorkingDays calendar) {
        this(carrier, service, Spread.certain(transitDays), extra, calendar);
    }

    /** What a carrier's advisories add. */
    @FunctionalInterface
    public interface Extra {

        /** Nothing is said. */
        Extra NONE = leaves -> 0;

        /** Calendar days that are added to what leaves at an instant. */
        int days(Instant leaves);
    }

    /**
     * The day by which nine of ten arrive of what leaves on a day: Friday 2026-11-20 and 2 days of a carrier that does not work
     * on weekends is Tuesday 2026-11-24; with 4 extra days Saturday 2026-11-28 becomes Monday 2026-11-30.
     *
     * @param day as it is called at the site
     */
    public LocalDate arrival(LocalDate day, Site site, Destination destination) {
        return arrival(day, site, destination, transit.quantile(Spread.P90));
    }

    /**
     * The days of arrival where the day of leaving is not certain.
     *
     * @param ships epoch days, as they are called at the site
     * @return epoch days
     */
    public Spread arrivals(Spread ships, Site site, Destination destination) {
        return ships.then(day -> transit.map(taken ->
                arrival(LocalDate.ofEpochDay(day), site, destination, taken).toEpochDay()));
    }

    private LocalDate arrival(LocalDate day, Site site, Destination destination, long taken) {
        LocalDate handedOver = destination.endOfDay(day, site.zone());
        LocalDate arrival = calendar.plus(handedOver, Math.toIntExact(taken));
        int days = extra.days(site.leaves(day));
        return days == 0 ? arrival : calendar.onOrAfter(arrival.plusDays(days));
    }
}
