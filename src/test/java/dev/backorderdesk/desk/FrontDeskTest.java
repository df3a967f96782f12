package dev.backorderdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.scenario.RandomTrade;
import dev.backorderdesk.scenario.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontDeskTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void an_observer_that_throws_after_the_commit_makes_no_bug_of_a_message() {
        List<Outcome> told = new ArrayList<>();
        List<Received> parked = new ArrayList<>();
        List<RuntimeException> deaf = new ArrayList<>();
        FrontDesk desk = Shop.desk(new MemoryLedger(() -> AT), () -> AT, new Observer() {
            @Override
            public void handled(Outcome outcome, int received, Duration took) {
                told.add(outcome);
                throw new IllegalStateException("planted");
            }

            @Override
            public void fault(Received message, RuntimeException bug) {
                parked.add(message);
            }

            @Override
            public void deaf(RuntimeException bug) {
                deaf.add(bug);
            }
        });
        List<Arrival> batch = RandomTrade.catalogue(Shop.MONDAY);
        assertThat(batch).hasSizeGreaterThan(1);

        desk.handle(batch);

        assertThat(parked).isEmpty();
        assertThat(deaf).hasSize(1);
        assertThat(told)
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.answers()).extracting(Answer::status).containsOnly(Answer.Status.APPLIED));
    }

    @Test
    void what_was_put_aside_unread_is_answered_and_told_and_not_parked_a_second_time() {
        List<Outcome> told = new ArrayList<>();
        MemoryLedger ledger = new MemoryLedger(() -> AT);
        FrontDesk desk = Shop.desk(ledger, () -> AT, (Watching) told::add);
        Problem problem = new Problem("", "at most 9 bytes", "more");

        desk.handle(
                List.of(Rejected.aside("orders.in", "TOO_LARGE", "It is too large.", List.of(problem), Reply.NONE)));

        assertThat(told)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.parked())
                        .extracting(Outcome.Parked::code)
                        .containsExactly("TOO_LARGE"));
        assertThat(ledger.outbox()).extracting(OutboxMessage::destination).containsExactly("queue://replies");
    }
}
