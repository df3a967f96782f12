package dev.backorderdesk.app.config;

import dev.backorderdesk.policy.Suggestion;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads settings as what they are, and goes on after a mistake so that all of them are told at once. */
final class SettingsReader {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final Sources sources;
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();

    SettingsReader(Sources sources) {
        this.sources = sources;
    }

    /** Never empty. */
    String text(String key, String fallback, String expected, Predicate<String> holds) {
        return read(key, fallback, expected, text -> !text.isBlank() && holds.test(text) ? text : null);
    }

    /** Anything, empty included. */
    String free(String key, String fallback) {
        return read(key, fallback, "", text -> text);
    }

    /** Null where it is empty. */
    @Nullable
    String optional(String key) {
        String text = free(key, "");
        return text.isEmpty() ? null : text;
    }

    /** Null where it is empty. */
    @Nullable
    String optional(String key, String expected, Predicate<String> holds) {
        String text = read(key, "", expected, value -> value.isEmpty() || holds.test(value) ? value : null);
        return text.isEmpty() ? null : text;
    }

    int number(String key, int fallback, int least, int most) {
        return read(key, Integer.toString(fallback), "whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? number : null;
        });
    }

    /** 0 means any free port. */
    int port(String key, int fallback) {
        return number(key, fallback, 0, 65_535);
    }

    boolean flag(String key, boolean fallback) {
        return read(
                key,
                Boolean.toString(fallback),
                "true or false",
                text -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null);
    }

    /** More than nothing. */
    Duration duration(String key, String fallback) {
        return read(key, fallback, "a time as 500ms, 30s, 5m, 24h or 180d", SettingsReader::duration);
    }

    ZoneId zone(String key, String fallback) {
        return read(
                key,
                fallback,
                "a time zone as Europe/Berlin",
                text -> ZoneId.getAvailableZoneIds().contains(text) || text.equals("UTC") ? ZoneId.of(text) : null);
    }

    LocalTime time(String key, String fallback) {
        return read(key, fallback, "a time of day as 14:00", LocalTime::parse);
    }

    /** Null where it is empty. */
    @Nullable
    LocalTime optionalTime(String key) {
        String text = read(key, "", "a time of day as 02:00, or nothing", value -> {
            return value.isEmpty() ? value : LocalTime.parse(value).toString();
        });
        return text.isEmpty() ? null : LocalTime.parse(text);
    }

    Path folder(String key, String fallback, Path home) {
        Path folder = read(key, fallback, "a folder", text -> text.isBlank() ? null : Path.of(text));
        return home.resolve(folder).normalize();
    }

    <E extends Enum<E>> E choice(String key, E fallback) {
        E[] all = fallback.getDeclaringClass().getEnumConstants();
        String expected = Arrays.stream(all).map(SettingsReader::word).collect(Collectors.joining(" or "));
        return read(
                key,
                word(fallback),
                expected,
                text -> Arrays.stream(all)
                        .filter(one -> word(one).equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** Every setting with its default, in the order in which they are read. */
    Map<String, String> defaults() {
        return defaults;
    }

    /** @throws BrokenConfiguration where something was wrong */
    void finish() {
        sources.unknown(defaults.keySet())
                .forEach((key, where) -> findings.add(
                        "There is no setting " + key + " (" + where + ")." + Suggestion.among(key, defaults.keySet())));
        if (!findings.isEmpty()) {
            throw new BrokenConfiguration(findings);
        }
    }

    private <T> T read(String key, String fallback, String expected, Function<String, @Nullable T> parse) {
        defaults.put(key, fallback);
        Sources.Value value = sources.find(key);
        if (value != null) {
            T parsed = attempt(value.text().strip(), parse);
            if (parsed != null) {
                return parsed;
            }
            findings.add("Setting " + key + " is \"" + shown(key, value.text()) + "\" (" + value.where()
                    + "), expected " + expected + ".");
        }
        T parsed = attempt(fallback, parse);
        if (parsed == null) {
            throw new IllegalStateException("the default of " + key + " is \"" + fallback + "\", expected " + expected);
        }
        return parsed;
    }

    private static <T> @Nullable T attempt(String text, Function<String, @Nullable T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException | DateTimeException | java.nio.file.InvalidPathException unreadable) {
            return null;
        }
    }

    private static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return duration.isZero() ? null : duration;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(String key, String value) {
        boolean secret = key.contains("password") || key.contains("secret");
        return secret ? "..." : value.length() > 80 ? value.substring(0, 80) + "..." : value;
    }
}
