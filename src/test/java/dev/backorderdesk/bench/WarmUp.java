package dev.backorderdesk.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A service that runs for weeks is measured when it has warmed up: when the last rounds are hardly faster than those before
 * them. A small loop by hand is compiled after one round, rules and JSON of a hundred classes are not.
 */
final class WarmUp {
    private static final int AT_ONCE = 8;
    private static final int MOST = 64;
    private static final double HARDLY = 1.03;

    private final List<Double> rates = new ArrayList<>();
    private boolean over;

    /** One more round. */
    void add(double rate) {
        rates.add(rate);
        int rounds = rates.size();
        over = rounds >= MOST
                || (rounds >= 2 * AT_ONCE
                        && Report.median(rates.subList(rounds - AT_ONCE, rounds))
                                < HARDLY * Report.median(rates.subList(rounds - 2 * AT_ONCE, rounds - AT_ONCE)));
    }

    boolean over() {
        return over;
    }

    int rounds() {
        return rates.size();
    }

    double first() {
        return rates.get(0);
    }

    String said() {
        return rates.size() >= MOST
                ? "warm-up given up after " + MOST + " rounds, it still got faster"
                : "warm after " + rates.size() + " rounds";
    }
}
