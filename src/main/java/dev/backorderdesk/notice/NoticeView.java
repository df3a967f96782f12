package dev.backorderdesk.notice;

/** What a notice says, in facts that templates print. */
public sealed interface NoticeView permits DecisionView, NewsView {

    /** The order that it tells of. */
    String orderId();
}
