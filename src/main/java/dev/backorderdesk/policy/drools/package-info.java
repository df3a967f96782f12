/**
 * Which terms do the rule files state?
 *
 * <p>In: the bytes of DRL files. Out: a {@link dev.backorderdesk.policy.drools.CompiledTerms} that states terms on a {@link
 * dev.backorderdesk.policy.Line}, or findings. A rule file is read by a narrow grammar first, so that what the engine
 * compiles afterwards can do nothing but compare words and state one term.
 */
@NullMarked
package dev.backorderdesk.policy.drools;

import org.jspecify.annotations.NullMarked;
