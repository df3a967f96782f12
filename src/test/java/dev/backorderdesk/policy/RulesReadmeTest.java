package dev.backorderdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.drools.CompiledTerms;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an analyst reads in {@code rules/README.md} is what the rules may say. */
class RulesReadmeTest {
    private static final Pattern CELL = Pattern.compile("\\| `(\\w+)(?:\\(.*\\))?` \\|.*");

    private final String text = read();

    @Test
    void every_word_stands_there_with_its_kind_and_its_table() {
        assertThat(names("### Words")).containsExactlyElementsOf(Vocabulary.WORDS.keySet());
        for (Vocabulary.Word word : Vocabulary.WORDS.values()) {
            assertThat(text)
                    .contains("| `" + word.name() + "` | " + kind(word.type()) + " | " + from(word.origin()) + " | ");
        }
    }

    @Test
    void every_verb_stands_there_with_what_it_takes() {
        assertThat(names("### Verbs")).containsExactlyElementsOf(Vocabulary.VERBS.keySet());
        Vocabulary.VERBS.forEach((verb, takes) -> assertThat(text)
                .containsPattern("\\| `" + verb + "\\(code"
                        + switch (takes) {
                            case NONE -> "\\)";
                            case NUMBER -> ", (pieces|days|number)\\)";
                            case DAY -> ", day\\)";
                        }));
    }

    @Test
    void every_reason_code_stands_there_with_its_rule_and_file() throws IOException {
        List<StatedRule> rules =
                Objects.requireNonNull(
                                CompiledTerms.load(RuleFiles.read(Path.of("."))).rules())
                        .rules()
                        .values()
                        .stream()
                        .sorted(Comparator.comparingInt(StatedRule::order))
                        .toList();

        assertThat(names("### Reason codes"))
                .startsWith(rules.stream().map(StatedRule::code).toArray(String[]::new))
                .endsWith(Arrays.stream(Law.values()).map(Law::name).toArray(String[]::new))
                .hasSize(rules.size() + Law.values().length);
        for (StatedRule rule : rules) {
            String file = rule.place().substring("rules/".length(), rule.place().lastIndexOf(':'));
            assertThat(text).contains("| `" + rule.code() + "` | " + rule.name() + " | `" + file + "` |");
        }
    }

    /** The first cells of the tables below a headline, up to the next one. */
    private List<String> names(String headline) {
        String from = text.substring(text.indexOf(headline) + headline.length());
        int next = from.indexOf("\n#");
        return from.substring(0, next)
                .lines()
                .map(CELL::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static String kind(Vocabulary.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case YES_NO -> "yes or no";
            case DAY -> "day";
        };
    }

    private static String from(Vocabulary.Origin origin) {
        return switch (origin) {
            case FACTS -> "facts";
            case SELLER_POLICY -> "seller-policy";
            case SELLER_TRUST -> "seller-trust";
            case PRIORITY -> "priority";
        };
    }

    private static String read() {
        try {
            return Files.readString(Path.of("rules/README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
