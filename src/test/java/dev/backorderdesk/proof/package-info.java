/**
 * Does it hold where things go wrong?
 *
 * <p>Whole processes that are killed, nodes that race on real databases, and a world outside that goes away.
 */
@NullMarked
package dev.backorderdesk.proof;

import org.jspecify.annotations.NullMarked;
