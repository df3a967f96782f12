/**
 * How does a text message leave?
 *
 * <p>In: claimed deliveries. Out: one text each to a message centre over SMPP 3.4, in the 7-bit alphabet where that is
 * possible, by day where the recipient is, to numbers that can read texts; and an honest word on whether it was taken.
 * A doubt stays a doubt: a text message leaves no evidence, and two are worse than one.
 */
@NullMarked
package dev.backorderdesk.flow.sms;

import org.jspecify.annotations.NullMarked;
