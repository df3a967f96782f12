package dev.backorderdesk.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who ordered. Everything but {@code id} and {@code tier} is personal data and stays out of logs and queue bodies.
 *
 * @param tier customer group that the tables speak of ({@code gold}); null means none
 * @param phone E.164 where it could be read so, else as sent
 * @param locale BCP 47 tag ({@code de-DE}); null means the shop's
 * @param timeZone IANA zone; null means by address
 * @param channels channels the customer wants ({@code email}, {@code sms}); empty means every channel with an address
 */
public record Customer(
        String id,
        @Nullable String name,
        @Nullable String tier,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String locale,
        @Nullable String timeZone,
        List<String> channels) {

    public Customer {
        channels = List.copyOf(channels);
    }
}
