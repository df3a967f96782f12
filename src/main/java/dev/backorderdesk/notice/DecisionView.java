package dev.backorderdesk.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision notice says. Dates are days as in the decision; text for reasons comes from templates by code.
 *
 * @param refundPolicyUrl the seller's, where every line has the same one
 */
public record DecisionView(String orderId, @Nullable String refundPolicyUrl, List<Line> lines) {

    /** One order line. */
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
            List<ReasonView> reasons) {}

    /** One part: its fate, pieces and days; days are null where refused. */
    public record PartView(
            String kind,
            long quantity,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy) {}

    /** One binding reason: its code, its English text as the rule words it. */
    public record ReasonView(String code, String text) {}
}
