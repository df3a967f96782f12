package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static dev.backorderdesk.desk.LedgerExamples.kept;
import static dev.backorderdesk.desk.LedgerExamples.orderKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.scenario.Auditor;
import dev.backorderdesk.scenario.RandomTrade;
import dev.backorderdesk.scenario.Shop;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database when the power goes: nothing that was not forced to disk is there afterwards. */
class PowerCutTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NINE);

    @TempDir
    Path folder;

    @BeforeAll
    static void register() {
        PowerCutPath.register();
    }

    private Database open() {
        return Database.open("jdbc:h2:powercut:" + folder.resolve("desk"), "desk", "", 4);
    }

    private Database afterCut(Path left) {
        return Database.embedded(left, 2);
    }

    private static Following order(String orderId) {
        return Following.nothing()
                .kept(kept(orderKey(orderId), 1))
                .decided(accepted(orderId, 1))
                .sent(new OutboxMessage("queue://orders.decided", null, null, Map.of(), Raw.text(orderId)));
    }

    @Test
    void every_order_that_was_decided_is_there_after_a_power_cut() throws Exception {
        List<String> decided = new ArrayList<>();
        for (int cut = 0; cut < 3; cut++) {
            Path left = folder.resolve("left-" + cut);
            try (Database database = open()) {
                Ledger ledger = new SqlLedger(database, CLOCK);
                for (int n = 0; n < 10; n++) {
                    String orderId = "SO-" + cut + "-" + n;
                    order(orderId).in(ledger, NINE, LAMP);
                    decided.add(orderId);
                }
                PowerCutPath.cut(folder, left);
            }
            try (Database database = afterCut(left)) {
                assertHas(database, decided);
            }
        }
    }

    private static void assertHas(Database database, List<String> orderIds) {
        SqlRecords records = new SqlRecords(database);
        assertThat(orderIds).allSatisfy(id -> assertThat(records.order(id)).isPresent());
        var keys = orderIds.stream().map(id -> orderKey(id)).toArray(InboxKey[]::new);
        assertThat(new SqlLedger(database, CLOCK)
                        .transact(
                                books -> books.read(Asking.nothing().keys(keys).need()))
                        .kept())
                .hasSize(orderIds.size());
        assertThat(records.totals().outbox()).isGreaterThanOrEqualTo(orderIds.size());
    }

    @Test
    void a_cut_at_any_time_spares_what_any_thread_was_told() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Path left = folder.resolve("left");
        var threads = Executors.newFixedThreadPool(4);
        List<String> before;
        try (Database database = open()) {
            Ledger ledger = new SqlLedger(database, CLOCK);
            CountDownLatch some = new CountDownLatch(60);
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String prefix = "SO-" + thread + "-";
                writers.add(threads.submit(() -> IntStream.range(0, 40).forEach(n -> {
                    order(prefix + n).in(ledger, NINE, LAMP + prefix);
                    told.add(prefix + n);
                    some.countDown();
                })));
            }
            some.await();
            before = List.copyOf(told);
            PowerCutPath.cut(folder, left);
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(before).hasSizeGreaterThanOrEqualTo(60);
        try (Database database = afterCut(left)) {
            assertHas(database, before);
        }
    }

    @Test
    void what_the_front_desk_decided_is_there_whole_after_a_power_cut() throws Exception {
        Path left = folder.resolve("left");
        List<Decision> decisions = new ArrayList<>();
        try (Database database = open()) {
            FrontDesk desk = Shop.desk(new SqlLedger(database, CLOCK), CLOCK, (Watching) outcome -> {
                outcome.decided().forEach(each -> decisions.add(each.decision()));
            });
            desk.handle(RandomTrade.catalogue(Shop.MONDAY));
            desk.handle(new RandomTrade(1, NINE).events(80));
            PowerCutPath.cut(folder, left);
        }
        assertThat(decisions).hasSizeGreaterThan(30);
        try (Database database = afterCut(left)) {
            SqlRecords records = new SqlRecords(database);
            assertThat(decisions)
                    .allSatisfy(each -> assertThat(records.order(each.orderId()))
                            .hasValueSatisfying(
                                    kept -> assertThat(kept.decision()).isEqualTo(each)));
            Auditor.balances(new SqlLedger(database, CLOCK), decisions);
        }
    }

    /** The planted fault: a commit that is written but not forced. */
    @Test
    void a_commit_that_is_not_forced_is_lost() throws Exception {
        Path left = folder.resolve("left");
        try (Database database = open()) {
            order("SO-1").in(new SqlLedger(database, CLOCK), NINE, LAMP);
            for (int n = 2; n < 10; n++) {
                String orderId = "SO-" + n;
                database.loosely(session -> {
                    order(orderId)
                            .write(new SqlBooks(session, NINE, Remembered.nothing(), new java.util.TreeSet<>()), NINE);
                    return true;
                });
            }
            assertThat(new SqlRecords(database).totals().orders()).isEqualTo(9);
            PowerCutPath.cut(folder, left);
        }
        try (Database database = afterCut(left)) {
            assertThat(new SqlRecords(database).totals().orders()).isEqualTo(1);
        }
    }
}
