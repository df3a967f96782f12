package dev.backorderdesk.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** What every benchmark prints alike. */
final class Report {
    private boolean kept = true;

    /** Prints where it runs; the load tells how much others take. */
    static void machine(String command) {
        System.out.printf("%s%n", command);
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s (%s), load average %.2f%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.vendor"),
                load());
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void atLeast(String promise, double least, double found) {
        gate(promise, found >= least, "at least", least, found);
    }

    void below(String promise, double most, double found) {
        gate(promise, found < most, "below", most, found);
    }

    private void gate(String promise, boolean kept, String word, double limit, double found) {
        this.kept &= kept;
        System.out.printf(
                Locale.ROOT, "%s  %s %s %s: %.2f%n", kept ? "PASS" : "FAIL", promise, word, number(limit), found);
    }

    private static String number(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    /** All promises were kept. */
    boolean kept() {
        return kept;
    }

    static double median(List<Double> of) {
        return percentile(of, 50);
    }

    /** The smallest value that so many percent of all don't exceed. */
    static double percentile(List<Double> of, int percent) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
