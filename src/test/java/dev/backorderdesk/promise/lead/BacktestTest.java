package dev.backorderdesk.promise.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What would have been promised then. */
class BacktestTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

    private static List<PastOrder> orders(int count) {
        SplittableRandom random = new SplittableRandom(17);
        List<PastOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate sent = START.plusDays(i / 2);
            LocalDate received = random.nextInt(12) == 0 ? null : sent.plusDays(3 + random.nextInt(25));
            orders.add(new PastOrder(
                    "S" + i % 3, "K" + i % 7, "C" + i % 2, sent, received, i % 5 == 0 ? null : (Integer) (12 + i % 3)));
        }
        return orders;
    }

    private static List<Backtest.Promised> promises(List<PastOrder> orders) {
        return Backtest.promises(orders, Tuning.SHIPPED, done -> {});
    }

    @Test
    void what_happens_later_changes_no_promise_of_before() {
        List<PastOrder> all = orders(300);
        List<Backtest.Promised> known = promises(all);
        for (int day : List.of(20, 60, 110)) {
            LocalDate today = START.plusDays(day);
            List<PastOrder> untilThen = all.stream()
                    .filter(each -> !each.sent().isAfter(today))
                    .map(each -> each.received() == null || each.received().isBefore(today)
                            ? each
                            : new PastOrder(
                                    each.supplier(),
                                    each.sku(),
                                    each.category(),
                                    each.sent(),
                                    null,
                                    each.contractDays()))
                    .toList();
            assertThat(promises(untilThen).stream()
                            .filter(each -> each.order().sent().equals(today))
                            .map(Backtest.Promised::days))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(known.stream()
                            .filter(each -> each.order().sent().equals(today))
                            .map(Backtest.Promised::days)
                            .toList());
        }
    }

    @Test
    void the_order_of_the_rows_makes_no_difference() {
        List<PastOrder> shuffled = new ArrayList<>(orders(300));
        Collections.shuffle(shuffled, new Random(23));
        assertThat(promises(shuffled)).isEqualTo(promises(orders(300)));
    }

    @Test
    void a_receipt_of_the_day_itself_is_not_known_yet() {
        PastOrder first = new PastOrder("S", "K", "", START, START.plusDays(4), 10);
        PastOrder thatDay = new PastOrder("S", "K", "", START.plusDays(4), START.plusDays(9), 10);
        PastOrder nextDay = new PastOrder("S", "K", "", START.plusDays(5), START.plusDays(9), 10);
        List<Backtest.Promised> promises = promises(List.of(first, thatDay, nextDay));
        assertThat(promises.get(1).days()).containsEntry(Way.LAST, 10L).containsEntry(Way.HISTORY, 10L);
        assertThat(promises.get(2).days()).containsEntry(Way.LAST, 4L).containsEntry(Way.HISTORY, 4L);
    }

    @Test
    void scores_by_hand() {
        Map<Way, Long> ten = new EnumMap<>(Map.of(Way.LEARNED, 10L));
        List<Backtest.Promised> promises = List.of(
                new Backtest.Promised(new PastOrder("S", "K", "", START, START.plusDays(8), null), ten),
                new Backtest.Promised(new PastOrder("S", "K", "", START, START.plusDays(10), null), ten),
                new Backtest.Promised(
                        new PastOrder(
                                "S",
                                "K",
                                "",
                                START.plusMonths(1),
                                START.plusMonths(1).plusDays(13),
                                null),
                        ten),
                new Backtest.Promised(new PastOrder("S", "K", "", START, null, null), ten));
        Backtest.Report report = Backtest.report(promises);
        assertThat(report.unscored()).isEqualTo(1);
        assertThat(report.months()).containsOnlyKeys(YearMonth.of(2024, 1), YearMonth.of(2024, 2));
        Score total = report.total().getOrDefault(Way.LEARNED, Score.NONE);
        assertThat(total.promises()).isEqualTo(3);
        assertThat(total.coverage()).isCloseTo(2.0 / 3, EXACTLY);
        // 2 days early at 0.1, in time at 0, 3 days late at 0.9.
        assertThat(total.pinball()).isCloseTo((0.2 + 0 + 2.7) / 3, EXACTLY);
        assertThat(total.meanDays()).isCloseTo(10, EXACTLY);
    }

    @Test
    void a_supplier_that_slips_is_followed() {
        List<PastOrder> orders = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDate sent = START.plusDays(i);
            orders.add(new PastOrder("S", "K", "C", sent, sent.plusDays(i < 150 ? 10 : 17), 10));
        }
        List<Backtest.Promised> promises = promises(orders);
        assertThat(promises.get(149).days()).containsEntry(Way.LEARNED, 10L);
        assertThat(promises.get(399).days()).containsEntry(Way.LEARNED, 17L).containsEntry(Way.CONTRACT, 10L);
    }
}
