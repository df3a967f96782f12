package dev.backorderdesk.app.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Where a clock is set to: a day, which means its 9:00 in the shop's zone, or an instant. */
final class StartDay {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private StartDay() {}

    /** @throws DateTimeException where it is neither */
    static Instant read(String text, ZoneId shop) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atTime(MORNING).atZone(shop).toInstant();
        } catch (DateTimeException e) {
            throw new DateTimeException(
                    "\"" + text + "\" is no time, expected a day as 2026-11-20 or an instant as 2026-11-20T09:30:00Z.",
                    e);
        }
    }
}
