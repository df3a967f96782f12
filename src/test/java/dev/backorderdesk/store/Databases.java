package dev.backorderdesk.store;

import java.util.List;

/** One database of each kind for all tests of this JVM; each test begins with empty tables. */
final class Databases {

    static final List<String> TABLES = List.of(
            "sku_lock",
            "order_state",
            "case_file",
            "order_event",
            "called",
            "wakeup",
            "inbox",
            "catalog",
            "stock",
            "supply",
            "movement",
            "advisory",
            "decided_order",
            "granted",
            "customer_choice",
            "waiting_part",
            "peg",
            "reorder",
            "reorder_order",
            "lead_record",
            "under_way",
            "pending",
            "notice",
            "delivery",
            "delivery_return",
            "outbox",
            "rule_set",
            "rule_file");

    private Databases() {}

    /** Lets a class be loaded only when it is asked for. */
    private static final class H2 {
        static final String URL = "jdbc:h2:mem:books;DB_CLOSE_DELAY=-1";
        static final Database DATABASE = Database.open(URL, "desk", "", 8);
    }

    private static final class Postgres {
        static final Database DATABASE = Database.open(PostgresServer.url(), "desk", "", 8);
    }

    static Database h2() {
        return emptied(H2.DATABASE);
    }

    static Database postgres() {
        return emptied(Postgres.DATABASE);
    }

    /** A second node's view of {@link #h2()}. */
    static Database secondOnH2() {
        return Database.open(H2.URL, "desk", "", 8);
    }

    /** A second node's view of {@link #postgres()}. */
    static Database secondOnPostgres() {
        return Database.open(PostgresServer.url(), "desk", "", 8);
    }

    static Database emptied(Database database) {
        database.loosely(session -> {
            TABLES.forEach(table -> session.update("delete from " + table));
            return true;
        });
        database.forget();
        return database;
    }
}
