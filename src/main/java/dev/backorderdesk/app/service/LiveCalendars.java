package dev.backorderdesk.app.service;

import dev.backorderdesk.calendar.CalendarFolder;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.promise.Calendars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The calendars that count now. After an edit all are taken if all are in order; else the former ones go on. One that was
 * known must stay: locations, suppliers and carriage rows may name it.
 */
final class LiveCalendars {
    private final Path folder;
    private final String shownAs;
    private volatile Calendars current;
    private volatile List<Finding> findings = List.of();
    private Map<String, FileTime> loaded;
    private Map<String, FileTime> lastLook;

    /** @throws IllegalStateException with every finding, where a calendar is broken */
    LiveCalendars(Path folder, String shownAs) throws IOException {
        this.folder = folder;
        this.shownAs = shownAs;
        this.loaded = look();
        this.lastLook = loaded;
        CalendarFolder.Loaded first = CalendarFolder.load(folder, shownAs);
        if (!first.findings().isEmpty()) {
            throw new IllegalStateException("The calendars can't be used:\n  "
                    + String.join(
                            "\n  ",
                            first.findings().stream().map(Finding::toString).toList()));
        }
        this.current = first.calendars();
    }

    Calendars current() {
        return current;
    }

    /** What is wrong with the files as they are now. */
    List<Finding> findings() {
        return findings;
    }

    /** Looks whether a file changed; an edit is taken at the second look that sees it unchanged. */
    synchronized boolean refresh() throws IOException {
        Map<String, FileTime> look = look();
        boolean settled = look.equals(lastLook);
        lastLook = look;
        if (look.equals(loaded) || !settled) {
            return false;
        }
        loaded = look;
        CalendarFolder.Loaded found = CalendarFolder.load(folder, shownAs);
        List<Finding> wrong = new ArrayList<>(found.findings());
        Set<String> gone = new TreeSet<>(current.names());
        gone.removeAll(found.calendars().names());
        // A file that is there and broken has a finding of its own.
        gone.removeIf(name -> Files.exists(folder.resolve(name + ".properties")));
        for (String name : gone) {
            wrong.add(new Finding(
                    shownAs + "/" + name + ".properties",
                    0,
                    null,
                    null,
                    "this calendar was in use and is gone; the former calendars go on. Maybe put it back, or restart"
                            + " where nothing names it any more.",
                    Finding.Severity.ERROR));
        }
        if (wrong.isEmpty()) {
            current = found.calendars();
        }
        findings = List.copyOf(wrong);
        return true;
    }

    private Map<String, FileTime> look() throws IOException {
        Map<String, FileTime> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.toString() + " " + Files.size(file), Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
