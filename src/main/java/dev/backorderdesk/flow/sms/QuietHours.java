package dev.backorderdesk.flow.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;

/**
 * When a text message may ring: from {@code from} to before {@code until}, by the recipient's clock. Where the two are
 * equal, always. {@code 8:00 to 21:00}: a text at 21:00 waits until 8:00 of the next day.
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** 8:00 to 21:00. */
    public static final QuietHours BY_DAY = new QuietHours(LocalTime.of(8, 0), LocalTime.of(21, 0));

    /** At any time. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public QuietHours {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("texts may ring from " + from + " until " + until
                    + ", expected the first to be the earlier. Maybe they are swapped.");
        }
    }

    /** The first instant from {@code now} on at which it may ring in every one of {@code zones}; none: at once. */
    public Instant earliest(Instant now, Collection<ZoneId> zones) {
        Instant at = now;
        // A step moves to the opening of one zone, which may be night in another. Zones of one country are hours
        // apart, so a few rounds find the common day; where there is none, the last opening has to do.
        for (int round = 0; round < 4; round++) {
            for (ZoneId zone : zones) {
                at = earliest(at, zone);
            }
        }
        return at;
    }

    private Instant earliest(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        if (from.equals(until) || (!time.isBefore(from) && time.isBefore(until))) {
            return now;
        }
        var day =
                time.isBefore(from) ? there.toLocalDate() : there.toLocalDate().plusDays(1);
        return day.atTime(from).atZone(zone).toInstant();
    }
}
