package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Agreement;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.policy.RegimeTerms.JudgedBy;
import dev.backorderdesk.promise.Destination;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about an order's lines, as the law of late orders reads it. The regime is the order's, else its seller's,
 * else its country's; the regime's numbers are those of the rules now, for a lawyer corrects them. Its days are those of the
 * address of the contract: goods that go elsewhere move no day of the law, neither one that is over nor one that was told.
 */
final class Agreements {

    private static final Set<String> ON_DELIVERY = Set.of("cod", "cashondelivery", "nachnahme");

    private final Bearings bearings;

    Agreements(Bearings bearings) {
        this.bearings = bearings;
    }

    /** What a part's contract says; where delivery is judged, its first promise is the day that was agreed. */
    Agreement ofPart(OrderBook book, PartState part) {
        RegimeTerms terms = terms(book, line(book.order(), part.line()));
        return of(
                book,
                part.line(),
                terms.judgedBy() == JudgedBy.DELIVERY ? part.first().deliverBy() : null);
    }

    /** What a line's contract says of pieces that were refused at once: nobody agreed to a day for them. */
    Agreement ofLine(OrderBook book, int line) {
        return of(book, line, null);
    }

    private Agreement of(OrderBook book, int number, @Nullable LocalDate deliverBy) {
        Order order = book.order();
        OrderLine line = line(order, number);
        RegimeTerms terms = terms(book, line);
        return Agreement.of(
                terms,
                bearings.calendars(),
                new Destination(book.ordered().shipTo(), bearings.zones()),
                order.placedAt(),
                line.statedShip(),
                deliverBy,
                essential(book.ordered(), line(book.ordered(), number)),
                order.payment(),
                terms.judgedBy() == JudgedBy.SHIPMENT && (book.agreed(number).exempt() || onDelivery(order.payment())));
    }

    /**
     * What ships as one is of no use after the first day on which one of its lines is of no use. Only what was said before the
     * contract makes a day essential: Directive 2011/83/EU Art. 18(2).
     */
    private static @Nullable LocalDate essential(Order order, OrderLine line) {
        if (order.shipComplete()) {
            return Together.earliestEssential(order);
        }
        return line.needByEssential() ? line.needBy() : null;
    }

    private RegimeTerms terms(OrderBook book, OrderLine line) {
        String regime = book.order().regime();
        regime = regime == null ? book.agreed(line.line()).regime() : regime;
        return bearings.rules()
                .regimeTerms(
                        regime == null
                                ? bearings.rules()
                                        .regime(book.ordered().shipTo().country())
                                : regime);
    }

    private static OrderLine line(Order order, int number) {
        return order.lines().stream()
                .filter(each -> each.line() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(order.orderId() + " has no line " + number));
    }

    /** Nothing was paid, so nothing is owed, and the American rule does not apply: 16 CFR 435.3(a)(4). */
    private static boolean onDelivery(@Nullable Payment payment) {
        String method = payment == null ? null : payment.method();
        return method != null
                && ON_DELIVERY.contains(method.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    /** What the catalogue says now, of those lines of a new order of which it says anything. */
    static Map<Integer, Agreed> now(Working working, Order order) {
        Map<Integer, Agreed> agreed = new TreeMap<>();
        for (OrderLine line : order.lines()) {
            Item item = working.items.get(line.sku());
            Seller seller = working.sellers.get(order.sellerOf(line));
            Agreed said = new Agreed(seller == null ? null : seller.regime(), item != null && item.delayLawExempt());
            if (!said.equals(Agreed.NOTHING)) {
                agreed.put(line.line(), said);
            }
        }
        return agreed;
    }
}
