package dev.backorderdesk.console;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.policy.LineFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts behind a line that say something, in the order in which a person asks for them. */
final class ToldFacts {

    private final Map<String, String> told = new LinkedHashMap<>();

    private ToldFacts() {}

    /** @param priority as it was decided; an ordinary one says nothing */
    static Map<String, String> of(LineFacts facts, int priority) {
        var told = new ToldFacts();
        told.article(facts);
        told.stock(facts);
        told.time(facts);
        told.customer(facts);
        told.tell("priority", priority == DecidedLine.ORDINARY_PRIORITY ? null : (Object) priority);
        told.seller(facts);
        return told.told;
    }

    private void article(LineFacts facts) {
        tell("article", facts.itemKnown() ? null : "not in the catalogue");
        tell("category", facts.category());
        tell("discontinued", facts.discontinued());
    }

    private void stock(LineFacts facts) {
        tell("in stock", facts.onHand());
        tellSome("others wait for", facts.waiting());
        tellSome("preordered by all", facts.preordered());
        tell("preorder limit", facts.preorderLimit());
        tell("dated supply", facts.dated() ? "yes" : "none");
        tell("supplier", facts.supplierKnown() ? null : "none offers it");
        tell("lead time", !facts.supplierKnown() || facts.leadTimeKnown() ? null : "unknown");
    }

    private void time(LineFacts facts) {
        tell("release", facts.releaseAhead() ? (facts.preorderOpen() ? "ahead" : "ahead, preorders closed") : null);
        tell("earliest delivery", facts.earliestDeliverBy());
        tell(
                "needed by",
                facts.needBy() == null ? null : facts.needBy() + (facts.needByEssential() ? ", later is no use" : ""));
        tell("no carrier", facts.suspended() ? facts.suspension() : null);
    }

    private void customer(LineFacts facts) {
        tellSome("customer holds", facts.held());
        tell("customer group", facts.tier());
        tell("price, percent of list", facts.pricePercent());
        tell("channel", facts.channel());
        tell("service", facts.service());
        tell("ship complete", facts.shipComplete());
    }

    private void seller(LineFacts facts) {
        tell("seller", facts.sellerKnown() ? (facts.sellerBlocked() ? "blocked" : null) : "not in the catalogue");
        tell("refund policy", facts.refundPolicy() ? null : "none");
        tell("reputation", facts.reputation());
    }

    private void tell(String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value.toString());
        }
    }

    private void tell(String name, boolean holds) {
        tell(name, holds ? "yes" : null);
    }

    private void tellSome(String name, long number) {
        tell(name, number == 0 ? null : (Object) number);
    }
}
