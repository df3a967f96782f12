package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came while the desk was away is read before its clock does anything. */
class BacklogTest {
    private final Map<String, Long> depths = new HashMap<>();
    private long now;
    private final Backlog backlog = new Backlog(() -> depths, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void the_clock_waits_for_answers_and_scans_and_for_nothing_else() {
        depths.putAll(Map.of("consents.in", 2L, "shipments.in", 1L, "orders.in", 5L));
        assertThat(backlog.isRead()).isFalse();
        depths.put("consents.in", 0L);
        assertThat(backlog.isRead()).isFalse();
        depths.put("shipments.in", 0L);
        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void what_comes_later_does_not_stop_it_again() {
        depths.put("consents.in", 0L);
        assertThat(backlog.isRead()).isTrue();
        depths.put("consents.in", 7L);
        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void a_queue_that_never_empties_stops_it_for_a_minute() {
        depths.put("orders.changes", 7L);
        pass(Duration.ofSeconds(59));
        assertThat(backlog.isRead()).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void a_broker_that_tells_nothing_is_given_some_seconds() {
        assertThat(backlog.isRead()).isFalse();
        pass(Duration.ofSeconds(6));
        assertThat(backlog.isRead()).isTrue();
    }
}
