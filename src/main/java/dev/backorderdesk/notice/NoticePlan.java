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
 */
public record NoticePlan(
        String noticeId,
        String kind,
        String orderId,
        String customerId,
        Instant plannedAt,
        Set<Channel> channels,
        String locale,
        NoticeView view) {

    public NoticePlan {
        channels = Set.copyOf(channels);
    }

    /** The same notice in other words. */
    public NoticePlan saying(NoticeView other) {
        return new NoticePlan(noticeId, kind, orderId, customerId, plannedAt, channels, locale, other);
    }
}
