package dev.backorderdesk.policy.drools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people get wrong in rule files, and what they are told: file, row and where there is one the column. */
class RuleMistakesTest {
    private static final String FILE = "rules/terms/x.drl";
    private static final String GOOD = """
            // One question.
            package rules.terms
            import dev.backorderdesk.policy.Line

            rule "Line limit"
              @id("line-limit") @owner("sales")
              @why("One order may take {lineLimit} of this article.")
            when
              $line : Line( quantity > lineLimit, releaseAhead == false )
            then
              $line.limit("LINE_LIMIT", $line.getLineLimit());
            end
            """;

    /** What is replaced by what, where it is found, and how the message goes. */
    private record Mistake(String name, String from, String to, String place, String message) {}

    private static final List<Mistake> MISTAKES = List.of(
            // Words.
            new Mistake(
                    "a typo in a word",
                    "quantity >",
                    "quantiy >",
                    ":9 [17]",
                    "\"quantiy\" is no word that a rule may use. Did you mean \"quantity\"?"),
            new Mistake(
                    "a typo in the word to compare with",
                    "> lineLimit",
                    "> lineLimt",
                    ":9 [17]",
                    "\"lineLimt\" is no word that a rule may use. Did you mean \"lineLimit\"?"),
            new Mistake(
                    "a number compared with yes or no",
                    "quantity > lineLimit",
                    "quantity == true",
                    ":9 [17]",
                    "\"quantity == true\" compares a number with yes or no."),
            new Mistake(
                    "a text compared with a number",
                    "quantity > lineLimit",
                    "tier == 5",
                    ":9 [17]",
                    "\"tier == 5\" compares a text with a number."),
            new Mistake(
                    "a text that is less than another",
                    "quantity > lineLimit",
                    "tier < \"gold\"",
                    ":9 [17]",
                    "only numbers can be less or more; use == or != here."),
            new Mistake(
                    "a single =",
                    "releaseAhead == false",
                    "releaseAhead = false",
                    ":9 [52]",
                    "This is not written as a rule is: mismatched input '='."),
            new Mistake(
                    "arithmetic in a condition",
                    "quantity > lineLimit",
                    "quantity + 1 > lineLimit",
                    ":9 [17]",
                    "is no condition that a rule may ask."),
            new Mistake(
                    "or in a condition",
                    ", releaseAhead",
                    " || releaseAhead",
                    ":9 [17]",
                    "is no condition that a rule"),
            new Mistake(
                    "a call in a condition",
                    "quantity > lineLimit",
                    "tier.length() > 3",
                    ":9 [17]",
                    "is no condition that a rule may ask."),
            new Mistake("no condition", "quantity > lineLimit, releaseAhead == false", "", ":5", "asks nothing"),
            new Mistake(
                    "two patterns",
                    "releaseAhead == false )",
                    "releaseAhead == false )\n  Line( held > 5 )",
                    ":5",
                    "must be one pattern: $line : Line( ... )."),
            new Mistake("a pattern without its name", "$line : Line(", "Line(", ":5", "must be one pattern"),
            new Mistake("a pattern over something else", "Line( quan", "Order( quan", ":5", "must be one pattern"),
            // Terms.
            new Mistake(
                    "a verb that does not exist",
                    "$line.limit(",
                    "$line.limits(",
                    ":11",
                    "There is no verb \"limits\". Known: refuse, limit, mayWait, mayNotWait, limitWaiting, waitAtMost,"
                            + " deliverBy, noMoreSupply, inStock, wishedBy, priority, note. Did you mean \"limit\"?"),
            new Mistake(
                    "a getter that does not exist",
                    "getLineLimit()",
                    "getLineLimt()",
                    ":11",
                    "There is no getter \"getLineLimt\" on the line. Did you mean \"getLineLimit\"?"),
            new Mistake(
                    "a verb with too little",
                    ", $line.getLineLimit()",
                    "",
                    ":11",
                    "After its code, limit takes a whole number or a getter of one."),
            new Mistake(
                    "a verb with too much",
                    "$line.limit(",
                    "$line.refuse(",
                    ":11",
                    "After its code, refuse takes nothing."),
            new Mistake(
                    "a number where a day is due",
                    "$line.limit(",
                    "$line.deliverBy(",
                    ":11",
                    "After its code, deliverBy takes a getter of a day."),
            new Mistake(
                    "a code in small letters",
                    "\"LINE_LIMIT\"",
                    "\"line limit\"",
                    ":11",
                    "\"line limit\" is no reason code. Expected are capitals joined by _ as LINE_LIMIT."),
            new Mistake(
                    "two terms",
                    "getLineLimit());",
                    "getLineLimit());\n  $line.refuse(\"X\");",
                    ":11",
                    "is no term that a rule may state. Expected is one line"),
            new Mistake("no term", "$line.limit(\"LINE_LIMIT\", $line.getLineLimit());", "", ":11", "is no term that"),
            new Mistake(
                    "arithmetic in a term",
                    "$line.getLineLimit()",
                    "$line.getLineLimit() + 1",
                    ":11",
                    "is no term that a rule may state."),
            new Mistake("a negative number", "$line.getLineLimit()", "-1", ":11", "is no term that a rule may state."),
            // Writing.
            new Mistake(
                    "a missing quotation mark",
                    "\"LINE_LIMIT\"",
                    "\"LINE_LIMIT",
                    ":11 [15]",
                    "A quotation mark opens here and is not closed in this row."),
            new Mistake(
                    "a missing bracket",
                    "releaseAhead == false )",
                    "releaseAhead == false",
                    ":10 [1]",
                    "Maybe a bracket"),
            new Mistake("a missing end", "end\n", "", ":12 [1]", "This is not written as a rule is:"),
            new Mistake("a missing comma", "lineLimit, rel", "lineLimit rel", ":9 [38]", "Maybe a bracket, a comma"),
            new Mistake("a missing then", "then\n", "", ":11 [1]", "\"then\" or \"end\" is missing?"),
            new Mistake(
                    "curly quotation marks",
                    "rule \"Line limit\"",
                    "rule \u201cLine limit\u201d",
                    ":5 [6]",
                    "is a typographic quotation mark. A rule needs the plain one."),
            new Mistake("nothing at all", GOOD, "", ":1", "The package must be rules.terms."),
            new Mistake("no rule", GOOD.substring(GOOD.indexOf("rule \"")), "", ":1", "There is no rule in this file."),
            // Metadata.
            new Mistake(
                    "no id", "@id(\"line-limit\") ", "", ":5", "has no @id(\"...\"); every rule has @id, @owner and"),
            new Mistake("no owner", "@owner(\"sales\")", "", ":5", "has no @owner"),
            new Mistake(
                    "no why", "  @why(\"One order may take {lineLimit} of this article.\")\n", "", ":5", "has no @why"),
            new Mistake("an empty why", "One order may take {lineLimit} of this article.", " ", ":5", "has no @why"),
            new Mistake(
                    "more metadata", "@owner", "@since(\"2026\") @owner", ":5", "\"@since\" is no metadata of a rule."),
            new Mistake(
                    "a why with a word that nobody knows",
                    "{lineLimit}",
                    "{linelimits}",
                    ":5",
                    "\"{linelimits}\" is no word that a rule may use. Did you mean \"lineLimit\"?"),
            // What has no place in a rule.
            forbidden("a priority", "when\n", "  salience 10\nwhen\n", ":8 [3]", "salience"),
            forbidden("no loop", "when\n", "  no-loop true\nwhen\n", ":8 [3]", "no-loop"),
            forbidden("a group", "when\n", "  agenda-group \"a\"\nwhen\n", ":8 [3]", "agenda-group"),
            forbidden("a date", "when\n", "  date-effective \"1-JAN-2026\"\nwhen\n", ":8 [3]", "date-effective"),
            forbidden("another dialect", "when\n", "  dialect \"mvel\"\nwhen\n", ":8 [3]", "dialect"),
            forbidden("a parent", "rule \"Line limit\"", "rule \"Line limit\" extends \"x\"", ":5 [19]", "extends"),
            forbidden("a function", "rule \"", "function void f() {}\nrule \"", ":5 [1]", "function"),
            forbidden("a global", "rule \"", "global String g\nrule \"", ":5 [1]", "global"),
            forbidden("a query", "rule \"", "query \"q\" Line() end\nrule \"", ":5 [1]", "query"),
            forbidden("a type", "rule \"", "declare X end\nrule \"", ":5 [1]", "declare"),
            forbidden("eval", "quantity > lineLimit", "eval( true )", ":9 [17]", "eval"),
            forbidden("not", "  $line : Line(", "  not Line(", ":9 [3]", "not"),
            forbidden("exists", "  $line : Line(", "  exists Line(", ":9 [3]", "exists"),
            forbidden("from", "false )", "false ) from x", ":9 [63]", "from"),
            forbidden(
                    "a new fact",
                    "$line.limit(\"LINE_LIMIT\", $line.getLineLimit());",
                    "insert($line);",
                    ":11 [3]",
                    "insert"),
            forbidden("the engine", "$line.limit(", "drools.halt(", ":11 [3]", "drools."),
            new Mistake(
                    "another import",
                    "import dev.backorderdesk.policy.Line",
                    "import dev.backorderdesk.policy.Line\nimport java.util.List",
                    ":4",
                    "Only dev.backorderdesk.policy.Line may be imported, not \"java.util.List\"."),
            new Mistake(
                    "all of a package imported",
                    "policy.Line",
                    "policy.*",
                    ":3",
                    "Only dev.backorderdesk.policy.Line may"),
            new Mistake(
                    "another package",
                    "package rules.terms",
                    "package rules",
                    ":1",
                    "The package must be rules.terms."));

