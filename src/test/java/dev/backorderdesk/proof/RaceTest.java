package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerBehind;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.scenario.Auditor;
import dev.backorderdesk.scenario.RandomTrade;
import dev.backorderdesk.scenario.Shop;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.PostgresServer;
import dev.backorderdesk.store.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, each with its own pool of the same database, whose threads want the same pieces at the same time. */
@Timeout(180)
class RaceTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(AT);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int THREADS = 8;

    @TempDir
    Path folder;

    enum Kind {
        H2,
        POSTGRES;

        /** An empty database that nobody else uses. */
        String url() throws SQLException {
            String name = "race" + NAMES.incrementAndGet();
            if (this == H2) {
                return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
            }
            try (Connection connection = DriverManager.getConnection(PostgresServer.url(), "desk", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema " + name);
            }
            return PostgresServer.url() + "?currentSchema=" + name;
        }
    }

    /** Two front desks on one database, and what they decided. */
    private static final class Nodes implements AutoCloseable {
        final List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
        private final List<Database> databases = new ArrayList<>();
        final List<Ledger> ledgers = new ArrayList<>();
        private final List<FrontDesk> desks = new ArrayList<>();
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        Nodes(Kind kind, RuleSet rules) throws SQLException {
            String url = kind.url();
            for (int node = 0; node < 2; node++) {
                Database database = Database.open(url, "desk", "", 4);
                databases.add(database);
                add(new SqlLedger(database, CLOCK), rules);
            }
        }

        /** Both on one ledger. */
        Nodes(Ledger ledger, RuleSet rules) {
            add(ledger, rules);
            add(ledger, rules);
        }

        private void add(Ledger ledger, RuleSet rules) {
            ledgers.add(ledger);
            desks.add(Shop.desk(ledger, rules, CLOCK, (Watching) outcome -> {
                outcome.decided().forEach(each -> decisions.add(each.decision()));
            }));
        }

        void handle(List<Arrival> batch) {
            desks.get(0).handle(batch);
        }

        /** Each batch on the next node, as many at once as there are threads. */
        void race(List<List<Arrival>> batches) throws Exception {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < batches.size(); i++) {
                FrontDesk desk = desks.get(i % desks.size());
                List<Arrival> batch = batches.get(i);
                work.add(() -> handleInTheEnd(desk, batch));
            }
            for (Future<Boolean> each : threads.invokeAll(work, 150, TimeUnit.SECONDS)) {
                assertThat(each.get()).isTrue();
            }
        }

        /** Who meets others too often is told to come back; then the broker gives the batch out again. */
        private static boolean handleInTheEnd(FrontDesk desk, List<Arrival> batch) {
            for (int run = 0; run < 20; run++) {
                try {
                    desk.handle(batch);
                    return true;
                } catch (LedgerUnavailable others) {
                    Thread.onSpinWait();
                }
            }
            return false;
        }

        @Override
        public void close() {
            threads.shutdownNow();
            databases.forEach(Database::close);
        }
    }

    private RuleSet threeMayWait() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("rules"))) {
            for (Path each : all.toList()) {
                Files.copy(each, folder.resolve(each.toString()));
            }
        }
        Files.writeString(
                folder.resolve("rules/tables/seller-policy.csv"),
                "*,rare,*,1000,2000,30,yes,3,45,yes,1000,three at a time\n",
                StandardOpenOption.APPEND);
        return RuleFiles.load(folder).orThrow();
    }

    private static List<Arrival> fivePieces() {
        List<Arrival> shop = new ArrayList<>();
        for (Event each : List.<Event>of(
                new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()),
                new Seller("S-1", 1, "The Shop", Seller.Status.ACTIVE, 90, "https://shop.example/r", null),
                new Supplier("ACME", 1, "Acme", "weekdays", "PT5M"),
                new Item("LAMP", 1, "The lamp", "rare", null, null, null, null, false, 0, List.of(), false),
                new SupplierItem("ACME", "LAMP", 1, 10, 1, 1, null, 1))) {
            shop.add(Shop.arrival("catalog.in", each));
        }
        shop.add(Shop.arrival(
                "stock.in", new StockMovement("M-1", StockMovement.Kind.COUNT, "LAMP", "MAIN", 5, AT, null)));
        return shop;
    }

    private static Arrival onePiece(int number) {
        String customer = "C-" + number;
        return Shop.arrival(
                "orders.in",
                new Order(
                        "SO-" + number,
                        AT,
                        "web",
                        "S-1",
                        new Customer(customer, null, null, customer + "@example.com", null, "en", null, List.of()),
                        new ShipTo("DE", null, null, null),
                        null,
                        null,
                        null,
                        null,
                        false,
                        List.of(new OrderLine(1, "LAMP", 1, null, null, null, null, null, false, null, null))));
    }

    @ParameterizedTest
    @EnumSource
    void fifty_orders_at_once_for_five_pieces_with_three_backorders_grant_exactly_eight(Kind kind) throws Exception {
        try (Nodes nodes = new Nodes(kind, threeMayWait())) {
            raceForFivePieces(nodes);
            grantsExactlyEight(nodes);
        }
    }

    /** The check above is worth something: where each reads before the other has written, it fails. */
    @Test
    void a_ledger_without_locks_oversells_and_is_found_out() throws Exception {
        try (Nodes nodes = new Nodes(new Lockless(new MemoryLedger(CLOCK)), threeMayWait())) {
            raceForFivePieces(nodes);

            assertThat(nodes.decisions).hasSize(50);
            assertThat(lines(nodes).mapToLong(DecidedLine::accepted).sum()).isGreaterThan(5);
            assertThatThrownBy(() -> grantsExactlyEight(nodes)).isInstanceOf(AssertionError.class);
        }
    }

    /** Reads in one transaction and writes in another, and lets two threads read before either goes on. */
    private record Lockless(Ledger ledger, CyclicBarrier two) implements LedgerBehind {
        Lockless(Ledger ledger) {
            this(ledger, new CyclicBarrier(2));
        }

        @Override
        public <T> T transact(Function<Books, T> work) {
            return work.apply(new Books() {
                @Override
                public Snapshot read(Need need) {
                    Snapshot snapshot = ledger.transact(books -> books.read(need));
                    if (Thread.currentThread().getName().startsWith("pool-")) {
                        meetAnother();
                    }
                    return snapshot;
                }

                @Override
                public void write(
                        Outcome outcome, java.util.function.Supplier<List<OutboxMessage>> outbox, Instant now) {
                    ledger.transact(books -> {
                        books.write(outcome, outbox, now);
                        return true;
                    });
                }
            });
        }

        private void meetAnother() {
            try {
                two.await(5, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException alone) {
                // The last one has nobody to meet; those before it have met.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void raceForFivePieces(Nodes nodes) throws Exception {
        nodes.handle(fivePieces());
        List<List<Arrival>> batches = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            batches.add(List.of(onePiece(number)));
        }
        nodes.race(batches);
    }

    private static void grantsExactlyEight(Nodes nodes) {
        assertThat(nodes.decisions).extracting(Decision::orderId).hasSize(50).doesNotHaveDuplicates();
        assertThat(lines(nodes).mapToLong(DecidedLine::accepted).sum()).isEqualTo(5);
        assertThat(lines(nodes).mapToLong(DecidedLine::backordered).sum()).isEqualTo(3);
        assertThat(lines(nodes).mapToLong(DecidedLine::refused).sum()).isEqualTo(42);
    }

    private static Stream<DecidedLine> lines(Nodes nodes) {
        return nodes.decisions.stream().flatMap(each -> each.lines().stream());
    }

    @ParameterizedTest
    @CsvSource({"H2, 1", "H2, 2", "POSTGRES, 1", "POSTGRES, 2"})
    void the_books_of_a_random_trade_balance_after_a_race(Kind kind, long seed) throws Exception {
        try (Nodes nodes = new Nodes(kind, Shop.rules())) {
            nodes.handle(RandomTrade.catalogue(Shop.MONDAY));
            List<Arrival> events = new RandomTrade(seed, AT).events(300);
            List<List<Arrival>> batches = new ArrayList<>();
            for (int from = 0; from < events.size(); from += 4) {
                batches.add(events.subList(from, Math.min(events.size(), from + 4)));
            }

            nodes.race(batches);

            assertThat(nodes.decisions)
                    .extracting(Decision::orderId)
                    .hasSizeGreaterThan(100)
                    .doesNotHaveDuplicates();
            Auditor.balances(nodes.ledgers.get(1), nodes.decisions);
            var positions = Auditor.read(nodes.ledgers.get(0)).positions();
            for (String sku : RandomTrade.SKUS) {
                @Nullable SkuPosition found = positions.get(sku);
                for (SkuPosition.Stock stock :
                        Objects.requireNonNull(found, sku).stock()) {
                    String where = sku + " " + stock;
                    // A count may find less than was promised; that is a shortage, and no race.
                    assertThat(stock.onHand()).as(where).isNotNegative();
                    assertThat(stock.reserved()).as(where).isNotNegative();
                    assertThat(stock.waiting()).as(where).isBetween(0L, 500L);
                    assertThat(stock.preordered()).as(where).isBetween(0L, 40L);
                }
            }
        }
    }
}
