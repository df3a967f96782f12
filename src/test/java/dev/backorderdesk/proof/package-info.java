/**
 * Does it hold what it promises, and where things go wrong?
 *
 * <p>The whole desk over its real protocols: the README's example, processes that are killed, nodes that race on real
 * databases.
 */
@NullMarked
package dev.backorderdesk.proof;

import org.jspecify.annotations.NullMarked;
