package dev.backorderdesk.calendar;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.HebrewCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** Days of the Hebrew calendar, which Jollyday does not know, found by walking through the Gregorian year with ICU. */
final class HebrewDays {

    private HebrewDays() {}

    /** Days of a Hebrew month (ICU's number, {@link HebrewCalendar#TISHRI} is 0). */
    static List<LocalDate> hebrew(int year, int month, int from, int to) {
        return days(
                year,
                new HebrewCalendar(),
                calendar -> calendar.get(Calendar.MONTH) == month && within(calendar, from, to));
    }

    private static boolean within(Calendar calendar, int from, int to) {
        int day = calendar.get(Calendar.DAY_OF_MONTH);
        return from <= day && day <= to;
    }

    private static List<LocalDate> days(int year, Calendar calendar, Predicate<Calendar> wanted) {
        calendar.setTimeZone(TimeZone.GMT_ZONE);
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> {
                    // Noon, so that no zone can move the day.
                    calendar.setTimeInMillis(
                            day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli());
                    return wanted.test(calendar);
                })
                .toList();
    }
}
