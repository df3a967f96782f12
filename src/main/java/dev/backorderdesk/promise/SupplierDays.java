package dev.backorderdesk.promise;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a supplier's goods come.
 *
 * @param calendar the supplier's working days
 * @param terms how its dates are read
 */
public record SupplierDays(WorkingDays calendar, DateTerms terms) {

    /**
     * The day on which announced supply can be believed to arrive.
     *
     * <p>Announced for today or later: that day. Overdue: the next working day and {@code overduePushDays} working days
     * more; announced for Friday 2026-11-20, asked on Tuesday 2026-11-24 with 5 days: Wednesday 2026-12-02. More than
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
        return last.isBefore(today) ? null : calendar.plus(calendar.after(today), terms.overduePushDays());
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
        return calendar.onOrAfter(calendar.onOrAfter(sent).plusDays(days));
    }
}
