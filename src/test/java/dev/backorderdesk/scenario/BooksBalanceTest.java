package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.RedealRun;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.policy.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: the books balance, and how events were batched makes no difference. */
class BooksBalanceTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    /** Everybody may win and lose. */
    private static final List<String> CLASSES = List.of(
            "*,*,*,*,FR,win,1,turn,gain,yes,fr,win", "S-1,*,*,*,DE,redistribute,1,smallest,stay,yes,de,redistribute");

    /** Some stand before others, whenever they come. */
    private static final List<String> PRIORITIES = List.of("*,*,*,phone,FR,900,last", "*,*,*,*,FR,100,first");

    /** Dealt anew in between, by rules under which everybody may win and lose. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void the_books_balance_whatever_is_dealt_anew_and_a_second_run_changes_nothing(long seed) throws IOException {
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        List<Decision> decisions = new ArrayList<>();
        RuleSet rules = DealingRules.with(
                CLASSES,
                seed % 2 == 0 ? List.of() : List.of("*,*,fr,9,60,0,0,most", "*,*,de,unlimited,100,2,0,least"),
                PRIORITIES);
        FrontDesk desk = Shop.desk(ledger, rules, () -> AT, observer(decisions));
        RedealRun run = new RedealRun(desk, ledger);
        desk.handle(RandomTrade.catalogue(Shop.MONDAY));
        long changed = 0;
        List<Arrival> events = new RandomTrade(seed, AT).events(150);
        for (int from = 0; from < events.size(); from += 10) {
            desk.handle(events.subList(from, Math.min(events.size(), from + 10)));
            RedealingReport.Report told = run.run(List.of(), "redeal simulated", true, lines -> {});
            RedealingReport.Report report = run.run(List.of(), "redeal " + from, false, lines -> {});
            assertThat(told).as("events until " + from).isEqualTo(report);
            assertThat(report.missed()).as("each exception once").doesNotHaveDuplicates();
            changed += report.changed();
            Auditor.balances(ledger, decisions, seed % 2 == 0);
            Snapshot after = Auditor.read(ledger);
            RedealingReport.Report second = run.run(List.of(), "redeal again", false, lines -> {});
            assertThat(second.changed())
                    .as("events until " + from + " " + second)
                    .isZero();
            assertThat(Auditor.read(ledger)).isEqualTo(after);
        }
        assertThat(changed).isPositive();
    }

    /** It goes by what they made of them, and can be told when it is done. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void a_simulation_ends_well_though_others_change_the_books_meanwhile(long seed) throws IOException {
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        List<Decision> decisions = new ArrayList<>();
        FrontDesk desk =
                Shop.desk(ledger, DealingRules.with(CLASSES, List.of(), PRIORITIES), () -> AT, observer(decisions));
        RedealRun run = new RedealRun(desk, ledger);
        desk.handle(RandomTrade.catalogue(Shop.MONDAY));
        Deque<Arrival> events = new ArrayDeque<>(new RandomTrade(seed, AT).events(150));
        while (!events.isEmpty()) {
            for (int i = 0; i < 5 && !events.isEmpty(); i++) {
                desk.handle(List.of(events.remove()));
            }
            run.run(List.of(), "redeal simulated", true, lines -> {
                for (int i = 0; i < 3 && !events.isEmpty(); i++) {
                    desk.handle(List.of(events.remove()));
                }
            });
            Auditor.balances(ledger, decisions);
        }
        assertThat(run.run(List.of(), "redeal simulated", true, lines -> {}))
                .isEqualTo(run.run(List.of(), "redeal", false, lines -> {}));
    }

    /** Each article whenever something of it comes, is counted or is announced, in batches of any size. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void the_books_balance_whatever_comes_has_its_article_dealt_anew(long seed) throws IOException {
        RuleSet rules = DealingRules.with(CLASSES, List.of(), PRIORITIES);
        List<Snapshot> ends = new ArrayList<>();
        for (int batch : new int[] {1, 7}) {
            MemoryLedger ledger = new MemoryLedger(() -> AT);
            List<Decision> decisions = new ArrayList<>();
            FrontDesk desk = Shop.desk(ledger, rules, true, () -> AT, observer(decisions));
            desk.handle(RandomTrade.catalogue(Shop.MONDAY));
            List<Arrival> events = new RandomTrade(seed, AT).events(150);
            for (int from = 0; from < events.size(); from += batch) {
                Snapshot before = Auditor.read(ledger);
                List<Arrival> some = events.subList(from, Math.min(events.size(), from + batch));
                desk.handle(some);
                Auditor.balancesWherePolicyDeals(ledger, decisions);
                nobodyHasWhatIsNotThere(before, Auditor.read(ledger), some);
            }
            ends.add(Auditor.read(ledger));
        }
        assertThat(ends.get(1).positions()).isEqualTo(ends.get(0).positions());
        assertThat(ends.get(1).waiting()).isEqualTo(ends.get(0).waiting());
    }

    /** Only who counts, adjusts or corrects may make a hole, or a deeper one. */
    private static void nobodyHasWhatIsNotThere(Snapshot before, Snapshot after, List<Arrival> events) {
        boolean counted = events.stream()
                .anyMatch(each -> each.event() instanceof StockMovement movement
                        && movement.kind() != StockMovement.Kind.RECEIPT);
        for (String sku : counted ? List.<String>of() : RandomTrade.SKUS) {
            for (SkuPosition.Stock stock :
                    after.positions().getOrDefault(sku, SkuPosition.none(sku)).stock()) {
                long free = before.positions().getOrDefault(sku, SkuPosition.none(sku)).stock().stream()
                        .filter(each -> each.location().equals(stock.location()))
                        .mapToLong(SkuPosition.Stock::free)
                        .sum();
                assertThat(stock.free()).as(sku + " after " + events).isGreaterThanOrEqualTo(Math.min(0, free));
            }
        }
    }

    private record Day(MemoryLedger ledger, List<Decision> decisions, List<Arrival> handled) {}

    private static Observer observer(List<Decision> decisions) {
        EventChain chain = new EventChain();
        return (Watching) outcome -> {
            chain.add(outcome);
            outcome.decided().forEach(each -> decisions.add(each.decision()));
        };
    }

    private static Day trade(long seed, int batch, boolean audited) throws IOException {
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        List<Decision> decisions = new ArrayList<>();
        FrontDesk desk =
                Shop.desk(ledger, DealingRules.with(List.of(), List.of(), PRIORITIES), () -> AT, observer(decisions));
        desk.handle(RandomTrade.catalogue(Shop.MONDAY));
        List<Arrival> events = new RandomTrade(seed, AT).events(150);
        for (int from = 0; from < events.size(); from += batch) {
            desk.handle(events.subList(from, Math.min(events.size(), from + batch)));
            if (audited) {
                Auditor.balances(ledger, decisions);
            }
        }
        return new Day(ledger, decisions, events);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_books_balance_after_every_batch_and_batches_make_no_difference(long seed) throws IOException {
        Day single = trade(seed, 1, true);
        assertThat(single.decisions()).hasSizeGreaterThan(50);
        for (int batch : new int[] {7, 150}) {
            Day other = trade(seed, batch, true);
            for (int i = 0; i < single.decisions().size(); i++) {
                assertThat(other.decisions().get(i))
                        .as("batches of " + batch)
                        .isEqualTo(single.decisions().get(i));
            }
            for (String sku : RandomTrade.SKUS) {
                assertThat(Auditor.read(other.ledger()).positions().get(sku))
                        .as("batches of " + batch)
                        .isEqualTo(Auditor.read(single.ledger()).positions().get(sku));
            }
        }
    }

    /** What is counted after it left is taken from no stock, and what was kept for it is free. */
    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63, 64, 65, 66, 67, 68})
    void the_books_balance_whenever_what_left_is_told(long seed) {
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        List<Decision> decisions = new ArrayList<>();
        FrontDesk desk = Shop.desk(ledger, () -> AT, observer(decisions));
        desk.handle(RandomTrade.catalogue(Shop.MONDAY));
        for (Arrival event : new RandomTrade(seed, AT).scanned().events(150)) {
            desk.handle(List.of(event));
            Auditor.balances(ledger, decisions);
        }
        assertThat(decisions).hasSizeGreaterThan(40);
    }
}
