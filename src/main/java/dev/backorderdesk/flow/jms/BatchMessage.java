package dev.backorderdesk.flow.jms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came, detached from its session.
 *
 * @param text the body of a TextMessage; null where it is none
 * @param bytes the body of a BytesMessage; null where it is none; both are null for every other kind of message
 * @param replyTo qualified name as {@code queue://erp.answers} or {@code temp-queue://ID:...}
 * @param properties the sender's properties as strings; they never become Camel headers
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record BatchMessage(
        String queue,
        @Nullable String text,
        byte @Nullable [] bytes,
        @Nullable String correlationId,
        @Nullable String messageId,
        @Nullable String replyTo,
        Map<String, String> properties) {

    public BatchMessage {
        properties = Map.copyOf(properties);
    }
}
