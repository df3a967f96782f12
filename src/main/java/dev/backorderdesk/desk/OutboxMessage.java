package dev.backorderdesk.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, as it stands in the outbox.
 *
 * @param destination qualified name: {@code queue://...}, {@code topic://...} or {@code temp-queue://...}
 * @param correlationId {@code JMSCorrelationID}
 * @param replyTo {@code JMSReplyTo}, qualified name; set only where a message goes back to its own queue
 * @param properties string properties
 */
public record OutboxMessage(
        String destination,
        @Nullable String correlationId,
        @Nullable String replyTo,
        Map<String, String> properties,
        Raw body) {

    /** Property of a message that holds more than one thing to do: how many. Who takes batches counts by it. */
    public static final String ENTRIES = "entries";

    public OutboxMessage {
        properties = Map.copyOf(properties);
    }
}
