package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Carries what was dealt over to the orders: stock, promises, releases. */
final class Deals {
    private final Working working;
    private final Promises promises;
    private final Set<String> orders = new TreeSet<>();
    private final Set<WaitingPart> moved = new LinkedHashSet<>();

    Deals(Working working, Promises promises) {
        this.working = working;
        this.promises = promises;
    }

    Promises promises() {
        return promises;
    }

    /** Parts of an article that were dealt anew. */
    void dealt(Position position, List<WaitingPart> parts, String cause) {
        for (WaitingPart part : parts) {
            WaitingPart before = position.part(part);
            long served = part.served() - before.served();
            OrderBook book = working.order(part.orderId());
            book.change(
                    served > 0 ? OrderEvent.Kind.ALLOCATED : OrderEvent.Kind.DEALLOCATED,
                    part.line(),
                    part.part(),
                    cause,
                    state -> state.allocate(served));
            orders.add(part.orderId());
            moved.add(part);
        }
        position.dealt(parts);
    }

    /** After an event: what was dealt has its promises, and what may leave is released. */
    void settle(String cause) {
        for (WaitingPart part : moved) {
            promises.review(working.position(part.sku()).part(part), cause);
        }
        moved.clear();
        for (String order : orders) {
            working.order(order).release(cause);
        }
        orders.clear();
    }
}
