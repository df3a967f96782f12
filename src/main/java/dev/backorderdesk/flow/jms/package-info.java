/**
 * How do messages come from the broker and go to it?
 *
 * <p>In: queues of any JMS broker, read in batches under one session transaction. Out: {@link
 * dev.backorderdesk.flow.jms.BatchMessage}s, detached from their session, so that a batch is acknowledged only after what
 * follows from it is committed.
 */
@NullMarked
package dev.backorderdesk.flow.jms;

import org.jspecify.annotations.NullMarked;
