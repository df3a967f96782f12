package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerBehind;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.desk.RedealRun;
import dev.backorderdesk.desk.Relayed;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.scenario.Auditor;
import dev.backorderdesk.scenario.DealingRules;
import dev.backorderdesk.scenario.Shop;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dealing anew that dies in the middle, over books on disk that are opened again: each article is dealt whole or not at all,
 * the next run does the rest, and in the end everything is there and was told as if nothing had happened.
 */
class RedealCutOffTest {
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NINE);

    /** Three transactions, and some more for orders that ship as one. */
    private static final List<String> SKUS =
            IntStream.range(0, 110).mapToObj("SKU-%03d"::formatted).toList();

    private static final List<String> CLASSES = List.of(
            "*,*,gold,*,*,win,1,turn,gain,no,all,gold first",
            "*,*,silver,*,*,redistribute,1,turn,stay,yes,all,stock goes to who can ship");

    @TempDir
    private Path folder;

    private final RuleSet rules = DealingRules.with(CLASSES, List.of());

    RedealCutOffTest() throws IOException {}

    private enum Moment {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The process ends in one of its transactions. */
    private static final class Dying implements LedgerBehind {
        private final Ledger ledger;
        private final Moment moment;
        private int left;

        Dying(Ledger ledger, int transaction, Moment moment) {
            this.ledger = ledger;
            this.left = transaction;
            this.moment = moment;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public <T> T transact(Function<Books, T> work) {
            if (--left > 0) {
                return ledger.transact(work);
            }
            ledger.transact(books -> {
                T result = work.apply(books);
                if (moment == Moment.BEFORE_THE_COMMIT) {
                    throw new Died();
                }
                return result;
            });
            throw new Died();
        }
    }

    /** What is compared: everything about every order, and every message, each with how often it is there. */
    private record Books(Map<String, OrderRecord> orders, Map<String, Integer> messages) {}

    private static List<Arrival> trade() {
        List<Event> catalogue = new ArrayList<>();
        catalogue.add(new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()));
        catalogue.add(new Seller("S-1", 1, "The Shop", Seller.Status.ACTIVE, 90, "https://shop.example/r", null));
        catalogue.add(new Supplier("ACME", 1, "Acme", "weekdays", "PT5M"));
        SKUS.forEach(sku ->
                catalogue.add(new Item(sku, 1, sku, "toys", null, null, null, null, false, 0, List.of(), false)));
        List<Arrival> all = new ArrayList<>();
        catalogue.forEach(each -> all.add(Shop.arrival("catalog.in", each)));
        for (int i = 0; i < SKUS.size(); i++) {
            String sku = SKUS.get(i);
            all.add(Shop.arrival("supply.in", supply("PO-A-" + i, sku, 2)));
            all.add(Shop.arrival("supply.in", supply("PO-B-" + i, sku, 10)));
            if (i % 7 == 0) {
                all.add(Shop.arrival(
                        "stock.in", new StockMovement("M-" + i, StockMovement.Kind.COUNT, sku, "MAIN", 2, NINE, null)));
                // Has stock of the one and waits for the other: it is lent to who can ship.
                all.add(order("together-" + i, "silver", true, 2, sku, SKUS.get((i + 60) % SKUS.size())));
                all.add(order("lent-" + i, "silver", false, 2, sku));
            }
            all.add(order("soon-" + i, "b2b", false, 5, sku));
            all.add(order("late-" + i, "gold", false, 3, sku));
        }
        return all;
    }

    private static Supply supply(String id, String sku, int day) {
        return new Supply(id, 1, "ACME", sku, "MAIN", 9, Shop.MONDAY.plusDays(day), Supply.Status.OPEN, null);
    }

    private static Arrival order(String id, String tier, boolean together, int pieces, String... skus) {
        List<OrderLine> lines = new ArrayList<>();
        for (String sku : skus) {
            lines.add(new OrderLine(lines.size() + 1, sku, pieces, null, null, null, null, null, false, null, null));
        }
        return Shop.arrival(
                "orders.in",
                new Order(
                        id,
                        NINE,
                        "web",
                        "S-1",
                        new Customer(id, null, tier, id + "@example.com", null, "en", null, List.of()),
                        new ShipTo("DE", null, null, null),
                        null,
                        null,
                        null,
                        null,
                        together,
                        lines));
    }

    /** A desk in a folder. */
    private final class Opened implements AutoCloseable {
        final List<Decision> decisions = new ArrayList<>();
        private final Database database;
        final Store store;

        Opened(Path books) {
            database = Database.embedded(books, 2);
            store = Store.in(database, CLOCK);
        }

        FrontDesk desk(Ledger ledger) {
            return Shop.desk(ledger, rules, CLOCK, (Watching) outcome -> {
                outcome.decided().forEach(each -> decisions.add(each.decision()));
            });
        }

        RedealingReport.Report run(Ledger ledger) {
            return new RedealRun(desk(ledger), ledger).run(List.of(), "redeal 1", false, lines -> {});
        }

        Books books(List<Decision> decided) {
            Map<String, OrderRecord> orders = new TreeMap<>();
            decided.forEach(each -> orders.put(
                    each.orderId(), store.records().order(each.orderId()).orElseThrow()));
            Map<String, Integer> messages = new TreeMap<>();
            while (Relayed.of(
                            store.outbox(),
                            1_000,
                            some -> some.forEach(each -> messages.merge(
                                    each.destination() + " " + each.body().text(), 1, Integer::sum)))
                    > 0) {
                // until none is left
            }
            return new Books(orders, messages);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    @Test
    void cut_off_anywhere_the_next_run_does_the_rest_and_nothing_is_told_twice() throws IOException {
        Path before = folder.resolve("before");
        List<Decision> decisions;
        try (Opened opened = new Opened(before)) {
            FrontDesk desk = opened.desk(opened.store.ledger());
            List<Arrival> trade = trade();
            for (int from = 0; from < trade.size(); from += 100) {
                desk.handle(trade.subList(from, Math.min(trade.size(), from + 100)));
            }
            decisions = List.copyOf(opened.decisions);
        }
        Path calm = folder.resolve("calm");
        copy(before, calm);
        Books expected;
        RedealingReport.Report whole;
        try (Opened opened = new Opened(calm)) {
            whole = opened.run(opened.store.ledger());
            Auditor.balances(opened.store.ledger(), decisions, SKUS);
            expected = opened.books(decisions);
        }
        assertThat(whole.lostBy()).hasSizeGreaterThan(1);
        for (Moment moment : Moment.values()) {
            for (int transaction = 1; transaction <= 4; transaction++) {
                String when = moment + " of transaction " + transaction;
                Path cut = folder.resolve(moment + "-" + transaction);
                copy(before, cut);
                diesIn(cut, transaction, moment);
                try (Opened opened = new Opened(cut)) {
                    Ledger ledger = opened.store.ledger();
                    Auditor.balances(ledger, decisions, SKUS);
                    RedealingReport.Report rest = opened.run(ledger);
                    boolean nothingDone = transaction == 1 && moment == Moment.BEFORE_THE_COMMIT;
                    assertThat(rest.lostPieces() < whole.lostPieces()).as(when).isEqualTo(!nothingDone);
                    assertThat(opened.run(ledger).changed()).as(when).isZero();
                    Auditor.balances(ledger, decisions, SKUS);
                    assertThat(opened.books(decisions)).as(when).isEqualTo(expected);
                }
            }
        }
    }

    private void diesIn(Path books, int transaction, Moment moment) {
        try (Opened opened = new Opened(books)) {
            Ledger dying = new Dying(opened.store.ledger(), transaction, moment);
            assertThatThrownBy(() -> opened.run(dying)).isInstanceOf(Died.class);
        }
    }
}
