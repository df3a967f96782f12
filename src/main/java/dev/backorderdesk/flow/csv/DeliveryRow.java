package dev.backorderdesk.flow.csv;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells of a row of a file of deliveries. */
final class DeliveryRow {
    private static final int LONGEST_FOUND = 80;
    private static final int LONGEST_CONTRACT = 3_650;

    /** How a file writes days; the time of day behind a blank is cut off. */
    enum Days {
        ISO("a day as 2026-11-20", "uuuu-MM-dd"),
        SCMS("a day as 20-Nov-12 or 11/20/12", "d-MMM-uu", "M/d/uu"),
        DAY_FIRST("a day as 20-11-2026", "dd-MM-uuuu");

        private final String expected;
        private final List<DateTimeFormatter> formats;

        Days(String expected, String... patterns) {
            this.expected = expected;
            this.formats = Stream.of(patterns)
                    .map(pattern -> new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT))
                    .toList();
        }

        private @Nullable LocalDate read(String text) {
            int blank = text.indexOf(' ');
            for (DateTimeFormatter format : formats) {
                try {
                    return LocalDate.parse(blank < 0 ? text : text.substring(0, blank), format);
                } catch (DateTimeParseException e) {
                    // Then it is the next, or none.
                    continue;
                }
            }
            return null;
        }
    }

    private final String file;
    private final Days days;
    private final NamedCsvRecord row;

    DeliveryRow(String file, Days days, NamedCsvRecord row) {
        this.file = file;
        this.days = days;
        this.row = row;
    }

    /** A cell that can't be used; what is told of it is the finding. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient CsvFinding finding;

        private Unusable(CsvFinding finding) {
            super(finding.toString());
            this.finding = finding;
        }

        CsvFinding finding() {
            return finding;
        }
    }

    String text(String column) {
        return row.getField(column).strip();
    }

    String needed(String column) throws Unusable {
        String text = text(column);
        if (text.isEmpty()) {
            throw unusable(column, "something");
        }
        return text;
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    LocalDate day(String column) throws Unusable {
        LocalDate day = days.read(needed(column));
        if (day == null) {
            throw unusable(column, days.expected);
        }
        return day;
    }

    @Nullable
    LocalDate dayOrNone(String column) throws Unusable {
        return isEmpty(column) ? null : day(column);
    }

    /** Calendar days of a contract. */
    int contract(String column, long days) throws Unusable {
        if (days < 0 || days > LONGEST_CONTRACT) {
            throw unusable(column, "0 to " + LONGEST_CONTRACT + " days after the order was sent");
        }
        return (int) days;
    }

    int contract(String column) throws Unusable {
        try {
            return contract(column, Long.parseLong(needed(column)));
        } catch (NumberFormatException e) {
            throw unusable(column, "a whole number of days, 0 or more");
        }
    }

    /** The day of receipt, which can't be before the order was sent. */
    @Nullable
    LocalDate received(String column, LocalDate sent) throws Unusable {
        LocalDate received = dayOrNone(column);
        if (received != null && received.isBefore(sent)) {
            throw unusable(column, sent + " or later, the order was sent then");
        }
        return received;
    }

    private Unusable unusable(String column, String expected) {
        String text = text(column);
        String found = text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND - 3) + "...";
        return new Unusable(
                new CsvFinding(file, row.getStartingLineNumber(), column, expected, text.isEmpty() ? null : found));
    }
}
