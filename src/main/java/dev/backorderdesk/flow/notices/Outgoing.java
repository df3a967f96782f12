package dev.backorderdesk.flow.notices;

import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.SendOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A claimed delivery on its way through a route, and what became of it. Belongs to one thread at a time. */
public final class Outgoing {

    private final Delivery delivery;
    private final Instant lastMoment;
    private @Nullable SendOutcome outcome;

    /** @param lastMoment after it nothing may be sent any more: the lease could end under way */
    Outgoing(Delivery delivery, Instant lastMoment) {
        this.delivery = delivery;
        this.lastMoment = lastMoment;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Whether there is time left to send it. */
    public boolean mayBeSentAt(Instant now) {
        return now.isBefore(lastMoment);
    }

    public void ended(SendOutcome with) {
        outcome = with;
    }

    /** Null as long as nobody said. */
    public @Nullable SendOutcome outcome() {
        return outcome;
    }
}
