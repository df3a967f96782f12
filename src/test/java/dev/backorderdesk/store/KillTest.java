package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill would leave: the file of H2 as it lies there, copied while the database is open. */
final class KillTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_written_loosely_is_in_the_file_when_it_returns() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        try (Database database = Database.embedded(folder, 2)) {
            database.loosely(session -> session.update("insert into sku_lock (sku) values (?)", "A"));
            Files.copy(folder.resolve("desk.mv.db"), left.resolve("desk.mv.db"));
        }
        try (Database after = Database.embedded(left, 2)) {
            List<String> kept = after.loosely(session -> session.query("select sku from sku_lock", row -> row.text(1)));
            assertThat(kept).containsExactly("A");
        }
    }

    @Test
    void numbers_of_the_outbox_go_up_after_a_kill() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        long before;
        try (Database database = Database.embedded(folder, 2)) {
            before = written(database);
            Files.copy(folder.resolve("desk.mv.db"), left.resolve("desk.mv.db"));
        }
        try (Database after = Database.embedded(left, 2)) {
            assertThat(written(after)).isGreaterThan(before);
        }
    }

    private static long written(Database database) {
        return database.durably(session -> {
            session.update("insert into outbox (destination, body, body_form, written_at) values"
                    + " ('queue://a', 'b', 'TEXT', current_timestamp)");
            return session.query("select max(id) from outbox", row -> row.number(1))
                    .get(0);
        });
    }
}
