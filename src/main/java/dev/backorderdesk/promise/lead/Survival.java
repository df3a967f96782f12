package dev.backorderdesk.promise.lead;

import dev.backorderdesk.promise.Spread;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Durations of which some have not ended yet.
 *
 * <p>The product-limit estimator (Kaplan and Meier, Nonparametric estimation from incomplete observations, J. Am. Stat.
 * Assoc. 53, 1958) with weights, and with the pseudo-counts of a prior: the posterior mean under a Dirichlet process
 * (Susarla and Van Ryzin, Nonparametric Bayesian estimation of survival curves from incomplete observations, J. Am. Stat.
 * Assoc. 71, 1976) in its form for discrete time (Hjort, Nonparametric Bayes estimators based on beta processes in models
 * for life history data, Ann. Stat. 18, 1990). Of what has lasted until {@code t}, the share that ends at {@code t} is
 *
 * <pre>(c p(t) + ended(t)) / (c P(t or later) + atRisk(t))</pre>
 *
 * with a prior {@code p} that counts as {@code c} observations. Without a prior that is Kaplan and Meier's; without open
 * ones it is the mixture of prior and observed shares.
 */
final class Survival {
    private static final double NOTHING = 1e-12;

    private Survival() {}

    /**
     * How durations spread.
     *
     * @param prior what is believed without the observations; null means nothing
     * @param strength number of observations that the prior counts for
     * @param ended weight by duration
     * @param open weight by the last value that the duration is known to exceed. Where nothing says how long those last
     *     that outlive all others, they count as ending on the next day (Efron's convention).
     * @return null where there is neither a prior nor an observation
     */
    static @Nullable Spread of(
            @Nullable Spread prior, double strength, Map<Long, Double> ended, Map<Long, Double> open) {
        SortedMap<Long, Double> before = prior == null || strength <= 0 ? new TreeMap<>() : prior.shares();
        NavigableMap<Long, Double> atRisk = fromThereOn(ended, open);
        NavigableMap<Long, Double> beforeLeft = fromThereOn(before, Map.of());
        if (atRisk.isEmpty() && before.isEmpty()) {
            return null;
        }
        SortedSet<Long> times = new TreeSet<>(ended.keySet());
        times.addAll(before.keySet());
        Map<Long, Double> shares = new TreeMap<>();
        double left = 1;
        for (long time : times) {
            double ends = strength * before.getOrDefault(time, 0.0) + ended.getOrDefault(time, 0.0);
            double lasts = strength * at(beforeLeft, time) + at(atRisk, time);
            double share = lasts <= NOTHING ? 1 : Math.min(1, ends / lasts);
            shares.put(time, left * share);
            left *= 1 - share;
        }
        if (left > NOTHING) {
            long last = times.isEmpty() ? Long.MIN_VALUE : times.last();
            for (long exceeded : open.keySet()) {
                last = Math.max(last, exceeded);
            }
            shares.merge(last + 1, left, Double::sum);
        }
        return Spread.of(shares);
    }

    /** Weight at and after each time, summed from the end, so that the last is exact. */
    private static NavigableMap<Long, Double> fromThereOn(Map<Long, Double> ended, Map<Long, Double> open) {
        NavigableMap<Long, Double> all = new TreeMap<>(ended);
        open.forEach((time, weight) -> all.merge(time, weight, Double::sum));
        double sum = 0;
        for (Map.Entry<Long, Double> each : all.descendingMap().entrySet()) {
            sum += each.getValue();
            each.setValue(sum);
        }
        return all;
    }

    private static double at(NavigableMap<Long, Double> fromThereOn, long time) {
        Map.Entry<Long, Double> next = fromThereOn.ceilingEntry(time);
        return next == null ? 0 : next.getValue();
    }
}
