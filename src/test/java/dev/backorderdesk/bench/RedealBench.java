package dev.backorderdesk.bench;

import dev.backorderdesk.allocate.Redealing;
import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.SellerPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A full re-dealing of 1,000,000 waiting lines over 50,000 SKUs, SKU by SKU: the arithmetic, with its report, deals at
 * least 1,000,000 lines a minute. With {@code h2} or {@code postgres} the whole run over books in that database: at least
 * 100,000 lines a minute, reading, events, promises and messages included. Exit code 1 where it does not.
 */
public final class RedealBench {
    private static final int SKUS = 50_000;
    private static final int LINES = 1_000_000;
    private static final int RUNS = 3;
    private static final int NAMED = 100;
    private static final double LEAST = 1_000_000;
    private static final double LEAST_IN_BOOKS = 100_000;
    private static final BackorderShare SHOP = new BackorderShare(SellerPolicy.UNLIMITED, 100, 0, 0, "bench");
    private static final BackorderShare TRADE = new BackorderShare(SellerPolicy.UNLIMITED, 40, 0, 2, "bench");

    private RedealBench() {}

    /** {@code --quick}: a tenth of it, once; a twentieth in a database. */
    public static void main(String[] args) throws IOException {
        Report.machine("bin/bench redeal " + String.join(" ", args));
        boolean quick = List.of(args).contains("--quick");
        int part = quick ? 10 : 1;
        WaitingSkus skus = new WaitingSkus(Path.of("config/demo"), SKUS / part, LINES / part);
        System.out.printf(
                Locale.ROOT,
                "%,d lines over %,d SKUs, the most wanted with %,d; of 100 lines 5 win, 15 gain, 60 redistribute, 15 fill,"
                        + " 5 lose; 10 ship as one, 2 are pinned%n",
                LINES / part,
                skus.count(),
                skus.most());
        System.out.printf(
                "%12s %10s %10s %10s %12s %12s%n", "lines/min", "seconds", "changed %", "lost %", "missed", "live MB");
        List<Double> speeds = new ArrayList<>();
        for (int run = 0; run < (quick ? 1 : RUNS); run++) {
            speeds.add(run(skus));
        }
        Report report = new Report();
        report.atLeast("lines dealt anew a minute, median of the runs,", LEAST, Report.median(speeds));
        for (String database : List.of("h2", "postgres")) {
            if (List.of(args).contains(database)) {
                int share = quick ? 20 : 1;
                double speed =
                        RedealBooks.run(database, new WaitingSkus(Path.of("config/demo"), SKUS / share, LINES / share));
                report.atLeast("lines a minute, " + database + " included,", LEAST_IN_BOOKS, speed);
            }
        }
        System.exit(report.kept() ? 0 : 1);
    }

    private static double run(WaitingSkus skus) {
        RedealingReport report = new RedealingReport(NAMED);
        long nanos = 0;
        for (int i = 0; i < skus.count(); i++) {
            WaitingSkus.Sku sku = skus.at(i);
            long start = System.nanoTime();
            Redealt redealt = Redealing.of(
                    sku.sku(), sku.demands(), sku.sources(), group -> group.equals("trade") ? TRADE : SHOP);
            report.add(redealt);
            nanos += System.nanoTime() - start;
        }
        RedealingReport.Report all = report.report();
        double perMinute = all.lines() * 60e9 / nanos;
        System.gc();
        long live = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                Locale.ROOT,
                "%,12.0f %10.2f %10.1f %10.1f %,12d %12d%n",
                perMinute,
                nanos / 1e9,
                all.changed() * 100.0 / all.lines(),
                all.lostLines() * 100.0 / all.lines(),
                all.missedLines(),
                live >> 20);
        return perMinute;
    }
}
