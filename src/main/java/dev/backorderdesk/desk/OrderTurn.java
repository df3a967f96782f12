package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.policy.TurnPolicy;
import java.time.LocalDate;

/**
 * The turn of an order where carriers let goods leave again, as of the one comparator of what waits: priority, first
 * promise, order time, id; of several parts the first in turn counts. It follows from the decision and never changes, so
 * that a walk in turn can stop anywhere and go on.
 *
 * @param key sorts, as text by its code points, as the turns do
 */
public record OrderTurn(String key) {

    /** Sorts last, after every day that is promised. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Digits of a priority. */
    private static final int PRIORITY = 3;

    /** Digits of milliseconds since 1970: enough for 30,000 years. */
    private static final int MILLIS = 15;

    /** The order whose turn it is. */
    public String orderId() {
        return key.split(" ", 4)[3];
    }

    static OrderTurn of(Order order, Decision decision) {
        int priority = TurnPolicy.LAST;
        LocalDate promised = NEVER;
        for (DecidedLine line : decision.lines()) {
            for (Part part : line.parts()) {
                LocalDate day = part.shipBy();
                if (day != null
                        && (line.priority() < priority || line.priority() == priority && day.isBefore(promised))) {
                    priority = line.priority();
                    promised = day;
                }
            }
        }
        String placed = Long.toString(
                WaitingPart.turn(order.placedAt(), decision.decidedAt()).toEpochMilli());
        // Of every order that is decided: a format would be read each time.
        return new OrderTurn(padded(Integer.toString(priority), PRIORITY) + " " + promised + " "
                + padded(placed, MILLIS) + " " + order.orderId());
    }

    private static String padded(String number, int digits) {
        return "0".repeat(Math.max(0, digits - number.length())) + number;
    }
}
