package dev.backorderdesk.notice.render;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A file of {@code name = words} lines, in UTF-8. */
final class Phrasebook {

    private Phrasebook() {}

    static Map<String, String> read(TemplateFiles files, String name, TemplateFindings findings) {
        String text = files.text(name);
        if (text == null) {
            findings.missing(name);
            return Map.of();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            findings.error(name, 0, null, "can't be read: " + e.getMessage());
            return Map.of();
        }
        Map<String, String> words = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key).trim();
            if (value.isEmpty()) {
                findings.error(name, rowOf(text, key), key, "\"" + key + "\" has no words, expected a sentence");
            }
            words.put(key, value);
        }
        return words;
    }

    /** Sentences that templates print by these names, and that must be there. */
    private static final List<String> SENTENCES = List.of(
            "ask.cancel",
            "ask.free",
            "ask.later",
            "silence.consent",
            "silence.cancel",
            "silence.none",
            "silence.short.consent",
            "silence.short.cancel",
            "silence.short.none",
            "method.other");

    /** The wording of plurals must be there and be readable, and what the law wants said must be there. */
    static void checkWords(Map<String, Map<String, String>> byLanguage, TemplateFindings findings) {
        byLanguage.forEach((language, words) -> {
            String name = "words." + language + ".properties";
            String pieces = words.get("pieces");
            if (pieces == null) {
                findings.error(name, 0, "pieces", "\"pieces\" is missing, expected the words for a number of pieces");
                return;
            }
            try {
                new MessageFormat(pieces, ULocale.forLanguageTag(language)).format(new Object[] {2L});
            } catch (IllegalArgumentException e) {
                findings.error(name, findings.rowOf(name, "pieces"), "pieces", "can't be read: " + e.getMessage());
            }
            sentences(name, language, words, findings);
        });
    }

    private static void sentences(String name, String language, Map<String, String> words, TemplateFindings findings) {
        Map<String, String> seen = new HashMap<>();
        for (String key : SENTENCES) {
            String sentence = words.get(key);
            if (sentence == null) {
                findings.error(name, 0, key, "\"" + key + "\" is missing, expected a sentence");
                continue;
            }
            String twin = seen.put(sentence, key);
            if (twin != null) {
                findings.error(
                        name,
                        findings.rowOf(name, key),
                        key,
                        "says the same as \"" + twin + "\", so that nobody could tell them apart");
            }
            try {
                new MessageFormat(sentence, ULocale.forLanguageTag(language)).format(new Object[] {"1", "2"});
            } catch (IllegalArgumentException e) {
                findings.error(name, findings.rowOf(name, key), key, "can't be read: " + e.getMessage());
            }
        }
        String cancel = words.get("silence.cancel");
        if (cancel != null && !cancel.contains("{0}")) {
            findings.error(
                    name,
                    findings.rowOf(name, "silence.cancel"),
                    "silence.cancel",
                    "does not say until when, expected {0} in it");
        }
    }

    static int rowOf(String text, String key) {
        String[] rows = text.split("\n", -1);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].trim().startsWith(key)) {
                return i + 1;
            }
        }
        return 0;
    }
}
