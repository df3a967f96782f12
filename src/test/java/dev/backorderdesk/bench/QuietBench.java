package dev.backorderdesk.bench;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.scenario.Shop;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.PostgresServer;
import dev.backorderdesk.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits costs nothing until it is its turn: a receipt of 1,000 pieces among 1,000 and among 100,000 waiting lines of
 * one article, and a tick that finds 100 lines due among 10,000 and among 1,000,000 quiet ones.
 */
public final class QuietBench {
    private static final LocalDate SOON = LocalDate.of(2026, 12, 1);
    private static final int FILLED = 1_000;
    private static final int DUE = 100;
    private static final int ROUNDS = 3;
    private static final int TOGETHER = 500;
    private static final int TICKS = 7;

    private final int many;
    private final int quiet;
    private final Report report = new Report();

    private QuietBench(int many, int quiet) {
        this.many = many;
        this.quiet = quiet;
    }

    /** {@code [h2|postgres] [--quick]}: quick is a tenth of it. */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        boolean quick = given.contains("--quick");
        QuietBench bench = quick ? new QuietBench(10_000, 100_000) : new QuietBench(100_000, 1_000_000);
        Report.machine("bin/bench quiet " + String.join(" ", given));
        if (!given.contains("postgres")) {
            Path folder = Files.createTempDirectory("quiet-bench");
            bench.on("H2", "jdbc:h2:file:" + folder.resolve("books").toAbsolutePath());
        }
        if (!given.contains("h2")) {
            bench.on("PostgreSQL", PostgresServer.newDatabase("quiet"));
        }
        System.exit(bench.report.kept() ? 0 : 1);
    }

    private void on(String title, String url) throws Exception {
        InstantSource clock = InstantSource.fixed(WaitingBooks.NOW);
        try (Database books = Database.open(url, "desk", "", 8)) {
            Ledger ledger = Store.in(books, clock).ledger();
            FrontDesk desk = Shop.desk(ledger, clock, Observer.NONE);
            Following.nothing()
                    .catalog(new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()))
                    .in(ledger, WaitingBooks.NOW);
            receipts(title, ledger, desk);
            ticks(title, ledger, desk);
        }
    }

    private void receipts(String title, Ledger ledger, FrontDesk desk) {
        List<Double> few = new ArrayList<>();
        List<Double> among = new ArrayList<>();
        fill(ledger, "MANY", many, null);
        for (int round = -1; round < ROUNDS; round++) {
            fill(ledger, "FEW" + round, FILLED, null);
            double a = receipt(desk, "FEW" + round);
            double b = receipt(desk, "MANY");
            if (round >= 0) {
                few.add(a);
                among.add(b);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d pieces received among %,d waiting lines: %.0f ms; among %,d: %.0f ms, load average %.2f%n",
                    title,
                    FILLED,
                    FILLED,
                    a,
                    many,
                    b,
                    Report.load());
            if ((round + 3) * FILLED > many) {
                break;
            }
        }
        report.below(
                title + ", receipt of 1,000: cost among " + many + " waiting lines to cost among 1,000",
                3,
                Report.median(among) / Report.median(few));
    }

    private static double receipt(FrontDesk desk, String sku) {
        long start = System.nanoTime();
        desk.handle(List.of(Shop.arrival(
                "stock.in",
                new StockMovement(
                        "IN-" + sku + "-" + start,
                        StockMovement.Kind.RECEIPT,
                        sku,
                        "MAIN",
                        FILLED,
                        WaitingBooks.NOW,
                        null))));
        return (System.nanoTime() - start) / 1e6;
    }

    private void ticks(String title, Ledger ledger, FrontDesk desk) {
        Instant later = WaitingBooks.NOW.plus(Duration.ofDays(30));
        fill(ledger, "QUIET0", quiet / 100, later);
        double few = ticks(title, ledger, desk, quiet / 100);
        for (int i = 1; i <= 10; i++) {
            fill(ledger, "QUIET" + i, quiet / 10, later);
        }
        double among = ticks(title, ledger, desk, quiet);
        report.below(
                title + ", tick: cost among " + quiet + " quiet lines to cost among " + quiet / 100, 3, among / few);
    }

    private static double ticks(String title, Ledger ledger, FrontDesk desk, int among) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < TICKS; i++) {
            millis.add(tick(ledger, desk, "DUE" + among + "-" + i));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: a tick with %d lines due among %,d quiet ones: %s ms, load average %.2f%n",
                title,
                DUE,
                among,
                millis.stream()
                        .map(each -> String.format(Locale.ROOT, "%.0f", each))
                        .toList(),
                Report.load());
        return Report.median(millis);
    }

    private static double tick(Ledger ledger, FrontDesk desk, String sku) {
        fill(ledger, sku, DUE, WaitingBooks.NOW.minusSeconds(1));
        long start = System.nanoTime();
        int due = desk.tick(Set.of());
        double millis = (System.nanoTime() - start) / 1e6;
        if (due < DUE) {
            throw new IllegalStateException(due + " were due, expected " + DUE);
        }
        return millis;
    }

    /** So many orders of one piece each that wait for an article. */
    private static void fill(Ledger ledger, String sku, int count, @Nullable Instant lookAt) {
        Following.nothing()
                .catalog(new Item(sku, 1, sku, "toys", null, null, null, null, false, 0, List.of(), false))
                .stock(sku, new SkuPosition.Stock("MAIN", 0, 0, count, 0, WaitingBooks.NOW))
                .in(ledger, WaitingBooks.NOW, sku);
        for (int from = 0; from < count; from += TOGETHER) {
            Following orders = Following.nothing();
            for (int i = from; i < Math.min(count, from + TOGETHER); i++) {
                orders.decided(waits(sku, sku + "-" + i, i, lookAt));
            }
            orders.in(ledger, WaitingBooks.NOW, sku);
        }
    }

    private static Outcome.Decided waits(String sku, String orderId, int number, @Nullable Instant lookAt) {
        Instant placed = WaitingBooks.NOW.minusSeconds(number);
        Order order = new Order(
                orderId,
                placed,
                "web",
                "S-1",
                new Customer("C-" + orderId, "Ada Meyer", null, "ada@example.com", null, "en", null, List.of()),
                new ShipTo("DE", "BE", "10115", "Europe/Berlin"),
                null,
                null,
                null,
                null,
                false,
                List.of(new OrderLine(1, sku, 1, null, null, null, null, null, false, null, null)));
        Part granted =
                new Part(1, 1, PartKind.BACKORDERED, "MAIN", SOON, SOON.plusDays(2), Basis.LEAD_TIME, null, false);
        DecidedLine line = new DecidedLine(1, sku, 1, LineOutcome.BACKORDER, 0, 1, 0, 0, List.of(granted), List.of());
        WaitingPart part = new WaitingPart(
                orderId, 1, 1, sku, "MAIN", PartKind.BACKORDERED, Basis.LEAD_TIME, 1, 0, List.of(), 500, SOON, placed);
        return new Outcome.Decided(
                order,
                new Decision(orderId, WaitingBooks.NOW, "bench", List.of(line)),
                List.of(),
                Map.of("MAIN", new OrderState.Way("DHL", "standard")),
                List.of(new Outcome.Waits(part, lookAt)),
                Reply.NONE);
    }
}
