/**
 * Which of the capabilities, for this event?
 *
 * <p>In: a batch of what was received, a {@link Snapshot} read under the locks of the SKUs concerned, and the instant.
 * Out: one {@link Outcome} that is written in one transaction. {@link Desk} is a pure function; {@link FrontDesk} puts
 * it between the ports, of which this package is the owner: {@link Ledger}, {@link Outbox} and {@link Wire}; what is asked
 * of the books and changes nothing goes through {@link Records}, what a customer chose on his page through {@link Choices}.
 */
@NullMarked
package dev.backorderdesk.desk;

import org.jspecify.annotations.NullMarked;
