package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Part;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * The turn of an order where carriers let goods leave again, as of the one comparator of what waits: the earliest first
 * promise, order time, id. It follows from the decision and never changes, so that a walk in turn can stop anywhere and go
 * on.
 *
 * @param key sorts, as text by its code points, as the turns do
 */
public record OrderTurn(String key) {

    /** Sorts last, after every day that is promised. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** The order whose turn it is. */
    public String orderId() {
        return key.split(" ", 3)[2];
    }

    static OrderTurn of(Order order, Decision decision) {
        LocalDate promised = decision.lines().stream()
                .flatMap(line -> line.parts().stream())
                .map(Part::shipBy)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
        return new OrderTurn("%s %015d %s"
                .formatted(
                        promised,
                        WaitingPart.turn(order.placedAt(), decision.decidedAt()).toEpochMilli(),
                        order.orderId()));
    }
}
