package dev.backorderdesk.promise;

import java.time.LocalDate;

/**
 * How goods travel from a location to a destination.
 *
 * @param transit working days of {@code calendar} from handing over to delivery
 * @param extraDays calendar days that a carrier's advisory adds
 * @param calendar the carrier's working days
 */
public record Journey(String carrier, String service, Spread transit, int extraDays, WorkingDays calendar) {

    /** A carrier that always takes as long. */
    public Journey(String carrier, String service, int transitDays, int extraDays, WorkingDays calendar) {
        this(carrier, service, Spread.certain(transitDays), extraDays, calendar);
    }

    /**
     * The day by which nine of ten arrive of what was handed over on a day: Friday 2026-11-20 and 2 days of a carrier that
     * does not work on weekends is Tuesday 2026-11-24; with 4 extra days Saturday 2026-11-28 becomes Monday 2026-11-30.
     *
     * @param handedOver day of the handing over, as it is called at the destination
     */
    public LocalDate arrival(LocalDate handedOver) {
        return arrival(handedOver, transit.quantile(Spread.P90));
    }

    /**
     * The days of arrival where the handing over is not certain.
     *
     * @param handedOver epoch days, as they are called at the destination
     * @return epoch days
     */
    public Spread arrivals(Spread handedOver) {
        return handedOver.then(day ->
                transit.map(taken -> arrival(LocalDate.ofEpochDay(day), taken).toEpochDay()));
    }

    private LocalDate arrival(LocalDate handedOver, long taken) {
        LocalDate arrival = calendar.plus(handedOver, Math.toIntExact(taken));
        return extraDays == 0 ? arrival : calendar.onOrAfter(arrival.plusDays(extraDays));
    }
}
