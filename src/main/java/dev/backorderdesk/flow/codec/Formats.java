package dev.backorderdesk.flow.codec;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The formats that our schemas name, beside those of the draft: names that must be known, and times as we take them. */
final class Formats {

    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");
    private static final Pattern DAY = Pattern.compile(YEAR + "-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile(YEAR + "-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final Duration LONGEST_COLLECTING = Duration.ofDays(31);

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    // The list has the old code or the new one of these three, by Java version.
    private static final Set<String> RENAMED = Set.of("he", "iw", "yi", "ji", "id", "in");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private Formats() {}

    static List<Format> all() {
        return List.of(
                format("desk-instant", Formats::isInstant),
                format("desk-day", Formats::isDay),
                format("desk-day-or-instant", text -> isDay(text) || isInstant(text)),
                format("desk-time", Formats::isTime),
                format("desk-send-time", text -> isTime(text) || isCollectingTime(text)),
                format("desk-currency", CURRENCIES::contains),
                format("desk-country", COUNTRIES::contains),
                format("desk-time-zone", ZONES::contains),
                format("desk-locale", Formats::isLocale));
    }

    private static Format format(String name, Predicate<String> matches) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return matches.test(value);
            }
        };
    }

    /** Whether days and instants of that year are taken. */
    static boolean isYear(String year) {
        return YEAR.matcher(year).matches();
    }

    private static boolean isInstant(String text) {
        return INSTANT.matcher(text).matches() && parses(() -> Instant.parse(text));
    }

    private static boolean isDay(String text) {
        return DAY.matcher(text).matches() && parses(() -> LocalDate.parse(text));
    }

    private static boolean isTime(String text) {
        return TIME.matcher(text).matches() && parses(() -> LocalTime.parse(text));
    }

    private static boolean isCollectingTime(String text) {
        try {
            Duration duration = Duration.parse(text);
            return !duration.isNegative() && duration.compareTo(LONGEST_COLLECTING) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLocale(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String language = locale.getLanguage();
            String country = locale.getCountry();
            return (LANGUAGES.contains(language) || RENAMED.contains(language))
                    && (country.isEmpty() || COUNTRIES.contains(country));
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
