package dev.backorderdesk.policy.drools;

/** A rule file with its texts and comments blanked, at the same places: what is left is what the engine would obey. */
final class Bare {
    private Bare() {}

    static String of(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end;
            if (text.startsWith("//", i)) {
                end = until(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                end = Math.min(text.length(), until(text, "*/", i + 2) + 2);
            } else if (c == '"' || c == '\'') {
                end = quoted(text, i);
            } else {
                bare.append(c);
                i++;
                continue;
            }
            for (; i < end; i++) {
                bare.append(text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return bare.toString();
    }

    /** Where a quotation mark opens that is not closed in its row; -1 where there is none. */
    static int unclosed(String text) {
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("//", i)) {
                i = until(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                i = until(text, "*/", i + 2) + 2;
            } else if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                int end = quoted(text, i);
                if (end - i < 2 || text.charAt(end - 1) != text.charAt(i)) {
                    return i;
                }
                i = end;
            } else {
                i++;
            }
        }
        return -1;
    }

    private static int until(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    private static int quoted(String text, int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote || c == '\n') {
                return i + 1;
            }
        }
        return text.length();
    }
}
