package dev.backorderdesk.app.service;

import dev.backorderdesk.desk.LedgerUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Deals anew once a day. What fell into a downtime or a jump of the clock is made up for once, however many days it was;
 * a run that was cut off is begun again, one in which an article met a bug is not.
 */
final class RedealSchedule {
    private final Path file;
    private final LocalTime at;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Runnable run;

    /**
     * @param file where it is kept up to when it ran (UTC)
     * @param at time of day in {@code zone}
     */
    RedealSchedule(Path file, LocalTime at, ZoneId zone, InstantSource clock, Runnable run) {
        this.file = file;
        this.at = at;
        this.zone = zone;
        this.clock = clock;
        this.run = run;
    }

    /** Runs where it is due. A desk that is new begins with the next time of day. */
    synchronized void look() {
        Instant now = clock.instant();
        Instant last = read();
        if (last == null || last.isAfter(now)) {
            // Without a file, or after the clock was set back: nothing was missed.
            write(now);
        } else if (last.isBefore(latest(now))) {
            try {
                run.run();
            } catch (Redeals.Busy | LedgerUnavailable later) {
                throw later;
            } catch (RuntimeException bug) {
                // All the others were dealt; dealt again it would meet the same.
                write(now);
                throw bug;
            }
            write(now);
        }
    }

    private Instant latest(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime today = here.toLocalDate().atTime(at).atZone(zone);
        return (today.isAfter(here) ? here.toLocalDate().minusDays(1).atTime(at).atZone(zone) : today).toInstant();
    }

    private @org.jspecify.annotations.Nullable Instant read() {
        try {
            return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        } catch (DateTimeException e) {
            throw new IllegalStateException(file + " holds no instant. Maybe remove it.", e);
        }
    }

    private void write(Instant now) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, now + "\n");
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("when stock was dealt anew could not be kept in " + file, e);
        }
    }
}
