package dev.backorderdesk.flow.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SMTP connections that stay open between mails: a connection of its own for each mail costs twenty times as much
 * where it is encrypted. No more than are set; each asked whether it lives where it rested before it is used again.
 */
final class SmtpPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpPool.class);
    private static final long OLDEST = Duration.ofMinutes(2).toNanos();
    private static final long LONGEST_IDLE = Duration.ofSeconds(20).toNanos();
    /** What was used so lately is not asked whether it lives: that would be every fifth word. */
    private static final long RESTED = Duration.ofSeconds(1).toNanos();

    private static final int MOST_MAILS = 90; // many relays end a connection after 100

    private final MailSettings settings;
    private final Session session;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Semaphore free;
    private boolean closed;

    SmtpPool(MailSettings settings) {
        this.settings = settings;
        // Not in turn: who has several mails to send goes on with them, and meanwhile another worker prepares its own.
        this.free = new Semaphore(settings.connections());
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        Properties p = new Properties();
        p.setProperty("mail.smtp.host", settings.host());
        p.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        p.setProperty(
                "mail.smtp.connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        p.setProperty("mail.smtp.timeout", String.valueOf(settings.readTimeout().toMillis()));
        p.setProperty(
                "mail.smtp.writetimeout", String.valueOf(settings.readTimeout().toMillis()));
        p.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
        p.setProperty("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        p.setProperty("mail.smtp.sendpartial", "false");
        p.setProperty("mail.smtp.quitwait", "false");
        p.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        return p;
    }

    /** An open connection, with its age. */
    static final class Line {
        final SMTPTransport transport;
        final long since = System.nanoTime();
        long lastUsed = since;
        /** Mails that were taken over it. */
        int mails;

        Line(SMTPTransport transport) {
            this.transport = transport;
        }
    }

    Session session() {
        return session;
    }

    /** A connection that answers, as soon as one is free; given back or dropped by whoever took it. */
    Line take() throws MessagingException {
        free.acquireUninterruptibly();
        boolean taken = false;
        try {
            Line line = living();
            taken = true;
            return line;
        } finally {
            if (!taken) {
                free.release();
            }
        }
    }

    private Line living() throws MessagingException {
        for (Line line = pollIdle(); line != null; line = pollIdle()) {
            long rested = System.nanoTime() - line.lastUsed;
            if (rested < RESTED || (rested < LONGEST_IDLE && line.transport.isConnected())) {
                return line;
            }
            end(line);
        }
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        return new Line(transport);
    }

    private synchronized @Nullable Line pollIdle() {
        return idle.pollLast();
    }

    /** Back after a mail that went well. */
    void giveBack(Line line) {
        line.mails++;
        line.lastUsed = System.nanoTime();
        if (line.mails >= MOST_MAILS || line.lastUsed - line.since >= OLDEST || !keep(line)) {
            end(line);
        }
        free.release();
    }

    /** Ends a connection on which a mail did not go well. */
    void drop(Line line) {
        end(line);
        free.release();
    }

    private synchronized boolean keep(Line line) {
        return !closed && idle.add(line);
    }

    /** The mail is long decided, so an unfriendly farewell changes nothing. */
    private static void end(Line line) {
        try {
            line.transport.close();
        } catch (MessagingException e) {
            LOG.debug("SMTP connection ended without a farewell: {}", e.toString());
        }
    }

    /** Ends the connections that are not in use. */
    void letGo() {
        for (Line line = pollIdle(); line != null; line = pollIdle()) {
            end(line);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        letGo();
    }
}
