package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static dev.backorderdesk.desk.LedgerExamples.inbound;
import static dev.backorderdesk.desk.LedgerExamples.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.scenario.RandomTrade;
import dev.backorderdesk.scenario.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process remembers of articles on H2 is what the tables say of them, or nothing. */
class HeldArticlesTest {
    private static final Need LAMPS = Asking.skus(LAMP).holding("C-1", LAMP).need();
    private static final Duration A_WHILE = Duration.ofDays(5);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 44})
    void after_days_of_trade_nothing_else_is_remembered_than_what_the_tables_say(long seed) {
        Database database = Databases.h2();
        Ledger ledger = Store.in(database, () -> now).ledger();
        Set<Need.Holding> holdings = new HashSet<>();
        FrontDesk desk = Shop.desk(ledger, () -> now, watching(holdings));
        desk.handle(RandomTrade.catalogue(Shop.MONDAY));
        RandomTrade trade = new RandomTrade(seed, now);
        int seen = 0;
        for (int day = 0; day < 6; day++) {
            for (Arrival event : trade.later(now).events(30)) {
                desk.handle(List.of(event));
            }
            doWhatIsDue(desk);
            // Within what the desk asked for, or nothing of what it remembers would be asked for.
            Asking asking = Asking.skus(RandomTrade.SKUS.toArray(String[]::new)).since(now.minus(A_WHILE));
            holdings.forEach(each -> asking.holding(each.customerId(), each.sku()));
            Object remembered = seen(ledger, asking.need());
            database.forget();
            assertThat(remembered).as("day " + day).isEqualTo(seen(ledger, asking.need()));
            seen += holdings.size();
            now = now.plus(Duration.ofDays(1));
            doWhatIsDue(desk);
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void what_was_read_once_or_written_is_not_read_again() {
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            write(ledger);
            empty(database);
            assertRemembered(ledger);
        }
    }

    @Test
    void what_is_undone_is_not_remembered() {
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            write(ledger);
            assertThatThrownBy(() -> ledger.transact(books -> {
                        books.read(LAMPS);
                        Following.nothing()
                                .stock(LAMP, stock(100, 0))
                                .supply(LAMP, inbound("PO-2", 7, 0))
                                .decided(accepted("SO-2", 1))
                                .write(books, NINE);
                        throw new IllegalArgumentException("undone");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertRemembered(ledger);
        }
    }

    @Test
    void a_second_word_in_one_transaction_is_remembered_with_the_first() {
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            ledger.transact(books -> {
                books.read(LAMPS);
                Following.nothing().stock(LAMP, stock(3, 0)).write(books, NINE);
                known().write(books, NINE);
                return true;
            });
            empty(database);
            assertRemembered(ledger);
        }
    }

    @Test
    void a_file_that_h2_opened_again_after_a_fault_is_read() {
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            write(ledger);
            database.loosely(session -> session.update("update stock set on_hand = 5"));
            assertRemembered(ledger);
            assertThatThrownBy(() -> database.loosely(session -> session.update("shutdown immediately")))
                    .isInstanceOf(RuntimeException.class);
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(LedgerUnavailable.class)
                    .untilAsserted(() -> assertThat(ledger.transact(books -> books.read(LAMPS))
                                    .positions()
                                    .get(LAMP))
                            .extracting(lamp -> lamp.stock().get(0).onHand())
                            .isEqualTo(5L));
        }
    }

    @Test
    void a_second_that_has_the_same_books_open_sees_what_the_first_wrote() {
        try (Database first = Database.embedded(folder, 2);
                Database second = Database.embedded(folder, 2)) {
            Ledger one = new SqlLedger(first, InstantSource.fixed(NINE));
            Ledger other = new SqlLedger(second, InstantSource.fixed(NINE));
            other.transact(books -> books.read(LAMPS));
            write(one);
            assertRemembered(other);
        }
    }

    @Test
    void a_count_is_remembered_as_it_is_kept() {
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            Instant counted = NINE.plusNanos(123_456_789);
            ledger.transact(books -> {
                books.read(LAMPS);
                Following.nothing()
                        .stock(LAMP, new SkuPosition.Stock("MAIN", 9, 0, 0, 0, counted))
                        .write(books, NINE);
                return true;
            });
            Object remembered = seen(ledger, LAMPS);
            database.forget();
            assertThat(remembered).isEqualTo(seen(ledger, LAMPS)).asString().contains("09:00:00.123456Z");
        }
    }

    @Test
    void books_that_are_opened_again_remember_nothing_of_the_ones_before() throws Exception {
        Path file = folder.resolve("desk.mv.db");
        try (Database database = Database.embedded(folder, 2)) {
            write(new SqlLedger(database, InstantSource.fixed(NINE)));
        }
        Path copy = Files.copy(file, folder.resolve("copy"));
        try (Database database = Database.embedded(folder, 2)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            ledger.transact(books -> {
                books.read(LAMPS);
                Following.nothing().stock(LAMP, stock(100, 0)).write(books, NINE);
                return true;
            });
        }
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        try (Database database = Database.embedded(folder, 2)) {
            assertRemembered(new SqlLedger(database, InstantSource.fixed(NINE)));
        }
    }

    private static void empty(Database database) {
        List.of("stock", "supply", "granted")
                .forEach(table -> database.loosely(session -> session.update("delete from " + table)));
    }

    private static void write(Ledger ledger) {
        ledger.transact(books -> {
            books.read(LAMPS);
            known().write(books, NINE);
            return true;
        });
    }

    private static Following known() {
        return Following.nothing()
                .stock(LAMP, stock(9, 1))
                .supply(LAMP, inbound("PO-1", 5, 0))
                .decided(accepted("SO-1", 1));
    }

    private static void assertRemembered(Ledger ledger) {
        Snapshot snapshot = ledger.transact(books -> books.read(LAMPS));
        SkuPosition lamp = Objects.requireNonNull(snapshot.positions().get(LAMP));
        assertThat(lamp.stock()).containsExactly(stock(9, 1));
        assertThat(lamp.supplies()).containsExactly(inbound("PO-1", 5, 0));
        assertThat(snapshot.grants().get(new Need.Holding("C-1", LAMP)))
                .extracting(Snapshot.Grant::quantity)
                .containsExactly(accepted("SO-1", 1).decision().lines().get(0).granted());
    }

    /** Grants of an instant may be one row or two: their sums count. */
    private static Object seen(Ledger ledger, Need need) {
        Snapshot snapshot = ledger.transact(books -> books.read(need));
        Map<String, Map<Instant, Long>> grants = new TreeMap<>();
        snapshot.grants()
                .forEach((holding, list) -> grants.put(
                        holding.toString(),
                        list.stream()
                                .collect(Collectors.groupingBy(
                                        Snapshot.Grant::at,
                                        TreeMap::new,
                                        Collectors.summingLong(Snapshot.Grant::quantity)))));
        grants.values().forEach(each -> each.values().removeIf(sum -> sum == 0));
        grants.values().removeIf(Map::isEmpty);
        return List.of(snapshot.positions(), snapshot.reorders(), grants);
    }

    private static void doWhatIsDue(FrontDesk desk) {
        while (desk.tick(Set.of()) > 0) {
            // until nothing is due
        }
    }

    private static Observer watching(Set<Need.Holding> holdings) {
        return (Watching) outcome -> {
            outcome.decided()
                    .forEach(each -> each.order()
                            .lines()
                            .forEach(line -> holdings.add(
                                    new Need.Holding(each.order().customer().id(), line.sku()))));
        };
    }
}
