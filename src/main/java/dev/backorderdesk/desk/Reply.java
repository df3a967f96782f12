package dev.backorderdesk.desk;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes.
 *
 * @param destination qualified name as {@code queue://erp.answers} or {@code temp-queue://ID:...}; null means the queue
 *     {@code replies}
 * @param correlationId the request's correlation id, else its message id; null where it had neither
 */
public record Reply(@Nullable String destination, @Nullable String correlationId) {

    /** No address and nothing to correlate with. */
    public static final Reply NONE = new Reply(null, null);
}
