package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.notices.Outgoing;
import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.Letter;
import dev.backorderdesk.notice.render.LiveTemplates;
import dev.backorderdesk.notice.render.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Writes the MIME message of a delivery: text and HTML, and the headers that keep machines from answering. */
public final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    static {
        // Else the library looks through all jars for it, several times for each part of each mail.
        String provider = StreamProvider.class.getName();
        System.setProperty(provider, System.getProperty(provider, MailStreamProvider.class.getName()));
    }

    private final MailSettings settings;
    private final Shop shop;
    private final LiveTemplates templates;
    private final OrderLinks links;
    private final Session session = Session.getInstance(new Properties());

    public MailWriter(MailSettings settings, Shop shop, LiveTemplates templates, OrderLinks links) {
        this.settings = settings;
        this.shop = shop;
        this.templates = templates;
        this.links = links;
    }

    /**
     * The mail of a delivery.
     *
     * @throws SendFault of kind PERMANENT where it can't be written: the address is none, a template fails
     */
    public OutgoingMail write(Outgoing outgoing, Instant now) throws SendFault {
        Delivery delivery = outgoing.delivery();
        Contact to = delivery.to();
        InternetAddress address = address(to);
        Mail mail;
        try {
            mail = templates.current().mail(new Letter(delivery.plan(), to.name(), links.urlOf(delivery.plan()), now));
        } catch (RuntimeException e) {
            throw new SendFault(SendFault.Kind.PERMANENT, "it can't be written: " + e.getMessage(), e);
        }
        try {
            OutgoingMail message =
                    new OutgoingMail(session, settings.messageId(delivery.id().messageKey()), outgoing);
            message.setRecipient(Message.RecipientType.TO, address);
            headers(message, now);
            message.setSubject(mail.subject(), UTF_8);
            message.setHeader("X-Notice-Id", delivery.id().noticeId());
            message.setHeader("Content-Language", mail.language());
            message.setContent(alternatives(mail));
            message.encode();
            return message;
        } catch (MessagingException | IOException e) {
            throw new SendFault(SendFault.Kind.PERMANENT, "it can't be written as a mail: " + e.getMessage(), e);
        }
    }

    /** A mail to the archive only: once it is there, what was sent before it would be there as well. */
    OutgoingMail probe(String key, String archive, Instant now) throws MessagingException {
        try {
            OutgoingMail message = new OutgoingMail(session, settings.messageId(key), null);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(archive, true));
            headers(message, now);
            message.setSubject("Archive probe", UTF_8);
            message.setText("Sent to learn whether the archive is up to date.\n", UTF_8);
            message.encode();
            return message;
        } catch (IOException e) {
            throw new IllegalStateException("every Java platform has UTF-8, and memory to write to", e);
        }
    }

    private void headers(OutgoingMail message, Instant now) throws MessagingException, UnsupportedEncodingException {
        message.setFrom(new InternetAddress(settings.from(), shop.name(), UTF_8));
        message.setEnvelopeFrom(settings.envelopeFrom() == null ? settings.from() : settings.envelopeFrom());
        message.setSendPartial(false);
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
    }

    private static InternetAddress address(Contact to) throws SendFault {
        String email = to.email();
        if (email == null) {
            throw new SendFault(SendFault.Kind.PERMANENT, "the order has no mail address any more");
        }
        try {
            // Without the name: it is foreign text, and the greeting has it.
            InternetAddress address = new InternetAddress(email.trim(), true);
            if (address.isGroup() || !address.getAddress().contains("@")) {
                throw new AddressException("no single mailbox");
            }
            return new InternetAddress(address.getAddress(), true);
        } catch (AddressException e) {
            // The exception's own words would repeat the address.
            throw new SendFault(SendFault.Kind.PERMANENT, "the customer's mail address can't be used");
        }
    }

    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }
}
