/**
 * How is it kept?
 *
 * <p>In: the ports of {@code desk} and the book of deliveries. Out: rows in H2 (embedded) or PostgreSQL, the same tables
 * in both. A transaction locks the rows of its SKUs before it reads anything, each table is read or written by one
 * statement or one JDBC batch, and a commit counts once it is forced to disk.
 */
@NullMarked
package dev.backorderdesk.store;

import org.jspecify.annotations.NullMarked;
