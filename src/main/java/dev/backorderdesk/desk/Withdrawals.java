package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.allocate.RefundState.Status;
import dev.backorderdesk.allocate.RefundState.Withdrawn;
import dev.backorderdesk.delay.Bill;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Shipment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund was asked for, and a scan in time shows that its pieces left before they were cancelled: so much of it is not owed
 * any more. No message takes a refund back; a person is told which to stop, or what to claim.
 */
final class Withdrawals {
    private final Working working;
    private final OrderBook book;
    private final @Nullable OrderAccount account;

    Withdrawals(Working working, OrderBook book) {
        this.working = working;
        this.book = book;
        this.account = OrderAccount.of(book);
    }

    /**
     * Pieces of a part are kept after all. Rather what was not sent yet is withdrawn than what was, and rather what was asked for last:
     * what is kept is what was cancelled last.
     *
     * @param asked of how many the money may have been asked back: that of recalled pieces never is
     */
    void kept(PartState part, long pieces, long asked, Shipment shipment) {
        List<RefundState> all = new ArrayList<>(book.state().refunds());
        Collections.reverse(all);
        all.sort(Comparator.comparing(each -> each.status() == Status.SENT));
        long uncharged = Math.min(pieces, toldTooMany(part.line()));
        long charged = asked;
        for (RefundState each : all) {
            if (each.status() == Status.NOT_CHARGED) {
                uncharged -= forget(each, part.line(), uncharged);
            } else {
                charged -= withdraw(each, part, charged, shipment);
            }
        }
    }

    /**
     * Of how many pieces of a line customers were told that they are not charged, though they are not gone for good. Of
     * recalled ones they are told at once only where nothing at all was taken; else it is others that were told of.
     */
    private long toldTooMany(int line) {
        long told = 0;
        for (RefundState each : book.state().refunds()) {
            told += each.status() == Status.NOT_CHARGED ? each.pieces(line) : 0;
        }
        for (PartState each : book.state().parts()) {
            told -= each.line() == line ? each.cancelled() - each.recalled() : 0;
        }
        return Math.max(0, told);
    }

    /** The customer was told that he is not charged for them; that is told anew when they are cancelled anew. */
    private long forget(RefundState refund, int line, long most) {
        long pieces = Math.min(most, refund.pieces(line));
        if (pieces > 0) {
            book.put(refund.withdraw(
                    new Withdrawn(new Refund.Line(line, pieces, BigDecimal.ZERO), BigDecimal.ZERO, working.now)));
        }
        return Math.max(0, pieces);
    }

    private long withdraw(RefundState refund, PartState part, long most, Shipment shipment) {
        int line = part.line();
        long pieces = Math.min(most, refund.pieces(line));
        if (pieces <= 0 || account == null) {
            return 0;
        }
        Bill.Back back = account.keptAfterAll(line, pieces).upTo(refund.owed());
        BigDecimal goods = back.byLine().getOrDefault(line, BigDecimal.ZERO);
        RefundState less =
                refund.withdraw(new Withdrawn(new Refund.Line(line, pieces, goods), back.shipping(), working.now));
        book.put(less);
        if (back.amount().signum() > 0) {
            alarm(refund, less, part, pieces, back.amount(), shipment);
        }
        return pieces;
    }

    private void alarm(
            RefundState before, RefundState less, PartState part, long pieces, BigDecimal amount, Shipment shipment) {
        String currency = before.refund().currency();
        String then = before.status() == Status.SENT
                ? "it was sent at " + before.at()
                : "stop it: " + less.owed().toPlainString() + " " + currency + " is left to be sent";
        book.alarm(
                part,
                "refund " + before.refund().refundId() + " of order "
                        + book.order().orderId() + ": " + amount.toPlainString() + " " + currency + " for " + pieces
                        + " pieces of line " + part.line() + " is not owed, the carrier had them in time at "
                        + shipment.scannedAt() + "; " + then);
    }
}
