package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.notices.SendingTimes;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.Doubt;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendOutcome.Blame;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends doubts about mails by evidence. In the archive: it was taken. Not in the archive, though a later mail is: it was
 * not, and goes out again under the same Message-ID. Where no later mail is there, a probe is sent to the archive, and
 * the doubt stays until it arrives. Text messages leave no evidence: their doubts stay for a person.
 */
public final class DoubtfulMail {

    private static final Logger LOG = LoggerFactory.getLogger(DoubtfulMail.class);
    private static final int AT_ONCE = 200;

    private final Deliveries book;
    private final ProofMailbox archive;
    private final MailSettings settings;
    private final MailWriter writer;
    private final PooledMail sender;
    private final InstantSource clock;
    private final Duration grace;

    public DoubtfulMail(
            Deliveries book,
            ProofMailbox archive,
            MailSettings settings,
            MailWriter writer,
            PooledMail sender,
            InstantSource clock,
            SendingTimes times) {
        this.book = book;
        this.archive = archive;
        this.settings = settings;
        this.writer = writer;
        this.sender = sender;
        this.clock = clock;
        this.grace = times.grace();
    }

    /** Looks into every doubt that is old enough. Where the archive is away, everything stays as it is. */
    public void resolve() {
        Instant now = clock.instant();
        List<Doubt> doubts = book.inDoubt(Channel.EMAIL, AT_ONCE).stream()
                .filter(d -> !d.startedAt().plus(grace).isAfter(now))
                .toList();
        if (doubts.isEmpty()) {
            return;
        }
        try {
            boolean archiveLags = archive.open(folder -> lookInto(doubts, folder, now));
            if (archiveLags) {
                probe(now);
            }
        } catch (MessagingException e) {
            LOG.warn("the archive mailbox can't be asked about {} doubtful mails: {}", doubts.size(), e.toString());
        }
    }

    /** @return whether a doubt stays because the archive has nothing newer */
    private boolean lookInto(List<Doubt> doubts, Folder folder, Instant now) throws MessagingException {
        boolean lags = false;
        // Asked before the mails: what arrives in between can't make a mail look absent.
        Instant newest = ProofMailbox.newestSent(folder);
        for (Doubt doubt : doubts) {
            if (ProofMailbox.holds(folder, settings.messageId(doubt.id().messageKey()))) {
                book.resolve(doubt.id(), new SendOutcome.Accepted(null, "found in the archive"), now);
                LOG.info("order {}: doubtful mail was taken, it is in the archive", doubt.orderId());
            } else if (!ProofMailbox.reachesBackTo(folder, doubt.startedAt())) {
                String reason = "the archive does not reach back to it; " + doubt.reason();
                book.resolve(doubt.id(), new SendOutcome.InDoubt(shortened(reason)), now);
            } else if (isAfter(newest, doubt.startedAt())) {
                var again = new SendOutcome.Retry(now, Blame.PROVIDER, "not in the archive, later mails are");
                book.resolve(doubt.id(), again, now);
                LOG.info("order {}: doubtful mail was not taken, it goes out again", doubt.orderId());
            } else {
                book.resolve(doubt.id(), new SendOutcome.InDoubt(doubt.reason()), now);
                lags = true;
            }
        }
        return lags;
    }

    /** The remark is added once, not at every look. */
    private static String shortened(String reason) {
        return reason.replaceAll("(the archive does not reach back to it; )+", "$1");
    }

    /** A mail's date has whole seconds only. */
    private static boolean isAfter(@Nullable Instant newest, Instant startedAt) {
        return newest != null && newest.isAfter(startedAt.plusSeconds(1));
    }

    private void probe(Instant now) throws MessagingException {
        String to = settings.proofAddress();
        if (to != null) {
            sender.send(writer.probe("probe-" + now.toEpochMilli(), to, now));
        }
    }
}
