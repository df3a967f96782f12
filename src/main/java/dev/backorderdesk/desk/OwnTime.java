package dev.backorderdesk.desk;

import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Shipment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What others say of when something happened counts as they say it, so it has to lie between what it follows and now, but for
 * clocks that differ. A date of a year ago, or none at all, would else make a cancellation void or a refund punctual.
 */
final class OwnTime {
    private OwnTime() {}

    /**
     * A scan follows its order, and not its release: the warehouse may have let go what we never released. A scan comes late,
     * and an order may be dated ahead of the day on which it came.
     *
     * @return null where its times can be
     */
    static @Nullable Problem of(Shipment shipment, OrderBook book, Instant now) {
        Instant placed = book.ordered().placedAt();
        Instant from = placed.isAfter(book.decidedAt()) ? book.decidedAt() : placed;
        Problem early = notBefore("/scannedAt", shipment.scannedAt(), "the order was placed", from);
        if (early != null) {
            return early;
        }
        Problem late = StockBook.tooFarAhead("/scannedAt", shipment.scannedAt(), now);
        Instant delivered = shipment.deliveredAt();
        return late != null || delivered == null ? late : StockBook.tooFarAhead("/deliveredAt", delivered, now);
    }

    /**
     * Money is sent after it was asked for.
     *
     * @return null where its time can be
     */
    static @Nullable Problem of(RefundAnswer answer, Instant askedAt, Instant now) {
        Instant sent = answer.status() == RefundAnswer.Status.SENT ? answer.sentAt() : null;
        if (sent == null) {
            return null;
        }
        Problem early = notBefore("/sentAt", sent, "the refund was asked for", askedAt);
        return early != null ? early : notAfter("/sentAt", sent, now);
    }

    private static @Nullable Problem notBefore(String at, Instant told, String what, Instant from) {
        return told.isBefore(from.minus(ChangeBook.CLOCKS_DIFFER))
                ? new Problem(at, "not before " + what + ", " + from, told.toString())
                : null;
    }

    private static @Nullable Problem notAfter(String at, Instant told, Instant now) {
        return told.isAfter(now.plus(ChangeBook.CLOCKS_DIFFER))
                ? new Problem(at, "an instant not more than an hour after now, " + now, told.toString())
                : null;
    }
}
