package dev.backorderdesk.promise;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * How likely each of some whole numbers is: of days that something takes, or of days of the calendar (by their epoch day).
 * Never empty, its probabilities sum to one. An immutable value.
 *
 * <p>Two spreads that follow each other are convolved by {@link #then}, and the quantile is taken of the result. The sum
 * of two P90s is no P90: it is kept by more than nine of ten, and the customer is told a later day than needed.
 */
public final class Spread {
    /** What nine of ten keep. */
    public static final double P90 = 0.9;

    /** So far sums of weights may be off by the order in which they were added. */
    private static final double ROUNDING = 1e-9;

    private final long[] values;
    /** Probability of the value or less. */
    private final double[] upTo;

    private Spread(long[] values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** Always the same. */
    public static Spread certain(long value) {
        return new Spread(new long[] {value}, new double[] {1});
    }

    /**
     * By weights, which need not sum to one.
     *
     * @throws IllegalArgumentException where no weight is above 0, or one is below
     */
    public static Spread of(Map<Long, Double> weights) {
        SortedMap<Long, Double> sorted = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<Long, Double> each : weights.entrySet()) {
            double weight = each.getValue();
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "The weight of " + each.getKey() + " is " + weight + ", expected 0 or more.");
            }
            if (weight > 0) {
                sorted.put(each.getKey(), weight);
            }
        }
        for (double weight : sorted.values()) {
            sum += weight;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("A spread needs a weight above 0, found none in " + weights + ".");
        }
        long[] values = new long[sorted.size()];
        double[] upTo = new double[sorted.size()];
        double before = 0;
        int i = 0;
        for (Map.Entry<Long, Double> each : sorted.entrySet()) {
            before += each.getValue();
            values[i] = each.getKey();
            upTo[i++] = before / sum;
        }
        upTo[i - 1] = 1;
        return new Spread(values, upTo);
    }

    /** Whether there is one value only. */
    public boolean isCertain() {
        return values.length == 1;
    }

    /**
     * The least value that is not exceeded with this probability.
     *
     * @param share above 0, at most 1
     */
    public long quantile(double share) {
        for (int i = 0; i < values.length - 1; i++) {
            if (upTo[i] >= share - ROUNDING) {
                return values[i];
            }
        }
        return values[values.length - 1];
    }

    /** Probability of that value or less. */
    public double upTo(long value) {
        double found = 0;
        for (int i = 0; i < values.length && values[i] <= value; i++) {
            found = upTo[i];
        }
        return found;
    }

    /** The same probabilities of other values: a day moved to a working day. */
    public Spread map(LongUnaryOperator change) {
        long[] changed = new long[values.length];
        double[] upToChanged = new double[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            long value = change.applyAsLong(values[i]);
            if (size > 0 && value < changed[size - 1]) {
                return then(each -> certain(change.applyAsLong(each))); // out of order: rare for days
            }
            size += size > 0 && value == changed[size - 1] ? 0 : 1;
            changed[size - 1] = value;
            upToChanged[size - 1] = upTo[i];
        }
        return new Spread(Arrays.copyOf(changed, size), Arrays.copyOf(upToChanged, size));
    }

    /**
     * What comes of a second spread that begins where this one ended, and may depend on that: transit days counted over
     * the carrier's calendar from the day of handing over. The two are taken to be independent but for that.
     */
    public Spread then(LongFunction<Spread> next) {
        SortedMap<Long, Double> weights = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            Spread after = next.apply(values[i]);
            for (int j = 0; j < after.values.length; j++) {
                weights.merge(after.values[j], share(i) * after.share(j), Double::sum);
            }
        }
        return of(weights);
    }

    /** Probability by value, ascending. */
    public SortedMap<Long, Double> shares() {
        SortedMap<Long, Double> shares = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            shares.put(values[i], share(i));
        }
        return shares;
    }

    private double share(int i) {
        return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
    }

    @Override
    public String toString() {
        return shares().toString();
    }
}
