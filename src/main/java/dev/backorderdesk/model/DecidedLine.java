package dev.backorderdesk.model;

import java.util.List;

/**
 * The answer to a line. {@code accepted + backordered + preordered + refused == requested}, always.
 *
 * @param priority its turn among all that compete for the article, 1 to 999, the lower the earlier; kept as it was decided
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
        List<Reason> reasons,
        int priority) {

    /** The priority of whom no row and no rule puts before or behind others. */
    public static final int ORDINARY_PRIORITY = 500;

    public DecidedLine {
        parts = List.copyOf(parts);
        reasons = List.copyOf(reasons);
    }

    /** One whose turn is an ordinary one. */
    public DecidedLine(
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
        this(
                line,
                sku,
                requested,
                outcome,
                accepted,
                backordered,
                preordered,
                refused,
                parts,
                reasons,
                ORDINARY_PRIORITY);
    }

    /** The same with other parts. */
    public DecidedLine with(List<Part> others) {
        return new DecidedLine(
                line, sku, requested, outcome, accepted, backordered, preordered, refused, others, reasons, priority);
    }

    /** Pieces granted: everything that was not refused. */
    public long granted() {
        return accepted + backordered + preordered;
    }
}
