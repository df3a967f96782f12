package dev.backorderdesk.calendar;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.policy.Utf8;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.WorkingDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calendars of a folder; the name of a calendar is its file's name without {@code .properties}. */
public final class CalendarFolder implements Calendars {

    private static final String ENDING = ".properties";

    private final Map<String, WorkingDays> byName;

    private CalendarFolder(Map<String, WorkingDays> byName) {
        this.byName = byName;
    }

    /**
     * What was read.
     *
     * @param calendars those without a fault
     * @param findings every fault, with file, row and key; empty where all is well
     */
    public record Loaded(Calendars calendars, List<Finding> findings) {
        public Loaded {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads every {@code *.properties} of a folder. Never throws: a folder that can't be read is a finding.
     *
     * @param shownAs the folder's path as findings show it, {@code config/calendars}
     */
    public static Loaded load(Path folder, String shownAs) {
        List<Finding> findings = new ArrayList<>();
        Map<String, WorkingDays> byName = new TreeMap<>();
        for (Path path : filesOf(folder, shownAs, findings)) {
            String file = String.valueOf(path.getFileName());
            String shown = shownAs + "/" + file;
            try {
                Utf8 content = Utf8.of(Files.readAllBytes(path));
                if (content.wrongRow() > 0) {
                    findings.add(new Finding(
                            shown,
                            content.wrongRow(),
                            null,
                            null,
                            "This row holds a character that is not UTF-8. Save the file as UTF-8.",
                            Finding.Severity.ERROR));
                    continue;
                }
                WorkingDays calendar =
                        CalendarFile.read(shown, content.text().lines().toList(), findings);
                if (calendar != null) {
                    byName.put(file.substring(0, file.length() - ENDING.length()), calendar);
                }
            } catch (IOException e) {
                findings.add(unreadable(shown, e));
            }
        }
        return new Loaded(new CalendarFolder(byName), findings);
    }

    private static List<Path> filesOf(Path folder, String shownAs, List<Finding> findings) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            findings.add(unreadable(shownAs, e));
            return List.of();
        }
    }

    private static Finding unreadable(String shown, IOException e) {
        return new Finding(shown, 0, null, null, "can't be read: " + e, Finding.Severity.ERROR);
    }

    @Override
    public WorkingDays named(String name) {
        WorkingDays calendar = byName.get(name);
        if (calendar == null) {
            throw new IllegalArgumentException("There is no calendar '" + name + "', there are " + names() + "."
                    + Suggestion.among(name, names()) + " Maybe its file is missing in config/calendars?");
        }
        return calendar;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
