package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.SellerPolicy;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.policy.TurnPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand in a cell. Each type says in words what it expects, so that a message can. */
enum CellType {
    NAME("a name, or * for any"),
    COUNTRY("a country of ISO 3166 in two capitals as DE, or * for any"),
    ORDER("a whole number from 1"),
    PRIORITY("a whole number from 1, the first, to 999, the last"),
    LIMIT("a whole number from 0, or unlimited"),
    DAYS("a whole number of days from 0 to 3650"),
    DAYS_OR_UNLIMITED("a whole number of days from 0 to 3650, or unlimited"),
    PERCENT("a whole number from 0 to 100, without the sign"),
    PERCENT_OF_LEAD_TIME("a whole number from 1 to 1000, without the sign"),
    YES_NO("yes or no"),
    REGIME("US, EU or UK"),
    STRATEGY("win, gain, redistribute, fill, lose or skip"),
    FALLBACK("stay, gain, redistribute, fill or lose"),
    SORT("turn, ordered, promised, smallest or largest"),
    SUSPENSION("reroute, hold or repromise"),
    JUDGED_BY("shipment or delivery"),
    HOURS("a whole number of hours from 0 to 240"),
    TEXT("a name"),
    /** One that there is: names of two are as alike as countries are. */
    CALENDAR("the name of a calendar");

    /** The word that matches every value of a condition. */
    static final String ANY = "*";

    /** The regimes that there are. */
    static final List<String> REGIMES = List.of("US", "EU", "UK");

    private static final List<String> JUDGES = List.of("shipment", "delivery");
    private static final String UNLIMITED_WORD = "unlimited";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST_DAYS = 3650;
    private static final int MOST_DIGITS = 12;

    private final String expected;

    CellType(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    /**
     * Reads a cell that is neither empty nor an error of the spreadsheet.
     *
     * @return String, Long or Boolean by type; null where it is not of this type
     */
    @Nullable
    Object read(String text) {
        return switch (this) {
            case NAME, TEXT, CALENDAR -> text;
            case COUNTRY -> text.equals(ANY) || COUNTRIES.contains(text) ? text : null;
            case ORDER -> between(text, 1, MOST_DAYS);
            case PRIORITY -> between(text, TurnPolicy.FIRST, TurnPolicy.LAST);
            case LIMIT ->
                text.equals(UNLIMITED_WORD)
                        ? (Long) SellerPolicy.UNLIMITED
                        : between(text, 0, SellerPolicy.UNLIMITED - 1);
            case DAYS -> between(text, 0, MOST_DAYS);
            case DAYS_OR_UNLIMITED ->
                text.equals(UNLIMITED_WORD) ? (Long) SellerPolicy.UNLIMITED : between(text, 0, MOST_DAYS);
            case PERCENT -> between(text, 0, 100);
            case PERCENT_OF_LEAD_TIME -> between(text, 1, 1000);
            case YES_NO -> text.equals("yes") ? Boolean.TRUE : text.equals("no") ? Boolean.FALSE : null;
            case REGIME -> REGIMES.contains(text) ? text : null;
            case STRATEGY, FALLBACK, SORT, SUSPENSION -> words().contains(text) ? text : null;
            case JUDGED_BY -> JUDGES.contains(text) ? text : null;
            case HOURS -> between(text, 0, 240);
        };
    }

    /** What the writer may have meant, as a sentence with a leading blank; nothing where there is no idea. */
    String hint(String text) {
        if (text.matches("-?\\d{1,3}([,.' \u00a0\u202f]\\d{3})+")) {
            return " Write it without separators: " + text.replaceAll("[^\\d-]", "") + ".";
        }
        if (text.matches("-?\\d+[.,]\\d+")) {
            return " Only whole numbers stand here.";
        }
        if (text.matches("-\\d+")) {
            return this == PRIORITY ? " It can't be below 1." : " It can't be below 0.";
        }
        if (text.matches("\\d+ ?%")) {
            return " Write it without the sign: " + text.replaceAll("\\D", "") + ".";
        }
        if (text.matches("(?i)inf(inite|inity)?|∞|none|no limit|max|any|all|-1|n/a|\\*") && this == LIMIT
                || text.equals(ANY) && this == DAYS_OR_UNLIMITED) {
            return " Did you mean \"unlimited\"?";
        }
        return switch (this) {
            case LIMIT, DAYS_OR_UNLIMITED -> Suggestion.among(text, List.of(UNLIMITED_WORD));
            case YES_NO ->
                text.matches("(?i)y|true|ja|1|x")
                        ? " Did you mean \"yes\"?"
                        : text.matches("(?i)n|false|nein|0")
                                ? " Did you mean \"no\"?"
                                : Suggestion.among(text, List.of("yes", "no"));
            case REGIME -> text.equals("GB") ? " Did you mean \"UK\"?" : Suggestion.among(text, REGIMES);
            case JUDGED_BY -> Suggestion.among(text, JUDGES);
            case COUNTRY -> country(text);
            case STRATEGY, FALLBACK, SORT, SUSPENSION -> Suggestion.among(text.toLowerCase(Locale.ROOT), words());
            default -> "";
        };
    }

    /** The words of a type that has a few, as its expectation lists them. */
    private List<String> words() {
        return List.of(expected.split(", | or "));
    }

    private static String country(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        if (COUNTRIES.contains(capitals)) {
            return " Did you mean \"" + capitals + "\"?";
        }
        return text.equals("UK") ? " Did you mean \"GB\"?" : "";
    }

    private static @Nullable Long between(String text, long least, long most) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            // Not Character.isDigit: digits of other scripts are no digits here.
            if (digit < '0' || digit > '9') {
                return null;
            }
            value = value * 10 + (digit - '0');
        }
        return value < least || value > most ? null : value;
    }
}
