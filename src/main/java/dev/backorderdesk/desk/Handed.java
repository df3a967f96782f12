package dev.backorderdesk.desk;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice on a channel, as the book of deliveries has it.
 *
 * @param startedAt when the last attempt to send it began (UTC); null before the first
 * @param changedAt when it came into its state (UTC)
 * @param returned whatever was taken and came back; what was refused at once never was given, and is not among it
 */
public record Handed(
        String noticeId,
        Channel channel,
        DeliveryState state,
        @Nullable Instant startedAt,
        Instant changedAt,
        List<Returned> returned) {

    public Handed {
        returned = List.copyOf(returned);
    }

    /**
     * A sending that a server took, and that came back.
     *
     * @param givenAt when it began (UTC)
     * @param at when we were told that it came back (UTC)
     */
    public record Returned(Instant givenAt, Instant at) {}

    boolean given() {
        return state == DeliveryState.ACCEPTED;
    }

    /** When it was given, of what was: when it began to be sent, not when we knew or were told that it had arrived. */
    Instant givenAt() {
        return startedAt == null ? changedAt : startedAt;
    }

    /** It may have been given, and nobody knows. */
    boolean unsure() {
        return startedAt != null && (state == DeliveryState.SENDING || state == DeliveryState.IN_DOUBT);
    }
}
