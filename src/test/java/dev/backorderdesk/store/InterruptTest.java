package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted while it writes must not close the database for all others. */
class InterruptTest {

    @TempDir
    private Path folder;

    @AfterEach
    void calmDown() {
        Thread.interrupted();
    }

    @Test
    void the_books_stay_open_when_a_thread_at_their_file_is_interrupted() {
        try (Database database = Database.embedded(folder, 4)) {
            writeInterrupted(database);
            assertThat(new SqlOutbox(database).depth()).isEqualTo(20);
        }
        try (Database again = Database.embedded(folder, 4)) {
            assertThat(new SqlOutbox(again).depth()).isEqualTo(20);
        }
    }

    private static void writeInterrupted(Database database) {
        Instant now = Instant.parse("2026-11-20T09:30:00Z");
        for (int i = 0; i < 20; i++) {
            OutboxMessage message = new OutboxMessage("queue://a", null, null, Map.of(), Raw.text("x".repeat(10_000)));
            database.durably(session -> {
                SqlOutbox.write(session, List.of(message), now);
                // Just before the commit goes to the file.
                Thread.currentThread().interrupt();
                return 1;
            });
            Thread.interrupted();
        }
    }
}
