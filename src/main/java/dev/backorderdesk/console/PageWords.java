package dev.backorderdesk.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of the order page in one language, with days and numbers as the customer's country writes them. */
final class PageWords {

    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final Map<String, Properties> BY_LANGUAGE = new TreeMap<>();

    static {
        LANGUAGES.forEach(language -> BY_LANGUAGE.put(language, load(language)));
    }

    private final Locale locale;
    private final Properties words;
    private final DateTimeFormatter days;

    private PageWords(Locale locale, Properties words) {
        this.locale = locale;
        this.words = words;
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    /**
     * In the language of the first tag that we write, else in English.
     *
     * @param tags BCP 47, the most wanted first; null where none was named
     */
    static PageWords in(@Nullable String... tags) {
        for (String tag : tags) {
            Locale wanted = tag == null ? Locale.ROOT : localeOf(tag);
            Properties words = BY_LANGUAGE.get(wanted.getLanguage());
            if (words != null) {
                return new PageWords(wanted, words);
            }
        }
        return new PageWords(Locale.ENGLISH, load("en"));
    }

    /** Only language and country: an extension could ask for another calendar or other figures. */
    private static Locale localeOf(String tag) {
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        try {
            return new Locale.Builder()
                    .setLanguage(locale.getLanguage())
                    .setRegion(locale.getCountry())
                    .build();
        } catch (IllformedLocaleException e) {
            return Locale.ROOT;
        }
    }

    private static Properties load(String language) {
        String file = "order-page." + language + ".properties";
        try (InputStream in = PageWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + PageWords.class.getName());
            }
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    /** For {@code lang}. */
    String language() {
        return locale.getLanguage();
    }

    /** BCP 47 tag of language and country. */
    String tag() {
        return locale.toLanguageTag();
    }

    String day(LocalDate day) {
        return days.format(day);
    }

    /** {@code 20 November 2026, 10:00 (Central European Time)}. */
    String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atZone(zone))
                + " (" + zone.getDisplayName(TextStyle.FULL, locale) + ")";
    }

    String pieces(long number) {
        return say("pieces", number);
    }

    /** The sentence of that name, with its places filled. */
    String say(String name, Object... values) {
        String pattern = words.getProperty(name);
        if (pattern == null) {
            throw new IllegalArgumentException("the order page has no words for " + name + " in " + language());
        }
        return new MessageFormat(pattern, locale).format(values);
    }
}
