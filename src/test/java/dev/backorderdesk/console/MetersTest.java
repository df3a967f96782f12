package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void alarms_about_orders_are_counted() {
        meters.alarm();
        meters.alarm();
        assertThat(meters.scrape()).contains("desk_alarms_total 2.0");
    }

    @Test
    void what_the_desk_did_is_counted_under_the_documented_names() {
        meters.order();
        meters.decided(LineOutcome.CAP);
        meters.decided(LineOutcome.CAP);
        meters.answered(Answer.Status.STALE);
        meters.parked("orders.in", "NOT_JSON");
        meters.watchDropped(() -> 1);
        meters.batch(4, Duration.ofMillis(8).toNanos());
        meters.rules("sha256:aa");
        meters.rules("sha256:bb");
        assertThat(meters.scrape().lines())
                .contains(
                        "desk_orders_total 1.0",
                        "desk_lines_total{outcome=\"CAP\"} 2.0",
                        "desk_lines_total{outcome=\"REJECT\"} 0.0",
                        "desk_answers_total{status=\"STALE\"} 1.0",
                        "desk_parked_total{code=\"NOT_JSON\",queue=\"orders.in\"} 1.0",
                        "desk_replies_dropped_total 1.0",
                        "desk_batch_messages_count 1",
                        "desk_batch_messages_sum 4.0",
                        "desk_batch_seconds_bucket{le=\"0.005\"} 0",
                        "desk_batch_seconds_bucket{le=\"0.01\"} 1",
                        "desk_decision_seconds_count 4",
                        "desk_decision_seconds_bucket{le=\"0.002\"} 4",
                        "desk_rules_info{version=\"sha256:bb\"} 1")
                .noneMatch(line -> line.contains("sha256:aa"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
    }

    @Test
    void what_is_watched_is_watched_on_when_only_the_meters_know_it() {
        var dropped = new AtomicInteger(1);
        var gone = new WeakReference<>(watched(dropped));
        dropped.set(7);
        System.gc();
        assertThat(meters.scrape().lines()).contains("desk_replies_dropped_total 7.0");
        assertThat(gone.get()).isNotNull();
    }

    private LongSupplier watched(AtomicInteger dropped) {
        LongSupplier watched = dropped::get;
        meters.watchDropped(watched);
        return watched;
    }

    @Test
    void what_is_looked_up_is_looked_up_once_for_all_its_numbers() {
        var looks = new AtomicInteger();
        meters.watchNotices(() -> {
            looks.incrementAndGet();
            return Map.of(Channel.SMS, Map.of(DeliveryState.IN_DOUBT, 3L));
        });
        meters.watchQueues(List.of("orders.in", "replies"), () -> Map.of("orders.in", 12L));
        meters.watchOutbox(() -> 7L, () -> Duration.ofMillis(1500));
        assertThat(meters.scrape().lines())
                .contains(
                        "desk_notices{channel=\"sms\",state=\"IN_DOUBT\"} 3.0",
                        "desk_queue_messages{queue=\"orders.in\"} 12.0",
                        "desk_queue_messages{queue=\"replies\"} NaN",
                        "desk_outbox_messages 7.0",
                        "desk_outbox_age_seconds 1.5");
        meters.scrape();
        assertThat(looks).hasValue(1);
    }

    @Test
    void while_the_database_is_away_its_numbers_are_unknown_and_the_others_stay() {
        var looks = new AtomicInteger();
        meters.watchNotices(() -> {
            looks.incrementAndGet();
            throw new LedgerUnavailable("away", new IllegalStateException());
        });
        meters.order();
        assertThat(meters.scrape().lines())
                .contains("desk_notices{channel=\"email\",state=\"DUE\"} NaN", "desk_orders_total 1.0");
        assertThat(looks).hasValue(1);
    }
}
