/**
 * What do we tell whom, where, and when not?
 *
 * <p>In: an order and its decision, or {@link OrderNews} of it. Out: a {@link NoticePlan}, born in the transaction of
 * its cause under a unique key, with a typed view that templates only print; and the book of its {@link Deliveries}, in which the intent to send is
 * committed before sending and what nobody knows is kept as a doubt.
 */
@NullMarked
package dev.backorderdesk.notice;

import org.jspecify.annotations.NullMarked;
