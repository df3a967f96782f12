package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.NoticePlan;
import org.jspecify.annotations.Nullable;

/**
 * What is written to one customer.
 *
 * @param customerName null where the order has none
 * @param orderUrl the order's page
 */
public record Letter(NoticePlan plan, @Nullable String customerName, String orderUrl) {}
