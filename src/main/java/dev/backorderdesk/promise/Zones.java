package dev.backorderdesk.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which time zones an address may lie in. Where a country has several and nothing tells which, a day is read the way
 * that is safe: ours ends where it ends first, the customer's where it ends last.
 */
@FunctionalInterface
public interface Zones {

    /**
     * The zones of an address.
     *
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 subdivision without the country ({@code CA}); null means unknown
     * @return one or more, in order of their ids; UTC alone where the country is unknown
     */
    List<ZoneId> zone(String country, @Nullable String region);

    /**
     * The zone in which that day ends first: for our own duties. US, no region, 2026-11-24: {@code America/New_York}.
     */
    default ZoneId earliest(String country, @Nullable String region, LocalDate day) {
        return zone(country, region).stream().min(byEndOf(day)).orElseThrow();
    }

    /**
     * The zone in which that day ends last: for the customer's answers. US, no region, 2026-11-24:
     * {@code Pacific/Honolulu}.
     */
    default ZoneId latest(String country, @Nullable String region, LocalDate day) {
        return zone(country, region).stream().max(byEndOf(day)).orElseThrow();
    }

    /** The instant at which a day is over in a zone: 0:00 of the next day, daylight saving included. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Comparator<ZoneId> byEndOf(LocalDate day) {
        return Comparator.comparing(zone -> endOf(day, zone));
    }
}
