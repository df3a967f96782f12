package dev.backorderdesk.model;

import java.time.LocalTime;
import java.util.List;

/**
 * A place that ships.
 *
 * @param country ISO 3166-1 alpha-2
 * @param timeZone IANA zone in which its days and cut-off count
 * @param calendar name of a calendar in {@code config/calendars}
 * @param cutOff what is decided before this time of a working day ships that day, else the next working day
 * @param serves countries it ships to; empty means every country
 */
public record Location(
        String location,
        long revision,
        String country,
        String timeZone,
        String calendar,
        LocalTime cutOff,
        List<String> serves)
        implements CatalogEntry {

    public Location {
        serves = List.copyOf(serves);
    }

    @Override
    public String key() {
        return "LOCATION/" + location;
    }
}
