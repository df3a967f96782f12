package dev.backorderdesk.model;

import java.util.List;

/**
 * The answer to a line. {@code accepted + backordered + preordered + refused == requested}, always.
 */
public record DecidedLine(
        int line,
        String sku,
        long requested,
        LineOutcome outcome,
        long accepted,
        long backordered,
        long preordered,
        long refused,
        List<Part> parts,
        List<Reason> reasons) {

    public DecidedLine {
        parts = List.copyOf(parts);
        reasons = List.copyOf(reasons);
    }

    /** Pieces granted: everything that was not refused. */
    public long granted() {
        return accepted + backordered + preordered;
    }
}
