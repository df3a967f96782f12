package dev.backorderdesk.flow.sms;

import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.flow.notices.NoticeJobs;
import dev.backorderdesk.flow.notices.Outgoing;
import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendOutcome.Blame;
import dev.backorderdesk.notice.render.Letter;
import dev.backorderdesk.notice.render.LiveTemplates;
import dev.backorderdesk.promise.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The bean of the route {@code notices-sms}: jobs to texts, outcomes to the book. */
public final class SmsNotices {

    private final NoticeJobs jobs;
    private final LiveTemplates templates;
    private final OrderLinks links;
    private final Zones zones;
    private final QuietHours hours;
    private final InstantSource clock;

    public SmsNotices(
            NoticeJobs jobs,
            LiveTemplates templates,
            OrderLinks links,
            Zones zones,
            QuietHours hours,
            InstantSource clock) {
        this.jobs = jobs;
        this.templates = templates;
        this.links = links;
        this.zones = zones;
        this.hours = hours;
        this.clock = clock;
    }

    /** A group on its way; the route sends the second list one by one. */
    public record Group(List<Outgoing> all, List<OutgoingText> texts) {}

    /** Commits the intents, then writes the texts; what is not sent now has its outcome already. */
    public Group prepare(List<BatchMessage> messages) {
        List<Outgoing> all = jobs.claim(messages);
        List<OutgoingText> texts = new ArrayList<>();
        for (Outgoing outgoing : all) {
            write(outgoing).ifPresent(texts::add);
        }
        return new Group(all, texts);
    }

    private Optional<OutgoingText> write(Outgoing outgoing) {
        Delivery delivery = outgoing.delivery();
        Contact to = delivery.to();
        Optional<String> number =
                to.phone() == null ? Optional.empty() : PhoneNumbers.thatReadsTexts(to.phone(), to.country());
        if (number.isEmpty()) {
            String reason = "the customer's number reads no text messages";
            outgoing.ended(
                    delivery.plan().channels().contains(Channel.EMAIL)
                            ? new SendOutcome.Skipped(reason)
                            : new SendOutcome.Failed(reason));
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant earliest = hours.earliest(now, zones(to));
        if (earliest.isAfter(now)) {
            outgoing.ended(new SendOutcome.Retry(earliest, Blame.NOBODY, "it is night at the recipient"));
            return Optional.empty();
        }
        try {
            String text =
                    templates.current().sms(new Letter(delivery.plan(), to.name(), links.urlOf(delivery.plan()), now));
            return Optional.of(new OutgoingText(outgoing, number.get(), text));
        } catch (RuntimeException e) {
            outgoing.ended(new SendOutcome.Failed("it can't be written: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private Collection<ZoneId> zones(Contact to) {
        if (to.timeZone() != null) {
            try {
                return List.of(ZoneId.of(to.timeZone()));
            } catch (DateTimeException unknown) {
                return zones.zone(to.country(), to.region());
            }
        }
        return zones.zone(to.country(), to.region());
    }

    /** A text was not certainly taken. */
    public void failed(OutgoingText text, Exception e) {
        SendFault fault = e instanceof SendFault known ? known : SendFault.unknown(e);
        jobs.failed(text.outgoing(), fault);
    }

    /** Writes the outcomes of the group. */
    public void record(Group group) {
        jobs.record(group.all());
    }
}
