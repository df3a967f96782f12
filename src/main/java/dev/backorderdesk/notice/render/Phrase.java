package dev.backorderdesk.notice.render;

import java.text.Bidi;

/** Words of others (titles, names) made safe to stand in a line of ours. */
final class Phrase {

    private static final int LONGEST = 120;
    private static final char ISOLATE = '\u2068';
    private static final char END_ISOLATE = '\u2069';

    private Phrase() {}

    /** One line without control signs and direction overrides, at most 120 characters. */
    static String clean(String words) {
        String line = words.codePoints()
                .map(c -> harmless(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .trim();
        return shorten(line, LONGEST);
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }

    /** At most {@code length} characters; where words are lost, three dots say so. */
    static String shorten(String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        int end = Math.max(0, length - 3);
        if (end > 0 && Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end).trim() + "...";
    }

    /** In plain text, words that run right to left are set apart so that they don't turn the numbers around them. */
    static String isolated(String words) {
        return Bidi.requiresBidi(words.toCharArray(), 0, words.length()) ? ISOLATE + words + END_ISOLATE : words;
    }

    /** {@code rtl} or {@code ltr}, by the first letter that has a direction. */
    static String direction(String words) {
        return new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
    }
}
