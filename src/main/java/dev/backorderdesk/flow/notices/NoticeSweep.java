package dev.backorderdesk.flow.notices;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What time brings: leases end, retries become due, lost jobs are made good. Called once a second or so. */
public final class NoticeSweep {

    private static final int AT_ONCE = 500;

    private final Deliveries book;
    private final JobText wire;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Duration patience;

    public NoticeSweep(Deliveries book, JobText wire, Jobs jobs, InstantSource clock, SendingTimes times) {
        this.book = book;
        this.wire = wire;
        this.jobs = jobs;
        this.clock = clock;
        this.patience = times.patience();
    }

    /** How a job is written ({@code Wire::notices}). */
    @FunctionalInterface
    public interface JobText {
        String of(List<String> noticeIds, Channel channel);
    }

    /** Puts a text on a queue. */
    @FunctionalInterface
    public interface Jobs {
        void put(String queue, String text);
    }

    /** One look at the book. Where a put fails, the job is made good after the patience. */
    public void sweep() {
        Instant now = clock.instant();
        book.expireLeases(now);
        for (DeliveryId id : book.requeue(now, patience, AT_ONCE)) {
            String queue = id.channel() == Channel.EMAIL ? "notices.email" : "notices.sms";
            jobs.put(queue, wire.of(List.of(id.noticeId()), id.channel()));
        }
    }
}
