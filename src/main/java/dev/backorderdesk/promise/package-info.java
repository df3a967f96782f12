/**
 * When can we ship, and how sure are we?
 *
 * <p>In: stock, inbound supply, lead times, release date, the calendars as values, and the instant of the question.
 * Out: {@link Offer}s, each a quantity with the days it can be promised for and the ground of that promise.
 */
@NullMarked
package dev.backorderdesk.promise;

import org.jspecify.annotations.NullMarked;
