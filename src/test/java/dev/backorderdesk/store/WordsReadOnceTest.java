package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Advisory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every batch reads what carriers say; a word may name thousands of areas, and is taken apart once. */
class WordsReadOnceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void the_same_word_is_the_same_object_with_every_batch_and_its_next_revision_another(@TempDir Path folder) {
        RememberedTexts<Advisory> texts = Remembered.nothing().advisories();
        try (Database books = Database.embedded(folder, 2)) {
            Advisory first = said(books, texts, 1);
            assertThat(read(books, texts)).isSameAs(first).isEqualTo(word(1));
            assertThat(said(books, texts, 2)).isEqualTo(word(2));
        }
    }

    private static Advisory said(Database books, RememberedTexts<Advisory> texts, long revision) {
        books.loosely(session -> {
            AdvisoryTable.write(session, List.of(word(revision)));
            return revision;
        });
        return read(books, texts);
    }

    private static Advisory read(Database books, RememberedTexts<Advisory> texts) {
        return books.loosely(session -> AdvisoryTable.read(session, NOW, texts).get(0));
    }

    private static Advisory word(long revision) {
        return new Advisory(
                "A-1",
                revision,
                "*",
                Advisory.Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination("GB", null, "IV1", "IV99")),
                NOW,
                null,
                null,
                null,
                "nothing flies.");
    }
}
