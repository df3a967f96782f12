package dev.backorderdesk.flow.parked;

import org.jspecify.annotations.Nullable;

/**
 * A parked message.
 *
 * @param id ten letters and digits by which a person names it; the same as long as it is parked
 * @param queue the queue it came on, without {@code .parked}
 * @param code property {@code parkedCode}; null where whoever parked it gave none
 * @param reason property {@code parkedReason}, a sentence
 * @param at property {@code parkedAt}, an instant as text
 * @param correlationId its own correlation id, else its first message id
 */
public record ParkedMessage(
        String id,
        String queue,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String at,
        @Nullable String correlationId) {}
