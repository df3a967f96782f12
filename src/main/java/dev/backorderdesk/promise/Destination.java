package dev.backorderdesk.promise;

import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** An address with its days. */
public record Destination(ShipTo shipTo, Zones zones) {

    /**
     * What a location's day is called at the address at the end of that day. Friday 2026-11-20 in Berlin ends when it is
     * Saturday in Tokyo and still Friday in New York. Where the address may lie in several zones, the one counts in which
     * it is latest: the day we promise by is not to be missed in any of them.
     */
    public LocalDate endOfDay(LocalDate day, ZoneId there) {
        Instant lastMoment = Zones.endOf(day, there).minusSeconds(1);
        return lastMoment.atZone(zone(day)).toLocalDate();
    }

    private ZoneId zone(LocalDate day) {
        String given = shipTo.timeZone();
        return given != null ? ZoneId.of(given) : zones.earliest(shipTo.country(), shipTo.region(), day);
    }
}
