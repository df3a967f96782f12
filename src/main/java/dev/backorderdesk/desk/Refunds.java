package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.delay.Bill;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.model.Charges;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back for what is not kept: refused at once, or cancelled. What one step would give back, several give
 * together: each asks for the difference. Recalled pieces count as kept so long as a carrier's scan may still come.
 *
 * <p>An order that names no currency or not every price is no matter of ours: what it cost nobody can reckon.
 */
final class Refunds {
    private static final Bill.Back NOTHING = new Bill.Back(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO);

    private final Working working;
    private final Agreements agreements;

    Refunds(Working working) {
        this.working = working;
        this.agreements = new Agreements(working.bearings);
    }

    /** A new order of which some was refused: what was taken for it goes back with the decision. */
    void refused(OrderBook book, String cause) {
        Payment payment = book.order().payment();
        if (payment == null || !payment.captured()) {
            return; // What was not taken yet need not be taken for it.
        }
        OrderNews.Money money = owed(book, working.now, "REFUSED", cause);
        if (money != null) {
            tell(book, money, "REFUSED", cause);
        }
    }

    /** The customer is told of money alone, where nothing else is to be told with it. */
    void tell(OrderBook book, OrderNews.Money money, @Nullable String reason, String cause) {
        working.newsOut.add(new OrderNews(
                book.order().orderId(), Topic.REFUND_DUE, cause, working.now, List.of(), null, money, null, reason));
    }

    /**
     * Asks for what goes back now and was not asked for yet.
     *
     * @param since when the right to it came into being (UTC)
     * @param reason code of the reason
     * @return what customers are told: with an amount, or that they were not charged; null where nothing goes back now
     */
    OrderNews.@Nullable Money owed(OrderBook book, Instant since, String reason, String cause) {
        Order order = book.order();
        Payment payment = order.payment();
        Currency currency = currency(payment);
        if (payment == null || currency == null) {
            return null;
        }
        boolean taken = book.captured();
        boolean charged = taken || payment.credit() == Payment.Credit.SELLER;
        Map<Integer, Long> before = keptBefore(book);
        Map<Integer, Long> after = kept(book);
        if (!charged) {
            after.replaceAll((line, pieces) -> book.granted(line));
        }
        // What a scan in time brought back to life, after it had been counted as not kept, is not owed again.
        after.replaceAll((line, pieces) -> Math.min(pieces, before.getOrDefault(line, 0L)));
        if (after.equals(before) || (charged && !priced(order))) {
            return null;
        }
        Bill.Back back = charged ? bill(order, currency).back(before, after) : NOTHING;
        if (charged && back.amount().signum() <= 0) {
            return null;
        }
        RefundDue due = due(book, before, after, since);
        Refund refund = new Refund(
                Refund.id(order.orderId(), book.state().refunds().size() + 1),
                order.orderId(),
                lines(before, after, back),
                back.shipping(),
                back.amount(),
                currency.getCurrencyCode(),
                payment.method(),
                reason,
                due.last().day(),
                taken);
        book.put(new RefundState(
                refund,
                charged ? RefundState.Status.REQUESTED : RefundState.Status.NOT_CHARGED,
                due.remindAt(),
                due.alarmAt(),
                due.last().end(),
                null,
                null));
        if (charged) {
            ask(book, refund, due.remindAt(), cause);
        }
        return new OrderNews.Money(
                refund.amount(),
                refund.shipping(),
                refund.currency(),
                refund.method(),
                charged ? refund.dueBy() : null,
                charged);
    }

    private void ask(OrderBook book, Refund refund, Instant remindAt, String cause) {
        book.tell(
                OrderEvent.Kind.REFUND_DUE,
                cause + ": refund " + refund.refundId() + " of "
                        + refund.amount().toPlainString() + " " + refund.currency() + ", to be sent by "
                        + refund.dueBy());
        working.refundsOut.add(refund);
        working.wake(new Tick.Look(Tick.Look.Kind.REFUND, refund.refundId(), "", ""), remindAt);
    }

    private static @Nullable Currency currency(@Nullable Payment payment) {
        String code = payment == null ? null : payment.currency();
        return code == null ? null : Currency.getInstance(code);
    }

    private static boolean priced(Order order) {
        return order.lines().stream().allMatch(line -> line.unitPrice() != null);
    }

    private static Bill bill(Order order, Currency currency) {
        List<Bill.Line> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            BigDecimal price = line.unitPrice();
            if (price != null) {
                lines.add(new Bill.Line(line.line(), line.quantity(), price, line.shippingAlone()));
            }
        }
        Charges charges = order.charges();
        return Bill.of(
                lines,
                charges == null ? null : charges.shipping(),
                charges == null ? null : charges.tax(),
                charges == null ? null : charges.discount(),
                charges == null ? null : charges.total(),
                Math.max(0, currency.getDefaultFractionDigits()));
    }

    /**
     * Pieces by line that no money was asked back for. What was refused was paid only where it had been taken before the
     * decision.
     */
    private static Map<Integer, Long> keptBefore(OrderBook book) {
        Map<Integer, Long> kept = new TreeMap<>();
        Payment payment = book.order().payment();
        boolean all = payment != null && payment.captured();
        book.order().lines().forEach(line -> kept.put(line.line(), all ? line.quantity() : 0L));
        if (!all) {
            book.state().parts().forEach(part -> kept.merge(part.line(), part.quantity(), Long::sum));
        }
        for (RefundState each : book.state().refunds()) {
            each.refund().lines().forEach(line -> kept.merge(line.line(), -line.quantity(), Long::sum));
        }
        return kept;
    }

    private static Map<Integer, Long> kept(OrderBook book) {
        Map<Integer, Long> kept = new TreeMap<>();
        book.order().lines().forEach(line -> kept.put(line.line(), 0L));
        for (PartState part : book.state().parts()) {
            kept.merge(part.line(), part.quantity() - part.cancelled() + part.recalled(), Long::sum);
        }
        return kept;
    }

    private static List<Refund.Line> lines(Map<Integer, Long> before, Map<Integer, Long> after, Bill.Back back) {
        List<Refund.Line> lines = new ArrayList<>();
        before.forEach((line, pieces) -> {
            long less = pieces - after.getOrDefault(line, 0L);
            if (less > 0) {
                lines.add(new Refund.Line(line, less, back.byLine().getOrDefault(line, BigDecimal.ZERO)));
            }
        });
        return lines;
    }

    /** Where lines stand under different law, the earliest day counts for all of it. */
    private RefundDue due(OrderBook book, Map<Integer, Long> before, Map<Integer, Long> after, Instant since) {
        RefundDue first = null;
        for (Map.Entry<Integer, Long> each : before.entrySet()) {
            if (after.getOrDefault(each.getKey(), 0L) < each.getValue()) {
                RefundDue due = DelayLaw.refundOfRefused(agreements.ofLine(book, each.getKey()), since);
                first = first == null || due.last().end().isBefore(first.last().end()) ? due : first;
            }
        }
        if (first == null) {
            throw new IllegalStateException("Nothing of " + book.order().orderId() + " goes back.");
        }
        return first;
    }
}
