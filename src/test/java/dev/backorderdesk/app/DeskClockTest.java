package dev.backorderdesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskClockTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-20T09:30:00Z");

    private final AtomicReference<Instant> real = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));

    @TempDir
    Path folder;

    private DeskClock open(@Nullable Instant at, boolean still) {
        return DeskClock.open(folder.resolve("clock"), at, still, real::get);
    }

    private void realTimePasses(Duration time) {
        real.updateAndGet(was -> was.plus(time));
    }

    @Test
    void without_a_word_it_is_the_real_clock() {
        var clock = open(null, false);
        realTimePasses(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(real.get());
        assertThat(clock.isSet()).isFalse();
    }

    @Test
    void set_to_a_day_it_ticks_on_with_real_time() {
        var clock = open(NOVEMBER, false);
        realTimePasses(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo(NOVEMBER.plusSeconds(90));
    }

    @Test
    void a_still_clock_moves_only_when_it_is_moved() {
        var clock = open(NOVEMBER, true);
        realTimePasses(Duration.ofDays(2));
        assertThat(clock.instant()).isEqualTo(NOVEMBER);
        clock.forward(Duration.ofDays(3));
        assertThat(clock.instant()).isEqualTo(NOVEMBER.plus(Duration.ofDays(3)));
    }

    @Test
    void a_restart_goes_on_where_it_was_left() {
        open(NOVEMBER, false).forward(Duration.ofDays(10));
        realTimePasses(Duration.ofHours(1));
        assertThat(open(null, false).instant())
                .isEqualTo(NOVEMBER.plus(Duration.ofDays(10)).plus(Duration.ofHours(1)));
    }

    @Test
    void a_still_clock_is_still_after_a_restart() {
        open(NOVEMBER, true).forward(Duration.ofDays(1));
        realTimePasses(Duration.ofHours(5));
        assertThat(open(null, false).instant()).isEqualTo(NOVEMBER.plus(Duration.ofDays(1)));
    }

    @Test
    void set_anew_it_forgets_where_it_was() {
        open(NOVEMBER, false).forward(Duration.ofDays(10));
        assertThat(open(NOVEMBER, false).instant()).isEqualTo(NOVEMBER);
    }

    @Test
    void listeners_see_the_new_time() {
        var clock = open(NOVEMBER, true);
        List<Instant> seen = new ArrayList<>();
        clock.onJump(() -> seen.add(clock.instant()));
        clock.forward(Duration.ofHours(1));
        assertThat(seen).containsExactly(NOVEMBER.plus(Duration.ofHours(1)));
    }

    @Test
    void it_never_goes_back() {
        var clock = open(NOVEMBER, true);
        assertThatThrownBy(() -> clock.forward(Duration.ofDays(-1))).hasMessageContaining("expected 0 or more");
        assertThat(clock.instant()).isEqualTo(NOVEMBER);
    }

    @Test
    void a_broken_file_is_named() throws Exception {
        Files.writeString(folder.resolve("clock"), "tomorrow");
        assertThatThrownBy(() -> open(null, false))
                .hasMessageContaining("clock")
                .hasMessageContaining("ahead PT240H");
    }
}
