package dev.backorderdesk.notice;

import java.time.Instant;
import java.util.Set;

/**
 * A notice to be sent, planned once.
 *
 * @param noticeId unique; derived from what happened, so that planning twice gives the same
 * @param kind what kind of notice, the name of its template folder ({@code decision}, {@code delay})
 * @param plannedAt when what it tells happened (UTC); its attempts end some days after
 * @param channels on which it is sent; empty for a question to a customer who has no address, which is handed to nobody and
 *     kept for what he says by telephone
 * @param locale BCP 47 tag it is written for; its language is one of {@code de}, {@code en}
 * @param view what the templates print; holds no address, they are read from the order when it is sent
 * @param sequence number of the order's last event when it was planned: of two that were planned at one instant, or while a
 *     clock was set back, the newer one has the higher; 0 of a decision
 */
public record NoticePlan(
        String noticeId,
        String kind,
        String orderId,
        String customerId,
        Instant plannedAt,
        Set<Channel> channels,
        String locale,
        NoticeView view,
        long sequence) {

    public NoticePlan {
        channels = Set.copyOf(channels);
    }

    /** What comes before all others of its order. */
    public NoticePlan(
            String noticeId,
            String kind,
            String orderId,
            String customerId,
            Instant plannedAt,
            Set<Channel> channels,
            String locale,
            NoticeView view) {
        this(noticeId, kind, orderId, customerId, plannedAt, channels, locale, view, 0);
    }

    /** The same notice in other words. */
    public NoticePlan saying(NoticeView other) {
        return new NoticePlan(noticeId, kind, orderId, customerId, plannedAt, channels, locale, other, sequence);
    }
}
