package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.RuleArchive;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rule archive keeps; each database binds it. */
abstract class RuleArchiveContract {

    private RuleArchive archive;

    /** An empty database. */
    abstract Database empty();

    @BeforeEach
    void open() {
        archive = new SqlRuleArchive(empty());
    }

    private static SortedMap<String, byte[]> files(String content) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("rules/tables/seller-policy.csv", content.getBytes(StandardCharsets.UTF_8));
        files.put("rules/terms/Stock.drl", new byte[] {0, -1, 127});
        files.put("rules/terms/stock.drl", new byte[0]);
        return files;
    }

    @Test
    void a_version_is_found_as_it_was_kept() {
        archive.keep("sha256:1", files("limit \u00e4"), NINE);
        archive.keep("sha256:2", files("other"), NINE);

        assertThat(archive.find("sha256:1"))
                .hasValueSatisfying(found -> assertThat(found).containsExactlyEntriesOf(files("limit \u00e4")));
        assertThat(archive.find("sha256:3")).isEmpty();
    }

    @Test
    void keeping_a_version_again_changes_nothing() {
        archive.keep("sha256:1", files("first"), NINE);
        archive.keep("sha256:1", files("second"), NINE.plusSeconds(1));

        assertThat(archive.find("sha256:1"))
                .hasValueSatisfying(found -> assertThat(found).containsExactlyEntriesOf(files("first")));
    }
}
