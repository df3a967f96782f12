/**
 * What do we ask of suppliers?
 *
 * <p>In: what waits, what is inbound, what was asked for already, who offers the article. Out: {@link Reorder}s.
 */
@NullMarked
package dev.backorderdesk.reorder;

import org.jspecify.annotations.NullMarked;
