package dev.backorderdesk.store;

import java.sql.SQLException;
import java.util.Set;

/** What a database said no to, with what may be done about it. */
final class SqlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** H2's own codes where its SQL state says less than we must know: closed, broken or read-only file, disk full, interrupted. */
    private static final Set<Integer> H2_AWAY =
            Set.of(90007, 90013, 90020, 90028, 90031, 90067, 90097, 90098, 90108, 90121);

    /** A server that became a standby, and keeps those who were connected. */
    private static final String READ_ONLY = "25006";

    private static final String NO_RIGHT = "42501";

    /** Connection, login, no room (disk, connections, memory), stopped by an operator or a time limit, I/O, its own bug. */
    private static final Set<String> AWAY = Set.of("08", "28", "53", "57", "58", "XX");

    private static final int H2_CONCURRENT_UPDATE = 90131;

    /** The SQL state of H2 where a row is held for too long. */
    static final String LOCK_TIMEOUT = "HYT00";

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
            case "40001", "40P01", "55P03", LOCK_TIMEOUT, "23505" -> true;
            default -> cause.getErrorCode() == H2_CONCURRENT_UPDATE;
        };
    }

    /** The database is away, has no room or does not let us: no message brought that on itself, and each may succeed later. */
    boolean away() {
        String state = state();
        return AWAY.contains(state.substring(0, Math.min(2, state.length())))
                || state.equals(READ_ONLY)
                || state.equals(NO_RIGHT)
                || H2_AWAY.contains(cause.getErrorCode());
    }

    /** Whether a connection is of no use any more, though it is open. */
    static boolean onlyReads(SQLException fault) {
        return READ_ONLY.equals(fault.getSQLState());
    }

    private String state() {
        String state = cause.getSQLState();
        return state == null ? "" : state;
    }
}
