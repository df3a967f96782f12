package dev.backorderdesk.model;

/** The headline of a decided line. */
public enum LineOutcome {
    ACCEPT,
    CAP,
    BACKORDER,
    PREORDER,
    REJECT;

    /** The first that holds, in the order of the contract. */
    public static LineOutcome of(long accepted, long backordered, long preordered, long refused) {
        if (refused > 0) {
            return accepted + backordered + preordered == 0 ? REJECT : CAP;
        }
        if (preordered > 0) {
            return PREORDER;
        }
        return backordered > 0 ? BACKORDER : ACCEPT;
    }
}
