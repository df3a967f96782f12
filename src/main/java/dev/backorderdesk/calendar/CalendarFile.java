package dev.backorderdesk.calendar;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.Suggestion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one calendar file: lines of {@code key=value}, {@code #} begins a comment line. {@link java.util.Properties}
 * would lose the rows that findings name.
 */
final class CalendarFile {

    private static final Set<String> KEYS = Set.of("country", "region", "weekend", "closed", "open");

    private static final List<String> WEEKDAYS =
            Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList();

    private final String file;
    private final List<Finding> findings;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(int number, String key, String value) {}

    private CalendarFile(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * The calendar that the lines describe.
     *
     * @param file path as shown in findings
     * @param findings what is wrong is added here
     * @return null where something was wrong
     */
    static @Nullable YearTables read(String file, List<String> lines, List<Finding> findings) {
        int before = findings.size();
        CalendarFile reader = new CalendarFile(file, findings);
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i).strip());
        }
        YearTables calendar = new YearTables(reader.weekend(), reader.closedDays(), reader.days("open"));
        if (findings.size() == before) {
            reader.checkThatSomebodyWorks(calendar);
        }
        return findings.size() == before ? calendar : null;
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            find(number, null, line, "expected key=value or a comment that begins with #");
            return;
        }
        String key = line.substring(0, equals).strip();
        Row row = new Row(number, key, line.substring(equals + 1).strip());
        if (!KEYS.contains(key)) {
            find(
                    number,
                    key,
                    key,
                    "unknown key, expected one of closed, country, open, region, weekend."
                            + Suggestion.among(key, KEYS));
        } else if (rows.containsKey(key) && !key.equals("closed") && !key.equals("open")) {
            find(number, key, row.value(), "the key stands a second time; only closed and open may be repeated");
        } else {
            // closed and open may go on in a later row: keep each under a key of its own.
            rows.put(rows.containsKey(key) ? key + "#" + number : key, row);
        }
    }

    private Set<DayOfWeek> weekend() {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        Row row = rows.get("weekend");
        if (row == null) {
            find(0, "weekend", null, "is missing; expected days as SATURDAY,SUNDAY, or empty for none");
            return weekend;
        }
        for (String name : entries(row)) {
            try {
                weekend.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                find(
                        row.number(),
                        "weekend",
                        name,
                        "'" + name + "' is no day of the week, expected SATURDAY or the like."
                                + Suggestion.among(name, WEEKDAYS));
            }
        }
        return weekend;
    }

    private List<DaySet> closedDays() {
        List<DaySet> closed = new ArrayList<>(days("closed"));
        Row country = rows.get("country");
        Row region = rows.get("region");
        if (country != null && !country.value().isEmpty()) {
            try {
                closed.add(new PublicHolidays(
                        country.value(), region == null || region.value().isEmpty() ? null : region.value()));
            } catch (PublicHolidays.UnknownPlace e) {
                Row wrong = e.key.equals("region") && region != null ? region : country;
                find(wrong.number(), e.key, e.found, "'" + e.found + "': " + e.getMessage());
            }
        } else if (region != null && !region.value().isEmpty()) {
            find(region.number(), "region", region.value(), "a region needs a country");
        }
        return closed;
    }

    private List<DaySet> days(String key) {
        List<DaySet> days = new ArrayList<>();
        for (Row row : rows.values()) {
            if (!row.key().equals(key)) {
                continue;
            }
            for (String entry : entries(row)) {
                try {
                    days.add(DayEntry.parse(entry));
                } catch (IllegalArgumentException e) {
                    String why =
                            String.valueOf(e.getMessage()).startsWith("No enum") ? "it can't be read" : e.getMessage();
                    find(row.number(), key, entry, "'" + entry + "': " + why + "; expected " + DayEntry.EXPECTED);
                }
            }
        }
        return days;
    }

    private static List<String> entries(Row row) {
        return List.of(row.value().split(",", -1)).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private void checkThatSomebodyWorks(YearTables calendar) {
        try {
            calendar.onOrAfter(LocalDate.of(2026, 1, 1));
        } catch (IllegalStateException e) {
            find(0, null, null, e.getMessage());
        }
    }

    private void find(int row, @Nullable String key, @Nullable String found, @Nullable String message) {
        findings.add(new Finding(file, row, key, found, String.valueOf(message), Finding.Severity.ERROR));
    }
}
