package dev.backorderdesk.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.ShipTo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of locations, suppliers, carriers and addresses. */
class DaysTest {
    private static final WorkingDays WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Site MAIN = new Site(
            new Location("MAIN", 1, "DE", "Europe/Berlin", "weekdays", LocalTime.of(14, 0), List.of()),
            BERLIN,
            WEEKDAYS);
    private static final SupplierDays ACME = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 100));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void stock_leaves_today_before_the_cut_off_and_on_the_next_working_day_from_it_on() {
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-11-20T12:59:59Z"))).isEqualTo("2026-11-20");
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-11-20T13:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-11-21T08:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-11-20T23:30:00Z")))
                .as("half past midnight on Saturday in Berlin")
                .isEqualTo("2026-11-23");
    }

    @Test
    void the_cut_off_is_the_clock_on_the_wall_on_both_sides_of_daylight_saving() {
        // 2026-03-29 the clocks go forward: 14:00 is 13:00 UTC before and 12:00 UTC after.
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-03-27T12:30:00Z"))).isEqualTo("2026-03-27");
        assertThat(MAIN.shipsFromStock(Instant.parse("2026-03-30T12:30:00Z"))).isEqualTo("2026-03-31");
    }

    @Test
    void what_arrives_leaves_on_the_next_working_day() {
        assertThat(MAIN.shipsAfterArrival(day("2026-12-04"))).isEqualTo("2026-12-07");
        assertThat(MAIN.shipsAfterArrival(day("2026-12-02"))).isEqualTo("2026-12-03");
    }

    @Test
    void supply_for_today_or_later_is_believed() {
        assertThat(ACME.credible(day("2026-11-24"), day("2026-11-24"))).isEqualTo("2026-11-24");
        assertThat(ACME.credible(day("2027-08-01"), day("2026-11-24"))).isEqualTo("2027-08-01");
        assertThat(ACME.credible(null, day("2026-11-24"))).isNull();
    }

    @Test
    void overdue_supply_is_pushed_and_counts_as_undated_after_five_working_days() {
        assertThat(ACME.credible(day("2026-11-20"), day("2026-11-24"))).isEqualTo("2026-12-02");
        assertThat(ACME.credible(day("2026-11-17"), day("2026-11-24")))
                .as("five working days overdue")
                .isEqualTo("2026-12-02");
        assertThat(ACME.credible(day("2026-11-16"), day("2026-11-24")))
                .as("six working days overdue")
                .isNull();
    }

    @Test
    void a_supplier_begins_and_delivers_on_its_working_days() {
        assertThat(ACME.arrival(day("2026-11-21"), 14)).isEqualTo("2026-12-07");
        assertThat(ACME.arrival(day("2026-11-23"), 12)).as("a Saturday").isEqualTo("2026-12-07");
        SupplierDays slow = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 150));
        assertThat(slow.arrival(day("2026-11-23"), 7))
                .as("7 days at 150 % are 11, Friday")
                .isEqualTo("2026-12-04");
    }

    @Test
    void a_journey_counts_the_carriers_working_days_and_adds_what_an_advisory_adds() {
        assertThat(arrival(2, 0, "2026-11-20")).isEqualTo("2026-11-24");
        assertThat(arrival(2, 4, "2026-11-20")).as("Saturday becomes Monday").isEqualTo("2026-11-30");
        assertThat(arrival(0, 0, "2026-11-21")).isEqualTo("2026-11-23");
    }

    private static LocalDate arrival(int transitDays, int extraDays, String leaves) {
        Destination berlin = new Destination(new ShipTo("DE", null, null, null), (country, region) -> List.of(BERLIN));
        return new Journey("DHL", "standard", transitDays, leaving -> extraDays, WEEKDAYS)
                .arrival(day(leaves), MAIN, berlin);
    }

    @Test
    void what_a_carrier_may_take_until_the_cut_off_leaves_that_day() {
        Instant last = MAIN.leaves(day("2026-11-20"));
        assertThat(last).isEqualTo("2026-11-20T12:59:59.999999999Z");
        assertThat(MAIN.shipsFrom(last)).isEqualTo("2026-11-20");
        assertThat(MAIN.shipsFrom(last.plusNanos(1))).isEqualTo("2026-11-23");
    }

    @Test
    void a_day_of_ours_may_end_on_the_next_day_of_the_address() {
        Zones zones = (country, region) -> switch (country) {
            case "JP" -> List.of(ZoneId.of("Asia/Tokyo"));
            case "US" -> List.of(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));
            default -> List.of(BERLIN);
        };
        assertThat(new Destination(new ShipTo("JP", null, null, null), zones).endOfDay(day("2026-11-20"), BERLIN))
                .isEqualTo("2026-11-21");
        assertThat(new Destination(new ShipTo("US", null, null, null), zones).endOfDay(day("2026-11-20"), BERLIN))
                .isEqualTo("2026-11-20");
        assertThat(new Destination(new ShipTo("DE", null, null, "Asia/Tokyo"), zones)
                        .endOfDay(day("2026-11-20"), BERLIN))
                .as("the address names its zone")
                .isEqualTo("2026-11-21");
    }
}
