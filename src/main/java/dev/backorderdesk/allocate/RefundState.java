package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a refund is.
 *
 * @param askedAt when it was asked for, or told that nothing is (UTC)
 * @param remindAt when it is asked for again (UTC)
 * @param alarmAt when somebody has to look, still in time (UTC)
 * @param lateAt from then on it is too late (UTC)
 * @param at when it was sent or failed (UTC); null before
 * @param method how it was sent; null before, or where nobody said
 * @param withdrawn what of it is not owed any more, in the order in which that became known
 */
public record RefundState(
        Refund refund,
        Status status,
        Instant askedAt,
        Instant remindAt,
        Instant alarmAt,
        Instant lateAt,
        @Nullable Instant at,
        @Nullable String method,
        List<Withdrawn> withdrawn) {

    public RefundState {
        withdrawn = List.copyOf(withdrawn);
    }

    /**
     * Pieces that are kept after all: a carrier had them before they were cancelled.
     *
     * @param line pieces, and what of the amount was for them without shipping
     * @param shipping what of it was for their shipping
     * @param at when it became known (UTC)
     */
    public record Withdrawn(Refund.Line line, BigDecimal shipping, Instant at) {
        /** With shipping. */
        public BigDecimal amount() {
            return line.amount().add(shipping);
        }
    }

    /** How far. */
    public enum Status {
        REQUESTED,
        /** It was never taken: nothing is asked for, and the customer is told so. */
        NOT_CHARGED,
        SENT,
        /** It is still owed. */
        FAILED
    }

    public RefundState answered(Status now, Instant when, @Nullable String how) {
        return new RefundState(refund, now, askedAt, remindAt, alarmAt, lateAt, when, how, withdrawn);
    }

    /** With more that is not owed any more. */
    public RefundState withdraw(Withdrawn more) {
        List<Withdrawn> all = new ArrayList<>(withdrawn);
        all.add(more);
        return new RefundState(refund, status, askedAt, remindAt, alarmAt, lateAt, at, method, all);
    }

    /** Pieces by line for which it is still owed, or was sent. */
    public Map<Integer, Long> pieces() {
        Map<Integer, Long> pieces = new TreeMap<>();
        refund.lines().forEach(each -> pieces.merge(each.line(), each.quantity(), Long::sum));
        withdrawn.forEach(each -> pieces.merge(each.line().line(), -each.line().quantity(), Long::sum));
        return pieces;
    }

    /** The same of a line. */
    public long pieces(int line) {
        long asked = 0;
        for (Refund.Line each : refund.lines()) {
            asked += each.line() == line ? each.quantity() : 0;
        }
        for (Withdrawn each : withdrawn) {
            asked -= each.line().line() == line ? each.line().quantity() : 0;
        }
        return asked;
    }

    /** The amount less what was withdrawn. */
    public BigDecimal owed() {
        return withdrawn.stream().map(Withdrawn::amount).reduce(refund.amount(), BigDecimal::subtract);
    }

    /** What is left of it, under the same id; null where nothing is. */
    public @Nullable Refund rest() {
        if (withdrawn.isEmpty()) {
            return refund;
        }
        if (owed().signum() <= 0) {
            return null;
        }
        List<Refund.Line> lines = new ArrayList<>();
        for (Refund.Line line : refund.lines()) {
            BigDecimal amount = withdrawn.stream()
                    .filter(each -> each.line().line() == line.line())
                    .map(each -> each.line().amount())
                    .reduce(line.amount(), BigDecimal::subtract);
            if (pieces(line.line()) > 0) {
                lines.add(new Refund.Line(line.line(), pieces(line.line()), amount));
            }
        }
        BigDecimal shipping =
                withdrawn.stream().map(Withdrawn::shipping).reduce(refund.shipping(), BigDecimal::subtract);
        return new Refund(
                refund.refundId(),
                refund.orderId(),
                lines,
                shipping,
                owed(),
                refund.currency(),
                refund.method(),
                refund.reason(),
                refund.dueBy(),
                refund.captured());
    }
}
