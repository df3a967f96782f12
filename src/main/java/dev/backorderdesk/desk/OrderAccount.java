package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.delay.Bill;
import dev.backorderdesk.model.Charges;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was taken for an order, what its pieces cost, and what was asked back for them. Recalled pieces count as kept so long
 * as a carrier's scan may still come.
 */
final class OrderAccount {
    private static final Bill.Back NOTHING = new Bill.Back(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO);

    private final OrderBook book;
    private final Payment payment;
    private final Currency currency;
    private @Nullable Bill bill;

    private OrderAccount(OrderBook book, Payment payment, Currency currency) {
        this.book = book;
        this.payment = payment;
        this.currency = currency;
    }

    /** Null where the order names no payment, or not its currency. */
    static @Nullable OrderAccount of(OrderBook book) {
        Payment payment = book.order().payment();
        String code = payment == null ? null : payment.currency();
        return payment == null || code == null ? null : new OrderAccount(book, payment, Currency.getInstance(code));
    }

    Payment payment() {
        return payment;
    }

    Currency currency() {
        return currency;
    }

    /** Something was taken for an order, or lent by the seller. */
    static boolean charged(OrderBook book) {
        Payment payment = book.order().payment();
        return book.captured() || payment != null && payment.credit() == Payment.Credit.SELLER;
    }

    /** What it cost and what was taken is known, in its own currency. */
    boolean reckonable() {
        return book.order().lines().stream().allMatch(line -> line.unitPrice() != null)
                && book.file().payments().stream().noneMatch(this::isForeign);
    }

    private boolean isForeign(PaymentEvent event) {
        return event.status() == PaymentEvent.Status.CAPTURED
                && event.currency() != null
                && !event.currency().equals(currency.getCurrencyCode());
    }

    /** Pieces that are kept, by line; every line of the order is in it. */
    Map<Integer, Long> kept() {
        Map<Integer, Long> kept = noneOfEachLine();
        for (PartState part : book.state().parts()) {
            kept.merge(part.line(), part.quantity() - part.cancelled() + part.recalled(), Long::sum);
        }
        return kept;
    }

    /** The same, but recalled pieces are not. */
    Map<Integer, Long> keptForGood() {
        Map<Integer, Long> kept = noneOfEachLine();
        book.state().parts().forEach(part -> kept.merge(part.line(), part.quantity() - part.cancelled(), Long::sum));
        return kept;
    }

    /**
     * Pieces by line that the customer was told nothing of yet: neither that their money goes back, nor that none was taken.
     * Of what was refused something is to be told only where it had been taken before the decision.
     */
    Map<Integer, Long> untold() {
        return less(payment.captured() ? ordered() : granted(), true);
    }

    /** What was taken and is not for these pieces, and was not asked back yet; zero or less where nothing is. */
    BigDecimal over(Map<Integer, Long> kept) {
        BigDecimal asked =
                book.state().refunds().stream().map(RefundState::owed).reduce(BigDecimal.ZERO, BigDecimal::add);
        return taken().subtract(bill().cost(kept)).subtract(asked);
    }

    /** All that was granted was paid for. */
    boolean paidInFull() {
        return taken().compareTo(bill().cost(granted())) >= 0;
    }

    /**
     * A capture that names no amount took all of what was ordered, refused pieces included: rather that is asked back too
     * often than kept from the customer. More than the order cost is no matter of pieces. What failed after all was not
     * taken, unless it is complete again; what is taken anew is all that there is.
     */
    private BigDecimal taken() {
        Bill bill = bill();
        BigDecimal all = bill.cost(ordered());
        BigDecimal taken = payment.captured() ? all : BigDecimal.ZERO;
        boolean failed = false;
        for (PaymentEvent each : book.file().inTime()) {
            switch (each.status()) {
                case CAPTURED -> {
                    taken = taken(each, failed ? BigDecimal.ZERO : taken, all);
                    failed = false;
                }
                case VOIDED -> taken = BigDecimal.ZERO;
                case DISHONOURED -> failed = true;
                case COMPLETE -> failed = false;
            }
        }
        taken = failed ? BigDecimal.ZERO : taken;
        boolean lent = payment.credit() == Payment.Credit.SELLER;
        return lent ? taken.max(bill.cost(granted())) : taken;
    }

    private BigDecimal taken(PaymentEvent capture, BigDecimal before, BigDecimal all) {
        BigDecimal amount = capture.amount();
        if (amount == null) {
            return all;
        }
        return isForeign(capture) ? before : before.add(amount).min(all);
    }

    /**
     * Pieces that go back, and what of the amount is for which.
     *
     * @param before pieces by line for which no money goes back before this
     */
    record Share(Map<Integer, Long> before, Bill.Back back) {}

    /**
     * Of which pieces an amount is, by the order in which they may have been taken: first those of which nothing was told
     * yet, then those that were said not to have been charged, then refused ones, then any that are not kept.
     *
     * @param amount above zero
     */
    Share share(BigDecimal amount, Map<Integer, Long> kept) {
        Share enough = null;
        for (Map<Integer, Long> before : List.of(untold(), less(granted(), false), less(ordered(), false), ordered())) {
            before.replaceAll((line, pieces) -> Math.max(pieces, kept.getOrDefault(line, 0L)));
            Share share = new Share(before, bill().back(before, kept));
            int more = share.back().amount().compareTo(amount);
            if (more == 0) {
                return share;
            }
            enough = enough == null && more > 0 ? share : enough;
        }
        return enough == null
                ? new Share(kept, NOTHING)
                : new Share(enough.before(), enough.back().upTo(amount));
    }

    /** What goes back less when so many pieces of a line are kept after all, that were asked back. */
    Bill.Back keptAfterAll(int line, long pieces) {
        Map<Integer, Long> before = less(ordered(), false);
        Map<Integer, Long> kept = new TreeMap<>(before);
        kept.merge(line, pieces, Long::sum);
        return bill().back(kept, before);
    }

    private Map<Integer, Long> noneOfEachLine() {
        Map<Integer, Long> none = new TreeMap<>();
        book.order().lines().forEach(line -> none.put(line.line(), 0L));
        return none;
    }

    private Map<Integer, Long> ordered() {
        Map<Integer, Long> ordered = new TreeMap<>();
        book.order().lines().forEach(line -> ordered.put(line.line(), (long) line.quantity()));
        return ordered;
    }

    private Map<Integer, Long> granted() {
        Map<Integer, Long> granted = noneOfEachLine();
        book.state().parts().forEach(part -> granted.merge(part.line(), part.quantity(), Long::sum));
        return granted;
    }

    private Map<Integer, Long> less(Map<Integer, Long> pieces, boolean uncharged) {
        for (RefundState each : book.state().refunds()) {
            if (uncharged || each.status() != RefundState.Status.NOT_CHARGED) {
                each.pieces().forEach((line, told) -> pieces.merge(line, -told, Long::sum));
            }
        }
        return pieces;
    }

    /** What is ordered, and its prices, never change. */
    private Bill bill() {
        Bill known = bill == null ? reckon() : bill;
        bill = known;
        return known;
    }

    private Bill reckon() {
        Order order = book.order();
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
}
