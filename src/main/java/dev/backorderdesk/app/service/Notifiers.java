package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.desk.Wire;
import dev.backorderdesk.flow.mail.BouncedMail;
import dev.backorderdesk.flow.mail.DoubtfulMail;
import dev.backorderdesk.flow.mail.EmailNotices;
import dev.backorderdesk.flow.mail.MailWriter;
import dev.backorderdesk.flow.mail.PooledMail;
import dev.backorderdesk.flow.mail.ProofMailbox;
import dev.backorderdesk.flow.notices.NoticeJobs;
import dev.backorderdesk.flow.notices.NoticeSweep;
import dev.backorderdesk.flow.notices.ProviderBreaker;
import dev.backorderdesk.flow.notices.RetrySchedule;
import dev.backorderdesk.flow.notices.SendingTimes;
import dev.backorderdesk.flow.sms.QuietHours;
import dev.backorderdesk.flow.sms.SmsNotices;
import dev.backorderdesk.flow.sms.Smsc;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.render.LiveTemplates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The notification workers and what they need. */
final class Notifiers implements AutoCloseable {
    private static final Duration OPEN_FOR = Duration.ofSeconds(15);

    private final Sinks sinks;
    private final NoticeJobs mailJobs;
    private final NoticeJobs textJobs;
    final EmailNotices email;
    final SmsNotices sms;
    final PooledMail pooledMail;
    final Smsc smsc;
    final NoticeSweep sweep;
    final @Nullable DoubtfulMail doubts;
    final BouncedMail bounced;

    /** Puts texts on queues and parks what can't be read. */
    interface Jobs extends NoticeSweep.Jobs, NoticeJobs.UnreadableJobs {}

    Notifiers(
            Configuration configuration,
            Sinks sinks,
            Deliveries book,
            Wire wire,
            Jobs jobs,
            LiveTemplates templates,
            OrderLinks links,
            dev.backorderdesk.notice.Shop shop,
            InstantSource clock) {
        Duration lease = configuration.timing().noticeLease();
        SendingTimes times = new SendingTimes(lease, lease, lease, RetrySchedule.DEFAULT);
        ProviderBreaker mailBreaker = new ProviderBreaker("the mail server", OPEN_FOR);
        ProviderBreaker smsBreaker = new ProviderBreaker("the message centre", OPEN_FOR);
        MailWriter writer = new MailWriter(sinks.mail(), shop, templates, links);
        this.sinks = sinks;
        this.pooledMail = new PooledMail(sinks.mail(), mailBreaker, clock);
        this.smsc = new Smsc(sinks.sms(), smsBreaker, clock);
        this.mailJobs = new NoticeJobs(Channel.EMAIL, book, mailBreaker, clock, times, jobs);
        this.textJobs = new NoticeJobs(Channel.SMS, book, smsBreaker, clock, times, jobs);
        this.email = new EmailNotices(mailJobs, writer, clock);
        this.sms = new SmsNotices(textJobs, templates, links, new IcuZones(), QuietHours.BY_DAY, clock);
        this.sweep = new NoticeSweep(book, wire::notices, jobs, clock, times);
        this.bounced = new BouncedMail(book, sinks.mail(), clock);
        ProofMailbox.Settings proof = sinks.proof();
        this.doubts = proof == null
                ? null
                : new DoubtfulMail(book, new ProofMailbox(proof), sinks.mail(), writer, pooledMail, clock, times);
    }

    /** Deliveries that are being sent by this process. */
    int inHand() {
        return mailJobs.inHand() + textJobs.inHand();
    }

    /** Endpoint of the mailbox to which mails come back; null where none is set. */
    @Nullable
    String bounces() {
        return sinks.bounces();
    }

    HealthPart mailHealth() {
        String name = (sinks.mailbox() == null ? "The mail server " : "The demo mailbox ")
                + sinks.mail().host() + ":" + sinks.mail().port();
        return part("mail", pooledMail::answers, name, "mails");
    }

    HealthPart smsHealth() {
        String name = (sinks.phone() == null ? "The message centre " : "The demo message centre ")
                + sinks.sms().host() + ":" + sinks.sms().port();
        return part("smsc", smsc::answers, name, "text messages");
    }

    private static HealthPart part(String part, BooleanSupplier answers, String name, String what) {
        return new HealthPart(
                part,
                false,
                () -> answers.getAsBoolean()
                        ? State.up(name + " answers.")
                        : State.down(name + " does not answer; " + what + " wait."));
    }

    @Override
    public void close() {
        pooledMail.close();
        smsc.close();
    }
}
