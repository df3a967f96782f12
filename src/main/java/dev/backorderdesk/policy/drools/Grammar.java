package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.policy.Vocabulary;
import dev.backorderdesk.policy.Vocabulary.Argument;
import dev.backorderdesk.policy.Vocabulary.Type;
import dev.backorderdesk.policy.Vocabulary.Word;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a condition and a consequence may look like. Each check answers with a sentence, or null where all is well. */
final class Grammar {
    static final Pattern CONDITION = Pattern.compile(
            "\\s*([A-Za-z]\\w*)\\s*(==|!=|<=|>=|<|>)\\s*(\\d{1,18}|true|false|\"[^\"\\\\\\r\\n]*\"|[A-Za-z]\\w*)\\s*");

    static final Pattern CONSEQUENCE = Pattern.compile(
            "\\s*\\$line\\.(\\w+)\\(\\s*\"([^\"\\\\\\r\\n]*)\"\\s*(?:,\\s*(?:(\\d{1,18})L?|\\$line\\.(\\w+)\\(\\s*\\)))?\\s*\\)\\s*;\\s*");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    private Grammar() {}

    static @Nullable String condition(String text) {
        Matcher matcher = CONDITION.matcher(text);
        if (!matcher.matches()) {
            return "\"" + text.strip() + "\" is no condition that a rule may ask. Expected is: a word, one of"
                    + " == != < <= > >=, then a word, a whole number, a \"text\", true or false.";
        }
        Word left = Vocabulary.WORDS.get(matcher.group(1));
        if (left == null) {
            return unknown(matcher.group(1));
        }
        String right = matcher.group(3);
        Type type = type(right);
        if (type == null) {
            return unknown(right);
        }
        if (type != left.type()) {
            return "\"" + text.strip() + "\" compares " + spoken(left.type()) + " with " + spoken(type) + ".";
        }
        boolean ordered = left.type() == Type.NUMBER
                || matcher.group(2).equals("==")
                || matcher.group(2).equals("!=");
        return ordered ? null : "\"" + text.strip() + "\": only numbers can be less or more; use == or != here.";
    }

    private static @Nullable Type type(String operand) {
        if (operand.charAt(0) == '"') {
            return Type.TEXT;
        }
        if (Character.isDigit(operand.charAt(0))) {
            return Type.NUMBER;
        }
        if (operand.equals("true") || operand.equals("false")) {
            return Type.YES_NO;
        }
        Word word = Vocabulary.WORDS.get(operand);
        return word == null ? null : word.type();
    }

    static @Nullable String consequence(String text) {
        Matcher matcher = CONSEQUENCE.matcher(text);
        if (!matcher.matches()) {
            return "\"" + text.strip().replaceAll("\\s+", " ")
                    + "\" is no term that a rule may state. Expected is one line as $line.limit(\"CODE\","
                    + " $line.getLineLimit()); with one of " + String.join(", ", Vocabulary.VERBS.keySet()) + ".";
        }
        String verb = matcher.group(1);
        Argument argument = Vocabulary.VERBS.get(verb);
        if (argument == null) {
            return "There is no verb \"" + verb + "\". Known: " + String.join(", ", Vocabulary.VERBS.keySet()) + "."
                    + Suggestion.among(verb, Vocabulary.VERBS.keySet());
        }
        if (!CODE.matcher(matcher.group(2)).matches()) {
            return "\"" + matcher.group(2) + "\" is no reason code. Expected are capitals joined by _ as LINE_LIMIT.";
        }
        return argument(verb, argument, matcher.group(3), matcher.group(4));
    }

    private static @Nullable String argument(
            String verb, Argument expected, @Nullable String number, @Nullable String getter) {
        Type type = null;
        if (number != null) {
            type = Type.NUMBER;
        } else if (getter != null) {
            Word word = byGetter(getter);
            if (word == null) {
                return "There is no getter \"" + getter + "\" on the line."
                        + Suggestion.among(
                                getter,
                                Vocabulary.WORDS.values().stream()
                                        .map(Word::getter)
                                        .toList());
            }
            type = word.type();
        }
        boolean fits = switch (expected) {
            case NONE -> type == null;
            case NUMBER -> type == Type.NUMBER;
            case DAY -> type == Type.DAY;
        };
        String after = switch (expected) {
            case NONE -> "nothing";
            case NUMBER -> "a whole number or a getter of one";
            case DAY -> "a getter of a day";
        };
        return fits ? null : "After its code, " + verb + " takes " + after + ".";
    }

    static @Nullable Word byGetter(@Nullable String getter) {
        for (Map.Entry<String, Word> entry : Vocabulary.WORDS.entrySet()) {
            if (entry.getValue().getter().equals(getter)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static String unknown(String word) {
        return "\"" + word + "\" is no word that a rule may use." + Suggestion.among(word, Vocabulary.WORDS.keySet());
    }

    private static String spoken(Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case YES_NO -> "yes or no";
            case DAY -> "a day";
        };
    }
}
