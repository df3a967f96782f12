package dev.backorderdesk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.promise.Zones;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class IcuZonesTest {

    private static final LocalDate WINTER = LocalDate.parse("2026-11-24");

    private final Zones zones = new IcuZones();

    @Test
    void a_country_with_one_zone_gives_it_whatever_the_region() {
        assertThat(zones.zone("GB", null)).containsExactly(ZoneId.of("Europe/London"));
        assertThat(zones.zone("FR", "75")).containsExactly(ZoneId.of("Europe/Paris"));
        assertThat(zones.zone("JE", null)).containsExactly(ZoneId.of("Europe/Jersey"));
    }

    @Test
    void a_state_gives_its_own_zone() {
        assertThat(zones.zone("US", "CA")).containsExactly(ZoneId.of("America/Los_Angeles"));
        assertThat(zones.zone("US", "ca")).containsExactly(ZoneId.of("America/Los_Angeles"));
        assertThat(zones.zone("CA", "QC")).contains(ZoneId.of("America/Toronto"));
        assertThat(zones.zone("AU", "VIC")).containsExactly(ZoneId.of("Australia/Melbourne"));
        assertThat(zones.zone("BR", "SP")).containsExactly(ZoneId.of("America/Sao_Paulo"));
    }

    @Test
    void a_state_with_two_zones_gives_both() {
        assertThat(zones.zone("US", "TN")).containsExactly(ZoneId.of("America/Chicago"), ZoneId.of("America/New_York"));
        assertThat(zones.earliest("US", "TN", WINTER)).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(zones.latest("US", "TN", WINTER)).isEqualTo(ZoneId.of("America/Chicago"));
    }

    @Test
    void in_the_us_without_a_state_our_day_ends_in_the_east_and_the_customers_in_hawaii() {
        assertThat(Zones.endOf(WINTER, zones.earliest("US", null, WINTER))).hasToString("2026-11-25T05:00:00Z");
        // Adak keeps the same time as Hawaii in winter, and an hour less in summer.
        assertThat(Zones.endOf(WINTER, zones.latest("US", null, WINTER))).hasToString("2026-11-25T10:00:00Z");
        assertThat(zones.latest("US", null, LocalDate.parse("2026-07-01"))).isEqualTo(ZoneId.of("Pacific/Honolulu"));
    }

    @Test
    void an_unknown_state_falls_back_to_the_country() {
        assertThat(zones.zone("US", "ZZ")).hasSizeGreaterThan(10);
    }

    @Test
    void an_unknown_country_is_read_in_utc() {
        assertThat(zones.zone("XX", null)).containsExactly(ZoneOffset.UTC);
        assertThat(zones.zone("not a country", null)).containsExactly(ZoneOffset.UTC);
    }

    @Test
    void a_day_with_a_change_of_clocks_ends_at_its_own_midnight() {
        assertThat(Zones.endOf(LocalDate.parse("2026-03-29"), ZoneId.of("Europe/Berlin")))
                .hasToString("2026-03-29T22:00:00Z");
    }

    @Test
    void every_zone_of_the_table_belongs_to_its_country_or_territory() throws Exception {
        Properties rows = new Properties();
        try (InputStream in = IcuZones.class.getResourceAsStream("region-zones.properties")) {
            rows.load(in);
        }
        assertThat(rows).hasSizeGreaterThan(95);
        for (String key : rows.stringPropertyNames()) {
            String country = key.substring(0, 2);
            String region = key.substring(3);
            for (ZoneId zone : zones.zone(country, region)) {
                assertThat(com.ibm.icu.util.TimeZone.getRegion(zone.getId()))
                        .as(key)
                        // Puerto Rico is a region of the US, and has a country code of its own too.
                        .isIn(country, region);
            }
        }
    }
}
