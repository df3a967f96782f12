/**
 * How do files get in?
 *
 * <p>In: CSV files whose headers are the field names of the contract. Out: the same messages as from a queue, checked by
 * the same schemas, and findings with file, row and column.
 */
@NullMarked
package dev.backorderdesk.flow.csv;

import org.jspecify.annotations.NullMarked;
