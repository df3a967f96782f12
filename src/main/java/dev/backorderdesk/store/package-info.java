/**
 * How is it kept?
 *
 * <p>In: the ports of {@code desk} and the book of deliveries. Out: rows in H2 (embedded) or PostgreSQL, the same tables
 * in both. A transaction locks its SKUs, by rows or on H2 in the process, before it reads what there is of them and who waits for
 * them; rows are
 * read by sets and written by JDBC batches; what the desk decided counts once its commit is forced to disk.
 */
@NullMarked
package dev.backorderdesk.store;

import org.jspecify.annotations.NullMarked;
