/**
 * How do notices get out?
 *
 * <p>In: jobs from {@code notices.email} and {@code notices.sms}, which hold ids only. The intent is committed to the
 * book of deliveries, the message goes out, the outcome is written to the book, and only then is the job acknowledged.
 * Also here: what to do after each kind of fault, what became due again, and the end of doubts.
 */
@NullMarked
package dev.backorderdesk.flow.notices;

import org.jspecify.annotations.NullMarked;
