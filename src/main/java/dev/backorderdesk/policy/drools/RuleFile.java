package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.Sentence;
import dev.backorderdesk.policy.StatedRule;
import dev.backorderdesk.policy.Vocabulary;
import dev.backorderdesk.policy.Vocabulary.Origin;
import dev.backorderdesk.policy.Vocabulary.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** One rule file, held against the grammar: what it states, or what is wrong with it. */
final class RuleFile {
    private static final String PACKAGE = "rules.terms";
    private static final String IMPORT = "dev.backorderdesk.policy.Line";
    private static final List<String> METADATA = List.of("id", "owner", "why");

    private final String file;
    private final String text;
    private final List<Finding> findings = new ArrayList<>();
    private final List<StatedRule> rules = new ArrayList<>();

    private RuleFile(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Reads one file. */
    static RuleFile read(String file, String text) {
        RuleFile rules = new RuleFile(file, text);
        rules.read();
        return rules;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The rules that are in order, numbered from 0 within this file. */
    List<StatedRule> rules() {
        return rules;
    }

    private void read() {
        findings.addAll(new RuleText(file, text).findings());
        if (!findings.isEmpty()) {
            return;
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr descr;
        try {
            descr = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException e) {
            error(0, 0, null, "This file can't be read as rules: " + e.getMessage());
            return;
        }
        for (DroolsError problem : parser.getErrors()) {
            syntax(problem);
        }
        if (findings.isEmpty() && descr != null) {
            check(descr);
        }
    }

    private static final Pattern PLACE =
            Pattern.compile("\\[ERR \\d+] Line (\\d+):(\\d+) (.*?)(?: in (?:rule|pattern|query) .*)?", Pattern.DOTALL);

    private void syntax(DroolsError problem) {
        String message = String.valueOf(problem.getMessage()).strip();
        Matcher place = PLACE.matcher(message);
        int[] lines = problem.getLines();
        int row = lines.length > 0 ? Math.max(0, lines[0]) : 0;
        int column = 0;
        if (place.matches()) {
            row = Integer.parseInt(place.group(1));
            column = Integer.parseInt(place.group(2)) + 1;
            message = place.group(3);
        }
        error(
                row,
                column,
                null,
                "This is not written as a rule is: " + message
                        + ". Maybe a bracket, a comma, a quotation mark, \"then\" or \"end\" is missing?");
    }

    private void check(PackageDescr descr) {
        if (!descr.getName().equals(PACKAGE)) {
            error(1, 0, descr.getName(), "The package must be " + PACKAGE + ".");
        }
        for (ImportDescr imported : descr.getImports()) {
            if (!imported.getTarget().equals(IMPORT)) {
                error(
                        imported.getLine(),
                        0,
                        imported.getTarget(),
                        "Only " + IMPORT + " may be imported, not \"" + imported.getTarget() + "\".");
            }
        }
        boolean more = !descr.getFunctionImports().isEmpty()
                || !descr.getAccumulateImports().isEmpty()
                || !descr.getGlobals().isEmpty()
                || !descr.getFunctions().isEmpty()
                || !descr.getTypeDeclarations().isEmpty()
                || !descr.getEnumDeclarations().isEmpty()
                || !descr.getEntryPointDeclarations().isEmpty()
                || !descr.getWindowDeclarations().isEmpty()
                || !descr.getAttributes().isEmpty()
                || descr.getUnit() != null;
        if (more) {
            error(1, 0, null, "A rule file holds a package, one import and rules, nothing else.");
        }
        if (descr.getRules().isEmpty()) {
            error(1, 0, null, "There is no rule in this file.");
        }
        for (RuleDescr rule : descr.getRules()) {
            check(rule);
        }
    }

    private void check(RuleDescr rule) {
        int before = findings.size();
        if (!rule.isRule()
                || rule.hasParent()
                || !rule.getAttributes().isEmpty()
                || !rule.getNamedConsequences().isEmpty()) {
            error(
                    rule.getLine(),
                    0,
                    rule.getName(),
                    "A rule has a name, metadata, one pattern and one term, nothing else.");
        }
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            if (!METADATA.contains(annotation.getName())) {
                error(
                        rule.getLine(),
                        0,
                        annotation.getName(),
                        "\"@" + annotation.getName() + "\" is no metadata of a rule. Known: @id, @owner, @why.");
            }
        }
        String id = metadata(rule, "id");
        String owner = metadata(rule, "owner");
        String why = metadata(rule, "why");
        Sentence sentence = why == null ? null : sentence(rule, why);
        List<Word> asked = conditions(rule);
        String consequence = String.valueOf(rule.getConsequence());
        String wrong = Grammar.consequence(consequence);
        if (wrong != null) {
            error(rule.getConsequenceLine() + 1, 0, consequence.strip(), wrong);
        }
        if (findings.size() > before || id == null || owner == null || sentence == null) {
            return;
        }
        Matcher term = Grammar.CONSEQUENCE.matcher(consequence);
        if (term.matches()) {
            rules.add(new StatedRule(
                    id,
                    term.group(2),
                    rule.getName(),
                    owner,
                    sentence,
                    origin(Grammar.byGetter(term.group(4)), asked),
                    file + ":" + rule.getLine(),
                    rules.size()));
        }
    }

    /** The row of a table is the source where its number was stated, or else where one of its cells was asked for. */
    private static Origin origin(@Nullable Word stated, List<Word> asked) {
        if (stated != null && stated.origin() != Origin.FACTS) {
            return stated.origin();
        }
        if (stated != null) {
            return Origin.FACTS;
        }
        for (Word word : asked) {
            if (word.origin() != Origin.FACTS) {
                return word.origin();
            }
        }
        return Origin.FACTS;
    }

    private @Nullable String metadata(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        String value = annotation == null || annotation.getSingleValueAsString() == null
                ? ""
                : AnnotationDescr.unquote(annotation.getSingleValueAsString());
        if (value.isBlank()) {
            error(
                    rule.getLine(),
                    0,
                    null,
                    "The rule \"" + rule.getName() + "\" has no @" + name
                            + "(\"...\"); every rule has @id, @owner and @why.");
            return null;
        }
        return value;
    }

    private @Nullable Sentence sentence(RuleDescr rule, String why) {
        try {
            return Sentence.parse(why);
        } catch (IllegalArgumentException e) {
            error(rule.getLine(), 0, why, "@why of \"" + rule.getName() + "\": " + e.getMessage());
            return null;
        }
    }

    private List<Word> conditions(RuleDescr rule) {
        List<Word> asked = new ArrayList<>();
        List<? extends BaseDescr> patterns = rule.getLhs().getDescrs();
        if (patterns.size() != 1
                || !(patterns.get(0) instanceof PatternDescr pattern)
                || pattern.getClass() != PatternDescr.class
                || !pattern.getObjectType().equals("Line")
                || !"$line".equals(pattern.getIdentifier())
                || pattern.getSource() != null
                || pattern.isUnification()
                || !pattern.getAnnotations().isEmpty()
                || !(pattern.getBehaviors() == null || pattern.getBehaviors().isEmpty())) {
            error(
                    rule.getLine(),
                    0,
                    rule.getName(),
                    "The condition of \"" + rule.getName() + "\" must be one pattern: $line : Line( ... ).");
            return asked;
        }
        if (pattern.getDescrs().isEmpty()) {
            error(
                    rule.getLine(),
                    0,
                    rule.getName(),
                    "The rule \"" + rule.getName() + "\" asks nothing, so it would always hold.");
        }
        for (BaseDescr condition : pattern.getDescrs()) {
            String expression =
                    condition instanceof ExprConstraintDescr plain ? plain.getExpression() : condition.toString();
            String wrong = Grammar.condition(expression);
            if (wrong != null) {
                int line = condition.getLine() > 0 ? condition.getLine() : pattern.getLine();
                error(line, Math.max(0, condition.getColumn() + 1), expression, wrong);
                continue;
            }
            Matcher matcher = Grammar.CONDITION.matcher(expression);
            if (matcher.matches()) {
                addWord(asked, matcher.group(1));
                addWord(asked, matcher.group(3));
            }
        }
        return asked;
    }

    private static void addWord(List<Word> asked, String name) {
        Word word = Vocabulary.WORDS.get(name);
        if (word != null) {
            asked.add(word);
        }
    }

    private void error(int row, int column, @Nullable String found, String message) {
        findings.add(new Finding(
                file, row, column > 0 ? String.valueOf(column) : null, found, message, Finding.Severity.ERROR));
    }
}
