package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.delay.Bill;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back for what is not kept: refused at once, or cancelled. What one step would give back, several give
 * together: each asks for the difference. Money that is taken only afterwards goes back as well.
 *
 * <p>Of an order that names no currency or not every price, or that was paid in other money, nobody can reckon what goes
 * back: where something was taken for it, somebody is called instead.
 */
final class Refunds {
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
        OrderAccount account = OrderAccount.of(book);
        if (account != null && !OrderAccount.charged(book)) {
            return notCharged(book, account, account.keptForGood(), since, reason);
        }
        if (account == null || !account.reckonable()) {
            new Unreckonable(book).owed(cause);
            return null;
        }
        Map<Integer, Long> kept = account.kept();
        BigDecimal amount = account.over(kept);
        OrderAccount.Share share = amount.signum() > 0 ? account.share(amount, kept) : null;
        if (share == null || share.back().amount().signum() <= 0) {
            return account.paidInFull() ? null : notCharged(book, account, kept, since, reason);
        }
        Bill.Back back = share.back();
        Due due = due(book, share.before(), kept, since);
        Refund refund = new Refund(
                nextId(book),
                book.order().orderId(),
                lines(share.before(), kept, back),
                back.shipping(),
                back.amount(),
                account.currency().getCurrencyCode(),
                account.payment().method(),
                reason,
                due.day(),
                book.captured());
        book.put(due.of(refund, RefundState.Status.REQUESTED, working.now));
        ask(book, refund, due.remindAt(), cause);
        return new OrderNews.Money(
                refund.amount(), refund.shipping(), refund.currency(), refund.method(), refund.dueBy(), true);
    }

    /** What is not kept and was never taken: the customer is told so, once. */
    private OrderNews.@Nullable Money notCharged(
            OrderBook book, OrderAccount account, Map<Integer, Long> kept, Instant since, String reason) {
        Map<Integer, Long> before = account.untold();
        kept.replaceAll((line, pieces) -> Math.min(pieces, before.getOrDefault(line, 0L)));
        if (kept.equals(before)) {
            return null;
        }
        Bill.Back nothing = new Bill.Back(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO);
        Due due = due(book, before, kept, since);
        Refund refund = new Refund(
                nextId(book),
                book.order().orderId(),
                lines(before, kept, nothing),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                account.currency().getCurrencyCode(),
                account.payment().method(),
                reason,
                due.day(),
                false);
        book.put(due.of(refund, RefundState.Status.NOT_CHARGED, working.now));
        return new OrderNews.Money(BigDecimal.ZERO, BigDecimal.ZERO, refund.currency(), refund.method(), null, false);
    }

    private static String nextId(OrderBook book) {
        return Refund.id(book.order().orderId(), book.state().refunds().size() + 1);
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

    /**
     * The days of a refund.
     *
     * @param day last day on which it is sent in time (ship-to zone)
     * @param lateAt the end of that day (UTC)
     */
    private record Due(LocalDate day, Instant remindAt, Instant alarmAt, Instant lateAt) {
        static Due of(RefundDue due) {
            return new Due(
                    due.last().day(), due.remindAt(), due.alarmAt(), due.last().end());
        }

        static Due of(RefundState known) {
            return new Due(known.refund().dueBy(), known.remindAt(), known.alarmAt(), known.lateAt());
        }

        RefundState of(Refund refund, RefundState.Status status, Instant askedAt) {
            return new RefundState(refund, status, askedAt, remindAt, alarmAt, lateAt, null, null, List.of());
        }
    }

    /** Where lines stand under different law, the earliest day counts for all of it. */
    private Due due(OrderBook book, Map<Integer, Long> before, Map<Integer, Long> kept, Instant since) {
        Due first = null;
        for (Map.Entry<Integer, Long> each : before.entrySet()) {
            if (kept.getOrDefault(each.getKey(), 0L) < each.getValue()) {
                Due due = due(book, each.getKey(), since);
                first = first == null || due.lateAt().isBefore(first.lateAt()) ? due : first;
            }
        }
        if (first == null) {
            throw new IllegalStateException("Nothing of " + book.order().orderId() + " goes back.");
        }
        return first;
    }

    /** What was cancelled only after it was taken is not due before it would be by its cancellation. */
    private Due due(OrderBook book, int line, Instant since) {
        Due due = Due.of(DelayLaw.refundOfRefused(agreements.ofLine(book, line), since));
        for (RefundState known : book.state().refunds()) {
            if (known.status() == RefundState.Status.NOT_CHARGED
                    && known.lateAt().isAfter(due.lateAt())
                    && known.refund().lines().stream().anyMatch(each -> each.line() == line)) {
                due = Due.of(known);
            }
        }
        return due;
    }
}
