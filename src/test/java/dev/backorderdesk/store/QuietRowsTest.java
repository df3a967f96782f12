package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock looks every second at what is due: on H2, too, it must not read what will never be due. */
class QuietRowsTest {
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void orders_that_the_law_never_looks_at_are_not_read() {
        try (Database books = Database.embedded(folder, 2)) {
            int scanned = books.loosely(session -> {
                session.update("""
                        insert into decided_order (order_id, decided_at, digest, turn, record)
                        select 'SO-' || x, current_timestamp, '', '', '{}' from system_range(1, 1000)""");
                return scanned(session, DossierTables.LAW_DUE);
            });
            assertThat(scanned).isLessThan(10);
        }
    }

    @Test
    void parts_that_nobody_looks_at_are_not_read() {
        try (Database books = Database.embedded(folder, 2)) {
            int scanned = books.loosely(session -> {
                session.update("""
                        insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served,
                            unpegged, waits, priority, ship_by, order_time, allocated)
                        select 'SO-' || x, 1, 1, 'LAMP', 'MAIN', 'BACKORDERED', 'INBOUND', 1, 1, 0, false, 500,
                            current_date, current_timestamp, 0 from system_range(1, 1000)""");
                return scanned(session, WaitingTables.PARTS_DUE);
            });
            assertThat(scanned).isLessThan(10);
        }
    }

    @Test
    void what_waits_for_a_reorder_is_found_by_its_orders() {
        try (Database books = Database.embedded(folder, 2)) {
            List<Integer> scanned = books.loosely(session -> {
                session.update("""
                        insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served,
                            unpegged, waits, priority, ship_by, order_time, allocated)
                        select 'SO-' || x, 1, 1, 'LAMP', 'MAIN', 'BACKORDERED', 'INBOUND', 1, 1, 1, true, 500,
                            current_date, current_timestamp, 0 from system_range(1, 1000)""");
                session.update("insert into reorder_order (reorder_id, order_id) select 'RO-' || (x / 10), 'SO-' || x"
                        + " from system_range(1, 1000)");
                return List.of(
                        read(session, WaitingInTurn.ORDERS_OF_REORDERS, (Object) new String[] {"RO-7"}),
                        read(session, WaitingInTurn.UNPEGGED_OF_ORDERS, (Object) new String[] {"SO-70", "SO-71"}));
            });
            assertThat(scanned).allMatch(rows -> rows < 20);
        }
    }

    @Test
    void of_those_who_wait_elsewhere_only_the_first_in_turn_are_read() {
        try (Database books = Database.embedded(folder, 2)) {
            int scanned = books.loosely(session -> {
                session.update("""
                        insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served,
                            unpegged, waits, priority, ship_by, order_time, allocated)
                        select 'SO-' || x, 1, 1, 'LAMP', 'MAIN', 'BACKORDERED', 'LEAD_TIME', 1, 0, 1, true, 500,
                            current_date, current_timestamp, 0 from system_range(1, 1000)""");
                return read(session, WaitingElsewhere.first(true), 5, "LAMP", "MAIN", 20);
            });
            assertThat(scanned).isBetween(20, 30);
        }
    }

    @Test
    void where_nobody_who_waits_elsewhere_can_be_served_no_more_are_read_than_are_looked_at() {
        try (Database books = Database.embedded(folder, 2)) {
            List<Integer> scanned = books.loosely(session -> {
                session.update("""
                        insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served,
                            unpegged, waits, priority, ship_by, order_time, allocated)
                        select 'SO-' || x, 1, 1, 'LAMP', 'MAIN', 'BACKORDERED', 'LEAD_TIME', 2, 0, 2, true, 500,
                            current_date, current_timestamp, 0 from system_range(1, 1000)""");
                session.update("""
                        insert into decided_order (order_id, decided_at, digest, turn, record, open_to)
                        select 'SO-' || x, current_timestamp, '', '', '{}', 'DE' from system_range(1, 1000)""");
                String[] france = {"FR"};
                return List.of(
                        read(session, WaitingElsewhere.first(true), 1, "LAMP", "MAIN", 20),
                        read(session, WaitingElsewhere.first(false), 1, france, "LAMP", "MAIN", 20),
                        read(session, WaitingElsewhere.first(false), 2, france, "LAMP", "MAIN", 20));
            });
            assertThat(scanned).allMatch(rows -> rows < 70);
        }
    }

    private static int scanned(Session session, String due) {
        return read(session, due, Session.FIRST, NOW, 200);
    }

    private static int read(Session session, String sql, Object... parameters) {
        String plan = session.query("explain analyze " + sql, row -> row.text(1), parameters)
                .get(0);
        List<Integer> counts = SCANNED.matcher(plan)
                .results()
                .map(each -> Integer.parseInt(each.group(1)))
                .toList();
        assertThat(counts).as(plan).isNotEmpty();
        return counts.stream().mapToInt(each -> each).sum();
    }
}
