package dev.backorderdesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A sentence for customers with words of the line in braces: {@code Only {onHand} pieces are in stock.} */
public final class Sentence {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final List<Object> pieces;

    private Sentence(List<Object> pieces) {
        this.pieces = pieces;
    }

    /**
     * Reads a sentence.
     *
     * @throws IllegalArgumentException where a word in braces is not of the vocabulary; the message names it
     */
    public static Sentence parse(String text) {
        List<Object> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            pieces.add(text.substring(from, matcher.start()));
            String name = matcher.group(1);
            Vocabulary.Word word = Vocabulary.WORDS.get(name);
            if (word == null) {
                throw new IllegalArgumentException("\"{" + name + "}\" is no word that a rule may use."
                        + Suggestion.among(name, Vocabulary.WORDS.keySet()));
            }
            pieces.add(word.read());
            from = matcher.end();
        }
        pieces.add(text.substring(from));
        return new Sentence(List.copyOf(pieces));
    }

    /** The sentence for one line. */
    @SuppressWarnings("unchecked") // only texts and readers are put in
    public String of(Line line) {
        if (pieces.size() == 1) {
            return (String) pieces.get(0);
        }
        StringBuilder text = new StringBuilder(96);
        for (Object piece : pieces) {
            if (piece instanceof String words) {
                text.append(words);
            } else {
                append(text, ((Function<Line, @Nullable Object>) piece).apply(line));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("(not known)");
        } else if (value instanceof Long number && number == SellerPolicy.UNLIMITED) {
            text.append("any number");
        } else {
            text.append(value);
        }
    }
}
