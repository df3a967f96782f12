package dev.backorderdesk.flow.mail;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveryId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of the route {@code notices-bounced}: what came back does not count as given any more. Anybody can send a mail
 * there; one that does not name one of our mails by both its ids changes nothing.
 */
public final class BouncedMail {
    private static final Logger LOG = LoggerFactory.getLogger(BouncedMail.class);

    private final Deliveries book;
    private final MailSettings settings;
    private final InstantSource clock;

    public BouncedMail(Deliveries book, MailSettings settings, InstantSource clock) {
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    /** A mail of the bounce mailbox; out-of-office answers and the like are passed over. */
    public void read(Message mail) {
        Bounce bounce;
        try {
            bounce = Bounce.of(mail, settings.proofAddress());
        } catch (MessagingException | IOException e) {
            LOG.warn("a mail in the bounce mailbox can't be read: {}", e.toString());
            return;
        }
        if (bounce == null) {
            LOG.debug("a mail in the bounce mailbox is no report of ours");
            return;
        }
        DeliveryId id = new DeliveryId(bounce.noticeId(), Channel.EMAIL);
        if (!bounce.messageId().equals(settings.messageId(id.messageKey()))) {
            LOG.warn("a report in the bounce mailbox names a mail that is none of ours");
        } else if (book.bounced(
                id, "it came back" + (bounce.status().isEmpty() ? "" : ": " + bounce.status()), clock.instant())) {
            LOG.warn("notice {}: its mail came back {}", bounce.noticeId(), bounce.status());
        }
    }
}
