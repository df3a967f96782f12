package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written to one customer.
 *
 * @param customerName null where the order has none
 * @param orderUrl the order's page
 * @param writtenAt when it is written (UTC): what was to be done by a day that is over then is told otherwise
 */
public record Letter(NoticePlan plan, @Nullable String customerName, String orderUrl, Instant writtenAt) {

    /** Written when it was planned. */
    public Letter(NoticePlan plan, @Nullable String customerName, String orderUrl) {
        this(plan, customerName, orderUrl, plan.plannedAt());
    }
}
