/**
 * What does a message say, and how is ours written?
 *
 * <p>In: a message as it came, checked against the JSON Schema of its queue ({@code schema/} among the resources). Out: a
 * {@link dev.backorderdesk.desk.Received}: the model's event with its digest, or every problem with its place. The other
 * way round: {@link dev.backorderdesk.flow.codec.WireJson} writes what we send.
 */
@NullMarked
package dev.backorderdesk.flow.codec;

import org.jspecify.annotations.NullMarked;
