package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Order;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** How a part of a decision begins to wait: for stock, for the rest of its order, or for what holds it. */
final class NewWaiting {
    private NewWaiting() {}

    /**
     * The part as it takes its turn.
     *
     * @param priority of its line
     * @param decidedAt when its order was decided (UTC)
     */
    static WaitingPart of(Order order, PartState part, int priority, Instant decidedAt) {
        String supplyId = part.first().supplyId();
        return new WaitingPart(
                order.orderId(),
                part.line(),
                part.part(),
                part.sku(),
                part.location(),
                part.kind(),
                part.first().basis(),
                part.quantity() - part.cancelled(),
                part.allocated() + part.released() + part.shipped(),
                supplyId == null ? List.of() : List.of(new Peg(supplyId, part.quantity())),
                priority,
                Objects.requireNonNull(part.first().shipBy()),
                WaitingPart.turn(order.placedAt(), decidedAt));
    }
}
