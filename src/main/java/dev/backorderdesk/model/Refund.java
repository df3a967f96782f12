package dev.backorderdesk.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that has to go back, as on {@code refunds.requested}.
 *
 * @param refundId the same refund has the same id, however often it is sent
 * @param lines what goes back for goods
 * @param shipping how much of the amount is for shipping
 * @param amount all of it, above zero
 * @param currency ISO 4217
 * @param method how it was paid, and goes back; null means unknown
 * @param reason code of the reason
 * @param dueBy last day (ship-to zone) on which it is sent in time
 * @param captured false: it was lent by the seller, and is taken off the account
 */
public record Refund(
        String refundId,
        String orderId,
        List<Line> lines,
        BigDecimal shipping,
        BigDecimal amount,
        String currency,
        @Nullable String method,
        String reason,
        LocalDate dueBy,
        boolean captured) {

    /** Between the order's id and the number of its refund. */
    private static final String MARK = "/F";

    public Refund {
        lines = List.copyOf(lines);
    }

    /** Pieces of a line that are not kept, and what they cost without shipping. */
    public record Line(int line, long quantity, BigDecimal amount) {}

    /** The id of an order's next refund. */
    public static String id(String orderId, int number) {
        return orderId + MARK + number;
    }

    /** The order that a refund's id names; null where it is none of ours. */
    public static @Nullable String orderOf(String refundId) {
        int mark = refundId.lastIndexOf(MARK);
        return mark < 1 ? null : refundId.substring(0, mark);
    }
}
