package dev.backorderdesk.notice;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.Seller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans the one notice that tells a customer what was decided on an order. */
public final class DecisionNotice {

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s\"'<>\\\\]{1,1000}");

    private DecisionNotice() {}

    /**
     * The notice of a decision.
     *
     * @param items article by SKU, null where unknown
     * @param sellers seller by code, null where unknown
     * @param defaultLocale BCP 47 tag for customers who have none
     * @return empty where the customer can't be reached on a channel that he wants: then only the ERP sees the decision
     */
    public static Optional<NoticePlan> plan(
            Order order,
            Decision decision,
            Function<String, @Nullable Item> items,
            Function<String, @Nullable Seller> sellers,
            String defaultLocale) {
        Audience audience = Audience.of(order.customer(), defaultLocale);
        if (audience.channels().isEmpty() || decision.lines().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NoticePlan(
                noticeId(order.orderId(), decision.decidedAt()),
                "decision",
                order.orderId(),
                order.customer().id(),
                decision.decidedAt(),
                audience.channels(),
                audience.locale(),
                new DecisionView(
                        order.orderId(),
                        refundPolicies(order, sellers),
                        decision.lines().stream().map(l -> line(l, items)).toList(),
                        order.shipComplete())));
    }

    /**
     * The id of the decision notice of an order: an order is decided once. Those of a second begin alike, so that the books
     * keep them side by side.
     *
     * @param decidedAt UTC
     */
    public static String noticeId(String orderId, Instant decidedAt) {
        return Base32.dated(decidedAt, "notice", orderId, "decision");
    }

    private static List<DecisionView.RefundPolicy> refundPolicies(
            Order order, Function<String, @Nullable Seller> sellers) {
        Map<String, DecisionView.RefundPolicy> bySeller = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            bySeller.computeIfAbsent(order.sellerOf(line), code -> {
                Seller seller = sellers.apply(code);
                return seller == null
                        ? new DecisionView.RefundPolicy(code, null)
                        : new DecisionView.RefundPolicy(seller.name(), webAddress(seller.refundPolicyUrl()));
            });
        }
        return new ArrayList<>(bySeller.values());
    }

    /** Master data may hold anything; a mail carries only links that a browser opens as a page. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && WEB_ADDRESS.matcher(url).matches() ? url : null;
    }

    private static DecisionView.Line line(DecidedLine line, Function<String, @Nullable Item> items) {
        Item item = items.apply(line.sku());
        return new DecisionView.Line(
                line.line(),
                line.sku(),
                item == null || item.title().isBlank() ? line.sku() : item.title(),
                line.outcome().name(),
                line.requested(),
                line.accepted(),
                line.backordered(),
                line.preordered(),
                line.refused(),
                line.parts().stream()
                        .map(p -> new DecisionView.PartView(p.kind().name(), p.quantity(), p.shipBy(), p.deliverBy()))
                        .toList(),
                line.reasons().stream()
                        .filter(Reason::binding)
                        .map(r -> new DecisionView.ReasonView(r.code(), r.text()))
                        .distinct()
                        .collect(Collectors.toList()));
    }
}
