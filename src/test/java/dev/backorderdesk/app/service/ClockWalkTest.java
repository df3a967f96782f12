package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.DeskClock;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.MemoryDeliveries;
import dev.backorderdesk.notice.NoticeExamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockWalkTest {
    private static final Instant HALF_PAST_NINE = Instant.parse("2026-11-20T09:30:00Z");

    private final DeskClock clock = DeskClock.stillAt(HALF_PAST_NINE);
    private final MemoryDeliveries deliveries = new MemoryDeliveries();
    private final List<Instant> stops = new ArrayList<>();
    private final List<Instant> sweeps = new ArrayList<>();
    private long outbox;
    private int sending;
    private long nanos;
    private Runnable afterPause = () -> {};

    private ClockWalk walk(boolean sent) {
        clock.onJump(() -> stops.add(clock.instant()));
        return new ClockWalk(
                clock,
                () -> stops.add(clock.instant()),
                () -> sweeps.add(clock.instant()),
                () -> outbox = 0,
                new Underway(deliveries, () -> outbox, () -> sending, channel -> sent, () -> nanos, this::pause));
    }

    @Test
    void it_stops_at_every_full_hour_and_where_it_was_to_go() {
        Instant end = walk(true).forward(Duration.ofMinutes(100));

        assertThat(end).isEqualTo("2026-11-20T11:10:00Z");
        assertThat(stops)
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-11-20T09:30:00Z", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z", "2026-11-20T11:10:00Z");
    }

    @Test
    void what_became_due_is_out_before_the_next_hour_begins() {
        clock.onJump(() -> outbox = 3);

        walk(true).forward(Duration.ofMinutes(100));

        assertThat(sweeps)
                .extracting(Instant::toString)
                .containsExactly("2026-11-20T09:30:00Z", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z");
        assertThat(outbox).as("the last step is not waited for").isEqualTo(3);
    }

    @Test
    void a_step_within_the_hour_waits_for_nothing() {
        assertThat(walk(true).forward(Duration.ofMinutes(30))).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(walk(true).forward(Duration.ZERO)).isEqualTo("2026-11-20T10:00:00Z");

        assertThat(sweeps).isEmpty();
    }

    private void pause() {
        nanos += Duration.ofMillis(500).toNanos();
        afterPause.run();
    }

    @Test
    void a_mail_server_that_takes_its_time_is_waited_for() {
        sending = 20;
        afterPause = () -> sending = nanos >= Duration.ofSeconds(100).toNanos() ? 0 : 20;
        clock.onJump(
                () -> assertThat(sending).as("being sent at " + clock.instant()).isZero());

        assertThat(walk(true).forward(Duration.ofMinutes(100))).isEqualTo("2026-11-20T11:10:00Z");
        assertThat(Duration.ofNanos(nanos)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_mail_server_that_never_answers_is_waited_for_two_minutes_and_once() {
        sending = 20;

        walk(true).forward(Duration.ofDays(10));

        assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
    }

    @Test
    void notices_that_nobody_sends_or_that_are_stuck_hold_up_no_day() {
        deliveries.planned(NoticeExamples.plan("SO-1", Channel.EMAIL), NoticeExamples.ada(), HALF_PAST_NINE);

        walk(false).forward(Duration.ofDays(100));
        assertThat(nanos).as("nobody works on them").isZero();

        assertThat(walk(true).forward(Duration.ofDays(100))).isEqualTo(HALF_PAST_NINE.plus(Duration.ofDays(200)));
        assertThat(Duration.ofNanos(nanos))
                .as("waited for once, not in each of 2,400 hours")
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
