/**
 * How long does a supplier take, as far as anybody can know today?
 *
 * <p>In: deliveries that came and that are still open, as small records for each supplier and SKU, each supplier and each
 * category; the contract's lead time. Out: a {@link dev.backorderdesk.promise.Spread} of days, and how good such
 * promises would have been. The page {@code src/adr/lead-times.md} says why it is learned in this way.
 */
@NullMarked
package dev.backorderdesk.promise.lead;

import org.jspecify.annotations.NullMarked;
