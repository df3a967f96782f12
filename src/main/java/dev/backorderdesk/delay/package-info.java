/**
 * May they still wait, what must be said by when, what is owed?
 *
 * <p>In: what was agreed about a part, what has happened to it since, and the instant of the question. Out: its
 * {@link Standing}: the state, the notice that is due, whether it may leave, and the refund. A pure function; the same
 * question gives the same answer.
 *
 * <p>The numbers come from {@code rules/tables/regime-terms.csv}. Sources: 16 CFR Part 435 (US), Directive 2011/83/EU
 * Art. 18 (EU), Consumer Rights Act 2015 s. 28 (UK). A reading of public law for engineers, not legal advice.
 */
@NullMarked
package dev.backorderdesk.delay;

import org.jspecify.annotations.NullMarked;
