package dev.backorderdesk.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A service that runs for weeks is measured when it has warmed up: when the compiler has hardly anything left to do. A small
 * loop by hand is compiled after one round; rules, SQL and JSON of a hundred classes take 70,000 orders and more, and until then
 * the compiler takes up to half of the processors from whoever runs.
 */
final class WarmUp {
    private static final int IN_A_ROW = 4;
    private static final int MOST = 100;
    private static final double HARDLY = 0.03;

    private final List<Double> rates = new ArrayList<>();
    private int quiet;
    private double share;
    private long compiled;
    private long began;

    /** A round begins that may be the next to warm up. */
    void begins() {
        compiled = compiled();
        began = System.nanoTime();
    }

    /** It has ended. */
    void add(double rate) {
        share = (compiled() - compiled) * 1e6 / (System.nanoTime() - began);
        quiet = share < HARDLY ? quiet + 1 : 0;
        rates.add(rate);
    }

    private static long compiled() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    boolean over() {
        return quiet >= IN_A_ROW || rates.size() >= MOST;
    }

    int rounds() {
        return rates.size();
    }

    double first() {
        return rates.get(0);
    }

    String said() {
        return String.format(
                Locale.ROOT,
                quiet >= IN_A_ROW
                        ? "warm after %d rounds, of the last the compiler took %.0f %%"
                        : "warm-up given up after %d rounds, of the last the compiler took %.0f %%",
                rates.size(),
                100 * share);
    }
}
