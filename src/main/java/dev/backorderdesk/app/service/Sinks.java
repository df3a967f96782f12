package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.flow.mail.MailSettings;
import dev.backorderdesk.flow.mail.ProofMailbox;
import dev.backorderdesk.flow.sms.SmscSettings;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where notices go: the mail server and message centre that are set, else the demo ones in this process.
 *
 * @param mailbox null where a mail server is set
 * @param phone null where a message centre is set
 * @param proof null where no archive is set
 * @param bounces endpoint of the mailbox to which mails come back; null where none is set
 */
record Sinks(
        @Nullable DemoMailbox mailbox,
        @Nullable DemoSmsc phone,
        MailSettings mail,
        ProofMailbox.@Nullable Settings proof,
        @Nullable String bounces,
        SmscSettings sms)
        implements AutoCloseable {
    private static final int KEPT = 20_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration SMSC_ANSWER = Duration.ofSeconds(10);

    static Sinks open(Configuration configuration) throws IOException {
        Configuration.Mail mail = configuration.mail();
        Configuration.Sms sms = configuration.sms();
        DemoMailbox mailbox = mail.embedded() ? new DemoMailbox(mail.port(), mail.imapPort(), KEPT) : null;
        DemoSmsc phone = sms.embedded() ? new DemoSmsc(sms.port(), KEPT, null) : null;
        String proof = mail.proof() == null && mailbox != null ? archive(mail.from()) : mail.proof();
        return new Sinks(
                mailbox,
                phone,
                mail(mail, mailbox, proof),
                proof == null ? null : proof(mail, mailbox, proof),
                mail.bounces() == null ? null : bounces(mail, mailbox, mail.bounces()),
                new SmscSettings(
                        phone == null ? String.valueOf(sms.host()) : "127.0.0.1",
                        phone == null ? sms.port() : phone.port(),
                        sms.systemId(),
                        sms.password(),
                        sms.source(),
                        SMSC_ANSWER));
    }

    private static String archive(String from) {
        return "archive" + from.substring(from.indexOf('@'));
    }

    private static MailSettings mail(Configuration.Mail mail, @Nullable DemoMailbox mailbox, @Nullable String proof) {
        if (mailbox != null) {
            return new MailSettings(
                    "127.0.0.1",
                    mailbox.smtpPort(),
                    false,
                    1,
                    null,
                    null,
                    mail.from(),
                    mail.bounces(),
                    proof,
                    CONNECT,
                    ANSWER);
        }
        return new MailSettings(
                String.valueOf(mail.host()),
                mail.port(),
                mail.startTls(),
                mail.connections(),
                mail.user(),
                mail.user() == null ? null : mail.password(),
                mail.from(),
                mail.bounces(),
                proof,
                CONNECT,
                ANSWER);
    }

    private static ProofMailbox.Settings proof(Configuration.Mail mail, @Nullable DemoMailbox mailbox, String proof) {
        String host = mail.imapHost() == null ? mail.host() : mail.imapHost();
        String user = mail.imapUser() == null ? proof : mail.imapUser();
        return new ProofMailbox.Settings(
                mailbox == null ? String.valueOf(host) : "127.0.0.1",
                mailbox == null ? mail.imapPort() : mailbox.imapPort(),
                mail.imapTls(),
                user,
                // The demo mailbox takes the address for the password.
                mail.imapPassword().isEmpty() ? user : mail.imapPassword(),
                "INBOX",
                CONNECT);
    }

    /** Looked into every half a minute; what was read stays there. */
    private static String bounces(Configuration.Mail mail, @Nullable DemoMailbox mailbox, String user) {
        String host = mail.imapHost() == null ? mail.host() : mail.imapHost();
        return (mail.imapTls() ? "imaps:" : "imap:")
                + (mailbox == null ? host + ":" + mail.imapPort() : "127.0.0.1:" + mailbox.imapPort())
                + "?username=RAW(" + user + ")&password=RAW("
                + (mail.bouncesPassword().isEmpty() ? user : mail.bouncesPassword())
                + ")&unseen=true&delete=false&mapMailMessage=false&delay=30000&connectionTimeout="
                + CONNECT.toMillis();
    }

    @Override
    public void close() throws IOException {
        if (mailbox != null) {
            mailbox.close();
        }
        if (phone != null) {
            phone.close();
        }
    }
}
