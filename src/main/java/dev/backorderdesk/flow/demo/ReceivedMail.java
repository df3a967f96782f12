package dev.backorderdesk.flow.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** A mail as a customer finds it. */
public record ReceivedMail(String messageId, String from, String to, String subject, String text, String html) {

    /** Reads a mail of two parts, as we send them. */
    static ReceivedMail of(MimeMessage mail) {
        try {
            String text = "";
            String html = "";
            if (mail.getContent() instanceof MimeMultipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    if (part.isMimeType("text/plain")) {
                        text = String.valueOf(part.getContent()).replace("\r\n", "\n");
                    } else if (part.isMimeType("text/html")) {
                        html = String.valueOf(part.getContent());
                    }
                }
            }
            return new ReceivedMail(
                    mail.getMessageID(),
                    String.valueOf(mail.getFrom()[0]),
                    String.valueOf(mail.getAllRecipients()[0]),
                    mail.getSubject(),
                    text,
                    html);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail in the demo mailbox can't be read", e);
        }
    }
}
