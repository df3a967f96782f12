package dev.backorderdesk.calendar;

import dev.backorderdesk.promise.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Working days as one bit for each day of a year. A year is worked out when first asked for; two threads that ask at
 * once work out the same bits, so nobody waits. Every promise asks many times: an answer is two array reads.
 */
final class YearTables implements WorkingDays {

    private static final int FIRST_YEAR = 1970;
    private static final int YEARS = 230;

    private final Set<DayOfWeek> weekend;
    private final List<DaySet> closed;
    private final List<DaySet> open;
    private final AtomicReferenceArray<long[]> years = new AtomicReferenceArray<>(YEARS);

    /**
     * @param weekend days of the week that do not count
     * @param closed days that do not count
     * @param open days that count all the same; stronger than both
     */
    YearTables(Set<DayOfWeek> weekend, List<DaySet> closed, List<DaySet> open) {
        this.weekend = Set.copyOf(weekend);
        this.closed = List.copyOf(closed);
        this.open = List.copyOf(open);
    }

    @Override
    public boolean isWorking(LocalDate day) {
        int bit = day.getDayOfYear() - 1;
        return (bitsOf(day.getYear())[bit >> 6] & (1L << bit)) != 0;
    }

    private long[] bitsOf(int year) {
        int index = year - FIRST_YEAR;
        if (index < 0 || index >= YEARS) {
            return workOut(year);
        }
        long[] known = years.get(index);
        if (known == null) {
            known = workOut(year);
            years.set(index, known);
        }
        return known;
    }

    private long[] workOut(int year) {
        long[] bits = new long[6];
        LocalDate day = Year.of(year).atDay(1);
        for (int i = 0; i < Year.of(year).length(); i++) {
            set(bits, i, !weekend.contains(day.plusDays(i).getDayOfWeek()));
        }
        mark(bits, year, closed, false);
        mark(bits, year, open, true);
        return bits;
    }

    private static void mark(long[] bits, int year, List<DaySet> sets, boolean working) {
        sets.stream()
                .flatMap(set -> set.around(year).stream())
                .filter(day -> day.getYear() == year)
                .forEach(day -> set(bits, day.getDayOfYear() - 1, working));
    }

    private static void set(long[] bits, int index, boolean working) {
        if (working) {
            bits[index >> 6] |= 1L << index;
        } else {
            bits[index >> 6] &= ~(1L << index);
        }
    }
}
