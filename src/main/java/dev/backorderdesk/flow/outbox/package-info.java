/**
 * How does what was decided get to the broker?
 *
 * <p>In: the desk's outbox, whose messages were written with what they tell of. Out: JMS messages. A message may go out
 * twice, where we die between the broker's commit and ours; none is lost.
 */
@NullMarked
package dev.backorderdesk.flow.outbox;

import org.jspecify.annotations.NullMarked;
