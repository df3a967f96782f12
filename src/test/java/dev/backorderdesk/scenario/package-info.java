/** Stories in the language of the trade, told to the real rules, calendars and front desk, on books in memory. */
@NullMarked
package dev.backorderdesk.scenario;

import org.jspecify.annotations.NullMarked;
