package dev.backorderdesk.scenario;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hands notices to a mail server that takes them, is away, or refuses the address; by the same book as the workers. */
final class Postman {
    private final Deliveries deliveries;
    private Server server = Server.UP;

    Postman(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** How the mail server is. */
    enum Server {
        UP,
        DOWN,
        REFUSES
    }

    void server(Server now) {
        server = now;
    }

    /** Whatever is due by now. */
    void round(Instant at) {
        // What was queued at this very instant is not overdue yet.
        Instant now = at.plusMillis(1);
        List<Delivery> due = deliveries.claim(deliveries.requeue(now, Duration.ZERO, 100), now, Duration.ofMinutes(5));
        deliveries.record(
                due.stream().map(each -> SendResult.of(each, outcome(now))).toList(), now);
    }

    /** A mail that was taken comes back. */
    void bounces(String noticeId, Instant at) {
        deliveries.bounced(new DeliveryId(noticeId, Channel.EMAIL), "it came back: 5.1.1", at);
    }

    private SendOutcome outcome(Instant now) {
        return switch (server) {
            case UP -> new SendOutcome.Accepted(null, "250 taken");
            case DOWN -> new SendOutcome.Retry(now.plus(Duration.ofMinutes(10)), SendOutcome.Blame.PROVIDER, "refused");
            case REFUSES -> new SendOutcome.Failed("550 no such user");
        };
    }
}
