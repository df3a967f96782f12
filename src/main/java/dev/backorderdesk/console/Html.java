package dev.backorderdesk.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a page. Words can get into one only through {@link #words} and the value of {@link Tag#with}, and
 * both escape; names of elements and attributes are ours and are checked.
 */
final class Html {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    /** Elements that have neither content nor an end. */
    private static final Pattern EMPTY = Pattern.compile("meta|input|link|br|hr");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Text, whatever it holds. */
    static Html words(String words) {
        return new Html(escape(words));
    }

    /** An element with what is in it. */
    static Html element(String name, Html... content) {
        return new Tag(name).in(content);
    }

    /** An element with text in it. */
    static Html element(String name, String words) {
        return new Tag(name).in(words(words));
    }

    /** An element that gets attributes. */
    static Tag tag(String name) {
        return new Tag(name);
    }

    /** Pieces one after the other. */
    static Html all(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
    }

    /** A style sheet of ours, which is no text of anybody else's. */
    static Html style(StyleSheet sheet) {
        return new Html("<style>" + sheet.text() + "</style>");
    }

    /** The page, with its doctype. */
    String page() {
        return "<!doctype html>\n" + markup + "\n";
    }

    String markup() {
        return markup;
    }

    private static String escape(String words) {
        var out = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char sign = words.charAt(i);
            switch (sign) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // Forbidden in HTML; browsers differ in what they make of them.
                default -> out.append(sign < ' ' && sign != '\n' && sign != '\t' ? ' ' : sign);
            }
        }
        return out.toString();
    }

    /** The beginning of an element. */
    static final class Tag {
        private final String name;
        private final List<String> attributes = new ArrayList<>();

        private Tag(String name) {
            this.name = checked(name);
        }

        Tag with(String attribute, String value) {
            attributes.add(" " + checked(attribute) + "=\"" + escape(value) + "\"");
            return this;
        }

        Html in(String words) {
            return in(words(words));
        }

        Html in(Html... content) {
            String start = "<" + name + String.join("", attributes) + ">";
            boolean empty = EMPTY.matcher(name).matches();
            if (empty && content.length > 0) {
                throw new IllegalArgumentException("<" + name + "> can hold nothing");
            }
            return new Html(empty ? start : start + all(List.of(content)).markup + "</" + name + ">");
        }

        private static String checked(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("\"" + name + "\" is no name of an element or attribute of ours");
            }
            return name;
        }
    }
}
