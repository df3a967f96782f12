package dev.backorderdesk.store;

import java.sql.SQLException;
import java.util.Set;

/** What a database said no to, with what may be done about it. */
final class SqlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** H2's own codes where its SQL state says less than we must know: closed, broken file, disk full, interrupted. */
    private static final Set<Integer> H2_AWAY = Set.of(90007, 90013, 90020, 90028, 90031, 90067, 90098, 90108, 90121);

    private static final int H2_CONCURRENT_UPDATE = 90131;

    private final transient SQLException cause;

    SqlFault(SQLException cause) {
        super(cause.getMessage(), cause);
        this.cause = cause;
    }

    /** A unique key is taken: by another node, or by ourselves if it stays so. */
    boolean sameKey() {
        return state().equals("23505");
    }

    /** Two transactions met; the same again may well succeed. */
    boolean met() {
        String state = state();
        return switch (state) {
            // deadlock, serialization, lock timeout (PostgreSQL, H2), unique key
            case "40001", "40P01", "55P03", "HYT00", "23505" -> true;
            default -> cause.getErrorCode() == H2_CONCURRENT_UPDATE;
        };
    }

    /** The database is away or has no room. */
    boolean away() {
        String state = state();
        return state.startsWith("08") // connection
                || state.startsWith("53") // disk full, too many connections, out of memory
                || state.startsWith("57P") // shutting down, crashed, starting up
                || state.startsWith("58") // I/O fault
                || H2_AWAY.contains(cause.getErrorCode());
    }

    private String state() {
        String state = cause.getSQLState();
        return state == null ? "" : state;
    }
}
