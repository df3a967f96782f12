package dev.backorderdesk.bench;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.RedealRun;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.scenario.DealingRules;
import dev.backorderdesk.scenario.Shop;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.PostgresServer;
import dev.backorderdesk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** A whole run over books in a database, and a second one that has nothing to do. */
final class RedealBooks {
    private static final List<String> CLASSES = List.of(
            "*,*,WIN,*,*,win,1,turn,gain,no,shop,bench",
            "*,*,GAIN,*,*,gain,1,turn,stay,no,shop,bench",
            "*,*,REDISTRIBUTE,*,*,redistribute,1,turn,stay,no,shop,bench",
            "*,*,FILL,*,*,fill,1,turn,stay,no,trade,bench",
            "*,*,LOSE,*,*,lose,1,turn,stay,no,shop,bench");

    private RedealBooks() {}

    /** Lines a minute of the first run. */
    static double run(String database, WaitingSkus skus) throws IOException {
        Path folder = Files.createTempDirectory("redeal-bench");
        String url = database.equals("h2")
                ? "jdbc:h2:file:" + folder.resolve("books").toAbsolutePath()
                : PostgresServer.url();
        InstantSource clock = InstantSource.fixed(WaitingBooks.NOW);
        RuleSet rules = DealingRules.with(CLASSES, List.of("*,*,trade,unlimited,40,0,2,bench"));
        try (Database books = Database.open(url, "desk", "", 8)) {
            Store store = Store.in(books, clock);
            long filling = System.nanoTime();
            new WaitingBooks(store.ledger()).fill(skus);
            System.out.printf(
                    Locale.ROOT, "%s: books filled in %.0f s%n", database, (System.nanoTime() - filling) / 1e9);
            FrontDesk desk = Shop.desk(store.ledger(), rules, clock, Observer.NONE);
            RedealRun run = new RedealRun(desk, store.ledger());
            double first = run(run, database + " first run");
            run(run, database + " second run");
            return first;
        }
    }

    private static double run(RedealRun run, String name) {
        long start = System.nanoTime();
        RedealingReport.Report report = run.run(List.of(), "redeal bench", false, lines -> {});
        long nanos = System.nanoTime() - start;
        double perMinute = report.lines() * 60e9 / nanos;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d lines, %,.0f lines/min, %.1f s, %.1f %% changed, %.1f %% lost, load average %.2f%n",
                name,
                report.lines(),
                perMinute,
                nanos / 1e9,
                report.changed() * 100.0 / report.lines(),
                report.lostLines() * 100.0 / report.lines(),
                Report.load());
        return perMinute;
    }
}
