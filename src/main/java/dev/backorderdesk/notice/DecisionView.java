package dev.backorderdesk.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision notice says. Dates are days as in the decision; wording comes from the templates.
 *
 * @param refundPolicies one entry per seller of the order, in the order of their lines
 * @param lines at least one, in the order of the decision
 * @param shipComplete whether the order leaves as one, as its customer asked; false in notices planned before it was told
 * @param asks whether some of it is late from the start, so that a notice of its own asks whether the customer waits
 */
public record DecisionView(
        String orderId, List<RefundPolicy> refundPolicies, List<Line> lines, boolean shipComplete, boolean asks)
        implements NoticeView {

    public DecisionView {
        refundPolicies = List.copyOf(refundPolicies);
        lines = List.copyOf(lines);
    }

    /** Nothing is asked. */
    public DecisionView(String orderId, List<RefundPolicy> refundPolicies, List<Line> lines, boolean shipComplete) {
        this(orderId, refundPolicies, lines, shipComplete, false);
    }

    /** The same with a question in a notice of its own. */
    public DecisionView asking() {
        return new DecisionView(orderId, refundPolicies, lines, shipComplete, true);
    }

    /** Of an order whose parts leave when each is ready. */
    public DecisionView(String orderId, List<RefundPolicy> refundPolicies, List<Line> lines) {
        this(orderId, refundPolicies, lines, false);
    }

    /**
     * Where a seller's refund policy stands.
     *
     * @param seller name fit to be read; the seller's code where the seller is unknown
     * @param url http or https; null where the seller has stated none
     */
    public record RefundPolicy(String seller, @Nullable String url) {}

    /**
     * One order line.
     *
     * @param title the article's; its SKU where the article is unknown
     * @param outcome headline, as in the contract ({@code CAP})
     * @param reasons binding ones only
     */
    public record Line(
            int line,
            String sku,
            String title,
            String outcome,
            long requested,
            long accepted,
            long backordered,
            long preordered,
            long refused,
            List<PartView> parts,
            List<ReasonView> reasons) {

        public Line {
            parts = List.copyOf(parts);
            reasons = List.copyOf(reasons);
        }
    }

    /** One part: its fate, pieces and days; days are null where refused. */
    public record PartView(
            String kind,
            long quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy) {}

    /** One binding reason: its code, its English text as the rule words it. */
    public record ReasonView(String code, String text) {}
}
