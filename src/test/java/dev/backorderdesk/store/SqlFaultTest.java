package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.LedgerUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL says no to: what may work later is waited for, what one message brought on itself is that message's. */
class SqlFaultTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NINE);
    private static final int CONNECTIONS = 3;
    private static int databases;

    private String url = "";
    private Database database;
    private SqlLedger ledger;

    @BeforeEach
    void open() throws SQLException {
        url = PostgresServer.newDatabase("faults" + ++databases);
        database = Database.open(url, "desk", "", CONNECTIONS);
        ledger = new SqlLedger(database, CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void administrator(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "desk", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** From now on each order that is written fails. */
    private void ordersFailWith(String state) throws SQLException {
        administrator("""
                create or replace function fails() returns trigger language plpgsql as $$
                begin raise exception 'no' using errcode = '%s'; end $$;
                create trigger fails before insert on decided_order for each row execute function fails()""".formatted(state));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"57014", "57P01", "25006", "42501", "28000", "53100", "58030", "XX000", "XX001"})
    void what_may_work_later_is_waited_for(String state) throws SQLException {
        ordersFailWith(state);
        Following order = Following.nothing().decided(accepted("SO-1", 1));
        assertThatThrownBy(() -> order.in(ledger, NINE, LAMP)).isInstanceOf(LedgerUnavailable.class);

        administrator("drop trigger fails on decided_order");
        order.in(ledger, NINE, LAMP);
        assertThat(new SqlRecords(database).order("SO-1")).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"22001", "22021", "23502", "42804", "54000", "P0001"})
    void what_a_message_brought_on_itself_would_fail_again(String state) throws SQLException {
        ordersFailWith(state);
        assertThatThrownBy(
                        () -> Following.nothing().decided(accepted("SO-1", 1)).in(ledger, NINE, LAMP))
                .isInstanceOf(SqlFault.class);
    }

    @Test
    void a_server_that_only_reads_since_it_changed_its_part_is_left_for_one_that_writes() throws SQLException {
        administrator("alter database " + url.substring(url.lastIndexOf('/') + 1)
                + " set default_transaction_read_only = on");
        administrator("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database()"
                + " and application_name = 'backorder-desk'");
        Following order = Following.nothing().decided(accepted("SO-1", 1));
        for (int broken = 0; broken < CONNECTIONS; broken++) {
            assertThatThrownBy(() -> order.in(ledger, NINE, LAMP)).isInstanceOf(LedgerUnavailable.class);
        }
        assertThatThrownBy(() -> order.in(ledger, NINE, LAMP)).hasMessageContaining("read-only transaction");

        administrator("begin read write; alter database " + url.substring(url.lastIndexOf('/') + 1)
                + " reset default_transaction_read_only; commit");
        assertThat(refusals(order)).as("one for each connection at most").isLessThanOrEqualTo(CONNECTIONS);
        assertThat(new SqlRecords(database).order("SO-1")).isPresent();
    }

    /** How often an order is refused before it is written, and no more than a time too many. */
    private int refusals(Following order) {
        int refusals = 0;
        while (refusals <= CONNECTIONS) {
            try {
                order.in(ledger, NINE, LAMP);
                return refusals;
            } catch (LedgerUnavailable away) {
                refusals++;
            }
        }
        return refusals;
    }

    @Test
    void what_is_said_of_a_row_that_is_refused_does_not_repeat_it() {
        List<String> rows = List.of("Karin Stone, 10115 Berlin");
        assertThatThrownBy(() -> database.loosely(session -> session.batch(
                        "insert into outbox (destination, body) values (?, ?)",
                        rows,
                        row -> Session.row("queue://replies", row))))
                .isInstanceOf(SqlFault.class)
                .satisfies(fault -> assertThat(whole(fault)).contains("outbox").doesNotContain("Karin", "10115"));
        assertThatThrownBy(() -> database.loosely(session -> session.update(
                        "insert into outbox (destination, body) values (?, ?)", "queue://replies", rows.get(0))))
                .isInstanceOf(SqlFault.class)
                .satisfies(fault -> assertThat(whole(fault)).contains("outbox").doesNotContain("Karin", "10115"));
    }

    /** As a log shows it. */
    private static String whole(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
