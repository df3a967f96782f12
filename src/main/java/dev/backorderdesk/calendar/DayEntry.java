package dev.backorderdesk.calendar;

import com.ibm.icu.util.HebrewCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one entry of {@code closed=} or {@code open=}.
 *
 * <p>{@code 2026-12-24}, {@code 2026-12-24..2027-01-01}, {@code 12-24} and {@code 12-24..01-01} (every year),
 * {@code second MONDAY OCTOBER}, {@code last FRIDAY NOVEMBER}, {@code hebrew TISHRI 1..2}.
 *
 * <p>Days of the Chinese calendar are listed by date: ICU has New Year of 2027 on 7 February and of 2030 on 2 February,
 * where the new moon lies minutes from midnight in Beijing; it is on 2027-02-06 and 2030-02-03.
 */
final class DayEntry {

    static final String EXPECTED = "a day (2026-12-24), days (2026-12-24..2027-01-01), a day of every year (12-24),"
            + " 'second MONDAY OCTOBER' or 'hebrew TISHRI 1..2'";

    private static final Map<String, Integer> ORDINALS =
            Map.of("FIRST", 1, "SECOND", 2, "THIRD", 3, "FOURTH", 4, "LAST", -1);
    private static final Pattern HEBREW = Pattern.compile("([A-Z_0-9]+) (\\d{1,2})(?:\\.\\.(\\d{1,2}))?");
    private static final Map<String, Integer> HEBREW_MONTHS = Map.ofEntries(
            Map.entry("TISHRI", HebrewCalendar.TISHRI),
            Map.entry("HESHVAN", HebrewCalendar.HESHVAN),
            Map.entry("KISLEV", HebrewCalendar.KISLEV),
            Map.entry("TEVET", HebrewCalendar.TEVET),
            Map.entry("SHEVAT", HebrewCalendar.SHEVAT),
            Map.entry("ADAR", HebrewCalendar.ADAR),
            Map.entry("NISAN", HebrewCalendar.NISAN),
            Map.entry("IYAR", HebrewCalendar.IYAR),
            Map.entry("SIVAN", HebrewCalendar.SIVAN),
            Map.entry("TAMUZ", HebrewCalendar.TAMUZ),
            Map.entry("AV", HebrewCalendar.AV),
            Map.entry("ELUL", HebrewCalendar.ELUL));

    private DayEntry() {}

    /**
     * The days of one entry.
     *
     * @throws IllegalArgumentException where it can't be read; the message says what is wrong
     */
    static DaySet parse(String text) {
        String entry = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            if (entry.startsWith("HEBREW ")) {
                return hebrew(entry.substring(7));
            }
            String[] words = entry.split(" ", -1);
            return words.length == 3 ? weekday(words) : dates(entry);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such day", e);
        }
    }

    private static DaySet dates(String entry) {
        String[] ends = entry.split("\\.\\.", -1);
        require(ends.length <= 2);
        String first = ends[0];
        String last = ends[ends.length - 1];
        if (first.matches("\\d{2}-\\d{2}") && last.matches("\\d{2}-\\d{2}")) {
            MonthDay from = MonthDay.parse("--" + first);
            MonthDay to = MonthDay.parse("--" + last);
            // A range over New Year began in the year before.
            return year -> from.isAfter(to)
                    ? both(range(from.atYear(year - 1), to.atYear(year)), range(from.atYear(year), to.atYear(year + 1)))
                    : yearly(from, to, year);
        }
        require(first.matches("\\d{4}-\\d{2}-\\d{2}") && last.matches("\\d{4}-\\d{2}-\\d{2}"));
        LocalDate from = LocalDate.parse(first);
        LocalDate to = LocalDate.parse(last);
        require(!from.isAfter(to), "the first day is after the last");
        require(from.plusYears(2).isAfter(to), "that is more than two years. Maybe the year is mistyped?");
        List<LocalDate> days = range(from, to);
        return year -> days;
    }

    /** 29 February is no day at all in most years, not the 28th. */
    private static List<LocalDate> yearly(MonthDay from, MonthDay to, int year) {
        return from.equals(to) && !Year.of(year).isValidMonthDay(from)
                ? List.of()
                : range(from.atYear(year), to.atYear(year));
    }

    private static DaySet weekday(String[] words) {
        int ordinal = number(ORDINALS, words[0], "'" + words[0] + "' is not first, second, third, fourth or last");
        DayOfWeek weekday = DayOfWeek.valueOf(words[1]);
        Month month = Month.valueOf(words[2]);
        return year -> List.of(LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)));
    }

    private static DaySet hebrew(String entry) {
        Matcher m = HEBREW.matcher(entry);
        require(m.matches());
        int month = number(
                HEBREW_MONTHS,
                m.group(1),
                "the months are " + HEBREW_MONTHS.keySet().stream().sorted().toList());
        int from = between(1, m.group(2), 30);
        int to = m.group(3) == null ? from : between(from, m.group(3), 30);
        return year -> HebrewDays.hebrew(year, month, from, to);
    }

    private static int number(Map<String, Integer> names, String name, String otherwise) {
        Integer number = names.get(name);
        if (number == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return number;
    }

    private static int between(int least, String text, int most) {
        int number = Integer.parseInt(text);
        require(least <= number && number <= most, text + " is not between " + least + " and " + most);
        return number;
    }

    private static List<LocalDate> range(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    private static List<LocalDate> both(List<LocalDate> one, List<LocalDate> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static void require(boolean condition) {
        require(condition, "it can't be read");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
