package dev.backorderdesk.notice;

import java.time.Duration;

/** Where a customer finds the order: {@code <publicUrl>/o/<token>}. The same notice has the same link every time. */
public final class OrderLinks {

    private final Shop shop;
    private final LinkTokens tokens;
    private final Duration validity;

    /** @param validity counted from the planning of the notice */
    public OrderLinks(Shop shop, LinkTokens tokens, Duration validity) {
        this.shop = shop;
        this.tokens = tokens;
        this.validity = validity;
    }

    public String urlOf(NoticePlan plan) {
        return shop.publicUrl() + "/o/"
                + tokens.issue(plan.orderId(), plan.plannedAt().plus(validity));
    }
}
