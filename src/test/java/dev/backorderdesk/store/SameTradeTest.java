package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.scenario.RandomTrade;
import dev.backorderdesk.scenario.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what is a matter of turns, not of what a ledger happens to read along with something else. */
class SameTradeTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 44})
    void who_gets_what_in_h2_is_who_gets_it_in_memory(long seed) {
        same(seed, Databases::h2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 44})
    void who_gets_what_in_postgresql_is_who_gets_it_in_memory(long seed) {
        same(seed, Databases::postgres);
    }

    private void same(long seed, Supplier<Database> database) {
        List<Object> remembered = new ArrayList<>();
        List<Object> stored = new ArrayList<>();
        List<FrontDesk> desks = List.of(
                desk(new MemoryLedger(() -> now), remembered),
                desk(Store.in(database.get(), () -> now).ledger(), stored));
        desks.forEach(desk -> desk.handle(RandomTrade.catalogue(Shop.MONDAY)));
        RandomTrade trade = new RandomTrade(seed, now).crowded();
        long told = 0;
        for (int day = 0; day < 4; day++) {
            for (Arrival event : trade.later(now).events(20)) {
                desks.forEach(desk -> desk.handle(List.of(event)));
                desks.forEach(SameTradeTest::doWhatIsDue);
                assertThat(stored).as("after " + event).isEqualTo(remembered);
                told += stored.size();
                stored.clear();
                remembered.clear();
            }
            for (int hour = 0; hour < 24; hour += 12) {
                now = now.plus(Duration.ofHours(12));
                desks.forEach(SameTradeTest::doWhatIsDue);
                assertThat(stored).as("at " + now).isEqualTo(remembered);
            }
        }
        assertThat(told).isGreaterThan(10);
    }

    private static void doWhatIsDue(FrontDesk desk) {
        while (desk.tick(Set.of()) > 0) {
            // until nothing is due
        }
    }

    private FrontDesk desk(Ledger ledger, List<Object> told) {
        return Shop.desk(ledger, () -> now, (Watching) outcome -> {
            outcome.decided().forEach(each -> told.add(each.decision()));
            told.addAll(outcome.moved().events());
            told.addAll(outcome.moved().releases());
        });
    }
}
