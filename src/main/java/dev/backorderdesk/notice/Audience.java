package dev.backorderdesk.notice;

import dev.backorderdesk.model.Customer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a customer is told.
 *
 * @param channels empty where the customer can't be reached on a channel that he wants
 * @param locale BCP 47 tag in a language that we write
 */
record Audience(Set<Channel> channels, String locale) {

    private static final Set<String> LANGUAGES = Set.of("de", "en");

    /** @param defaultLocale BCP 47 tag for customers who have none */
    static Audience of(Customer customer, String defaultLocale) {
        return new Audience(channels(customer), locale(customer.locale(), defaultLocale));
    }

    private static Set<Channel> channels(Customer customer) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (present(customer.email()) && wants(customer, "email")) {
            channels.add(Channel.EMAIL);
        }
        if (present(customer.phone()) && wants(customer, "sms")) {
            channels.add(Channel.SMS);
        }
        return channels;
    }

    private static boolean present(@Nullable String address) {
        return address != null && !address.isBlank();
    }

    private static boolean wants(Customer customer, String channel) {
        return customer.channels().isEmpty()
                || customer.channels().stream().anyMatch(c -> c.trim().equalsIgnoreCase(channel));
    }

    /** A locale in a language that we write keeps its country, which has its own way with dates; others read English. */
    private static String locale(@Nullable String wanted, String defaultLocale) {
        Locale locale =
                Locale.forLanguageTag((wanted == null || wanted.isBlank() ? defaultLocale : wanted).replace('_', '-'));
        if (!LANGUAGES.contains(locale.getLanguage())) {
            return "en";
        }
        return new Locale.Builder()
                .setLanguage(locale.getLanguage())
                .setRegion(locale.getCountry())
                .build()
                .toLanguageTag();
    }
}
