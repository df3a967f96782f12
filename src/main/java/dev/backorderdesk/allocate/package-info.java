/**
 * Stock came: whose is it?
 *
 * <p>In: free pieces and the waiting parts in turn. Out: who is {@link Served}.
 *
 * <p>What has come of an order's parts since its decision is an {@link OrderState}: what has stock, is released, left, or
 * was cancelled, and what is owed for that.
 *
 * <p>And once more, for all of a SKU at once: {@link Redealing} takes everything that did not leave yet and deals it anew
 * by the policy of backorder processing. In: {@link Demand}s and {@link Source}s. Out: {@link Redealt}, who changes, who
 * lost to whom and why; a {@link RedealingReport} over many SKUs.
 */
@NullMarked
package dev.backorderdesk.allocate;

import org.jspecify.annotations.NullMarked;
