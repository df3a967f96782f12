package dev.backorderdesk.notice;

import java.util.Set;

/**
 * A notice to be sent, planned once.
 *
 * @param noticeId unique; derived from what happened, so that planning twice gives the same
 * @param kind what kind of notice, the name of its template folder ({@code decision})
 * @param channels at least one
 * @param locale BCP 47 tag of the language it is written in
 * @param view what the templates print; holds no address, they are read from the order when it is sent
 */
public record NoticePlan(
        String noticeId,
        String kind,
        String orderId,
        String customerId,
        Set<Channel> channels,
        String locale,
        DecisionView view) {}
