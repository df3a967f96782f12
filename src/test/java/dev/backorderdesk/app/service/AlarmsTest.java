package dev.backorderdesk.app.service;

import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Leads;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.OrderEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final Meters meters = new Meters();
    private final MemoryLedger ledger = new MemoryLedger(() -> NINE);
    private Instant now = NINE;

    @AfterEach
    void close() {
        meters.close();
    }

    private static Outcome.Moved rings(String sentence) {
        return new Outcome.Moved(
                List.of(),
                List.of(new OrderEvent(
                        "SO-1/1", "SO-1", 1, NINE, OrderEvent.Kind.ALARM, null, null, null, null, null, sentence)),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Outcome.Returned.NOTHING);
    }

    private HealthPart.State afterRestart() {
        Alarms alarms = new Alarms(meters, () -> now);
        alarms.recall(ledger);
        return alarms.health().look().get();
    }

    @Test
    void what_rang_before_a_restart_is_shown_after_it_for_the_rest_of_its_day() {
        Following.nothing().decided(accepted("SO-1", 4)).in(ledger, NINE);
        assertThat(afterRestart().up()).isTrue();
        Following.nothing().moved(rings("refund SO-1/F1 was not answered")).in(ledger, NINE);
        now = NINE.plus(Duration.ofHours(23));
        assertThat(afterRestart().up()).isFalse();
        assertThat(afterRestart().sentence())
                .isEqualTo("1 alarm within a day, the last about SO-1: refund SO-1/F1 was not answered");
        now = NINE.plus(Duration.ofHours(25));
        assertThat(afterRestart().up()).isTrue();
    }

    @Test
    void what_rings_is_counted_and_shown() {
        Alarms alarms = new Alarms(meters, () -> now);
        alarms.recall(ledger);
        alarms.hear(heard(rings("notice N-1 can't be given on any channel")));
        assertThat(meters.scrape()).contains("desk_alarms_total 1.0");
        assertThat(alarms.health().look().get().sentence()).contains("notice N-1 can't be given");
    }

    @Test
    void what_no_order_can_say_rings_and_is_shown_over_a_restart_all_the_same() {
        Outcome.Moved calls = new Outcome.Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Outcome.Returned.NOTHING,
                Outcome.Lawful.NOTHING,
                List.of(new Outcome.Call("reorder R-1 was not answered", NINE)));
        Alarms alarms = new Alarms(meters, () -> now);
        alarms.hear(heard(calls));
        assertThat(meters.scrape()).contains("desk_alarms_total 1.0");
        assertThat(alarms.health().look().get().sentence())
                .isEqualTo("1 alarm within a day, the last about reorder R-1 was not answered");
        Following.nothing().moved(calls).in(ledger, NINE);
        assertThat(afterRestart().sentence()).contains("R-1");
        now = NINE.plus(Duration.ofHours(25));
        assertThat(afterRestart().up()).isTrue();
    }

    private static Outcome heard(Outcome.Moved moved) {
        return new Outcome(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), moved);
    }
}
