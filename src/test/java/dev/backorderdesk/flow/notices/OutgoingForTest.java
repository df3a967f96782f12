package dev.backorderdesk.flow.notices;

import dev.backorderdesk.notice.Delivery;
import java.time.Instant;

/** Lets tests of other packages put a claimed delivery on its way by hand. */
public record OutgoingForTest(Delivery delivery, Instant lastMoment) {

    public Outgoing get() {
        return new Outgoing(delivery, lastMoment);
    }
}
