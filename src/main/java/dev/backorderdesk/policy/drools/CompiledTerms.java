package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.Line;
import dev.backorderdesk.policy.StatedRule;
import dev.backorderdesk.policy.Utf8;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** The rules at one version, compiled: immutable, for any number of threads. */
public final class CompiledTerms {
    private static final String FOLDER = "rules/terms/";

    private final Map<String, StatedRule> rules;
    private final Lanes lanes;

    CompiledTerms(Map<String, StatedRule> rules, KieBase base) {
        this.rules = rules;
        this.lanes = new Lanes(base, rules.size());
    }

    /**
     * What became of the files.
     *
     * @param rules null where a finding is an error
     */
    public record Loaded(@Nullable CompiledTerms rules, List<Finding> findings) {}

    /**
     * Reads and compiles every rule file.
     *
     * @param files contents by path below the project; other folders' files are ignored
     */
    public static Loaded load(Map<String, byte[]> files) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        Map<String, StatedRule> rules = new HashMap<>();
        Map<String, StatedRule> byName = new HashMap<>();
        files.forEach((file, bytes) -> {
            if (file.startsWith(FOLDER)) {
                Utf8 read = Utf8.of(bytes);
                if (read.wrongRow() > 0) {
                    findings.add(error(
                            file,
                            read.wrongRow(),
                            "This row holds a character that is not UTF-8. Save the file as UTF-8."));
                } else {
                    texts.put(file, read.text());
                }
            }
        });
        if (texts.isEmpty() && findings.isEmpty()) {
            findings.add(error(FOLDER, 0, "There is no rule file (*.drl) in this folder."));
        }
        texts.forEach((file, text) -> {
            RuleFile read = RuleFile.read(file, text);
            findings.addAll(read.findings());
            for (StatedRule rule : read.rules()) {
                StatedRule numbered = numbered(rule, rules.size());
                once(numbered, rules.putIfAbsent(rule.code(), numbered), "the code " + rule.code(), findings);
                once(numbered, byName.putIfAbsent("name " + rule.name(), numbered), "this name", findings);
                once(numbered, byName.putIfAbsent("id " + rule.id(), numbered), "the id " + rule.id(), findings);
            }
        });
        if (!findings.isEmpty()) {
            return new Loaded(null, List.copyOf(findings));
        }
        Probes.refused();
        return Compiler.compile(texts, Map.copyOf(rules));
    }

    private static StatedRule numbered(StatedRule rule, int order) {
        return new StatedRule(
                rule.id(), rule.code(), rule.name(), rule.owner(), rule.why(), rule.origin(), rule.place(), order);
    }

    private static void once(StatedRule rule, @Nullable StatedRule before, String what, List<Finding> findings) {
        if (before != null) {
            String file = rule.place().substring(0, rule.place().lastIndexOf(':'));
            int row = Integer.parseInt(rule.place().substring(file.length() + 1));
            findings.add(error(
                    file,
                    row,
                    "The rule \"" + rule.name() + "\" has " + what + ", and so has the rule at " + before.place()
                            + ". Each is given once."));
        }
    }

    static Finding error(String file, int row, String message) {
        return new Finding(file, row, null, null, message, Finding.Severity.ERROR);
    }

    /** Lets every rule look at the line and state its term. */
    public void state(Line line) {
        lanes.state(line);
    }

    /** Who states which code. */
    public Map<String, StatedRule> rules() {
        return rules;
    }
}
