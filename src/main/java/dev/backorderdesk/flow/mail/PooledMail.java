package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.notices.Outgoing;
import dev.backorderdesk.flow.notices.ProviderBreaker;
import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.notice.SendOutcome;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * The sender behind the {@code smtp:} endpoint ({@code javaMailSender=#pooledMail}). Sends over connections that stay
 * open, copies the archive in the envelope, and tells the delivery that a mail carries how it ended.
 */
public final class PooledMail implements JavaMailSender, AutoCloseable {

    private static final Pattern QUEUED_AS = Pattern.compile("(?i)\\b(?:queued as|id=|ok:?) *<?([\\w.@-]{4,80})");

    private final MailSettings settings;
    private final ProviderBreaker breaker;
    private final InstantSource clock;
    private final SmtpPool pool;

    public PooledMail(MailSettings settings, ProviderBreaker breaker, InstantSource clock) {
        this.settings = settings;
        this.breaker = breaker;
        this.clock = clock;
        this.pool = new SmtpPool(settings);
    }

    /**
     * Sends; afterwards the delivery of an {@link OutgoingMail} has its outcome.
     *
     * @throws MessagingException with a {@link SendFault} as its cause, where the mail was not certainly taken
     */
    @Override
    public void send(MimeMessage mail) throws MessagingException {
        Outgoing outgoing = mail instanceof OutgoingMail ours ? ours.outgoing() : null;
        try {
            inTime(outgoing);
            String reply = breaker.call(() -> transmit(mail));
            if (outgoing != null) {
                Matcher queuedAs = QUEUED_AS.matcher(reply);
                outgoing.ended(new SendOutcome.Accepted(queuedAs.find() ? queuedAs.group(1) : null, reply));
            }
        } catch (SendFault fault) {
            throw new MessagingException(fault.reason(), fault);
        }
    }

    private void inTime(@Nullable Outgoing outgoing) throws SendFault {
        if (outgoing != null && !outgoing.mayBeSentAt(clock.instant())) {
            throw new SendFault(SendFault.Kind.PROVIDER, "not tried: those before it took too long");
        }
    }

    /** @return the server's answer */
    private String transmit(MimeMessage mail) throws SendFault {
        Address[] recipients;
        SmtpPool.Line line;
        try {
            recipients = recipients(mail);
            line = pool.take();
        } catch (MessagingException e) {
            throw SmtpFaults.whileConnecting(e);
        }
        boolean sent = false;
        try {
            if (mail instanceof OutgoingMail ours) {
                ours.notBegun();
                inTime(ours.outgoing()); // it may have waited for the connection
            }
            line.transport.sendMessage(mail, recipients);
            sent = true;
            String reply = line.transport.getLastServerResponse();
            return reply == null ? "" : reply.strip();
        } catch (MessagingException e) {
            boolean begun = !(mail instanceof OutgoingMail ours) || ours.begun();
            if (begun || line.mails == 0 || !SmtpFaults.isGone(e)) {
                throw SmtpFaults.whileSending(e, settings.proofAddress(), begun);
            }
        } finally {
            if (sent) {
                pool.giveBack(line);
            } else {
                pool.drop(line);
            }
        }
        // The server had ended the connection since the last mail, as it may: that says nothing of this one. No more
        // than
        // one try for each that was open: a new one has carried no mail.
        return transmit(mail);
    }

    private Address[] recipients(MimeMessage mail) throws MessagingException {
        List<Address> all = new ArrayList<>(Arrays.asList(mail.getRecipients(Message.RecipientType.TO)));
        String archive = settings.proofAddress();
        if (archive != null
                && all.stream()
                        .noneMatch(a -> ((InternetAddress) a).getAddress().equalsIgnoreCase(archive))) {
            all.add(new InternetAddress(archive, true));
        }
        return all.toArray(Address[]::new);
    }

    /** Asks the server for a connection and an answer, for the health page. */
    public boolean answers() {
        try {
            SmtpPool.Line line = pool.take();
            pool.giveBack(line);
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    /** Ends the connections that are not in use; the next mail opens a new one. */
    public void letGo() {
        pool.letGo();
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public Session getSession() {
        return pool.session();
    }

    @Override
    public String getHost() {
        return settings.host();
    }

    @Override
    public int getPort() {
        return settings.port();
    }

    @Override
    public String getProtocol() {
        return "smtp";
    }

    @Override
    public Properties getJavaMailProperties() {
        return pool.session().getProperties();
    }

    // The endpoint offers its own settings; those of this sender are fixed when it is made.

    @Override
    public void setJavaMailProperties(Properties ignored) {}

    @Override
    public void addAdditionalJavaMailProperty(String ignored, String value) {}

    @Override
    public void setHost(String ignored) {}

    @Override
    public void setPort(int ignored) {}

    @Override
    public void setUsername(String ignored) {}

    @Override
    @SuppressWarnings("NullAway") // Camel's interface is not annotated; there may be none
    public String getUsername() {
        return settings.user();
    }

    @Override
    public void setPassword(String ignored) {}

    @Override
    @SuppressWarnings("NullAway") // never told to anybody
    public String getPassword() {
        return null;
    }

    @Override
    public void setProtocol(String ignored) {}

    @Override
    public void setSession(Session ignored) {}

    @Override
    public void setAuthenticator(MailAuthenticator ignored) {}

    @Override
    @SuppressWarnings("NullAway") // there is none
    public MailAuthenticator getAuthenticator() {
        return null;
    }
}
