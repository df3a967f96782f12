package dev.backorderdesk.flow.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The archive mailbox, asked over IMAP. Every mail has the archive as a second recipient of the same transaction, in
 * which a refused customer stops the whole: so a mail that is in the archive was taken for the customer as well.
 */
public final class ProofMailbox {

    private static final int NEWEST = 20;

    private final Settings settings;

    /** @param tls IMAP over TLS from the first byte */
    public record Settings(
            String host, int port, boolean tls, String user, String password, String folder, Duration timeout) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "ProofMailbox[" + host + ":" + port + "]";
        }
    }

    public ProofMailbox(Settings settings) {
        this.settings = settings;
    }

    /** Looks into the archive. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Folder archive) throws MessagingException;
    }

    /** One visit for many questions. */
    <T> T open(Question<T> question) throws MessagingException {
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties p = new Properties();
        String timeout = String.valueOf(settings.timeout().toMillis());
        p.setProperty("mail." + protocol + ".connectiontimeout", timeout);
        p.setProperty("mail." + protocol + ".timeout", timeout);
        p.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        try (Store store = Session.getInstance(p).getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_ONLY);
            try {
                return question.ask(folder);
            } finally {
                folder.close(false);
            }
        }
    }

    static boolean holds(Folder archive, String messageId) throws MessagingException {
        return archive.search(new MessageIDTerm(messageId)).length > 0;
    }

    /** Whether the archive holds a mail sent before {@code then}: else it may have been emptied since. */
    static boolean reachesBackTo(Folder archive, Instant then) throws MessagingException {
        Date oldest =
                archive.getMessageCount() == 0 ? null : archive.getMessage(1).getSentDate();
        return oldest != null && !oldest.toInstant().isAfter(then);
    }

    /** When the newest of the last mails was sent, by its own date (our clock); null where there is none. */
    static @Nullable Instant newestSent(Folder archive) throws MessagingException {
        int count = archive.getMessageCount();
        if (count == 0) {
            return null;
        }
        Message[] last = archive.getMessages(Math.max(1, count - NEWEST + 1), count);
        FetchProfile envelope = new FetchProfile();
        envelope.add(FetchProfile.Item.ENVELOPE);
        archive.fetch(last, envelope);
        Instant newest = null;
        for (Message message : last) {
            Date sent = message.getSentDate();
            if (sent != null && (newest == null || sent.toInstant().isAfter(newest))) {
                newest = sent.toInstant();
            }
        }
        return newest;
    }
}
