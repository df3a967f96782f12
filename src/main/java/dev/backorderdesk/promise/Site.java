package dev.backorderdesk.promise;

import dev.backorderdesk.model.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A location with its days. */
public record Site(Location location, ZoneId zone, WorkingDays calendar) {

    /** @throws IllegalArgumentException where the location's calendar or zone is unknown */
    public static Site of(Location location, Calendars calendars) {
        return new Site(location, ZoneId.of(location.timeZone()), calendars.named(location.calendar()));
    }

    /** What day it is here. */
    public LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /**
     * The day on which stock leaves: today before the cut-off of a working day, else the next working day. Cut-off 14:00,
     * Friday 2026-11-20 13:59: that Friday; 14:00: Monday 2026-11-23.
     */
    public LocalDate shipsFromStock(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalDate today = here.toLocalDate();
        return here.toLocalTime().isBefore(location.cutOff()) ? calendar.onOrAfter(today) : calendar.after(today);
    }

    /**
     * The day on which goods leave that arrive on a day: the next working day, for receiving takes its time. Arrival on
     * Friday 2026-12-04: Monday 2026-12-07.
     */
    public LocalDate shipsAfterArrival(LocalDate arrival) {
        return calendar.after(arrival);
    }

    /**
     * The last instant at which something leaves on a day (UTC): what may go again by then may leave on that day. Cut-off 14:00:
     * 13:59:59.999999999.
     */
    public Instant leaves(LocalDate day) {
        return day.atTime(location.cutOff()).atZone(zone).toInstant().minusNanos(1);
    }

    /** The first working day at or after an instant, cut-off included: for releases. */
    public LocalDate shipsFrom(Instant release) {
        return shipsFromStock(release);
    }
}