    private static Mistake forbidden(String name, String from, String to, String place, String word) {
        return new Mistake(
                name,
                from,
                to,
                place,
                "\"" + word + "\" has no place in a rule: a rule compares words of the line and states one term.");
    }

    @TestFactory
    Stream<DynamicTest> every_mistake_is_told_with_its_place() {
        return MISTAKES.stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> {
                    assertThat(GOOD).contains(mistake.from());
                    CompiledTerms.Loaded loaded = load(GOOD.replace(mistake.from(), mistake.to()));

                    assertThat(loaded.rules()).isNull();
                    assertThat(loaded.findings()).first().satisfies(finding -> {
                        assertThat(finding.toString()).startsWith(FILE + mistake.place() + ": ");
                        assertThat(finding.message()).contains(mistake.message());
                    });
                }));
    }

    @Test
    void a_good_file_has_no_finding() {
        assertThat(load(GOOD).findings()).isEmpty();
        assertThat(load(GOOD).rules()).isNotNull();
    }

    @Test
    void forbidden_words_in_texts_and_comments_are_words_for_people() {
        String text = GOOD.replace("One order", "Not from this function: one order")
                .replace("// One question.", "// Is it not a global limit from a query? /* eval */");

        assertThat(load(text).findings()).isEmpty();
    }

    @Test
    void codes_names_and_ids_are_given_once() {
        String other = GOOD.replace("Line limit", "Line limit again").replace("line-limit", "again");

        assertThat(load(Map.of(FILE, GOOD.getBytes(UTF_8), "rules/terms/y.drl", other.getBytes(UTF_8)))
                        .findings())
                .singleElement()
                .hasToString(
                        "rules/terms/y.drl:5: The rule \"Line limit again\" has the code LINE_LIMIT, and so has the"
                                + " rule at rules/terms/x.drl:5. Each is given once.");
        assertThat(load(Map.of(FILE, GOOD.getBytes(UTF_8), "rules/terms/y.drl", GOOD.getBytes(UTF_8)))
                        .findings())
                .hasSize(3);
    }

    @Test
    void a_file_of_more_than_120_lines_asks_more_than_one_question() {
        assertThat(load(GOOD + "// more\n".repeat(109)).findings())
                .singleElement()
                .hasToString(FILE + ":121: This file has 121 lines; a rule file has at most 120. One question per file:"
                        + " maybe it holds two?");
        assertThat(load(GOOD + "// more\n".repeat(108)).findings()).isEmpty();
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_with_its_row() {
        byte[] latin =
                GOOD.replace("One order", "F\u00fcr one order").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(load(Map.of(FILE, latin)).findings())
                .singleElement()
                .asString()
                .startsWith(FILE + ":7: This row holds a character that is not UTF-8.");
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_are_no_mistake() {
        assertThat(load("\uFEFF" + GOOD.replace("\n", "\r\n")).findings()).isEmpty();
    }

    @Test
    void an_empty_folder_is_told() {
        assertThat(load(Map.of()).findings())
                .extracting(Finding::toString)
                .containsExactly("rules/terms/: There is no rule file (*.drl) in this folder.");
    }

    @Test
    void every_wrong_file_is_told_at_once() {
        CompiledTerms.Loaded loaded = load(Map.of(
                FILE,
                GOOD.replace("quantity", "quantiy").getBytes(UTF_8),
                "rules/terms/y.drl",
                GOOD.replace("limit(", "limits(").getBytes(UTF_8)));

        assertThat(loaded.findings()).extracting(Finding::file).containsExactly(FILE, "rules/terms/y.drl");
    }

    @TestFactory
    Stream<DynamicTest> code_is_refused_by_the_grammar() {
        return Probes.CODE.entrySet().stream()
                .map(probe -> DynamicTest.dynamicTest(
                        probe.getKey(),
                        () -> assertThat(load(probe.getValue()).rules()).isNull()));
    }

    @TestFactory
    Stream<DynamicTest> code_is_refused_behind_the_grammar_too() {
        return Probes.CODE.entrySet().stream()
                .filter(probe -> !Probes.BEHIND_GRAMMAR_ONLY.contains(probe.getKey()))
                .map(probe -> DynamicTest.dynamicTest(
                        probe.getKey(),
                        () -> assertThat(Compiler.builder(Map.of(probe.getKey(), probe.getValue()))
                                        .hasErrors())
                                .isTrue()));
    }

    @Test
    void a_harmless_rule_passes_the_fence_so_that_the_probes_prove_something() {
        assertThat(Compiler.builder(Map.of(FILE, GOOD)).hasErrors()).isFalse();
    }

    private static CompiledTerms.Loaded load(String text) {
        return load(Map.of(FILE, text.getBytes(UTF_8)));
    }

    private static CompiledTerms.Loaded load(Map<String, byte[]> files) {
        return CompiledTerms.load(files);
    }
}
