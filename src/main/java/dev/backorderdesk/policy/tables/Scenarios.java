package dev.backorderdesk.policy.tables;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The analysts' examples, held against a rule set: what is given, what is expected, and where it is decided otherwise.
 *
 * @param count scenarios that could be run
 * @param findings expectations that were not met, and cells that can't be read, by file, row and column
 * @param told codes that were told by some scenario
 * @param binding codes that decided some scenario
 * @param silent codes that some scenario expects not to be told
 */
public record Scenarios(int count, List<Finding> findings, Set<String> told, Set<String> binding, Set<String> silent) {
    static final List<String> QUANTITIES =
            List.of("expect accepted", "expect backordered", "expect preordered", "expect refused");
    static final String PRIORITY = "expect priority";
    static final String BINDING = "binding";
    static final String TOLD = "told";
    static final String SILENT = "silent";

    /** What is wrong, and nothing else. */
    public static List<Finding> run(RuleSet rules, SortedMap<String, byte[]> files) {
        return of(rules, files).findings();
    }

    /**
     * Decides every scenario.
     *
     * @param files contents by path below the project, as {@code rules/scenarios/limits.csv}
     */
    public static Scenarios of(RuleSet rules, SortedMap<String, byte[]> files) {
        Run run = new Run(rules);
        files.forEach(run::file);
        run.silentIsToldElsewhere();
        List<Finding> findings = new ArrayList<>();
        run.findings.values().forEach(each -> findings.addAll(each.list()));
        return new Scenarios(run.count, List.copyOf(findings), run.told, run.binding, Set.copyOf(run.silent.keySet()));
    }

    /** One run over all files. */
    private static final class Run {
        private final RuleSet rules;
        private final Map<String, Findings> findings = new TreeMap<>();
        private final Set<String> told = new TreeSet<>();
        private final Set<String> binding = new TreeSet<>();
        /** Where each code is first expected to be silent. */
        private final Map<String, Place> silent = new TreeMap<>();

        private int count;

        private record Place(String file, int row) {}

        Run(RuleSet rules) {
            this.rules = rules;
        }

        void file(String file, byte[] bytes) {
            Findings wrong = findings.computeIfAbsent(file, Findings::new);
            for (Scenario scenario : ScenarioFile.read(bytes, wrong)) {
                count++;
                check(scenario, rules.decide(scenario.facts(), scenario.offers()), wrong);
                for (String code : codes(scenario, SILENT)) {
                    silent.putIfAbsent(code, new Place(file, scenario.row()));
                }
            }
        }

        private void check(Scenario scenario, DecidedLine line, Findings wrong) {
            Set<String> decided = new TreeSet<>();
            Set<String> all = new TreeSet<>();
            for (Reason reason : line.reasons()) {
                all.add(reason.code());
                if (reason.binding()) {
                    decided.add(reason.code());
                }
            }
            told.addAll(all);
            binding.addAll(decided);
            Expectation expected = new Expectation(scenario, line, wrong);
            expected.that("expect", scenario.expected().name(), line.outcome().name());
            long[] quantities = {line.accepted(), line.backordered(), line.preordered(), line.refused()};
            for (int i = 0; i < quantities.length; i++) {
                Object quantity = scenario.cells().get(QUANTITIES.get(i));
                if (quantity != null) {
                    expected.that(QUANTITIES.get(i), quantity.toString(), String.valueOf(quantities[i]));
                }
            }
            Object priority = scenario.cells().get(PRIORITY);
            if (priority != null) {
                expected.that(PRIORITY, priority.toString(), String.valueOf(line.priority()));
            }
            if (scenario.cells().containsKey(BINDING)) {
                Set<String> codes = new TreeSet<>(codes(scenario, BINDING));
                expected.that(BINDING, String.join(" ", codes), String.join(" ", decided));
            }
            for (String code : codes(scenario, TOLD)) {
                expected.that(TOLD, code + " told", all.contains(code) ? code + " told" : code + " not told");
            }
            for (String code : codes(scenario, SILENT)) {
                expected.that(SILENT, code + " not told", all.contains(code) ? code + " told" : code + " not told");
            }
        }

        /** Silence proves something only where the code is told elsewhere; a mistyped code is silent everywhere. */
        void silentIsToldElsewhere() {
            silent.forEach((code, place) -> {
                if (!told.contains(code)) {
                    findings.computeIfAbsent(place.file(), Findings::new)
                            .error(
                                    place.row(),
                                    SILENT,
                                    code,
                                    "No scenario tells " + code + ", so its silence proves nothing."
                                            + Suggestion.among(code, told));
                }
            });
        }

        @SuppressWarnings("unchecked") // the reader puts nothing else there
        private static List<String> codes(Scenario scenario, String column) {
            return (List<String>) scenario.cells().getOrDefault(column, List.of());
        }
    }

    private record Expectation(Scenario scenario, DecidedLine line, Findings wrong) {

        void that(String column, String expected, String found) {
            if (!expected.equals(found)) {
                wrong.error(
                        scenario.row(),
                        column,
                        expected,
                        "\"" + scenario.name() + "\": expected is " + expected + ", decided was " + found + " ("
                                + line.outcome() + ", " + line.accepted() + " accepted, " + line.backordered()
                                + " backordered, " + line.preordered() + " preordered, " + line.refused()
                                + " refused, because of "
                                + String.join(
                                        ", ",
                                        line.reasons().stream()
                                                .map(Reason::code)
                                                .toList())
                                + ").");
            }
        }
    }
}
