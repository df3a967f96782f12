package dev.backorderdesk.flow.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our mails.
 *
 * @param from address that customers see; its domain also names the Message-IDs
 * @param envelopeFrom address for bounces; null means {@code from}
 * @param connections open at once at most
 * @param user null means without authentication
 * @param proofAddress archive that gets every mail too, as a recipient in the envelope; null means none
 * @param connectTimeout for the connection
 * @param readTimeout for every answer; RFC 5321 lets a server think ten minutes after the last line of a mail
 */
public record MailSettings(
        String host,
        int port,
        boolean startTls,
        int connections,
        @Nullable String user,
        @Nullable String password,
        String from,
        @Nullable String envelopeFrom,
        @Nullable String proofAddress,
        Duration connectTimeout,
        Duration readTimeout) {

    public MailSettings {
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(
                    "mail.from is \"" + from + "\", expected an address as orders@shop.example");
        }
    }

    /** Without authentication, over one connection, bounces to {@code from}, ten seconds to connect and a minute for an answer. */
    public static MailSettings plain(String host, int port, String from, @Nullable String proofAddress) {
        return new MailSettings(
                host,
                port,
                false,
                1,
                null,
                null,
                from,
                null,
                proofAddress,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
    }

    /** {@code <key@notices.shop.example>}. */
    String messageId(String key) {
        return "<" + key + "@notices." + from.substring(from.indexOf('@') + 1) + ">";
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + (startTls ? ", STARTTLS" : "") + "]";
    }
}
