package dev.backorderdesk.promise.lead;

/**
 * How good some promises were.
 *
 * @param promises number of them
 * @param kept those that were delivered on the promised day or before
 * @param loss sum of pinball losses: 0.9 for each day late, 0.1 for each day early. Least, in the long run, for whoever
 *     promises the true P90 (Koenker and Bassett, Regression Quantiles, Econometrica 46, 1978)
 * @param days sum of promised days
 */
public record Score(long promises, long kept, double loss, double days) {

    /** Of no promise. */
    public static final Score NONE = new Score(0, 0, 0, 0);

    private static final double SHARE = dev.backorderdesk.promise.Spread.P90;

    /** One promise more. */
    Score and(long promised, long taken) {
        double over = (double) taken - promised;
        return new Score(
                promises + 1,
                kept + (over <= 0 ? 1 : 0),
                loss + Math.max(SHARE * over, (SHARE - 1) * over),
                days + promised);
    }

    /** Both together. */
    Score and(Score other) {
        return new Score(promises + other.promises, kept + other.kept, loss + other.loss, days + other.days);
    }

    /** Share delivered by the promise, 0 to 1. */
    public double coverage() {
        return (double) kept / promises;
    }

    /** Mean pinball loss at 0.9, in days. */
    public double pinball() {
        return loss / promises;
    }

    /** Mean promised days. */
    public double meanDays() {
        return days / promises;
    }
}
