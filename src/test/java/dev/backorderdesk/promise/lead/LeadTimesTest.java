package dev.backorderdesk.promise.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.promise.Lateness;
import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is learned from deliveries, and what has to be kept of them. */
class LeadTimesTest {
    private static final Tuning TUNING = new Tuning(60, 4, 4, 4, 7);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int CONTRACT = 14;

    private static LeadRecord came(LeadRecord record, LocalDate begun, long days) {
        Delivery delivery = new Delivery(begun, begun.plusDays(CONTRACT), begun.plusDays(CONTRACT));
        return record.opened(delivery).received(delivery, begun.plusDays(days), TUNING);
    }

    private static LeadRecord came(int times, long days) {
        LeadRecord record = LeadRecord.EMPTY;
        for (int i = 0; i < times; i++) {
            record = came(record, TODAY.minusDays(40), days);
        }
        return record;
    }

    private static long ninetieth(
            LeadRecord sku, LeadRecord supplier, LeadRecord category, @Nullable Integer contract) {
        Spread days = new LeadTimes(sku, supplier, category, TUNING).days(contract, 100, TODAY);
        return Objects.requireNonNull(days).quantile(Spread.P90);
    }

    @Test
    void without_a_record_it_is_the_contract_at_its_percentage() {
        LeadTimes nothing = new LeadTimes(LeadRecord.EMPTY, LeadRecord.EMPTY, LeadRecord.EMPTY, TUNING);
        for (int percent : List.of(80, 100, 150)) {
            Spread days = Objects.requireNonNull(nothing.days(CONTRACT, percent, TODAY));
            assertThat(days.quantile(Spread.P90)).isEqualTo((CONTRACT * percent + 99) / 100);
        }
        assertThat(nothing.days(null, 100, TODAY)).isNull();
        assertThat(nothing.lateness(TODAY)).isNull();
    }

    @Test
    void few_receipts_move_it_little_and_many_move_it_all_the_way() {
        assertThat(ninetieth(came(1, 9), came(1, 9), came(1, 9), CONTRACT)).isEqualTo(CONTRACT);
        LeadRecord many = came(200, 9);
        assertThat(ninetieth(many, many, many, CONTRACT)).isEqualTo(9);
    }

    @Test
    void a_sku_without_receipts_takes_after_its_supplier_and_a_supplier_after_its_category() {
        LeadRecord slow = came(200, 25);
        assertThat(ninetieth(LeadRecord.EMPTY, slow, LeadRecord.EMPTY, CONTRACT))
                .isEqualTo(25);
        assertThat(ninetieth(LeadRecord.EMPTY, LeadRecord.EMPTY, slow, CONTRACT))
                .isEqualTo(25);
        assertThat(ninetieth(came(200, 10), slow, slow, CONTRACT))
                .as("its own count first")
                .isEqualTo(10);
    }

    @Test
    void a_contract_that_changes_takes_its_record_along() {
        LeadRecord late = came(200, CONTRACT + 3);
        assertThat(ninetieth(late, late, late, 20)).isEqualTo(23);
    }

    @Test
    void without_a_contract_the_days_themselves_are_learned() {
        LeadRecord some = came(5, 12);
        assertThat(ninetieth(some, LeadRecord.EMPTY, LeadRecord.EMPTY, null)).isEqualTo(12);
    }

    @Test
    void recent_weather_weighs_more() {
        LeadRecord record = LeadRecord.EMPTY;
        for (int i = 0; i < 100; i++) {
            record = came(record, TODAY.minusDays(700), 10);
        }
        for (int i = 0; i < 20; i++) {
            record = came(record, TODAY.minusDays(30), 21);
        }
        assertThat(ninetieth(record, record, record, CONTRACT)).isEqualTo(21);
    }

    @Test
    void an_open_order_counts_at_its_age_and_is_lost_in_the_end() {
        LeadRecord intime = came(30, 10);
        LeadRecord waiting = intime;
        LocalDate begun = TODAY.minusDays(CONTRACT + 5);
        Delivery open = new Delivery(begun, begun.plusDays(CONTRACT), null);
        for (int i = 0; i < 10; i++) {
            waiting = waiting.opened(open);
        }
        assertThat(ninetieth(waiting, LeadRecord.EMPTY, LeadRecord.EMPTY, CONTRACT))
                .as("ten are 5 days late and have not come")
                .isGreaterThan(CONTRACT + 4);
        LeadTimes later = new LeadTimes(waiting, LeadRecord.EMPTY, LeadRecord.EMPTY, TUNING);
        LeadTimes without = new LeadTimes(intime, LeadRecord.EMPTY, LeadRecord.EMPTY, TUNING);
        assertThat(Objects.requireNonNull(later.days(CONTRACT, 100, TODAY.plusDays(3)))
                        .shares())
                .as("8 days late, what never comes says nothing of what comes")
                .isEqualTo(Objects.requireNonNull(without.days(CONTRACT, 100, TODAY.plusDays(3)))
                        .shares());
    }

