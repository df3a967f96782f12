/**
 * Which days count, where?
 *
 * <p>In: the small files in {@code config/calendars} that operators edit, and an address. Out: {@link
 * dev.backorderdesk.promise.Calendars} and {@link dev.backorderdesk.promise.Zones} as values that answer in
 * nanoseconds, or {@link dev.backorderdesk.policy.Finding}s with file, row and key. Public holidays come from Jollyday,
 * Hebrew days and time zones from ICU; both are used only here for that.
 */
@NullMarked
package dev.backorderdesk.calendar;

import org.jspecify.annotations.NullMarked;
