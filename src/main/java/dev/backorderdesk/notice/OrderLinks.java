package dev.backorderdesk.notice;

import java.time.Duration;
import java.time.Instant;

/** Where a customer finds the order: {@code <publicUrl>/o/<token>}. The same notice has the same link every time. */
public final class OrderLinks {

    private final Shop shop;
    private final LinkTokens tokens;
    private final Duration validity;

    /** @param validity counted from the planning of the notice, or from the last day for an answer to it */
    public OrderLinks(Shop shop, LinkTokens tokens, Duration validity) {
        this.shop = shop;
        this.tokens = tokens;
        this.validity = validity;
    }

    public String urlOf(NoticePlan plan) {
        return shop.publicUrl() + pathOf(plan);
    }

    /** The same without the host: {@code /o/<token>}. */
    public String pathOf(NoticePlan plan) {
        return "/o/"
                + tokens.issue(
                        plan.orderId(),
                        asks(plan) ? plan.noticeId() : null,
                        from(plan).plus(validity));
    }

    private static boolean asks(NoticePlan plan) {
        return plan.view() instanceof NewsView news && news.topic() == Topic.DELAY && news.ask() != null;
    }

    private static Instant from(NoticePlan plan) {
        Instant end = plan.view() instanceof NewsView news && news.ask() != null
                ? news.ask().closesAt()
                : null;
        return end == null || end.isBefore(plan.plannedAt()) ? plan.plannedAt() : end;
    }
}
