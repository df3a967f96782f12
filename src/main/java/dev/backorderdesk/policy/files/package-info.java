/**
 * Which rule set do these files make?
 *
 * <p>In: a folder of rule files, or their contents by path. Out: a {@link dev.backorderdesk.policy.RuleSet} and its
 * version, or every finding; all or nothing. {@link dev.backorderdesk.policy.files.LiveRules} holds the one that counts
 * now.
 */
@NullMarked
package dev.backorderdesk.policy.files;

import org.jspecify.annotations.NullMarked;
