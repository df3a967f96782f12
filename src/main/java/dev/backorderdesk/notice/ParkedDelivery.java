package dev.backorderdesk.notice;

import java.time.Instant;

/** A delivery that failed and waits for a person. */
public record ParkedDelivery(DeliveryId id, String orderId, int attempts, Instant failedAt, String reason) {}
