/**
 * Who gets what we send, where nobody is connected?
 *
 * <p>A mailbox that speaks real SMTP and IMAP and a message centre that speaks real SMPP, in this process or in one of
 * their own. They take everything, keep the latest of it, and can be told to fail.
 */
@NullMarked
package dev.backorderdesk.flow.demo;

import org.jspecify.annotations.NullMarked;
