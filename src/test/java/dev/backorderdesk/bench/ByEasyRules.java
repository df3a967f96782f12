package dev.backorderdesk.bench;

import dev.backorderdesk.policy.Line;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The shipped rules for Easy Rules, one for one. */
final class ByEasyRules {
    private final Rules rules = new Rules();
    private final RulesEngine engine = new DefaultRulesEngine();

    ByEasyRules() {
        rule("UNKNOWN_SKU", line -> !line.isItemKnown(), line -> line.refuse("UNKNOWN_SKU"));
        rule("UNKNOWN_SELLER", line -> !line.isSellerKnown(), line -> line.refuse("UNKNOWN_SELLER"));
        rule("SELLER_BLOCKED", Line::isSellerBlocked, line -> line.refuse("SELLER_BLOCKED"));
        rule("DESTINATION_SUSPENDED", Line::isSuspended, line -> line.refuse("DESTINATION_SUSPENDED"));
        rule(
                "LINE_LIMIT",
                line -> line.getQuantity() > line.getLineLimit(),
                line -> line.limit("LINE_LIMIT", line.getLineLimit()));
        rule(
                "CUSTOMER_LIMIT",
                line -> line.getQuantity() > line.getCustomerLeft(),
                line -> line.limit("CUSTOMER_LIMIT", line.getCustomerLeft()));
        rule(
                "NOT_RELEASED",
                line -> line.isReleaseAhead() && line.isPreorderOpen() && line.isMayPreorder(),
                line -> line.mayWait("NOT_RELEASED"));
        rule(
                "NO_PREORDER",
                line -> line.isReleaseAhead() && !line.isMayPreorder(),
                line -> line.mayNotWait("NO_PREORDER"));
        rule(
                "PREORDER_CLOSED",
                line -> line.isReleaseAhead() && !line.isPreorderOpen(),
                line -> line.mayNotWait("PREORDER_CLOSED"));
        rule(
                "PREORDER_LIMIT",
                line -> line.isReleaseAhead() && line.isMayPreorder() && line.getQuantity() > line.getPreorderLeft(),
                line -> line.limitWaiting("PREORDER_LIMIT", line.getPreorderLeft()));
        rule(
                "ARTICLE_PREORDER_LIMIT",
                line -> line.isReleaseAhead() && line.getQuantity() > line.getArticlePreorderLeft(),
                line -> line.limitWaiting("ARTICLE_PREORDER_LIMIT", line.getArticlePreorderLeft()));
        rule(
                "IN_STOCK",
                line -> line.getQuantity() <= line.getOnHand() && !line.isReleaseAhead(),
                line -> line.inStock("IN_STOCK"));
        rule(
                "STOCK_SHORT",
                line -> line.getQuantity() > line.getOnHand() && !line.isReleaseAhead() && line.isMayBackorder(),
                line -> line.mayWait("STOCK_SHORT"));
        rule(
                "NO_BACKORDER",
                line -> line.getQuantity() > line.getOnHand() && !line.isReleaseAhead() && !line.isMayBackorder(),
                line -> line.mayNotWait("NO_BACKORDER"));
        rule(
                "BACKORDER_LIMIT",
                line -> line.getQuantity() > line.getBackorderLeft()
                        && line.isWaitNeeded()
                        && !line.isReleaseAhead()
                        && line.isMayBackorder(),
                line -> line.limitWaiting("BACKORDER_LIMIT", line.getBackorderLeft()));
        rule(
                "LONGEST_WAIT",
                line -> line.isWaitNeeded() && !line.isReleaseAhead() && line.isMayBackorder(),
                line -> line.waitAtMost("LONGEST_WAIT", line.getLongestWaitDays()));
        rule(
                "NO_SUPPLIER",
                line -> line.isWaitNeeded() && !line.isReleaseAhead() && !line.isSupplierKnown(),
                line -> line.noMoreSupply("NO_SUPPLIER"));
        rule(
                "LEAD_TIME_UNKNOWN",
                line -> line.isWaitNeeded()
                        && !line.isReleaseAhead()
                        && line.isSupplierKnown()
                        && !line.isLeadTimeKnown(),
                line -> line.noMoreSupply("LEAD_TIME_UNKNOWN"));
        rule(
                "NO_DATE",
                line -> line.isWaitNeeded() && !line.isReleaseAhead() && line.isLeadTimeKnown() && !line.isDated(),
                line -> line.noMoreSupply("NO_DATE"));
        rule(
                "DISCONTINUED",
                line -> line.isDiscontinued() && line.isWaitNeeded(),
                line -> line.mayNotWait("DISCONTINUED"));
        rule(
                "NO_REFUND_POLICY",
                line -> line.isWaitNeeded() && line.isRefundPolicyRequired() && !line.isRefundPolicy(),
                line -> line.mayNotWait("NO_REFUND_POLICY"));
        rule(
                "LOW_REPUTATION",
                line -> line.isWaitNeeded()
                        && line.isReputationKnown()
                        && line.getReputation() < line.getLowestReputation(),
                line -> line.mayNotWait("LOW_REPUTATION"));
        rule(
                "REPUTATION_UNKNOWN",
                line -> line.isWaitNeeded() && !line.isReputationKnown() && line.getLowestReputation() > 0,
                line -> line.note("REPUTATION_UNKNOWN"));
        rule(
                "PRICE_TOO_LOW",
                line -> line.isWaitNeeded()
                        && line.isPriceKnown()
                        && line.getPricePercent() < line.getLowestPricePercent(),
                line -> line.mayNotWait("PRICE_TOO_LOW"));
        rule(
                "NEEDED_BY",
                line -> line.isNeedByGiven() && line.isNeedByEssential(),
                line -> line.deliverBy("NEEDED_BY", Objects.requireNonNull(line.getNeedBy())));
        rule(
                "NEEDED_BY_LATE",
                line -> line.isNeedByGiven() && !line.isNeedByEssential(),
                line -> line.wishedBy("NEEDED_BY_LATE", Objects.requireNonNull(line.getNeedBy())));
        rule("SHIP_COMPLETE", Line::isShipComplete, line -> line.note("SHIP_COMPLETE"));
    }

    private void rule(String code, Predicate<Line> when, Consumer<Line> then) {
        rules.register(new RuleBuilder()
                .name(code)
                .when(facts -> when.test(facts.get("line")))
                .then(facts -> then.accept(facts.get("line")))
                .build());
    }

    void state(Line line) {
        Facts facts = new Facts();
        facts.put("line", line);
        engine.fire(rules, facts);
    }
}
