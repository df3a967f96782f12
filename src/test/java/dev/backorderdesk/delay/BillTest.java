package dev.backorderdesk.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes back. */
class BillTest {
    private static final Bill PAPER =
            Bill.of(List.of(line(1, 1, "30", "6"), line(2, 1, "60", "8")), money("10"), null, null, money("100"), 2);

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static Bill.Line line(int number, long quantity, String price, String alone) {
        return new Bill.Line(number, quantity, money(price), money(alone));
    }

    @Test
    void f37_the_total_less_what_the_shipped_goods_alone_would_have_cost() {
        Bill.Back back = PAPER.back(PAPER.everything(), Map.of(1, 1L));

        assertThat(back.amount()).isEqualByComparingTo("64");
        assertThat(back.byLine().keySet()).containsExactly(2);
        assertThat(back.byLine().get(2)).isEqualByComparingTo("60");
        assertThat(back.shipping()).isEqualByComparingTo("4");
    }

    @Test
    void everything_cancelled_gives_everything_back_with_shipping_and_tax_less_the_discount() {
        Bill bill = Bill.of(
                List.of(line(1, 3, "9.99", "5"), line(2, 1, "0.01", "5")),
                money("4.90"),
                money("2.31"),
                money("1.00"),
                null,
                2);

        assertThat(bill.back(bill.everything(), Map.of()).amount()).isEqualByComparingTo("36.19");
    }

    @Test
    void shipping_alone_that_is_not_known_is_as_much_as_the_order_s() {
        Bill bill = new Bill(
                List.of(new Bill.Line(1, 2, money("10"), null), new Bill.Line(2, 1, money("10"), null)),
                money("5"),
                BigDecimal.ZERO,
                2);

        assertThat(bill.back(bill.everything(), Map.of(1, 1L)).shipping()).isEqualByComparingTo("0");
        assertThat(bill.back(bill.everything(), Map.of(1, 1L)).amount()).isEqualByComparingTo("20");
    }

    @Test
    void goods_that_were_free_give_their_shipping_and_fees_back() {
        Bill bill = Bill.of(List.of(line(1, 1, "0", "5")), money("5"), money("1"), null, null, 2);

        assertThat(bill.back(bill.everything(), Map.of()).amount()).isEqualByComparingTo("6");
    }

    @Test
    void however_many_steps_it_takes_all_of_it_and_never_more_comes_back() {
        Random dice = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Bill bill = random(dice);
            BigDecimal paid = bill.back(bill.everything(), Map.of()).amount();
            BigDecimal sum = BigDecimal.ZERO;
            Map<Integer, Long> kept = new TreeMap<>(bill.everything());
            while (kept.values().stream().anyMatch(pieces -> pieces > 0)) {
                Map<Integer, Long> after = new TreeMap<>(kept);
                after.replaceAll((line, pieces) -> pieces - dice.nextLong(pieces + 1));
                Bill.Back back = bill.back(kept, after);
                assertThat(back.shipping()).as("run %d", run).isNotNegative();
                assertThat(back.byLine().values().stream().reduce(back.shipping(), BigDecimal::add))
                        .isEqualByComparingTo(back.amount());
                sum = sum.add(back.amount());
                kept = after;
            }
            assertThat(sum).as("run %d", run).isEqualByComparingTo(paid).isEqualByComparingTo(total(bill));
        }
    }

    /** The shares as they are defined: each line's is what the running sum with it gets more than the one before it. */
    @Test
    void taxes_and_discounts_are_shared_as_a_running_sum_of_goods() {
        Random dice = new Random(11);
        for (int run = 0; run < 2_000; run++) {
            Bill bill = random(dice);
            BigDecimal all = bill.lines().stream().map(Bill.Line::goods).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal before = BigDecimal.ZERO;
            for (Bill.Line line : bill.lines()) {
                BigDecimal after = before.add(line.goods());
                BigDecimal share = all.signum() == 0
                        ? line == bill.lines().get(0) ? bill.other() : BigDecimal.ZERO
                        : part(bill, after, all).subtract(part(bill, before, all));
                before = after;
                BigDecimal alone =
                        bill.cost(Map.of(line.line(), line.quantity())).subtract(carriage(bill, line));
                assertThat(alone)
                        .as("line %d of run %d", line.line(), run)
                        .isEqualByComparingTo(line.goods().add(share));
            }
        }
    }

    private static BigDecimal part(Bill bill, BigDecimal goods, BigDecimal all) {
        return bill.other().multiply(goods).divide(all, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal carriage(Bill bill, Bill.Line line) {
        BigDecimal alone = line.shippingAlone();
        return alone == null || bill.lines().size() == 1 ? bill.shipping() : alone.min(bill.shipping());
    }

    /** A price that counts how often it is reckoned with. */
    private static final class Counted extends BigDecimal {
        private static final long serialVersionUID = 1;
        private static int times;

        Counted(String price) {
            super(price);
        }

        @Override
        public BigDecimal multiply(BigDecimal pieces) {
            times++;
            return super.multiply(pieces);
        }
    }

    @Test
    void a_bill_goes_through_its_lines_once_for_each_question() {
        List<Bill.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            lines.add(new Bill.Line(i, 2, new Counted("3.33"), null));
        }
        Bill bill = Bill.of(lines, money("5"), money("7.77"), null, null, 2);
        assertThat(Counted.times).as("made").isLessThanOrEqualTo(2 * 500);
        Counted.times = 0;
        bill.cost(bill.everything());
        assertThat(Counted.times).as("what it costs").isEqualTo(500);
        Counted.times = 0;
        bill.back(bill.everything(), Map.of(7, 1L));
        assertThat(Counted.times).as("what goes back").isEqualTo(2 * 500);
        Map<Integer, Long> but = bill.everything();
        but.put(7, 1L);
        Counted.times = 0;
        bill.back(bill.everything(), but);
        assertThat(Counted.times).as("what goes back for one").isEqualTo(2);
    }

    private static BigDecimal total(Bill bill) {
        return bill.lines().stream()
                .map(Bill.Line::goods)
                .reduce(bill.shipping().add(bill.other()), BigDecimal::add);
    }

    private static Bill random(Random dice) {
        List<Bill.Line> lines = new ArrayList<>();
        for (int i = 1 + dice.nextInt(4); i > 0; i--) {
            lines.add(new Bill.Line(
                    i,
                    1 + dice.nextInt(5),
                    BigDecimal.valueOf(dice.nextInt(5000), 2),
                    dice.nextInt(3) == 0 ? null : BigDecimal.valueOf(dice.nextInt(1500), 2)));
        }
        return new Bill(
                lines, BigDecimal.valueOf(dice.nextInt(1500), 2), BigDecimal.valueOf(dice.nextInt(1000) - 500, 2), 2);
    }
}
