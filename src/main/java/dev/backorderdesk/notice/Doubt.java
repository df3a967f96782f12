package dev.backorderdesk.notice;

import java.time.Instant;

/**
 * A delivery of which nobody knows whether it was taken.
 *
 * @param startedAt when the doubtful attempt was claimed (UTC)
 * @param notedAt when the doubt was noted, or last looked into without result (UTC)
 * @param reason what happened, in words
 */
public record Doubt(DeliveryId id, String orderId, int attempt, Instant startedAt, Instant notedAt, String reason) {}
