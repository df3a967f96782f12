package dev.backorderdesk.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.ShipTo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days that are not certain, and how they follow each other over calendars. */
class SpreadTest {
    private static final WorkingDays WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    private static final WorkingDays NOT_SUNDAY = day -> day.getDayOfWeek() != DayOfWeek.SUNDAY;
    private static final WorkingDays NOT_MONDAY = day -> day.getDayOfWeek() != DayOfWeek.MONDAY;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final ShipTo ADDRESS = new ShipTo("DE", "BE", null, "UTC");

    private static Spread evenly(long... values) {
        Map<Long, Double> weights = new TreeMap<>();
        for (long value : values) {
            weights.merge(value, 1.0, Double::sum);
        }
        return Spread.of(weights);
    }

    @Test
    void the_quantile_is_the_least_value_that_so_many_keep() {
        Spread ten = evenly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(ten.quantile(0.9)).isEqualTo(9);
        assertThat(ten.quantile(0.91)).isEqualTo(10);
        assertThat(ten.quantile(1)).isEqualTo(10);
        assertThat(ten.quantile(0.01)).isEqualTo(1);
        assertThat(Spread.certain(14).quantile(0.9)).isEqualTo(14);
    }

    @Test
    void changed_values_keep_their_probabilities_whatever_order_they_come_in() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            Spread spread = random(random, 12);
            long turn = random.nextInt(-2, 3);
            for (LongUnaryOperator change :
                    List.<LongUnaryOperator>of(value -> value / 3, value -> value * turn, value -> -value)) {
                TreeMap<Long, Double> expected = new TreeMap<>();
                spread.shares()
                        .forEach((value, share) -> expected.merge(change.applyAsLong(value), share, Double::sum));
                TreeMap<Long, Double> found = new TreeMap<>(spread.map(change).shares());
                assertThat(found.keySet()).isEqualTo(expected.keySet());
                expected.forEach((value, share) -> assertThat(found.get(value)).isCloseTo(share, within(1e-9)));
            }
        }
    }

    @Test
    void a_higher_share_is_never_an_earlier_day() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            Spread spread = random(random, 12);
            long before = Long.MIN_VALUE;
            for (int percent = 1; percent <= 100; percent++) {
                long now = spread.quantile(percent / 100.0);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }

    @Test
    void weights_below_nothing_or_none_at_all_are_refused() {
        assertThatThrownBy(() -> Spread.of(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(Map.of(1L, -0.5, 2L, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.5");
    }

    @Test
    void the_ninetieth_of_two_together_is_earlier_than_the_sum_of_two_ninetieths() {
        Spread die = evenly(1, 2, 3, 4, 5, 6);
        assertThat(die.then(first -> die.map(second -> first + second)).quantile(0.9))
                .isEqualTo(10)
                .isLessThan(2 * die.quantile(0.9));
    }

    @Test
    void supplier_receiving_and_carrier_together_are_what_counting_every_case_gives() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 40; round++) {
            LocalDate sent = FRIDAY.plusDays(random.nextInt(14));
            Spread supplierDays = random(random, 9);
            Spread transit = random(random, 5);
            SupplierDays supplier = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 100));
            int extra = round % 3;
            Journey journey = new Journey("X", "standard", transit, leaves -> extra, NOT_MONDAY);

            Map<LocalDate, Double> ships = new TreeMap<>();
            Map<LocalDate, Double> delivered = new TreeMap<>();
            supplierDays.shares().forEach((days, share) -> {
                LocalDate arrival = WEEKDAYS.onOrAfter(WEEKDAYS.onOrAfter(sent).plusDays(days));
                LocalDate leaves = NOT_SUNDAY.after(arrival);
                ships.merge(leaves, share, Double::sum);
                transit.shares().forEach((taken, likely) -> {
                    LocalDate there = NOT_MONDAY.plus(leaves, taken.intValue());
                    LocalDate late = extra == 0 ? there : NOT_MONDAY.onOrAfter(there.plusDays(extra));
                    delivered.merge(late, share * likely, Double::sum);
                });
            });

            Offer offer = leadTimeOffer(supplier, sent, supplierDays, journey);
            assertThat(offer.shipBy()).isEqualTo(ninetieth(ships));
            assertThat(offer.deliverBy()).isEqualTo(ninetieth(delivered));
        }
    }

    @Test
    void without_a_record_the_contract_holds_at_the_percentage_of_the_table() {
        SupplierDays slow = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 150));
        Journey journey = new Journey("X", "standard", 2, Journey.Extra.NONE, WEEKDAYS);
        Offer offer = leadTimeOffer(slow, FRIDAY, null, journey);
        // 14 days at 150 % from Friday: Friday 11 December; leaves on Saturday; two working days more.
        assertThat(offer.shipBy()).isEqualTo("2026-12-12");
        assertThat(offer.deliverBy()).isEqualTo("2026-12-15");
    }

    @Test
    void overdue_supply_is_pushed_by_what_the_supplier_did_before() {
        // Of twenty, twelve came in time and eight 2, 3, 3, 4, 4, 6, 7 and 10 days late.
        Lateness record = new Lateness(evenly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 3, 4, 4, 6, 7, 10), 20);
        SupplierDays acme = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 100), record);
        assertThat(acme.credible(FRIDAY, FRIDAY)).isEqualTo(FRIDAY);
        assertThat(acme.credible(FRIDAY, FRIDAY.plusDays(1)))
                .as("of eight that were late, the eighth came 10 days late, which is a Monday")
                .isEqualTo("2026-11-30");
        assertThat(acme.credible(FRIDAY, FRIDAY.plusDays(6)))
                .as("only two were that late: 5 working days after Friday 27th")
                .isEqualTo("2026-12-04");
        assertThat(acme.credible(FRIDAY, FRIDAY.plusDays(8)))
                .as("no date is credible")
                .isNull();
    }

    @Test
    void the_day_by_which_a_reorder_leaves_is_the_quantile_of_all_days_on_which_it_may_leave() {
        SplittableRandom random = new SplittableRandom(7);
        Site site =
                new Site(new Location("MAIN", 1, "DE", "UTC", "any", LocalTime.of(14, 0), List.of()), UTC, NOT_MONDAY);
        SupplierDays acme = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 150));
        for (int round = 0; round < 500; round++) {
            Spread learned = round == 0 ? null : random(random, 12);
            var reorder = new Promising.Reorderable(
                    acme, "MAIN", random.nextInt(20), FRIDAY.plusDays(random.nextInt(9)), learned);
            for (double share : List.of(0.1, 0.5, Spread.P90, 1.0)) {
                assertThat(reorder.shipsBy(site, share).toEpochDay())
                        .isEqualTo(reorder.ships(site).quantile(share));
            }
        }
    }

    @Test
    void what_is_overdue_is_never_expected_for_today_or_before() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            Lateness record = new Lateness(random(random, 10), 100);
            SupplierDays acme = new SupplierDays(WEEKDAYS, new DateTerms(5, 5, 120, 100), record);
            LocalDate today = FRIDAY.plusDays(1 + random.nextInt(7));
            assertThat(acme.credible(FRIDAY, today))
                    .isAfter(today)
                    .satisfies(day -> assertThat(WEEKDAYS.isWorking(day)).isTrue());
        }
    }

    private static Offer leadTimeOffer(
            SupplierDays supplier, LocalDate sent, @Nullable Spread learned, Journey journey) {
        Site site =
                new Site(new Location("MAIN", 1, "DE", "UTC", "any", LocalTime.of(14, 0), List.of()), UTC, NOT_SUNDAY);
        List<Offer> offers = Promising.offers(new Promising.Question(
                Instant.parse("2026-11-20T09:00:00Z"),
                new Destination(ADDRESS, (country, region) -> List.of(UTC)),
                List.of(new Promising.Source(site, journey, null)),
                List.of(),
                name -> supplier,
                0,
                new Promising.Reorderable(supplier, "MAIN", 14, sent, learned),
                null,
                "MAIN"));
        assertThat(offers)
                .singleElement()
                .satisfies(offer -> assertThat(offer.basis()).isEqualTo(Basis.LEAD_TIME));
        return offers.get(0);
    }

    private static LocalDate ninetieth(Map<LocalDate, Double> shares) {
        double before = 0;
        for (Map.Entry<LocalDate, Double> each : shares.entrySet()) {
            before += each.getValue();
            if (before >= 0.9 - 1e-9) {
                return each.getKey();
            }
        }
        throw new AssertionError("No share in " + shares);
    }

    private static Spread random(SplittableRandom random, int most) {
        Map<Long, Double> weights = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            weights.put((long) random.nextInt(30), 0.1 + random.nextInt(10));
        }
        return Spread.of(weights);
    }
}
