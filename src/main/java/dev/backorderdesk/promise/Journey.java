package dev.backorderdesk.promise;

import java.time.LocalDate;

/**
 * How goods travel from a location to a destination.
 *
 * @param transitDays working days of {@code calendar} from handing over to delivery
 * @param extraDays calendar days that a carrier's advisory adds
 * @param calendar the carrier's working days
 */
public record Journey(String carrier, String service, int transitDays, int extraDays, WorkingDays calendar) {

    /**
     * The day of arrival of what was handed over on a day: Friday 2026-11-20 and 2 days of a carrier that does not work on
     * weekends is Tuesday 2026-11-24; with 4 extra days Saturday 2026-11-28 becomes Monday 2026-11-30.
     *
     * @param handedOver day of the handing over, as it is called at the destination
     */
    public LocalDate arrival(LocalDate handedOver) {
        LocalDate arrival = calendar.plus(handedOver, transitDays);
        return extraDays == 0 ? arrival : calendar.onOrAfter(arrival.plusDays(extraDays));
    }
}
