package dev.backorderdesk.desk;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.time.Instant;

/**
 * What became of a notice on a channel, as the book of deliveries has it.
 *
 * @param changedAt when it came into its state (UTC)
 */
public record Handed(String noticeId, Channel channel, DeliveryState state, Instant changedAt) {

    boolean given() {
        return state == DeliveryState.ACCEPTED;
    }
}
