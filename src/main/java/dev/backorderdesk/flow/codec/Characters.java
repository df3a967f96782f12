package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * No text holds characters that a database, a mail header or a queue name can't: control characters and halves of
 * surrogate pairs. Tabs and line ends may stand in long texts only.
 */
final class Characters {

    private static final String EXPECTED = "text without control characters";

    private static final int MARK = 0xFFFD;

    private Characters() {}

    static void check(JsonNode node, Shape shape, String at, List<Problem> problems) {
        if (node.isObject()) {
            shape.fields().forEach((name, field) -> {
                JsonNode value = node.get(name);
                if (value != null) {
                    check(value, field, at + "/" + name, problems);
                }
            });
        } else if (node.isArray()) {
            Shape items = shape.items();
            for (int i = 0; items != null && i < node.size(); i++) {
                check(node.get(i), items, at + "/" + i, problems);
            }
        } else if (node.isString() && !clean(node.asString(), shape.lines())) {
            problems.add(new Problem(at, EXPECTED, MessageSchema.found(node)));
        }
    }

    /** Whether a database and a broker give back what they are given: no NUL in it, and no half of a surrogate pair. */
    static boolean lasting(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** The same with a mark in place of each character that does not last. */
    static String lastingOf(String text) {
        return text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? MARK : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean clean(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && !(lines && (c == '\n' || c == '\r' || c == '\t')) || c == 0x7F) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
