/**
 * What do the analysts' tables say?
 *
 * <p>In: the bytes of CSV files. Out: typed rows that know their file and row, look-ups by key, and a {@link
 * dev.backorderdesk.policy.Finding} for every mistake. Cells are data: no cell reaches the rule engine.
 */
@NullMarked
package dev.backorderdesk.policy.tables;

import org.jspecify.annotations.NullMarked;
