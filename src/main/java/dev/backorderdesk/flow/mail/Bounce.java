package dev.backorderdesk.flow.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail server's word that a mail of ours could not be delivered after all (RFC 3464), whatever language its text is in.
 *
 * @param noticeId of the mail that came back, from its own header
 * @param messageId the same mail's
 * @param status enhanced status as {@code 5.1.1}; empty where none is told
 */
record Bounce(String noticeId, String messageId, String status) {

    /** A report has a few lines; of what is longer the rest is not looked at. */
    private static final int MOST = 100_000;

    /**
     * Null where a mail says nothing of the kind: it is no report, a delivery is only delayed, or none of our mails lies in it.
     *
     * @param archive whose refusal is not the customer's; null where there is none
     */
    static @Nullable Bounce of(Message mail, @Nullable String archive) throws MessagingException, IOException {
        // Taken apart here: what mail servers say of the parts of a report differs.
        Message whole =
                mail instanceof MimeMessage mime && mail.isMimeType("multipart/report") ? new MimeMessage(mime) : null;
        if (whole == null || !(whole.getContent() instanceof Multipart report)) {
            return null;
        }
        String status = null;
        InternetHeaders ours = null;
        for (int i = 0; i < report.getCount(); i++) {
            BodyPart part = report.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                status = failed(text(part), archive);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                ours = headers(text(part));
            }
        }
        String noticeId = ours == null ? null : ours.getHeader("X-Notice-Id", null);
        String messageId = ours == null ? null : ours.getHeader("Message-ID", null);
        return status == null || noticeId == null || messageId == null
                ? null
                : new Bounce(noticeId.trim(), messageId.trim(), status);
    }

    /** Status of the first recipient for whom it failed for good; null where it did for none. */
    private static @Nullable String failed(String report, @Nullable String archive) throws MessagingException {
        for (String block : report.replace("\r\n", "\n").split("\n[ \t]*\n")) {
            InternetHeaders recipient = headers(block.stripLeading());
            String action = recipient.getHeader("Action", null);
            if (action != null && action.trim().equalsIgnoreCase("failed") && !names(recipient, archive)) {
                String status = recipient.getHeader("Status", null);
                return status != null && status.trim().matches("[245]\\.\\d{1,3}\\.\\d{1,3}.*")
                        ? status.trim().split("[^0-9.]", 2)[0]
                        : "";
            }
        }
        return null;
    }

    /** As it was sent to, or as the server rewrote that. */
    private static boolean names(InternetHeaders recipient, @Nullable String address) {
        return address != null
                && Stream.of("Original-Recipient", "Final-Recipient")
                        .map(header -> recipient.getHeader(header, null))
                        .anyMatch(named -> named != null
                                && named.substring(named.indexOf(';') + 1)
                                        .trim()
                                        .equalsIgnoreCase(address));
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        }
    }
}
