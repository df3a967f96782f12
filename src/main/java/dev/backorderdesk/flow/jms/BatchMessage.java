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
 * @param aside why it was not read and lies on its parked queue already; null where it was read
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record BatchMessage(
        String queue,
        @Nullable String text,
        byte @Nullable [] bytes,
        @Nullable String correlationId,
        @Nullable String messageId,
        @Nullable String replyTo,
        Map<String, String> properties,
        @Nullable Aside aside) {

    // Written out in full: javac 17 forgets the mark on the array in a compact constructor's class file.
    public BatchMessage(
            String queue,
            @Nullable String text,
            byte @Nullable [] bytes,
            @Nullable String correlationId,
            @Nullable String messageId,
            @Nullable String replyTo,
            Map<String, String> properties,
            @Nullable Aside aside) {
        this.queue = queue;
        this.text = text;
        this.bytes = bytes;
        this.correlationId = correlationId;
        this.messageId = messageId;
        this.replyTo = replyTo;
        this.properties = Map.copyOf(properties);
        this.aside = aside;
    }

    /** One whose body was read. */
    public BatchMessage(
            String queue,
            @Nullable String text,
            byte @Nullable [] bytes,
            @Nullable String correlationId,
            @Nullable String messageId,
            @Nullable String replyTo,
            Map<String, String> properties) {
        this(queue, text, bytes, correlationId, messageId, replyTo, properties, null);
    }

    /** Without the body, which holds personal data and must not get into a log. */
    @Override
    public String toString() {
        return "BatchMessage[" + queue + ", " + messageId + "]";
    }
}
