package dev.backorderdesk.app.config;

import dev.backorderdesk.notice.LinkKey;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Whether a value is one that the desk can work with. */
final class Values {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Values() {}

    /** {@code UK} is none: its code is {@code GB}. */
    static boolean isCountry(String text) {
        return COUNTRIES.contains(text);
    }

    static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme)) && uri.getHost() != null && !text.endsWith("/");
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    static boolean areLinkKeys(String text) {
        try {
            return !LinkKey.all(text).isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
