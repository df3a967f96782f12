package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.DAY;
import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.decided;
import static dev.backorderdesk.desk.LedgerExamples.item;
import static dev.backorderdesk.desk.LedgerExamples.kept;
import static dev.backorderdesk.desk.LedgerExamples.order;
import static dev.backorderdesk.desk.LedgerExamples.orderKey;
import static dev.backorderdesk.desk.LedgerExamples.part;
import static dev.backorderdesk.desk.LedgerExamples.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds where two nodes write the same books at the same time; each database binds it. */
abstract class RaceContract {

    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Database second;
    private List<Ledger> nodes;

    /** An empty database. */
    abstract Database first();

    /** The same database through a pool of its own. */
    abstract Database second();

    @BeforeEach
    void open() {
        second = second();
        nodes = List.of(
                new SqlLedger(first(), InstantSource.fixed(NINE)), new SqlLedger(second, InstantSource.fixed(NINE)));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        second.close();
    }

    private <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (var future : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
            results.add(future.get());
        }
        return results;
    }

    private static SkuPosition.Stock main(Snapshot snapshot, String sku) {
        List<SkuPosition.Stock> stock =
                Objects.requireNonNull(snapshot.positions().get(sku)).stock();
        return stock.isEmpty() ? SkuPosition.Stock.none("MAIN") : stock.get(0);
    }

    private SkuPosition.Stock main(String sku) {
        return nodes.get(0).transact(books -> main(books.read(Asking.skus(sku).need()), sku));
    }

    /** Takes one piece if there is one. */
    private static boolean take(Ledger ledger) {
        return ledger.transact(books -> {
            SkuPosition.Stock now = main(books.read(Asking.skus(LAMP).need()), LAMP);
            if (now.free() <= 0) {
                return false;
            }
            Following.nothing()
                    .stock(LAMP, stock(now.onHand(), now.reserved() + 1))
                    .write(books, NINE);
            return true;
        });
    }

    @Test
    void no_piece_is_promised_twice() throws Exception {
        Following.nothing().stock(LAMP, stock(100, 0)).in(nodes.get(0), NINE, LAMP);
        AtomicInteger taken = new AtomicInteger();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Ledger node = nodes.get(thread % 2);
            work.add(() -> {
                while (take(node)) {
                    taken.incrementAndGet();
                }
                return true;
            });
        }

        atOnce(work);

        assertThat(taken).hasValue(100);
        assertThat(main(LAMP).reserved()).isEqualTo(100);
    }

    @Test
    void who_needs_more_articles_that_another_holds_begins_anew_and_gets_them() throws Exception {
        Following.nothing().stock("A", stock(10, 0)).stock("B", stock(10, 0)).in(nodes.get(0), NINE, "A", "B");
        CyclicBarrier each = new CyclicBarrier(2);
        List<Callable<Boolean>> work =
                List.of(() -> takesBoth(nodes.get(0), "A", each), () -> takesBoth(nodes.get(1), "B", each));

        assertThat(atOnce(work)).containsOnly(true);

        assertThat(main("A").reserved()).isEqualTo(2);
        assertThat(main("B").reserved()).isEqualTo(2);
    }

    /** Holds one article, and then wants the other's as well, which another holds by then. */
    private static boolean takesBoth(Ledger node, String first, CyclicBarrier each) {
        AtomicInteger runs = new AtomicInteger();
        return node.transact(books -> {
            books.read(Asking.skus(first).need());
            if (runs.getAndIncrement() == 0) {
                await(each);
            }
            Snapshot both = books.read(Asking.skus("A", "B").need());
            Following.nothing()
                    .stock("A", stock(10, main(both, "A").reserved() + 1))
                    .stock("B", stock(10, main(both, "B").reserved() + 1))
                    .write(books, NINE);
            return true;
        });
    }

    private static Map<String, Item> lamp(Ledger node) {
        return node.transact(books -> books.read(Asking.skus(LAMP).need()).items());
    }

    @Test
    void what_one_node_remembers_of_the_catalogue_ends_with_what_another_writes() {
        assertThat(nodes).allSatisfy(node -> assertThat(lamp(node)).isEmpty());
        for (long revision = 1; revision <= 3; revision++) {
            Item written = item(LAMP, revision);
            Following.nothing().catalog(written).in(nodes.get((int) revision % 2), NINE);
            assertThat(nodes).allSatisfy(node -> assertThat(lamp(node)).containsOnly(Map.entry(LAMP, written)));
        }
    }

    @Test
    void a_catalogue_that_is_undone_is_remembered_by_nobody() {
        Following.nothing().catalog(item(LAMP, 1)).in(nodes.get(0), NINE);
        lamp(nodes.get(0));
        assertThatThrownBy(() -> nodes.get(0).transact(books -> {
                    Following.nothing().catalog(item(LAMP, 2)).write(books, NINE);
                    assertThat(books.read(Asking.skus(LAMP).need()).items())
                            .containsOnly(Map.entry(LAMP, item(LAMP, 2)));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(lamp(nodes.get(0))).containsOnly(Map.entry(LAMP, item(LAMP, 1)));

        // It gets the revision that the undone one had.
        Following.nothing().catalog(item(LAMP, 3)).in(nodes.get(1), NINE);
        assertThat(lamp(nodes.get(0))).containsOnly(Map.entry(LAMP, item(LAMP, 3)));
    }

    @Test
    void crossing_sets_of_articles_neither_lose_a_change_nor_stand_still() throws Exception {
        List<String> skus = List.of("B", "a", "A", "b", "10", "9", "\u00c4", "-");
        int rounds = 30;
        AtomicInteger changes = new AtomicInteger();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Ledger node = nodes.get(thread % 2);
            Random random = new Random(thread);
            work.add(() -> {
                for (int round = 0; round < rounds; round++) {
                    TreeSet<String> some = new TreeSet<>();
                    random.ints(3, 0, skus.size()).forEach(i -> some.add(skus.get(i)));
                    node.transact(books -> {
                        Snapshot snapshot = books.read(
                                Asking.skus(some.toArray(String[]::new)).need());
                        Following more = Following.nothing();
                        some.forEach(sku ->
                                more.stock(sku, stock(main(snapshot, sku).onHand() + 1, 0)));
                        more.write(books, NINE);
                        return true;
                    });
                    changes.addAndGet(some.size());
                }
                return true;
            });
        }

        atOnce(work);

        assertThat(skus.stream().mapToLong(sku -> main(sku).onHand()).sum()).isEqualTo(changes.get());
    }

    @Test
    void transactions_that_wait_for_each_other_are_run_again() throws Exception {
        Following.nothing().in(nodes.get(0), NINE, "A", "B");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        atOnce(List.of(
                () -> crossing(nodes.get(0), "A", "B", bothHoldOne, runs),
                () -> crossing(nodes.get(1), "B", "A", bothHoldOne, runs)));

        assertThat(runs).hasValueGreaterThan(2);
        assertThat(main("A").onHand()).isEqualTo(2);
        assertThat(main("B").onHand()).isEqualTo(2);
    }

    private static boolean crossing(
            Ledger ledger, String one, String other, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        return ledger.transact(books -> {
            SkuPosition.Stock first = main(books.read(Asking.skus(one).need()), one);
            if (runs.incrementAndGet() <= 2) {
                await(bothHoldOne);
            }
            SkuPosition.Stock second = main(books.read(Asking.skus(other).need()), other);
            Following.nothing()
                    .stock(one, stock(first.onHand() + 1, 0))
                    .stock(other, stock(second.onHand() + 1, 0))
                    .write(books, NINE);
            return true;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_same_new_order_on_two_nodes_is_decided_once() throws Exception {
        CyclicBarrier bothSawNothing = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        InboxKey key = orderKey("SO-1");
        // It is granted nothing, so that no article's lock keeps the two apart.
        Outcome.Decided refused =
                decided(order("SO-1", NINE, 1), part(PartKind.REFUSED, 1, Basis.LEAD_TIME, null, DAY));
        List<Callable<Boolean>> work = new ArrayList<>();
        for (Ledger node : nodes) {
            work.add(() -> node.transact(books -> {
                Kept known =
                        books.read(Asking.nothing().keys(key).need()).kept().get(key);
                if (runs.incrementAndGet() <= 2) {
                    await(bothSawNothing);
                }
                if (known != null) {
                    assertThat(known.decision()).isEqualTo(refused.decision());
                    return false;
                }
                Following.nothing().kept(kept(key, 1)).decided(refused).write(books, NINE);
                return true;
            }));
        }

        assertThat(atOnce(work)).containsExactlyInAnyOrder(true, false);
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_lower_revision_never_overwrites_a_higher_one() throws Exception {
        InboxKey key = new InboxKey("catalog.in", "ITEM/" + LAMP);
        Following.nothing().kept(kept(key, 1)).catalog(item(LAMP, 1)).in(nodes.get(0), NINE);
        CyclicBarrier bothSawTheFirst = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            Ledger ledger = nodes.get(node);
            long revision = 2 + node;
            work.add(() -> ledger.transact(books -> {
                Kept known = Objects.requireNonNull(
                        books.read(Asking.nothing().keys(key).need()).kept().get(key));
                if (runs.incrementAndGet() <= 2) {
                    await(bothSawTheFirst);
                }
                if (known.revision() >= revision) {
                    return false;
                }
                Following.nothing()
                        .kept(kept(key, revision))
                        .catalog(item(LAMP, revision))
                        .write(books, NINE);
                return true;
            }));
        }

        atOnce(work);

        Snapshot after = nodes.get(0)
                .transact(books -> books.read(Asking.skus(LAMP).keys(key).need()));
        assertThat(after.kept()).containsOnly(Map.entry(key, kept(key, 3)));
        assertThat(after.items()).containsOnly(Map.entry(LAMP, item(LAMP, 3)));
    }
}
