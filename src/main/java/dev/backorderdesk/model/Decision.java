package dev.backorderdesk.model;

import java.time.Instant;
import java.util.List;

/**
 * The answer to an order.
 *
 * @param rulesVersion identity of the rule set that made it
 */
public record Decision(String orderId, Instant decidedAt, String rulesVersion, List<DecidedLine> lines) {

    public Decision {
        lines = List.copyOf(lines);
    }
}
