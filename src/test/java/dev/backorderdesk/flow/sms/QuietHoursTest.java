package dev.backorderdesk.flow.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant earliest(String now, ZoneId... zones) {
        return QuietHours.BY_DAY.earliest(Instant.parse(now), List.of(zones));
    }

    @Test
    void by_day_a_text_rings_at_once() {
        assertThat(earliest("2026-11-20T07:00:00Z", BERLIN)).isEqualTo("2026-11-20T07:00:00Z");
        assertThat(earliest("2026-11-20T19:59:59Z", BERLIN)).isEqualTo("2026-11-20T19:59:59Z");
    }

    @Test
    void from_nine_in_the_evening_it_waits_until_eight_in_the_morning() {
        assertThat(earliest("2026-11-20T20:00:00Z", BERLIN)).isEqualTo("2026-11-21T07:00:00Z");
        assertThat(earliest("2026-11-21T02:00:00Z", BERLIN)).isEqualTo("2026-11-21T07:00:00Z");
    }

    @Test
    void eight_in_the_morning_stays_eight_on_the_day_the_clock_changes() {
        assertThat(earliest("2026-10-24T20:00:00Z", BERLIN)).isEqualTo("2026-10-25T07:00:00Z");
        assertThat(earliest("2026-03-28T21:00:00Z", BERLIN)).isEqualTo("2026-03-29T06:00:00Z");
    }

    @Test
    void where_the_zone_is_not_known_it_is_day_in_all_that_may_be() {
        assertThat(earliest("2026-11-20T13:30:00Z", ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")))
                .isEqualTo("2026-11-20T16:00:00Z");
    }

    @Test
    void no_text_ever_rings_at_night() {
        Random random = new Random(7);
        List<ZoneId> zones = List.of(
                BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("Australia/Lord_Howe"));
        for (int i = 0; i < 20_000; i++) {
            ZoneId zone = zones.get(i % zones.size());
            Instant now = Instant.ofEpochSecond(1_767_225_600L + random.nextInt(365 * 86_400));
            Instant at = QuietHours.BY_DAY.earliest(now, List.of(zone));
            LocalTime there = at.atZone(zone).toLocalTime();
            assertThat(at).isBetween(now, now.plusSeconds(12 * 3600));
            assertThat(there).isBetween(LocalTime.of(8, 0), LocalTime.of(20, 59, 59));
        }
    }

    @Test
    void without_quiet_hours_it_always_rings() {
        Instant night = Instant.parse("2026-11-20T02:00:00Z");
        assertThat(QuietHours.NONE.earliest(night, List.of(BERLIN))).isEqualTo(night);
    }
}
