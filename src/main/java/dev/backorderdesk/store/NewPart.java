package dev.backorderdesk.store;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How a part of a decision begins to wait. */
final class NewPart {

    /** An order placed longer ago gains nothing by it. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private NewPart() {}

    static WaitingPart of(Outcome.Decided decided, DecidedLine line, Part part) {
        Basis basis = Objects.requireNonNull(part.basis());
        return new WaitingPart(
                decided.order().orderId(),
                line.line(),
                part.part(),
                line.sku(),
                Objects.requireNonNull(part.location()),
                part.kind(),
                basis,
                part.quantity(),
                0,
                basis == Basis.INBOUND
                        ? List.of(new Peg(Objects.requireNonNull(part.supplyId()), part.quantity()))
                        : List.of(),
                0,
                Objects.requireNonNull(part.shipBy()),
                orderTime(decided.order().placedAt(), decided.decision().decidedAt()));
    }

    private static Instant orderTime(Instant placedAt, Instant decidedAt) {
        Instant earliest = decidedAt.minus(OLDEST);
        if (placedAt.isBefore(earliest)) {
            return earliest;
        }
        return placedAt.isAfter(decidedAt) ? decidedAt : placedAt;
    }
}
