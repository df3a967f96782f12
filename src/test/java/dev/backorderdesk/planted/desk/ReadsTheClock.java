package dev.backorderdesk.planted.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Every way to read the clock. */
final class ReadsTheClock {

    Instant instant() {
        return Instant.now();
    }

    LocalDate date(ZoneId zone) {
        return LocalDate.now(zone);
    }

    ZonedDateTime zoned(ZoneId zone) {
        return ZonedDateTime.now(zone);
    }

    InstantSource source() {
        return InstantSource.system();
    }

    long millis() {
        return System.currentTimeMillis();
    }
}
