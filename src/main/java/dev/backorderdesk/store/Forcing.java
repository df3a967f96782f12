package dev.backorderdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** Forces H2's commits to disk; transactions that commit while one is being forced share the next forcing. */
final class Forcing {

    private final AtomicLong commits = new AtomicLong();
    private long forced;

    /** Returns when everything that this connection has committed is on disk. */
    void force(Connection connection) throws SQLException {
        long mine = commits.incrementAndGet();
        synchronized (this) {
            if (forced >= mine) {
                return;
            }
            long upTo = commits.get();
            execute(connection, "CHECKPOINT SYNC");
            forced = upTo;
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
