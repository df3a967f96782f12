/**
 * How do people look in?
 *
 * <p>In: the books ({@link dev.backorderdesk.desk.Records}), the health of the parts, what was counted. Out: the console
 * for those who run the desk ({@link dev.backorderdesk.console.ConsoleServer}), and on a port of its own the customer's
 * page ({@link dev.backorderdesk.console.OrderPage}), so that publishing the one publishes nothing of the other. No name,
 * address or phone number leaves this room, and no page runs a script.
 */
@NullMarked
package dev.backorderdesk.console;

import org.jspecify.annotations.NullMarked;
