package dev.backorderdesk.delay;

import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.WorkingDays;
import dev.backorderdesk.promise.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The days of an address, read so that no zone it may lie in is missed. */
final class LegalDays {
    private final List<ZoneId> zones;

    LegalDays(Destination destination) {
        ShipTo shipTo = destination.shipTo();
        String given = shipTo.timeZone();
        this.zones =
                given != null ? List.of(ZoneId.of(given)) : destination.zones().zone(shipTo.country(), shipTo.region());
    }

    /** That day, as 2026-04-01 in New York: over at 2026-04-02T04:00Z. */
    LegalDay on(LocalDate day) {
        return new LegalDay(day, ends(day).min(Comparator.naturalOrder()).orElseThrow(), lastEnd(day));
    }

    /**
     * A day that is counted from an instant. 30 days from 2026-03-02T15:00Z in New York: 2026-04-01. Where zones see
     * different days, the one that ends first counts.
     */
    LegalDay from(Instant start, UnaryOperator<LocalDate> count) {
        LegalDay first = null;
        for (ZoneId zone : zones) {
            LocalDate day = count.apply(start.atZone(zone).toLocalDate());
            Instant end = Zones.endOf(day, zone);
            if (first == null || end.isBefore(first.end())) {
                first = new LegalDay(day, end, lastEnd(day));
            }
        }
        if (first == null) {
            throw new IllegalStateException("An address without a time zone. Maybe the zones know no fallback?");
        }
        return first;
    }

    LegalDay daysFrom(Instant start, int days) {
        return from(start, day -> day.plusDays(days));
    }

    LegalDay workingDaysFrom(Instant start, int days, WorkingDays calendar) {
        return from(start, day -> calendar.plus(day, days));
    }

    /** A time that ends within a day, as "48 hours". */
    LegalDay exactly(Instant end) {
        return new LegalDay(dayOf(end), end, end);
    }

    /** The day on which something happened; the earlier one where zones differ, for what is counted from it ends sooner. */
    LocalDate dayOf(Instant instant) {
        return zones.stream()
                .map(zone -> instant.atZone(zone).toLocalDate())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant lastEnd(LocalDate day) {
        return ends(day).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Instant> ends(LocalDate day) {
        return zones.stream().map(zone -> Zones.endOf(day, zone));
    }
}
