package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.flow.notices.NoticeJobs;
import dev.backorderdesk.flow.notices.Outgoing;
import dev.backorderdesk.flow.notices.SendFault;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The bean of the route {@code notices-email}: jobs to mails, outcomes to the book. */
public final class EmailNotices {

    private final NoticeJobs jobs;
    private final MailWriter writer;
    private final InstantSource clock;

    public EmailNotices(NoticeJobs jobs, MailWriter writer, InstantSource clock) {
        this.jobs = jobs;
        this.writer = writer;
        this.clock = clock;
    }

    /** A group on its way; the route sends the second list one by one. */
    public record Group(List<Outgoing> all, List<OutgoingMail> mails) {}

    /** Commits the intents, then writes the mails; what can't be written has its outcome already. */
    public Group prepare(List<BatchMessage> messages) {
        List<Outgoing> all = jobs.claim(messages);
        List<OutgoingMail> mails = new ArrayList<>();
        for (Outgoing outgoing : all) {
            try {
                mails.add(writer.write(outgoing, clock.instant()));
            } catch (SendFault fault) {
                jobs.failed(outgoing, fault);
            }
        }
        return new Group(all, mails);
    }

    /** A mail was not certainly taken. */
    public void failed(OutgoingMail mail, Exception e) {
        Outgoing outgoing = mail.outgoing();
        if (outgoing == null) {
            throw new IllegalArgumentException("a mail without a delivery came through the route");
        }
        SendFault fault = e.getCause() instanceof SendFault known ? known : SendFault.unknown(e);
        jobs.failed(outgoing, fault);
    }

    /** Writes the outcomes of the group. */
    public void record(Group group) {
        jobs.record(group.all());
    }
}
