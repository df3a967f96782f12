package dev.backorderdesk.flow.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From job texts to claimed deliveries, and from their outcomes back to the book. One for each channel. */
public final class NoticeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeJobs.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Channel channel;
    private final Deliveries book;
    private final ProviderBreaker breaker;
    private final InstantSource clock;
    private final SendingTimes times;
    private final UnreadableJobs unreadable;
    private final AtomicInteger inHand = new AtomicInteger();

    public NoticeJobs(
            Channel channel,
            Deliveries book,
            ProviderBreaker breaker,
            InstantSource clock,
            SendingTimes times,
            UnreadableJobs unreadable) {
        this.channel = channel;
        this.book = book;
        this.breaker = breaker;
        this.clock = clock;
        this.times = times;
        this.unreadable = unreadable;
    }

    /** Where a job goes that can't be read; a person looks at it. */
    @FunctionalInterface
    public interface UnreadableJobs {
        /** @param queue the job's queue; @param sentence why it can't be read */
        void park(String queue, String text, String sentence);
    }

    /** The queue of this channel's jobs. */
    public String queue() {
        return channel == Channel.EMAIL ? "notices.email" : "notices.sms";
    }

    /**
     * Commits the intent to send. While the provider is down nothing is claimed, the deliveries wait in the book.
     *
     * @param jobs as on the queue: {@code {"noticeIds":["..."],"channel":"EMAIL"}}
     */
    public List<Outgoing> claim(List<BatchMessage> jobs) {
        List<DeliveryId> ids = new ArrayList<>();
        for (BatchMessage job : jobs) {
            if (job.aside() == null) {
                read(text(job), ids);
            }
        }
        Instant now = clock.instant();
        if (breaker.stopsCalls()) {
            book.postpone(ids, now.plus(breaker.openFor()));
            return List.of();
        }
        Instant lastMoment = now.plus(times.lease().dividedBy(2));
        List<Outgoing> claimed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += Deliveries.GROUP) {
            List<DeliveryId> group = ids.subList(from, Math.min(ids.size(), from + Deliveries.GROUP));
            for (Delivery delivery : book.claim(group, now, times.lease())) {
                claimed.add(new Outgoing(delivery, lastMoment));
            }
        }
        inHand.addAndGet(claimed.size());
        return claimed;
    }

    private static String text(BatchMessage job) {
        if (job.text() != null) {
            return job.text();
        }
        return job.bytes() == null ? "" : new String(job.bytes(), StandardCharsets.UTF_8);
    }

    private void read(String job, List<DeliveryId> ids) {
        try {
            JsonNode node = JSON.readTree(job);
            JsonNode named = node == null ? null : node.get("noticeIds");
            String channelName = node == null ? "" : node.path("channel").asText();
            if (named == null || named.isEmpty() || !channelName.equals(channel.name())) {
                unreadable.park(
                        queue(),
                        job,
                        "expected noticeIds and the channel " + channel + ", found \"" + channelName + "\"");
                return;
            }
            named.forEach(id -> ids.add(new DeliveryId(id.asText(), channel)));
        } catch (JsonProcessingException e) {
            unreadable.park(queue(), job, "not JSON: " + e.getOriginalMessage());
        }
    }

    /** What follows from a fault of this attempt; a fault after it was taken changes nothing any more. */
    public void failed(Outgoing outgoing, SendFault fault) {
        if (outgoing.outcome() instanceof SendOutcome.Accepted) {
            return;
        }
        outgoing.ended(times.schedule().after(fault, outgoing.delivery(), clock.instant()));
    }

    /** Deliveries that were claimed here and whose outcomes are not written yet. */
    public int inHand() {
        return inHand.get();
    }

    /** Writes the outcomes; what nobody told the outcome of is in doubt. */
    public void record(List<Outgoing> group) {
        try {
            write(group);
        } finally {
            inHand.addAndGet(-group.size());
        }
    }

    private void write(List<Outgoing> group) {
        Instant now = clock.instant();
        List<SendResult> results = new ArrayList<>();
        for (Outgoing outgoing : group) {
            SendOutcome outcome = outgoing.outcome();
            if (outcome == null) {
                outcome = new SendOutcome.InDoubt("the route ended without an outcome");
            }
            log(outgoing.delivery(), outcome);
            results.add(SendResult.of(outgoing.delivery(), outcome));
        }
        for (int from = 0; from < results.size(); from += Deliveries.GROUP) {
            book.record(results.subList(from, Math.min(results.size(), from + Deliveries.GROUP)), now);
        }
    }

    private static void log(Delivery delivery, SendOutcome outcome) {
        String order = delivery.plan().orderId();
        Channel channel = delivery.id().channel();
        if (outcome instanceof SendOutcome.Failed failed) {
            LOG.warn("order {}: {} notice parked: {}", order, channel, failed.reason());
        } else if (outcome instanceof SendOutcome.InDoubt doubt) {
            LOG.warn("order {}: {} notice in doubt: {}", order, channel, doubt.reason());
        } else if (outcome instanceof SendOutcome.Retry retry) {
            LOG.info("order {}: {} notice again at {}: {}", order, channel, retry.dueAt(), retry.reason());
        } else {
            LOG.debug(
                    "order {}: {} notice {}", order, channel, outcome.getClass().getSimpleName());
        }
    }
}
