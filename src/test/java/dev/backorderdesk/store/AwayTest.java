package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.LedgerUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ledger says when its database goes away under it. */
class AwayTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NINE);

    @Test
    void a_server_that_is_not_there_is_said_at_the_start() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThatThrownBy(() ->
                        Database.open("jdbc:postgresql://127.0.0.1:" + nobody + "/desk?password=secret", "desk", "", 2))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("127.0.0.1:" + nobody + "/desk can't be reached")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_connection_that_breaks_undoes_the_work_and_the_next_one_serves() {
        Database database = Databases.postgres();
        SqlLedger ledger = new SqlLedger(database, CLOCK);

        assertThatThrownBy(() -> ledger.transact(books -> {
                    Following.nothing().decided(accepted("SO-1", 1)).write(books, NINE);
                    killOthers(database);
                    return books.read(Asking.skus(LAMP).need());
                }))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(database.ready()).isTrue();
        assertThat(new SqlRecords(database).totals().orders()).isZero();
        Following.nothing().decided(accepted("SO-1", 1)).in(ledger, NINE, LAMP);
        assertThat(new SqlRecords(database).order("SO-1")).isPresent();
    }

    @Test
    void what_a_connection_is_set_to_outlives_its_first_transaction_though_that_is_undone() throws SQLException {
        try (Database database = Database.open(PostgresServer.newDatabase("settings"), "desk", "", 3)) {
            assertThatThrownBy(() -> undone(database, 3)).hasMessage("undone");
            assertThat(settings(database, 3)).hasSize(3).containsOnly("10s");
        }
    }

    /** As many transactions at once, each on a connection of its own, and all of them fail. */
    private static void undone(Database database, int connections) {
        database.loosely(session -> {
            if (connections > 1) {
                undone(database, connections - 1);
            }
            throw new IllegalStateException("undone");
        });
    }

    private static List<String> settings(Database database, int connections) {
        return connections == 0
                ? List.of()
                : database.loosely(session -> {
                    List<String> all = new ArrayList<>(session.query("show lock_timeout", row -> row.text(1)));
                    all.addAll(settings(database, connections - 1));
                    return all;
                });
    }

    private static void killOthers(Database database) {
        List<String> killed = database.loosely(session -> session.query("""
                select pg_terminate_backend(pid, 10000) from pg_stat_activity
                where pid <> pg_backend_pid() and backend_type = 'client backend' and xact_start is not null""", row -> row.text(1)));
        assertThat(killed).isNotEmpty().containsOnly("t");
    }

    @Test
    void a_closed_embedded_database_is_unavailable() {
        Database database = Database.open("jdbc:h2:mem:closed", "desk", "", 2);
        SqlLedger ledger = new SqlLedger(database, CLOCK);
        assertThat(database.ready()).isTrue();

        assertThatThrownBy(() -> database.loosely(session -> {
                    session.update("shutdown immediately");
                    return session.query("select count(*) from outbox", row -> row.number(1));
                }))
                .isInstanceOf(LedgerUnavailable.class);
        database.close();

        assertThat(database.ready()).isFalse();
        assertThatThrownBy(() -> ledger.due(NINE, Set.of(), 1)).isInstanceOf(LedgerUnavailable.class);
    }
}
