package dev.backorderdesk.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.drools.CompiledTerms;
import dev.backorderdesk.policy.tables.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every rule fires in one scenario and stays silent in another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedScenariosTest {
    /** They are said beside a decision and never decide one. */
    private static final Set<String> NEVER_BINDING = Set.of("SHIP_COMPLETE", "REPUTATION_UNKNOWN", "NEEDED_BY_LATE");

    private final SortedMap<String, byte[]> rules = new TreeMap<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    @BeforeAll
    void read() throws IOException {
        rules.putAll(RuleFiles.read(Path.of(".")));
        files.putAll(RuleFiles.readScenarios(Path.of(".")));
    }

    private RuleSet shipped() {
        return new RuleFiles(null).loaded(rules).orThrow();
    }

    private Set<String> codes(SortedMap<String, byte[]> from) {
        return Objects.requireNonNull(CompiledTerms.load(from).rules()).rules().keySet();
    }

    @Test
    void every_scenario_is_decided_as_its_writer_expects() {
        Scenarios run = Scenarios.of(shipped(), files);

        assertThat(run.findings()).isEmpty();
        assertThat(run.count()).isGreaterThan(50);
    }

    @Test
    void every_rule_fires_in_one_scenario_and_stays_silent_in_another() {
        Scenarios run = Scenarios.of(shipped(), files);

        assertThat(without(codes(rules), run.told())).as("told in no scenario").isEmpty();
        assertThat(without(codes(rules), run.silent()))
                .as("expected to be silent in no scenario")
                .isEmpty();
    }

    @Test
    void every_rule_that_can_decide_decides_a_scenario() {
        Set<String> deciding = without(codes(rules), NEVER_BINDING);

        assertThat(without(deciding, Scenarios.of(shipped(), files).binding())).isEmpty();
    }

    @Test
    void a_rule_without_a_pair_of_scenarios_would_be_seen() {
        SortedMap<String, byte[]> more = new TreeMap<>(rules);
        more.put("rules/terms/new.drl", """
                package rules.terms
                import dev.backorderdesk.policy.Line

                rule "Nobody thought of an example"
                  @id("new") @owner("sales") @why("New.")
                when
                  $line : Line( channel == "fax" )
                then
                  $line.refuse("NO_FAX");
                end
                """.getBytes(StandardCharsets.UTF_8));

        Scenarios run = Scenarios.of(new RuleFiles(null).loaded(more).orThrow(), files);

        assertThat(without(codes(more), run.told())).containsExactly("NO_FAX");
        assertThat(without(codes(more), run.silent())).containsExactly("NO_FAX");
    }

    @Test
    void a_scenario_that_is_decided_otherwise_is_told_with_its_place_and_what_was_decided() {
        List<Finding> findings = run("scenario,quantity,onHand,expect,expect accepted,binding,silent\n"
                + "too much hope,5,3,ACCEPT,5,IN_STOCK,NO_DATE\n");

        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly(
                        "rules/scenarios/x.csv:2 [expect]: \"too much hope\": expected is ACCEPT, decided was CAP (CAP,"
                                + " 3 accepted, 0 backordered, 0 preordered, 2 refused, because of NO_DATE).",
                        "rules/scenarios/x.csv:2 [expect accepted]: \"too much hope\": expected is 5, decided was 3 (CAP,"
                                + " 3 accepted, 0 backordered, 0 preordered, 2 refused, because of NO_DATE).",
                        "rules/scenarios/x.csv:2 [binding]: \"too much hope\": expected is IN_STOCK, decided was NO_DATE"
                                + " (CAP, 3 accepted, 0 backordered, 0 preordered, 2 refused, because of NO_DATE).",
                        "rules/scenarios/x.csv:2 [silent]: \"too much hope\": expected is NO_DATE not told, decided was"
                                + " NO_DATE told (CAP, 3 accepted, 0 backordered, 0 preordered, 2 refused, because of"
                                + " NO_DATE).");
    }

    @Test
    void a_scenario_may_expect_whose_turn_it_is() {
        assertThat(run("scenario,tier,expect,expect priority\nas shipped,gold,ACCEPT,500\nnot yet,gold,ACCEPT,100\n"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .startsWith(
                                "rules/scenarios/x.csv:3 [expect priority]: \"not yet\": expected is 100, decided was"
                                        + " 500 ("));
    }

    @Test
    void a_mistyped_code_is_not_taken_for_silence() {
        List<Finding> findings = run("scenario,expect,silent\nfine,ACCEPT,IN_STOKC\n");

        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly("rules/scenarios/x.csv:2 [silent]: No scenario tells IN_STOKC, so its silence proves"
                        + " nothing. Did you mean \"IN_STOCK\"?");
    }

    @Test
    void a_mistake_in_a_scenario_is_told_by_row_and_column() {
        assertThat(run("scenario,quantiy,expect\nx,1,ACCEPT\n"))
                .singleElement()
                .asString()
                .startsWith("rules/scenarios/x.csv:1 [quantiy]: A scenario has no column of that name.")
                .endsWith("Did you mean \"quantity\"?");
        assertThat(run("scenario,quantity,expect\nx,many,ACCEPT\n"))
                .singleElement()
                .hasToString("rules/scenarios/x.csv:2 [quantity]: \"many\" is not a whole number from 0.");
        assertThat(run("scenario,later,expect\nx,soon,ACCEPT\n"))
                .singleElement()
                .asString()
                .startsWith("rules/scenarios/x.csv:2 [later]: \"soon\" is not pieces and days as");
        assertThat(run("scenario,quantity,expect\nx,1\n"))
                .singleElement()
                .asString()
                .startsWith("rules/scenarios/x.csv:2: This row has 2 cells, the header has 3.");
        assertThat(run("scenario,quantity,expect\nx,1,\n"))
                .singleElement()
                .hasToString("rules/scenarios/x.csv:2 [expect]: This cell is empty.");
    }

    private List<Finding> run(String text) {
        return Scenarios.run(
                shipped(),
                new TreeMap<>(java.util.Map.of("rules/scenarios/x.csv", text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Set<String> without(Set<String> codes, Set<String> others) {
        Set<String> left = new TreeSet<>(codes);
        left.removeAll(others);
        return left;
    }
}