    @Test
    void whole_weeks_later_everything_is_the_same() {
        for (int weeks : List.of(1, 52, 520)) {
            LeadRecord now = LeadRecord.EMPTY;
            LeadRecord then = LeadRecord.EMPTY;
            for (int i = 0; i < 40; i++) {
                now = came(now, TODAY.minusDays(90 - i), 8 + i % 9);
                then = came(then, TODAY.minusDays(90 - i).plusWeeks(weeks), 8 + i % 9);
            }
            LeadTimes today = new LeadTimes(now, now, now, TUNING);
            LeadTimes later = new LeadTimes(then, then, then, TUNING);
            for (int percent = 5; percent <= 100; percent += 5) {
                assertThat(Objects.requireNonNull(later.days(CONTRACT, 100, TODAY.plusWeeks(weeks)))
                                .quantile(percent / 100.0))
                        .isEqualTo(Objects.requireNonNull(today.days(CONTRACT, 100, TODAY))
                                .quantile(percent / 100.0));
            }
        }
    }

    @Test
    void the_order_of_events_makes_no_difference_and_what_is_kept_stays_small() {
        List<Integer> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(i);
        }
        LeadRecord inOrder = LeadRecord.EMPTY;
        for (int i : events) {
            inOrder = came(inOrder, TODAY.minusDays(i % 200), 5 + i % 20);
        }
        Collections.shuffle(events, new Random(3));
        LeadRecord shuffled = LeadRecord.EMPTY;
        for (int i : events) {
            shuffled = came(shuffled, TODAY.minusDays(i % 200), 5 + i % 20);
        }
        assertThat(ninetieth(shuffled, shuffled, shuffled, CONTRACT))
                .isEqualTo(ninetieth(inOrder, inOrder, inOrder, CONTRACT));
        assertThat(inOrder.late()).hasSize(20);
        assertThat(inOrder.open()).isEmpty();
    }

    @Test
    void what_is_under_way_is_counted_by_its_days_until_it_comes_or_is_cancelled() {
        Delivery one = new Delivery(TODAY, TODAY.plusDays(9), null);
        LeadRecord record = LeadRecord.EMPTY.opened(one).opened(one).opened(new Delivery(TODAY, null, null));
        assertThat(record.open())
                .containsExactly(new LeadRecord.Open(new Delivery(TODAY, null, null), 1), new LeadRecord.Open(one, 2));
        LeadRecord named = record.announced(one, TODAY.plusDays(11));
        Delivery announced = new Delivery(TODAY, TODAY.plusDays(9), TODAY.plusDays(11));
        assertThat(named.open()).hasSize(3).contains(new LeadRecord.Open(announced, 1));
        assertThat(named.announced(announced, TODAY.plusDays(30))).isEqualTo(named);
        LeadRecord received = named.received(announced, TODAY.plusDays(12), TUNING);
        assertThat(received.days()).containsOnlyKeys(12L);
        assertThat(received.late()).containsOnlyKeys(3L);
        assertThat(received.slipped()).containsOnlyKeys(1L);
        assertThat(received.cancelled(one).open()).hasSize(1);
    }

    @Test
    void lateness_is_learned_against_the_day_that_was_announced() {
        LeadRecord record = came(12, CONTRACT + 6);
        Lateness lateness = Objects.requireNonNull(
                new LeadTimes(LeadRecord.EMPTY, record, LeadRecord.EMPTY, TUNING).lateness(TODAY));
        assertThat(lateness.expected(2)).isEqualTo(6);
        assertThat(lateness.expected(6)).as("none was later than that").isNull();
    }

    @Test
    void what_nobody_knows_when_it_was_asked_for_teaches_only_how_the_day_announced_is_kept() {
        Delivery heard = Delivery.unasked(TODAY);
        Delivery announced = heard.announced(TODAY.plusDays(3));
        LeadRecord open = LeadRecord.EMPTY.opened(heard).announced(heard, TODAY.plusDays(3));
        assertThat(open.open()).containsExactly(new LeadRecord.Open(announced, 1));
        LeadRecord record = open.received(announced, TODAY.plusDays(4), Tuning.SHIPPED);
        assertThat(record.days()).isEmpty();
        assertThat(record.late()).isEmpty();
        assertThat(record.slipped()).containsOnlyKeys(1L);
        assertThat(record.open()).isEmpty();
        LeadTimes times = new LeadTimes(open, open, open, Tuning.SHIPPED);
        assertThat(times.days(null, 100, TODAY.plusDays(20))).isNull();
        assertThat(Objects.requireNonNull(times.days(CONTRACT, 100, TODAY.plusDays(20)))
                        .shares())
                .isEqualTo(Objects.requireNonNull(
                                new LeadTimes(LeadRecord.EMPTY, LeadRecord.EMPTY, LeadRecord.EMPTY, Tuning.SHIPPED)
                                        .days(CONTRACT, 100, TODAY.plusDays(20)))
                        .shares());
    }
}
