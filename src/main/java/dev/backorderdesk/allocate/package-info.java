/**
 * Stock came: whose is it?
 *
 * <p>In: free pieces and the waiting parts in turn. Out: who is {@link Served}.
 */
@NullMarked
package dev.backorderdesk.allocate;

import org.jspecify.annotations.NullMarked;
