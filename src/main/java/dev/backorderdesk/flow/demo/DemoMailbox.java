package dev.backorderdesk.flow.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The mailbox of every customer: takes mail for any address over SMTP, gives it out over IMAP (user and password are
 * the address). Keeps the latest mails only: where there are more than the limit, the mailboxes that got nothing for
 * the longest time go first, and a mailbox with many loses its oldest.
 */
public final class DemoMailbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final int limit;
    private final AtomicLong taken = new AtomicLong();
    /** Mails by mailbox, the one served least recently first. */
    private final Map<String, Integer> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int keptInAll;

    /**
     * Starts it.
     *
     * @param smtpPort 0 means any free one
     * @param imapPort 0 means any free one
     * @param limit most mails that are kept
     */
    public DemoMailbox(int smtpPort, int imapPort, int limit) {
        this.limit = limit;
        this.server = new GreenMail(new ServerSetup[] {
                    new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                })
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((mail, to) -> mailbox(users, to.getEmail()));
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Mails taken since the start, one for each recipient. */
    public long taken() {
        return taken.get();
    }

    /** The mails of an address, oldest first, as a person reads them. */
    public List<ReceivedMail> received(String address) {
        return mailsOf(address).stream().map(ReceivedMail::of).toList();
    }

    /** The mails of one address that are still kept, oldest first. */
    public List<MimeMessage> mailsOf(String address) {
        GreenMailUser user = server.getUserManager().getUserByEmail(address);
        List<MimeMessage> mails = new ArrayList<>();
        if (user != null) {
            try {
                for (StoredMessage mail :
                        server.getManagers().getImapHostManager().getInbox(user).getNonDeletedMessages()) {
                    mails.add(mail.getMimeMessage());
                }
            } catch (FolderException e) {
                throw new IllegalStateException("the demo mailbox lost an inbox", e);
            }
        }
        return mails;
    }

    /** Every mail that is still kept. */
    public List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    private synchronized GreenMailUser mailbox(UserManager users, String email) throws UserException {
        taken.incrementAndGet();
        GreenMailUser user = users.getUserByEmail(email);
        if (user == null) {
            user = users.createUser(email, email, email);
        }
        kept.merge(email, 1, Integer::sum);
        keptInAll++;
        if (keptInAll > limit) {
            forget(users);
        }
        return user;
    }

    /** Down to half the limit, so that it does not happen with every mail. */
    private void forget(UserManager users) {
        Iterator<Map.Entry<String, Integer>> oldest = kept.entrySet().iterator();
        while (keptInAll > limit / 2 && oldest.hasNext()) {
            Map.Entry<String, Integer> mailbox = oldest.next();
            if (mailbox.getValue() > limit / 4) {
                int lost = trim(users, mailbox.getKey(), limit / 4);
                mailbox.setValue(mailbox.getValue() - lost);
                keptInAll -= lost;
            } else if (oldest.hasNext()) {
                GreenMailUser user = users.getUserByEmail(mailbox.getKey());
                if (user != null) {
                    users.deleteUser(user);
                }
                keptInAll -= mailbox.getValue();
                oldest.remove();
            }
        }
    }

    private int trim(UserManager users, String email, int keep) {
        GreenMailUser user = users.getUserByEmail(email);
        if (user == null) {
            return 0;
        }
        try {
            MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
            List<StoredMessage> all = inbox.getNonDeletedMessages();
            int lost = Math.max(0, all.size() - keep);
            all.subList(0, lost).forEach(mail -> mail.setFlag(Flags.Flag.DELETED, true));
            inbox.expunge();
            return lost;
        } catch (FolderException e) {
            throw new IllegalStateException("the demo mailbox lost an inbox", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
