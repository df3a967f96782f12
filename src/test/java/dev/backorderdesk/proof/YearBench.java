package dev.backorderdesk.proof;

import dev.backorderdesk.demo.DemoCut;
import dev.backorderdesk.store.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A year of the real order stream in simulated time, on H2 undisturbed and on PostgreSQL with a kill every so often: the
 * books balance every night, and both tell the same.
 *
 * <p>{@code YearBench online_retail_2009-12_2010-11.csv.gz [days] [every]}: so many days of it, of so many orders one.
 */
public final class YearBench {
    private static final LocalDate DATA_BEGINS = LocalDate.of(2009, 12, 1);
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 2); // a Tuesday as well
    private static final int YEAR = 364;
    private static final int KILLED_EVERY = 14;

    private YearBench() {}

    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        if (given.isEmpty() || !Files.isReadable(Path.of(given.get(0)))) {
            System.err.println(
                    "Expected the file online_retail_2009-12_2010-11.csv.gz of UCI Online Retail II (CC BY 4.0,"
                            + " doi:10.24432/C5CG6D), and maybe a number of days and of how many orders one is taken.");
            System.exit(2);
        }
        int days = given.size() > 1 ? Integer.parseInt(given.get(1)) : YEAR;
        int every = given.size() > 2 ? Integer.parseInt(given.get(2)) : 1;
        Path folder = Files.createTempDirectory("desk-year");
        // Dates move by whole weeks, so that weekdays stay.
        LocalDate anchor = LocalDate.of(2026, 11, 24);
        DemoCut.year(
                Path.of(given.get(0)),
                folder.resolve("data"),
                anchor.minusDays(ChronoUnit.DAYS.between(DATA_BEGINS, FIRST)),
                every);
        TradeData data = TradeData.of(folder.resolve("data"), FIRST, days, 1);
        System.out.printf("%d orders of %d days%n", data.orders().size(), days);
        long start = System.nanoTime();
        TradeBooks calm = TradeRun.run(folder.resolve("calm"), null, data, anchor, null, 0, false);
        said("H2, undisturbed", days, start, calm);
        start = System.nanoTime();
        TradeBooks killed = TradeRun.run(
                folder.resolve("killed"),
                PostgresServer.newDatabase("year"),
                data,
                anchor,
                new Random(Long.getLong("kill.seed", 1)),
                KILLED_EVERY,
                false);
        said("PostgreSQL, killed every " + KILLED_EVERY + " days", days, start, killed);
        String difference = calm.differsFrom(killed);
        boolean same = difference == null && calm.digest().equals(killed.digest());
        System.out.printf("%s  both told the same%s%n", same ? "PASS" : "FAIL", same ? "" : ", but for " + difference);
        System.exit(same ? 0 : 1);
    }

    private static void said(String what, int days, long start, TradeBooks books) {
        double minutes = (System.nanoTime() - start) / 60e9;
        System.out.printf(
                Locale.ROOT,
                "%s: books balanced on %d nights; %.1f simulated days a minute (%.1f minutes); %s; digest %s%n",
                what,
                books.nights(),
                days / minutes,
                minutes,
                books.size(),
                books.digest());
    }
}
