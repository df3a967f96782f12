package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    /** Of both there is one row, or none that a test wrote. */
    private static final List<String> NOT_OF_A_TEST = List.of("catalog_revision", "flyway_schema_history");

    @Test
    void each_test_begins_with_all_tables_empty() {
        List<String> tables = Databases.h2()
                .loosely(session -> session.query(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'",
                        row -> row.text(1).toLowerCase(Locale.ROOT)));
        assertThat(tables).contains("stock").containsAll(NOT_OF_A_TEST);
        assertThat(Databases.TABLES)
                .containsExactlyInAnyOrderElementsOf(tables.stream()
                        .filter(each -> !NOT_OF_A_TEST.contains(each))
                        .toList());
    }
}
