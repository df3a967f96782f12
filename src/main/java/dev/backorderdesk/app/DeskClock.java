package dev.backorderdesk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for the desk. It goes with the real clock, or at a distance from it ({@code --at}), or it stands still
 * until it is moved ({@code --still}). Only forward: what was decided at an instant stays in the past.
 *
 * <p>Where it was set, it is kept in a file, so that a restart goes on from there. Waiting times that have nothing to do
 * with the trade (polling, retries) don't use it.
 */
public final class DeskClock implements InstantSource {

    private final InstantSource real;
    private final @Nullable Path file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Setting setting;

    /**
     * @param ahead distance from the real clock; not used where it stands still
     * @param still the instant (UTC) at which it stands; null where it ticks
     */
    private record Setting(Duration ahead, @Nullable Instant still) {
        static final Setting REAL = new Setting(Duration.ZERO, null);

        @Override
        public String toString() {
            return still == null ? "ahead " + ahead : "still " + still;
        }

        static Setting parse(String text) {
            String[] words = text.strip().split(" ", 2);
            if (words.length == 2 && words[0].equals("ahead")) {
                return new Setting(Duration.parse(words[1]), null);
            }
            if (words.length == 2 && words[0].equals("still")) {
                return new Setting(Duration.ZERO, Instant.parse(words[1]));
            }
            throw new DateTimeException("expected \"ahead PT240H\" or \"still 2026-11-20T09:30:00Z\"");
        }
    }

    private DeskClock(InstantSource real, @Nullable Path file, Setting setting) {
        this.real = real;
        this.file = file;
        this.setting = setting;
    }

    /** The real clock; it can be moved all the same, but forgets it. */
    public static DeskClock real() {
        return new DeskClock(InstantSource.system(), null, Setting.REAL);
    }

    /** A clock that stands at an instant (UTC) until it is moved; kept nowhere. */
    public static DeskClock stillAt(Instant at) {
        return new DeskClock(InstantSource.system(), null, new Setting(Duration.ZERO, at));
    }

    /**
     * The clock as it was left in {@code file}, or set anew.
     *
     * @param at where it starts (UTC); null means where the file left it, else the real time
     * @param still it stands there until it is moved
     * @throws UncheckedIOException where the file can't be read or written
     * @throws IllegalArgumentException where the file holds something else
     */
    public static DeskClock open(Path file, @Nullable Instant at, boolean still) {
        return open(file, at, still, InstantSource.system());
    }

    static DeskClock open(Path file, @Nullable Instant at, boolean still, InstantSource real) {
        DeskClock clock = new DeskClock(real, file, at == null ? kept(file) : Setting.REAL);
        if (at != null || still) {
            Instant start = at == null ? clock.instant() : at;
            clock.set(
                    still
                            ? new Setting(Duration.ZERO, start)
                            : new Setting(Duration.between(real.instant(), start), null));
        }
        return clock;
    }

    @Override
    public Instant instant() {
        Setting now = setting;
        return now.still() == null ? real.instant().plus(now.ahead()) : now.still();
    }

    /** Moves it on and tells the listeners, each in turn, before it returns. */
    public void forward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock was to move by " + by + ", expected 0 or more."
                    + " Maybe start again with --at: the clock itself only goes forward.");
        }
        synchronized (this) {
            Setting was = setting;
            set(
                    was.still() == null
                            ? new Setting(was.ahead().plus(by), null)
                            : new Setting(Duration.ZERO, was.still().plus(by)));
        }
        listeners.forEach(Runnable::run);
    }

    /** Told after each jump, so that what became due runs at once. */
    public void onJump(Runnable listener) {
        listeners.add(listener);
    }

    /** It does not go with the real clock. */
    public boolean isSet() {
        return !setting.equals(Setting.REAL);
    }

    /** It stands until it is moved. */
    public boolean isStill() {
        return setting.still() != null;
    }

    private void set(Setting to) {
        setting = to;
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, to + "\n");
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock could not be kept in " + file, e);
        }
    }

    private static Setting kept(Path file) {
        if (!Files.exists(file)) {
            return Setting.REAL;
        }
        try {
            return Setting.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the clock kept in " + file + " could not be read", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    file + " does not say where the clock stands: " + e.getMessage()
                            + " Maybe remove the file: the clock is the real one then.",
                    e);
        }
    }
}
