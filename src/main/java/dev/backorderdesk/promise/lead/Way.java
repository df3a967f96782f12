package dev.backorderdesk.promise.lead;

/** Where a promise comes from. */
public enum Way {
    /** {@link LeadTimes}. */
    LEARNED,
    /** What was agreed. */
    CONTRACT,
    /** What the last delivery took that is known: of the SKU, else of the supplier, else what was agreed. */
    LAST,
    /** P90 of all the supplier's receipts, however old, whatever is still open; without any, what was agreed. */
    HISTORY
}
