/**
 * Which terms hold for this line, and what follows from them?
 *
 * <p>In: the facts of a line and the offers of {@code promise}. Rules state terms; {@code policy} combines them by one
 * law (a refusal beats a limit, limits combine by minimum, nothing may wait unless a rule lets it) and counts. Out: a
 * {@link dev.backorderdesk.model.DecidedLine} that names its binding terms.
 */
@NullMarked
package dev.backorderdesk.policy;

import org.jspecify.annotations.NullMarked;
