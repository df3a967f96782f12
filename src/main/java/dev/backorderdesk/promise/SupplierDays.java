package dev.backorderdesk.promise;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a supplier's goods come.
 *
 * @param calendar the supplier's working days
 * @param terms how its dates are read
 * @param lateness what became of the days that it announced; null where nobody kept a record
 */
public record SupplierDays(
        WorkingDays calendar, DateTerms terms, @Nullable Lateness lateness) {

    /** A supplier without a record. */
    public SupplierDays(WorkingDays calendar, DateTerms terms) {
        this(calendar, terms, null);
    }

    /**
     * The day on which announced supply can be believed to arrive.
     *
     * <p>Announced for today or later: that day. Overdue: the day by which nine of ten came of what was as late, a working
     * day and not today; where the record is too small, the next working day and {@code overduePushDays} working days
     * more, so announced for Friday 2026-11-20, asked on Tuesday 2026-11-24 with 5 days: Wednesday 2026-12-02. More than
     * {@code undatedAfterDays} working days overdue, or without a day: there is none.
     *
     * @param expected as announced, in the location's zone; null means undated
     * @param today in the location's zone
     */
    public @Nullable LocalDate credible(@Nullable LocalDate expected, LocalDate today) {
        if (expected == null || !expected.isBefore(today)) {
            return expected;
        }
        LocalDate last = calendar.plus(expected, terms.undatedAfterDays());
        if (last.isBefore(today)) {
            return null;
        }
        Long late = lateness == null ? null : lateness.expected(today.toEpochDay() - expected.toEpochDay());
        return late == null
                ? calendar.plus(calendar.after(today), terms.overduePushDays())
                : calendar.onOrAfter(expected.plusDays(late));
    }

    /**
     * The day on which a reorder arrives with the confidence of {@code leadTimePercent}: the supplier begins on the first
     * working day, and delivers on one. Sent on Saturday 2026-11-21, 14 days at 100 %: begun on Monday 2026-11-23, there on
     * Monday 2026-12-07.
     *
     * @param sent day on which the reorder is sent
     * @param leadTimeDays calendar days by contract
     */
    public LocalDate arrival(LocalDate sent, int leadTimeDays) {
        long days = ((long) leadTimeDays * terms.leadTimePercent() + 99) / 100;
        return arrivalAfter(sent, days);
    }

    /**
     * The days on which a reorder arrives, by the days that such reorders took.
     *
     * @param sent day on which the reorder is sent
     * @param days calendar days from the supplier's first working day to the receipt
     * @return epoch days
     */
    public Spread arrivals(LocalDate sent, Spread days) {
        return days.map(taken -> arrivalAfter(sent, taken).toEpochDay());
    }

    /** The same for days that are known. */
    LocalDate arrivalAfter(LocalDate sent, long days) {
        return calendar.onOrAfter(calendar.onOrAfter(sent).plusDays(days));
    }
}
