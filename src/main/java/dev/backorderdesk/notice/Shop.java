package dev.backorderdesk.notice;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a notice.
 *
 * @param name as customers know it, at most 20 characters (it begins every text message)
 * @param publicUrl where the order pages are, without a slash at its end ({@code https://o.shop.example})
 * @param contact how to reach a person, as it is read to a customer (an address or a phone number)
 */
public record Shop(String name, String publicUrl, @Nullable String contact) {

    public Shop {
        if (name.isBlank() || name.length() > 20) {
            throw new IllegalArgumentException("the shop's name is \"" + name + "\", expected 1 to 20 characters");
        }
        if (!publicUrl.matches("https?://[^\\s/]+(/[^\\s]*[^/\\s])?")) {
            throw new IllegalArgumentException("the shop's public URL is \"" + publicUrl
                    + "\", expected http(s)://host without a slash at its end. Maybe remove the last slash.");
        }
    }
}
