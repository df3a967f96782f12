package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A part that waits for stock.
 *
 * @param kind BACKORDERED or PREORDERED
 * @param quantity pieces granted and not cancelled
 * @param served pieces of it that have stock already
 * @param pegs the supplies that the pieces not yet served count on; what is on none counts on lead time or release
 * @param priority of its line as it was decided, 1 to 999, the lower the earlier
 * @param shipBy the first promise (location's zone): who was promised an earlier day keeps his turn when it slips
 * @param orderTime when it was placed, but not after receipt and not more than 7 days before it (UTC)
 */
public record WaitingPart(
        String orderId,
        int line,
        int part,
        String sku,
        String location,
        PartKind kind,
        Basis basis,
        long quantity,
        long served,
        List<Peg> pegs,
        int priority,
        LocalDate shipBy,
        Instant orderTime) {

    public WaitingPart {
        pegs = List.copyOf(pegs);
    }

    /** The one comparator: priority, promised date, order time, id. */
    public static final Comparator<WaitingPart> TURN = Comparator.comparingInt(WaitingPart::priority)
            .thenComparing(WaitingPart::shipBy)
            .thenComparing(WaitingPart::orderTime)
            .thenComparing(WaitingPart::orderId)
            .thenComparingInt(WaitingPart::line)
            .thenComparingInt(WaitingPart::part);

    /** Nobody gains his turn by a date far in the past. */
    private static final Duration OLDEST = Duration.ofDays(7);

    /** The order time: when it was placed, but not after its receipt and not more than 7 days before it (UTC). */
    public static Instant turn(Instant placedAt, Instant receivedAt) {
        Instant earliest = receivedAt.minus(OLDEST);
        if (placedAt.isAfter(receivedAt)) {
            return receivedAt;
        }
        return placedAt.isBefore(earliest) ? earliest : placedAt;
    }

    /** The same part with other pieces served and other pegs. */
    public WaitingPart with(long served, List<Peg> pegs) {
        return with(quantity, served, pegs);
    }

    /** The same part with other pieces, granted and served, and other pegs. */
    public WaitingPart with(long quantity, long served, List<Peg> pegs) {
        return new WaitingPart(
                orderId, line, part, sku, location, kind, basis, quantity, served, pegs, priority, shipBy, orderTime);
    }

    /** The same part with all its pieces served from another location. */
    public WaitingPart servedFrom(String otherLocation) {
        return new WaitingPart(
                orderId,
                line,
                part,
                sku,
                otherLocation,
                kind,
                basis,
                quantity,
                quantity,
                List.of(),
                priority,
                shipBy,
                orderTime);
    }

    /** Pieces that still wait. */
    public long open() {
        return quantity - served;
    }

    /** Pieces that still wait and count on no supply. */
    public long unpegged() {
        return open() - pegs.stream().mapToLong(Peg::quantity).sum();
    }
}
