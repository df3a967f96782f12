/**
 * How does an ERP talk to us?
 *
 * <p>In: texts for queues. Out: their answers. This is what any JMS client does; {@code bin/desk send} and the demo do it
 * with this one.
 */
@NullMarked
package dev.backorderdesk.flow.client;

import org.jspecify.annotations.NullMarked;
