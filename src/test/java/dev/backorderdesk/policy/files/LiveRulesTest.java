package dev.backorderdesk.policy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final String REGIMES = "tables/regimes.csv";
    private static final String POLICY = "tables/seller-policy.csv";

    @TempDir
    Path project;

    private final List<RuleFiles.Loaded> told = new ArrayList<>();
    private Path rules = Path.of("rules");
    private long ticks;

    @BeforeEach
    void copy() throws IOException {
        Path shipped = rules;
        rules = project.resolve("rules");
        for (String folder : List.of("tables", "terms")) {
            Files.createDirectories(rules.resolve(folder));
            try (Stream<Path> files = Files.list(shipped.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, rules.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void an_edit_takes_effect_and_is_told_once() throws IOException {
        LiveRules live = live();
        String before = live.current().version();

        edit(REGIMES, "VI,US", "VI,UK");
        look(live);

        assertThat(live.current().regime("VI")).isEqualTo("UK");
        assertThat(live.current().version()).isNotEqualTo(before).startsWith("sha256:");
        assertThat(live.isStale()).isFalse();
        look(live);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).version()).isEqualTo(live.current().version());
        assertThat(told.get(0).files()).containsKey("rules/" + REGIMES);
    }

    @Test
    void a_broken_edit_is_told_once_with_its_place_and_the_old_rules_go_on() throws IOException {
        LiveRules live = live();
        RuleSet before = live.current();

        edit(POLICY, "S-1,peak,*,50,8", "S-1,peak,*,50,\"1,000\"");
        look(live);
        look(live);

        assertThat(live.current()).isSameAs(before);
        assertThat(live.isStale()).isTrue();
        assertThat(told).hasSize(1);
        assertThat(live.lastFindings())
                .singleElement()
                .asString()
                .startsWith("rules/tables/seller-policy.csv:13 [customer limit]: \"1,000\" is not a whole number");
    }

    @Test
    void a_broken_rule_file_is_told_with_row_and_column() throws IOException {
        LiveRules live = live();

        edit("terms/stock.drl", "quantity <= onHand", "quantity <= onHnad");
        look(live);

        assertThat(live.isStale()).isTrue();
        assertThat(live.lastFindings())
                .singleElement()
                .asString()
                .startsWith("rules/terms/stock.drl:9 [")
                .endsWith("Did you mean \"onHand\"?");
    }

    @Test
    void a_repaired_edit_takes_effect() throws IOException {
        LiveRules live = live();
        edit(REGIMES, "VI,US", "VI,USA");
        look(live);
        assertThat(live.isStale()).isTrue();

        edit(REGIMES, "VI,USA", "VI,EU");
        look(live);

        assertThat(live.isStale()).isFalse();
        assertThat(live.lastFindings()).isEmpty();
        assertThat(live.current().regime("VI")).isEqualTo("EU");
        assertThat(told).hasSize(2);
    }

    @Test
    void an_edit_that_is_taken_back_ends_the_alarm() throws IOException {
        LiveRules live = live();
        String before = live.current().version();
        edit(REGIMES, "VI,US", "VI,USA");
        look(live);

        edit(REGIMES, "VI,USA", "VI,US");
        look(live);

        assertThat(live.isStale()).isFalse();
        assertThat(live.current().version()).isEqualTo(before);
        assertThat(told).hasSize(2);
    }

    @Test
    void a_good_file_does_not_count_beside_a_broken_one() throws IOException {
        LiveRules live = live();

        edit(REGIMES, "VI,US", "VI,UK");
        edit("tables/supply.csv", "*,5,5,120,100", "*,5,5,120,none");
        look(live);

        assertThat(live.current().regime("VI")).isEqualTo("US");
    }

    @Test
    void a_table_that_is_deleted_is_an_error() throws IOException {
        LiveRules live = live();

        Files.delete(rules.resolve(REGIMES));
        look(live);

        assertThat(live.isStale()).isTrue();
        assertThat(live.lastFindings())
                .singleElement()
                .asString()
                .startsWith("rules/tables/regimes.csv: This table is missing.");
    }

    @Test
    void a_folder_that_is_gone_stops_nothing_and_is_told() throws IOException {
        LiveRules live = live();

        Files.move(rules, project.resolve("elsewhere"));
        look(live);

        assertThat(live.isStale()).isTrue();
        assertThat(live.current().regime("GB")).isEqualTo("UK");

        Files.move(project.resolve("elsewhere"), rules);
        look(live);
        assertThat(live.isStale()).isFalse();
    }

    @Test
    void a_file_that_is_still_being_written_is_not_read() throws IOException {
        LiveRules live = live();
        String whole = Files.readString(rules.resolve(REGIMES));
        int half = whole.indexOf("GB,UK");

        write(REGIMES, whole.substring(0, half) + "*,EU,\n");
        live.refresh();
        write(REGIMES, whole + "# one more\n");
        live.refresh();

        assertThat(live.current().regime("GB")).isEqualTo("UK");
        assertThat(told).isEmpty();
        live.refresh();
        assertThat(told)
                .singleElement()
                .satisfies(loaded -> assertThat(loaded.rules()).isNotNull());
    }

    @Test
    void a_file_that_is_missing_for_a_moment_is_no_alarm() throws IOException {
        LiveRules live = live();
        Path beside = project.resolve("beside.csv");
        Files.move(rules.resolve(REGIMES), beside);
        live.refresh();
        Files.move(beside, rules.resolve(REGIMES));
        look(live);

        assertThat(told).isEmpty();
        assertThat(live.isStale()).isFalse();
    }

    @Test
    void an_editor_that_puts_a_new_file_in_the_place_of_the_old_one_is_seen() throws IOException {
        LiveRules live = live();
        Path file = rules.resolve(REGIMES);
        FileTime changed = Files.getLastModifiedTime(file);
        Path beside = project.resolve("beside.csv");
        // Same size, same time: only the file itself is another.
        Files.writeString(beside, Files.readString(file).replace("VI,US", "VI,UK"));
        Files.setLastModifiedTime(beside, changed);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        look(live);

        assertThat(live.current().regime("VI")).isEqualTo("UK");
    }

    @Test
    void a_file_that_is_saved_without_a_change_is_no_news() throws IOException {
        LiveRules live = live();
        RuleSet before = live.current();

        write(REGIMES, Files.readString(rules.resolve(REGIMES)));
        look(live);

        assertThat(told).isEmpty();
        assertThat(live.current()).isSameAs(before);
    }

    @Test
    void copies_of_an_editor_are_not_read() throws IOException {
        LiveRules live = live();

        write("tables/.regimes.csv", "x");
        write("tables/regimes.csv~", "x");
        write("tables/#regimes.csv#", "x");
        write("terms/.stock.drl.swp", "x");
        look(live);

        assertThat(told).isEmpty();
    }

    @Test
    void a_batch_keeps_the_rule_set_that_it_began_with() throws IOException {
        LiveRules live = live();
        RuleSet batch = live.current();

        edit(REGIMES, "VI,US", "VI,UK");
        look(live);

        assertThat(batch.regime("VI")).isEqualTo("US");
        assertThat(live.current().regime("VI")).isEqualTo("UK");
    }

    @Test
    void broken_rules_stop_the_start_with_every_finding() throws IOException {
        edit(POLICY, "S-1,peak,*,50,8", "S-1,peak,*,50,eight");
        edit(REGIMES, "VI,US", "VI,USA");
        edit("terms/wait.drl", "waitAtMost", "waitAtMots");

        assertThatThrownBy(this::live)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rules/tables/seller-policy.csv:13 [customer limit]")
                .hasMessageContaining("rules/tables/regimes.csv:4 [regime]")
                .hasMessageContaining("rules/terms/wait.drl:11");
    }

    @Test
    void the_files_of_a_version_make_the_same_rule_set_again() throws IOException {
        LiveRules live = live();

        RuleFiles.Loaded again = new RuleFiles(null).loaded(live.live().files());

        assertThat(again.orThrow().version()).isEqualTo(live.current().version());
    }

    @Test
    void a_file_that_would_fill_the_memory_is_told_with_its_name_and_the_old_rules_go_on() throws IOException {
        LiveRules live = live();
        RuleSet before = live.current();
        String shipped = Files.readString(rules.resolve(POLICY));

        write(POLICY, shipped + "#".repeat(16_000_000));
        look(live);
        look(live);

        assertThat(live.current()).isSameAs(before);
        assertThat(told).hasSize(1);
        assertThat(live.lastFindings())
                .singleElement()
                .hasToString("rules/" + POLICY + ": This file has "
                        + (16_000_000 + shipped.getBytes(StandardCharsets.UTF_8).length)
                        + " bytes, expected at most 16000000. Maybe something was pasted twice.");
        assertThatThrownBy(() -> RuleFiles.load(project).orThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rules/" + POLICY + ": This file has ");

        write(POLICY, shipped);
        look(live);

        assertThat(live.isStale()).isFalse();
    }

    @Test
    void rules_that_could_not_be_archived_do_not_count_and_are_tried_again() throws IOException {
        boolean[] away = {true};
        LiveRules live = new LiveRules(project, new RuleFiles(null), found -> {
            if (away[0]) {
                throw new IllegalStateException("the database is away");
            }
            told.add(found);
        });
        RuleSet before = live.current();
        edit(REGIMES, "VI,US", "VI,UK");
        live.refresh();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(live::refresh).hasMessage("the database is away");
            assertThat(live.current()).isSameAs(before);
            assertThat(live.isStale()).isFalse();
        }

        away[0] = false;
        live.refresh();

        assertThat(live.current().regime("VI")).isEqualTo("UK");
        assertThat(told).singleElement().isSameAs(live.live());
        live.refresh();
        assertThat(told).hasSize(1);
    }

    @Test
    @Timeout(60)
    void a_table_that_was_pasted_twice_is_told_without_delay() throws IOException {
        String shipped = Files.readString(rules.resolve(POLICY));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            rows.append("S-9,kind-").append(i).append(",*,1000,2000,30,yes,500,60,yes,1000,\n");
        }
        write(POLICY, shipped + rows + rows);

        assertThat(RuleFiles.load(project).findings())
                .anyMatch(finding -> finding.message().contains("speaks of the same"));
    }

    @Test
    void a_hundred_thousand_rows_of_one_table_are_not_too_many() throws IOException {
        StringBuilder rows = new StringBuilder(Files.readString(rules.resolve(POLICY)));
        int columns = rows.toString()
                .lines()
                .filter(line -> line.startsWith("S-1,peak"))
                .findFirst()
                .orElseThrow()
                .split(",", -1)
                .length;
        for (int i = 0; i < 100_000; i++) {
            rows.append("S-1,category-")
                    .append(i)
                    .append(",*,50,8")
                    .append(",".repeat(columns - 5))
                    .append('\n');
        }
        write(POLICY, rows.toString());

        assertThat(RuleFiles.load(project).findings())
                .noneMatch(finding -> finding.message().contains("bytes"));
    }

    @Test
    void a_warning_does_not_stop_a_rule_set() throws IOException {
        LiveRules live = live();

        edit(REGIMES, "VI,US", "\n,\nVI,UK");
        look(live);

        assertThat(live.isStale()).isFalse();
        assertThat(live.current().regime("VI")).isEqualTo("UK");
        assertThat(live.lastFindings())
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Finding.Severity.WARNING);
    }

    private LiveRules live() throws IOException {
        return new LiveRules(project, new RuleFiles(null), told::add);
    }

    /** A change is taken at the second look that sees it. */
    private static void look(LiveRules live) {
        live.refresh();
        live.refresh();
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        write(file, text.replace(from, to));
    }

    private void write(String file, String text) throws IOException {
        Path path = rules.resolve(file);
        Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        // A test is quicker than the clock of a file system.
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_800_000_000_000L + ++ticks * 1000));
    }
}
