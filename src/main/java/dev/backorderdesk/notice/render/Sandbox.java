package dev.backorderdesk.notice.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template engine that can print, repeat and choose, and nothing else: no method of any object, no file but those
 * given, no counting loop, no way out of HTML escaping.
 */
final class Sandbox {

    private static final Set<String> TAGS = Set.of("extends", "block", "if", "for", "set", "verbatim");
    private static final Set<String> FILTERS = Set.of(
            "upper",
            "lower",
            "capitalize",
            "title",
            "trim",
            "default",
            "length",
            "first",
            "last",
            "join",
            "slice",
            "replace",
            "abbreviate",
            "escape");
    private static final Set<String> FUNCTIONS = Set.of("parent", "block", "min", "max");
    private static final Set<String> LOOP = Set.of("isFirst", "isLast", "getIndex");
    private static final int LARGEST = 2_000_000; // characters of one rendered part

    /** A tag that stands alone on its line leaves no empty line behind in a text. */
    private static final Pattern LONELY_TAG = Pattern.compile("(?m)^[ \\t]*(\\{%[^\\n]*?%\\})[ \\t]*\\n");

    private Sandbox() {}

    /** For HTML: everything printed is escaped. */
    static PebbleEngine html(TemplateFiles files) {
        MemoryLoader loader = new MemoryLoader();
        files.texts().forEach(loader::addTemplate);
        return engine(loader).autoEscaping(true).defaultEscapingStrategy("html").build();
    }

    /** For plain text: nothing is escaped and every line break of the file stays. */
    static PebbleEngine text(TemplateFiles files) {
        MemoryLoader loader = new MemoryLoader();
        files.texts().forEach((name, text) -> loader.addTemplate(name, withoutLonelyTags(text)));
        return engine(loader).autoEscaping(false).newLineTrimming(false).build();
    }

    /** The line break moves into a comment, so that line numbers in errors stay right. */
    private static String withoutLonelyTags(String text) {
        return LONELY_TAG.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "{#\n#}"));
    }

    /** {@code loop.first}, {@code loop.last}, {@code loop.index}: the engine's own and the only methods there are. */
    private static boolean isPlaceInLoop(Object object, String method) {
        return object.getClass().getName().equals("io.pebbletemplates.pebble.node.ForNode$LoopVariables")
                && LOOP.contains(method);
    }

    private static PebbleEngine.Builder engine(MemoryLoader loader) {
        return new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .maxRenderedSize(LARGEST)
                .methodAccessValidator((object, method) -> isPlaceInLoop(object, method.getName()))
                .registerExtensionCustomizer(AllowList::new);
    }

    /** Leaves of an extension what is named above. */
    private static final class AllowList extends ExtensionCustomizer {

        AllowList(Extension extension) {
            super(extension);
        }

        @Override
        public Map<String, Filter> getFilters() {
            return kept(super.getFilters(), FILTERS);
        }

        @Override
        public Map<String, Function> getFunctions() {
            return kept(super.getFunctions(), FUNCTIONS);
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            List<TokenParser> all = super.getTokenParsers();
            return all == null
                    ? List.of()
                    : all.stream().filter(p -> TAGS.contains(p.getTag())).toList();
        }

        @Override
        public List<BinaryOperator> getBinaryOperators() {
            List<BinaryOperator> all = super.getBinaryOperators();
            return all == null
                    ? List.of()
                    : all.stream().filter(o -> !o.getSymbol().equals("..")).toList();
        }

        private static <V> Map<String, V> kept(Map<String, V> all, Set<String> names) {
            if (all == null) {
                return Map.of();
            }
            Map<String, V> kept = new HashMap<>(all);
            kept.keySet().retainAll(names);
            return kept;
        }
    }
}
