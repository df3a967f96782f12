package dev.backorderdesk.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/**
 * Stores and sends, and nothing else: looks for nothing in an order but its id, takes no lock, reserves nothing, and
 * decides nothing: the decision is made-up text as long as one of ours.
 */
record StoreOnly(String decision) implements MinimalPath.Recipe {

    @Override
    public List<String> tables() {
        return List.of(
                "create table orders (order_id varchar primary key, received timestamp, body text)",
                "create table decision (order_id varchar primary key, decided timestamp, body text)");
    }

    @Override
    public void fill(Connection connection) {
        // Nothing is there before the first order.
    }

    @Override
    public MinimalPath.Writing open(Connection connection) throws SQLException {
        Rows rows = new Rows(connection);
        return new MinimalPath.Writing() {
            @Override
            public void add(String body) throws SQLException {
                int from = body.indexOf(':') + 2;
                rows.add(body.substring(from, body.indexOf('"', from)), body, decision);
            }

            @Override
            public void flush() throws SQLException {
                rows.flush();
            }

            @Override
            public void close() throws SQLException {
                rows.close();
            }
        };
    }

    /** Order, decision and outbox row: one JDBC batch each. */
    static final class Rows implements AutoCloseable {
        private final PreparedStatement order;
        private final PreparedStatement decided;
        private final PreparedStatement outbox;

        Rows(Connection connection) throws SQLException {
            order = connection.prepareStatement("insert into orders values (?, ?, ?)");
            decided = connection.prepareStatement("insert into decision values (?, ?, ?)");
            outbox = connection.prepareStatement("insert into outbox (correlation, body) values (?, ?)");
        }

        void add(String id, String body, String decision) throws SQLException {
            Timestamp now = new Timestamp(System.currentTimeMillis());
            insert(order, id, now, body);
            insert(decided, id, now, decision);
            outbox.setString(1, id);
            outbox.setString(2, decision);
            outbox.addBatch();
        }

        private static void insert(PreparedStatement into, String id, Timestamp now, String body) throws SQLException {
            into.setString(1, id);
            into.setTimestamp(2, now);
            into.setString(3, body);
            into.addBatch();
        }

        void flush() throws SQLException {
            order.executeBatch();
            decided.executeBatch();
            outbox.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            order.close();
            decided.close();
            outbox.close();
        }
    }
}
