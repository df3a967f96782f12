/**
 * How does it travel?
 *
 * <p>In: messages of ERP systems, suppliers, warehouses and carriers, from a JMS broker or a file. Out: decisions,
 * answers, reorders, mails and text messages. Here are only the names of the queues that all of this room share.
 */
@NullMarked
package dev.backorderdesk.flow;

import org.jspecify.annotations.NullMarked;
