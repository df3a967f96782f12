package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a part after its decision, as on {@code orders.events}.
 *
 * @param eventId the same event has the same id, however often it is sent
 * @param sequence 1, 2, ... within the order
 * @param at when it happened (UTC)
 * @param part null where it concerns the whole line
 * @param noticeId the notice that tells the customer of it
 * @param before the part before; null where nothing was
 * @param cause what brought it about: a message as {@code supply.in/PO-77/2}, or a sentence
 */
public record OrderEvent(
        String eventId,
        String orderId,
        long sequence,
        Instant at,
        Kind kind,
        @Nullable Integer line,
        @Nullable Integer part,
        @Nullable String noticeId,
        @Nullable State before,
        @Nullable State after,
        String cause) {

    /** What happened. */
    public enum Kind {
        ALLOCATED,
        DEALLOCATED,
        REPROMISED,
        HELD,
        REROUTED,
        DELAY_NOTICED,
        CONSENTED,
        REDUCED,
        ADDRESS_CHANGED,
        CANCELLED,
        REFUND_DUE,
        REFUND_SENT,
        REFUND_FAILED,
        RELEASED,
        RECALLED,
        SHIPPED,
        DELIVERED,
        ALARM
    }

    /**
     * Where a part's pieces are, and its promise. Every piece is in exactly one of the five states.
     *
     * @param allocated pieces that have stock and are not released
     * @param released pieces that the warehouse may ship
     * @param location where they leave from
     */
    public record State(
            long waiting,
            long allocated,
            long released,
            long shipped,
            long cancelled,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy,
            String location,
            String carrier,
            String service) {}
}
