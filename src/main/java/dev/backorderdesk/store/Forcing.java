package dev.backorderdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Forces H2's commits to disk; transactions that commit while one is being forced share the next forcing. Commits have
 * numbers, by which it is known which of them are on the disk already.
 */
final class Forcing {

    private final Object counting = new Object();
    private final SortedSet<Long> committing = new TreeSet<>();
    private long begun;
    private long forced;

    /** A transaction is about to commit what it wrote. Returns the number of its commit. */
    long begin() {
        synchronized (counting) {
            committing.add(++begun);
            return begun;
        }
    }

    /** The commit is over, or failed. */
    void end(long commit) {
        synchronized (counting) {
            committing.remove(commit);
        }
    }

    /** The last commit that has begun: whatever can be read was committed by it or before it. */
    long last() {
        synchronized (counting) {
            return begun;
        }
    }

    /** Returns when this commit is on disk, and all before it that are over. */
    void force(Connection connection, long commit) throws SQLException {
        synchronized (this) {
            if (forced >= commit) {
                return;
            }
            long upTo = upTo();
            execute(connection, "CHECKPOINT SYNC");
            forced = upTo;
        }
    }

    private long upTo() {
        synchronized (counting) {
            return committing.isEmpty() ? begun : committing.first() - 1;
        }
    }

    /** Returns when everything that this connection has committed is in the file, where a kill does not reach it. */
    static void write(Connection connection) throws SQLException {
        execute(connection, "CHECKPOINT");
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
