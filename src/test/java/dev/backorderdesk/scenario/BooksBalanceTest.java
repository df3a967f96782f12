package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order: the books balance, and how events were batched makes no difference. */
class BooksBalanceTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private record Day(MemoryLedger ledger, List<Decision> decisions, List<Arrival> handled) {}

    private static Day trade(long seed, int batch, boolean audited) {
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        List<Decision> decisions = new ArrayList<>();
        FrontDesk desk = Shop.desk(ledger, () -> AT, new Observer() {
            @Override
            public void handled(Outcome outcome, int received, Duration took) {
                outcome.decided().forEach(each -> decisions.add(each.decision()));
            }

            @Override
            public void fault(Received message, RuntimeException bug) {
                throw bug;
            }

            @Override
            public void deaf(RuntimeException bug) {
                throw bug;
            }
        });
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
    void the_books_balance_after_every_batch_and_batches_make_no_difference(long seed) {
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
}
