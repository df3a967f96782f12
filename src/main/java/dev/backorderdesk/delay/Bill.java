package dev.backorderdesk.delay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an order cost, and what goes back when some of it is not supplied: the total paid less what the kept goods alone
 * would have cost. Source: 16 CFR 435.1(b) with the FTC's guidance on partial shipments; delivery charges included,
 * Directive 2011/83/EU Art. 18(3).
 *
 * <p>100 paid for A 30, B 60 and shipping 10; A is shipped, B cancelled, and A alone would ship for 6: 64 goes back, 60 for
 * B and 4 of shipping.
 *
 * <p>Orders have up to thousands of lines: whatever is asked of a bill goes through them once.
 */
public final class Bill {
    private final List<Line> lines;
    private final BigDecimal shipping;
    private final BigDecimal other;
    private final int digits;

    /** Parts of taxes and discounts, in the order of the lines. */
    private final List<BigDecimal> shares;

    /**
     * A bill.
     *
     * @param lines every line that was paid for, each with all its pieces, refused ones included
     * @param shipping what shipping the order cost
     * @param other taxes less discounts, shared by what the lines cost
     * @param digits decimal places of the currency
     */
    public Bill(List<Line> lines, BigDecimal shipping, BigDecimal other, int digits) {
        this.lines = List.copyOf(lines);
        this.shipping = shipping;
        this.other = other;
        this.digits = digits;
        this.shares = shares(this.lines, other, digits);
    }

    /**
     * A line.
     *
     * @param quantity pieces paid for, 1 or more
     * @param shippingAlone what shipping this line alone would have cost; null: as much as the order's
     */
    public record Line(
            int line,
            long quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal shippingAlone) {
        BigDecimal goods() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /**
     * What goes back.
     *
     * @param byLine without shipping, by line; lines of which nothing goes back are left out
     * @param amount all of it
     */
    public record Back(Map<Integer, BigDecimal> byLine, BigDecimal shipping, BigDecimal amount) {
        public Back {
            byLine = Map.copyOf(byLine);
        }

        /**
         * Not more than so much of it: for goods first, in the order of the lines, then for shipping.
         *
         * @param most above zero
         */
        public Back upTo(BigDecimal most) {
            if (amount.compareTo(most) <= 0) {
                return this;
            }
            BigDecimal left = most;
            Map<Integer, BigDecimal> less = new TreeMap<>(byLine);
            for (Map.Entry<Integer, BigDecimal> each : less.entrySet()) {
                each.setValue(each.getValue().min(left));
                left = left.subtract(each.getValue());
            }
            return new Back(less, left, most);
        }
    }

    List<Line> lines() {
        return lines;
    }

    BigDecimal shipping() {
        return shipping;
    }

    BigDecimal other() {
        return other;
    }

    /** The bill of the charges as they came; what is missing of them is nothing, and a missing total is their sum. */
    public static Bill of(
            List<Line> lines,
            @Nullable BigDecimal shipping,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal total,
            int digits) {
        BigDecimal goods = lines.stream().map(Line::goods).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal carriage = orNothing(shipping);
        // The total is what was paid; how it came about is only told by the rest.
        BigDecimal other = total != null
                ? total.subtract(goods).subtract(carriage)
                : orNothing(tax).subtract(orNothing(discount));
        return new Bill(lines, carriage, other, digits);
    }

    /**
     * What goes back when less is kept than before. Several such steps together give back what one step would.
     *
     * @param before pieces kept until now, by line
     * @param after pieces kept from now on, by line: shipped, or still to be shipped; no more than before
     */
    public Back back(Map<Integer, Long> before, Map<Integer, Long> after) {
        Map<Integer, BigDecimal> byLine = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = lines.get(i).line();
            long was = pieces(before, line);
            long is = pieces(after, line);
            BigDecimal less = was == is ? BigDecimal.ZERO : cost(i, was).subtract(cost(i, is));
            if (less.signum() != 0) {
                byLine.put(line, less);
            }
        }
        BigDecimal carriage = carriage(before).subtract(carriage(after));
        return new Back(byLine, carriage, byLine.values().stream().reduce(carriage, BigDecimal::add));
    }

    /**
     * What goods alone would have cost, with their share of taxes and discounts, and shipped as one parcel.
     *
     * @param kept pieces by line
     */
    public BigDecimal cost(Map<Integer, Long> kept) {
        BigDecimal cost = carriage(kept);
        for (int i = 0; i < lines.size(); i++) {
            cost = cost.add(cost(i, pieces(kept, lines.get(i).line())));
        }
        return cost;
    }

    /** Everything kept, as {@link #back} takes it: what it begins with. */
    public Map<Integer, Long> everything() {
        Map<Integer, Long> all = new TreeMap<>();
        lines.forEach(line -> all.put(line.line(), line.quantity()));
        return all;
    }

    private static long pieces(Map<Integer, Long> kept, int line) {
        return kept.getOrDefault(line, 0L);
    }

    private BigDecimal cost(int index, long kept) {
        Line line = lines.get(index);
        BigDecimal pieces = BigDecimal.valueOf(kept);
        BigDecimal share = shares.get(index)
                .multiply(pieces)
                .divide(BigDecimal.valueOf(line.quantity()), digits, RoundingMode.HALF_UP);
        return line.unitPrice().multiply(pieces).add(share);
    }

    /** Each line's part of taxes and discounts. Rounded as a running sum, so that the parts of all lines are the whole. */
    private static List<BigDecimal> shares(List<Line> lines, BigDecimal other, int digits) {
        List<BigDecimal> goods = lines.stream().map(Line::goods).toList();
        BigDecimal all = goods.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal shared = BigDecimal.ZERO;
        for (BigDecimal each : goods) {
            if (all.signum() == 0) {
                shares.add(shares.isEmpty() ? other : BigDecimal.ZERO);
                continue;
            }
            sum = sum.add(each);
            BigDecimal until = other.multiply(sum).divide(all, digits, RoundingMode.HALF_UP);
            shares.add(until.subtract(shared));
            shared = until;
        }
        return List.copyOf(shares);
    }

    /** What is kept travels as one parcel, and costs no more than the order's. */
    private BigDecimal carriage(Map<Integer, Long> kept) {
        if (lines.stream().allMatch(line -> pieces(kept, line.line()) == line.quantity())) {
            return shipping;
        }
        return lines.stream()
                .filter(line -> pieces(kept, line.line()) > 0)
                .map(line -> line.shippingAlone() == null ? shipping : line.shippingAlone())
                .max(BigDecimal::compareTo)
                .map(alone -> alone.min(shipping))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal orNothing(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
