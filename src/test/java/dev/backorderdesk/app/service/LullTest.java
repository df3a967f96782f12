package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Leads;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Wakeup;
import dev.backorderdesk.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While a supplier is still talking, nobody is told yet what he speaks of. */
class LullTest {
    private final Map<String, Long> depths = new HashMap<>();
    private long now;
    private final Lull lull = new Lull(() -> depths, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Outcome following(List<Kept> inbox, Tick.Look.Kind kind) {
        Wakeup wakeup = new Wakeup(new Tick.Look(kind, "one", "", ""), Instant.EPOCH);
        return new Outcome(
                inbox,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Outcome.Moved(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(wakeup),
                        List.of(),
                        Leads.Taught.NOTHING,
                        List.of(),
                        Outcome.Returned.NOTHING));
    }

    private void said(Tick.Look.Kind kind) {
        Kept kept = new Kept(new InboxKey("supply.in", "PO-1"), 2, "digest", Answer.Status.APPLIED, null);
        lull.hear(following(List.of(kept), kind));
    }

    @Test
    void it_ends_three_seconds_after_the_last_word() {
        assertThat(lull.held()).isEmpty();
        said(Tick.Look.Kind.WAITING);
        pass(Duration.ofMillis(2_900));
        said(Tick.Look.Kind.WAITING);
        pass(Duration.ofMillis(2_900));
        assertThat(lull.held()).containsExactly(Tick.Look.Kind.WAITING);
        pass(Duration.ofMillis(200));
        assertThat(lull.held()).isEmpty();
    }

    @Test
    void what_still_lies_on_the_queue_is_waited_for() {
        said(Tick.Look.Kind.WAITING);
        depths.put("supply.in", 3L);
        pass(Duration.ofSeconds(5));
        assertThat(lull.held()).containsExactly(Tick.Look.Kind.WAITING);
        depths.put("supply.in", 0L);
        assertThat(lull.held()).isEmpty();
    }

    @Test
    void who_never_stops_holds_up_nobody() {
        for (int i = 0; i < 60; i++) {
            said(Tick.Look.Kind.WAITING);
            pass(Duration.ofMillis(500));
        }
        assertThat(lull.held()).containsExactly(Tick.Look.Kind.WAITING);
        said(Tick.Look.Kind.WAITING);
        pass(Duration.ofMillis(500));
        assertThat(lull.held()).isEmpty();
        said(Tick.Look.Kind.WAITING);
        assertThat(lull.held()).isEmpty();
    }

    @Test
    void what_the_clock_brings_is_no_talk() {
        said(Tick.Look.Kind.SUPPLY);
        lull.hear(following(List.of(), Tick.Look.Kind.WAITING));
        assertThat(lull.held()).isEmpty();
    }
}
