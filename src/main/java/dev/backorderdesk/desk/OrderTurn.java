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

    /** Digits of milliseconds since 1970: enough for 30,000 years. */
    private static final int MILLIS = 15;

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
        String placed = Long.toString(
                WaitingPart.turn(order.placedAt(), decision.decidedAt()).toEpochMilli());
        // Of every order that is decided: a format would be read each time.
        return new OrderTurn(
                promised + " " + "0".repeat(Math.max(0, MILLIS - placed.length())) + placed + " " + order.orderId());
    }
}
