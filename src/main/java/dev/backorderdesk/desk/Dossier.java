package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import java.util.Map;

/** All that is kept of a decided order that later events may change or go by. */
public record Dossier(Order order, Decision decision, OrderState state, Map<Integer, Agreed> agreed, Legal legal) {

    public Dossier {
        agreed = Map.copyOf(agreed);
    }

    /** Its order's turn. */
    public OrderTurn turn() {
        return OrderTurn.of(order, decision);
    }
}
