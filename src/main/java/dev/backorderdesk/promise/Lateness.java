package dev.backorderdesk.promise;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's record of announced days: how many calendar days after the day that was announced first its goods came.
 *
 * @param days calendar days after the announced day; below 0 is early
 * @param observed number of receipts behind it, old ones counted for less
 */
public record Lateness(Spread days, double observed) {

    /** With fewer receipts that were as late as this, the record says nothing about it. */
    public static final double LEAST_OBSERVED = 4;

    /**
     * Days after the announced day by which nine of ten have come of what is that late already. A supplier whose late
     * goods came 3, 3, 4, 6 and 9 days late: 9 for what is 2 days late.
     *
     * @param soFar calendar days that it is late and has not come
     * @return more than {@code soFar}; null where the record is too small to say
     */
    public @Nullable Long expected(long soFar) {
        if (observed * (1 - days.upTo(soFar)) < LEAST_OBSERVED) {
            return null;
        }
        SortedMap<Long, Double> later = days.shares().tailMap(soFar + 1);
        return Spread.of(later).quantile(Spread.P90);
    }
}
