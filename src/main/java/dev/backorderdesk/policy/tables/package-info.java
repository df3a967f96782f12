/**
 * What do the analysts' tables say?
 *
 * <p>In: the bytes of CSV files. Out: typed rows that know their file and row, look-ups by key, and a {@link
 * dev.backorderdesk.policy.Finding} for every mistake. Cells are data: no cell reaches the rule engine. {@link
 * dev.backorderdesk.policy.tables.Scenarios} are tables too: examples that are held against a rule set.
 */
@NullMarked
package dev.backorderdesk.policy.tables;

import org.jspecify.annotations.NullMarked;
