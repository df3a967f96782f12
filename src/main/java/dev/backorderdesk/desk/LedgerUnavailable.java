package dev.backorderdesk.desk;

/**
 * The books can't be read or written now, and trying again later may help: the database is away, the disk is full. What
 * was to be done is undone whole. Anything else that a ledger throws is a bug.
 */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
