package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Part;
import java.util.Map;

/** All that is kept of a decided order that later events may change or go by. */
public record Dossier(Order order, Decision decision, OrderState state, Map<Integer, Agreed> agreed, Legal legal) {

    public Dossier {
        agreed = Map.copyOf(agreed);
    }

    /** Where a part was to leave from when it was decided. */
    String promisedFrom(PartState part) {
        for (DecidedLine line : decision.lines()) {
            for (Part each : line.parts()) {
                if (line.line() == part.line() && each.part() == part.part() && each.location() != null) {
                    return each.location();
                }
            }
        }
        return part.location();
    }

    /** Its order's turn. */
    public OrderTurn turn() {
        return OrderTurn.of(order, decision);
    }
}
