package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of a rule file before it is parsed: its length, its quotation marks, words that it may not hold. */
record RuleText(String file, String text) {
    private static final int MOST_LINES = 120;
    private static final Pattern CURLY = Pattern.compile("[\u2018-\u201f\u00ab\u00bb]");

    /** Words that have no business in a rule, wherever they stand outside of a text or comment. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(salience|global|function|query|declare|eval|dialect|no-loop|lock-on-active|agenda-group|auto-focus"
                    + "|activation-group|ruleflow-group|date-effective|date-expires|enabled|duration|timer|calendars"
                    + "|unit|extends|from|collect|accumulate|exists|not|forall|import\\s+static|import\\s+function"
                    + "|getClass|class|modify|update|insert|insertLogical|delete|retract)\\b|\\bdrools\\s*\\.|\\bkcontext\\b");

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        long lines = text.lines().count();
        if (lines > MOST_LINES) {
            findings.add(error(
                    MOST_LINES + 1,
                    0,
                    null,
                    "This file has " + lines + " lines; a rule file has at most " + MOST_LINES
                            + ". One question per file: maybe it holds two?"));
        }
        int unclosed = Bare.unclosed(text);
        if (unclosed >= 0) {
            findings.add(error(
                    row(text, unclosed),
                    column(text, unclosed),
                    null,
                    "A quotation mark opens here and is not closed in this row."));
            return findings;
        }
        String bare = Bare.of(text);
        Matcher curly = CURLY.matcher(bare);
        if (curly.find()) {
            findings.add(error(
                    row(bare, curly.start()),
                    column(bare, curly.start()),
                    curly.group(),
                    "\"" + curly.group() + "\" is a typographic quotation mark. A rule needs the plain one."));
        }
        Matcher forbidden = FORBIDDEN.matcher(bare);
        while (forbidden.find()) {
            int row = row(bare, forbidden.start());
            int column = column(bare, forbidden.start());
            String word = forbidden.group().strip();
            findings.add(error(
                    row,
                    column,
                    word,
                    "\"" + word + "\" has no place in a rule: a rule compares words of the line and states"
                            + " one term."));
        }
        return findings;
    }

    private Finding error(int row, int column, @Nullable String found, String message) {
        return new Finding(
                file, row, column > 0 ? String.valueOf(column) : null, found, message, Finding.Severity.ERROR);
    }

    private static int column(String text, int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }

    private static int row(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
