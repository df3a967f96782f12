package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.app.DeskClock;
import dev.backorderdesk.desk.LedgerUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedealScheduleTest {
    /** 9:00 in Berlin. */
    private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private final DeskClock clock = DeskClock.stillAt(NINE);
    private final List<Instant> runs = new ArrayList<>();
    private @Nullable RuntimeException broken;
    private int begun;

    private RedealSchedule schedule() {
        return new RedealSchedule(
                folder.resolve("redealt"), LocalTime.of(2, 0), ZoneId.of("Europe/Berlin"), clock, () -> {
                    begun++;
                    if (broken != null) {
                        throw broken;
                    }
                    runs.add(clock.instant());
                });
    }

    @Test
    void it_runs_once_a_day_at_its_time_in_the_shop_s_zone() {
        RedealSchedule schedule = schedule();
        schedule.look();
        clock.forward(Duration.ofHours(16));
        schedule.look();
        assertThat(runs).isEmpty();
        clock.forward(Duration.ofHours(1));
        schedule.look();
        schedule.look();
        clock.forward(Duration.ofHours(5));
        schedule.look();
        assertThat(runs).containsExactly(Instant.parse("2026-11-24T01:00:00Z"));
    }

    @Test
    void after_days_without_the_desk_it_runs_once() {
        schedule().look();
        clock.forward(Duration.ofDays(14));
        RedealSchedule later = schedule();
        later.look();
        later.look();
        assertThat(runs).hasSize(1);
    }

    @Test
    void what_was_cut_off_is_begun_again() {
        RedealSchedule schedule = schedule();
        schedule.look();
        clock.forward(Duration.ofDays(1));
        for (RuntimeException cutOff : List.of(
                new LedgerUnavailable("the database is away", new IllegalStateException()), new Redeals.Busy())) {
            broken = cutOff;
            assertThatThrownBy(schedule::look).isSameAs(cutOff);
        }
        broken = null;
        schedule.look();
        assertThat(runs).hasSize(1);
    }

    @Test
    void an_article_that_meets_a_bug_is_not_dealt_again_before_the_next_day() {
        RedealSchedule schedule = schedule();
        schedule.look();
        clock.forward(Duration.ofDays(1));
        broken = new IllegalStateException("a bug");
        assertThatIllegalStateException().isThrownBy(schedule::look).withMessage("a bug");
        schedule.look();
        assertThat(begun).isEqualTo(1);
        clock.forward(Duration.ofDays(1));
        assertThatIllegalStateException().isThrownBy(schedule::look);
        assertThat(begun).isEqualTo(2);
    }
}
