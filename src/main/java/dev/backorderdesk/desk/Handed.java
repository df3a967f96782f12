package dev.backorderdesk.desk;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice on a channel, as the book of deliveries has it.
 *
 * @param startedAt when the last attempt to send it began (UTC); null before the first
 * @param changedAt when it came into its state (UTC)
 */
public record Handed(
        String noticeId,
        Channel channel,
        DeliveryState state,
        @Nullable Instant startedAt,
        Instant changedAt) {

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
