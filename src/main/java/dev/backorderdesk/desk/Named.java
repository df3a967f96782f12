package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.reorder.Reorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The waiting parts that reorders name, read once: one reorder may name as many as wait, and each of them is looked up. */
final class Named {
    private record Part(String orderId, int line, int part) {}

    private final Map<Part, Long> pieces = new HashMap<>();

    Named(List<Reorder> reorders) {
        for (Reorder reorder : reorders) {
            for (Reorder.Demand each : reorder.demand()) {
                pieces.merge(new Part(each.orderId(), each.line(), each.part()), each.quantity(), Long::sum);
            }
        }
    }

    /** How many pieces of a part they ask for. */
    long pieces(WaitingPart part) {
        return pieces.getOrDefault(new Part(part.orderId(), part.line(), part.part()), 0L);
    }

    boolean names(WaitingPart part) {
        return pieces.containsKey(new Part(part.orderId(), part.line(), part.part()));
    }
}
