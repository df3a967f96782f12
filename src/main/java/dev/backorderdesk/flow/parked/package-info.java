/**
 * What was put aside, and what becomes of it?
 *
 * <p>In: the queues {@code <queue>.parked}. Out: what stands there, for a person to read, and each message sent back to
 * its queue or thrown away when that person says so.
 */
@NullMarked
package dev.backorderdesk.flow.parked;

import org.jspecify.annotations.NullMarked;
