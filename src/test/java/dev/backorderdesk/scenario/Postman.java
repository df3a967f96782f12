package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.Doubt;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Hands notices to a mail server that takes them, is away, or refuses the address, and to a message centre that takes all;
 * by the same book as the workers.
 */
final class Postman {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Deliveries deliveries;
    private Server server = Server.UP;

    Postman(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** How the mail server is. */
    enum Server {
        UP,
        DOWN,
        REFUSES,
        /** The line is cut, and nobody knows whether it took the mail. */
        SILENT
    }

    void server(Server now) {
        server = now;
    }

    /** Whatever is due by now. */
    void round(Instant at) {
        // What was queued at this very instant is not overdue yet.
        Instant now = at.plusMillis(1);
        deliveries.expireLeases(now);
        List<Delivery> due = deliveries.claim(deliveries.requeue(now, Duration.ZERO, 100), now, LEASE);
        deliveries.record(
                due.stream()
                        .map(each -> SendResult.of(each, outcome(each, now)))
                        .toList(),
                now);
    }

    /** A mail that was taken comes back. */
    void bounces(String noticeId, Instant at) {
        deliveries.bounced(new DeliveryId(noticeId, Channel.EMAIL), "it came back: 5.1.1", at);
    }

    /** A person decides that a mail that failed is not sent anew. */
    void givesUp(String noticeId, Instant at) {
        assertThat(deliveries.discard(new DeliveryId(noticeId, Channel.EMAIL), "no other address", at))
                .isTrue();
    }

    /** Takes what is due, and dies before it says what became of it. */
    void dies(Instant at) {
        Instant now = at.plusMillis(1);
        assertThat(deliveries.claim(deliveries.requeue(now, Duration.ZERO, 100), now, LEASE))
                .isNotEmpty();
    }

    /** Somebody knows now what became of the mails in doubt. */
    void settles(boolean taken, Instant now) {
        List<Doubt> doubts = deliveries.inDoubt(Channel.EMAIL, 100);
        assertThat(doubts).isNotEmpty();
        SendOutcome outcome = taken
                ? new SendOutcome.Accepted(null, "found in the archive")
                : new SendOutcome.Retry(now, SendOutcome.Blame.NOBODY, "not in the archive");
        doubts.forEach(each -> deliveries.resolve(each.id(), outcome, now));
    }

    private SendOutcome outcome(Delivery delivery, Instant now) {
        if (delivery.id().channel() == Channel.SMS) {
            return new SendOutcome.Accepted("SMSC-1", "taken by the message centre");
        }
        return switch (server) {
            case UP -> new SendOutcome.Accepted(null, "250 taken");
            case DOWN -> new SendOutcome.Retry(now.plus(Duration.ofMinutes(10)), SendOutcome.Blame.PROVIDER, "refused");
            case REFUSES -> new SendOutcome.Failed("550 no such user");
            case SILENT -> new SendOutcome.InDoubt("no answer to the text");
        };
    }
}
