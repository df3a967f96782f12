package dev.backorderdesk.promise;

import java.time.LocalDate;

/** Which days count somewhere. */
@FunctionalInterface
public interface WorkingDays {

    /** Further than this no calendar is searched: one that has no working day in two years is broken. */
    int SEARCH_DAYS = 731;

    /** Whether people work on that day. */
    boolean isWorking(LocalDate day);

    /**
     * The day itself where it is a working day, else the next one: Saturday 2026-11-21 becomes Monday 2026-11-23.
     *
     * @throws IllegalStateException where the calendar has no working day within two years
     */
    default LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        for (int i = 0; i < SEARCH_DAYS; i++) {
            if (isWorking(candidate)) {
                return candidate;
            }
            candidate = candidate.plusDays(1);
        }
        throw new IllegalStateException("No working day between " + day + " and " + candidate
                + ". Maybe the calendar lists every day of the week as a day off?");
    }

    /** The first working day after that day: Friday 2026-11-20 becomes Monday 2026-11-23. */
    default LocalDate after(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /**
     * Counts working days on from a day, the day itself not counted: Friday 2026-11-20 plus 3 is Wednesday
     * 2026-11-25.
     *
     * @param count working days, 0 or more; 0 gives {@link #onOrAfter}
     */
    default LocalDate plus(LocalDate day, int count) {
        LocalDate result = onOrAfter(day);
        // A start on a day off does not count as the first working day: Saturday plus 1 is Monday.
        int left = result.equals(day) ? count : count - 1;
        for (int i = 0; i < left; i++) {
            result = after(result);
        }
        return result;
    }
}
