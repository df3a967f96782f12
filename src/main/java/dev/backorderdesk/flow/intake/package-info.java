/**
 * How do messages get to the desk?
 *
 * <p>In: batches of messages from the routes. Out: what the desk takes, decoded, in the same order. What the desk throws
 * goes back to the route, so that the batch stays with the broker.
 */
@NullMarked
package dev.backorderdesk.flow.intake;

import org.jspecify.annotations.NullMarked;
