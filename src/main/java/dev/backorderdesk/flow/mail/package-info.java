/**
 * How does a mail leave?
 *
 * <p>In: claimed deliveries. Out: one MIME message each, over SMTP connections that stay open, with the same Message-ID
 * at every attempt; and an honest word on whether it was taken, not taken, or nobody knows. What nobody knows is looked
 * up in an archive mailbox that is a second recipient of every mail.
 */
@NullMarked
package dev.backorderdesk.flow.mail;

import org.jspecify.annotations.NullMarked;
