package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How a part of a decision begins to wait. */
public final class NewWaiting {

    /** Nobody gains his turn by a date far in the past. */
    private static final Duration OLDEST_TURN = Duration.ofDays(7);

    private NewWaiting() {}

    /** Whether it waits at all: refused parts and those from stock don't. */
    public static boolean waits(Part part) {
        return part.location() != null
                && part.shipBy() != null
                && part.basis() != null
                && part.kind() != PartKind.ACCEPTED;
    }

    /**
     * The part as it takes its turn.
     *
     * @param part one that {@link #waits}
     * @param decidedAt when its order was decided (UTC)
     */
    public static WaitingPart of(Order order, DecidedLine line, Part part, Instant decidedAt) {
        String supplyId = part.supplyId();
        return new WaitingPart(
                order.orderId(),
                line.line(),
                part.part(),
                line.sku(),
                Objects.requireNonNull(part.location()),
                part.kind(),
                Objects.requireNonNull(part.basis()),
                part.quantity(),
                0,
                supplyId == null ? List.of() : List.of(new Peg(supplyId, part.quantity())),
                0,
                Objects.requireNonNull(part.shipBy()),
                turn(order.placedAt(), decidedAt));
    }

    /** When it was placed, but not after the decision and not more than 7 days before it. */
    private static Instant turn(Instant placedAt, Instant decidedAt) {
        Instant earliest = decidedAt.minus(OLDEST_TURN);
        if (placedAt.isAfter(decidedAt)) {
            return decidedAt;
        }
        return placedAt.isBefore(earliest) ? earliest : placedAt;
    }
}
