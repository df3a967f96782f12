package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that happened to a part. */
public sealed interface Happening {

    /** When it happened, not when we heard of it (UTC). */
    Instant at();

    /** Payment and all data were there; a later one, after a {@link Dishonoured}, starts the time anew. */
    record OrderComplete(Instant at) implements Happening {}

    /** The payment failed, or a detail turned out to be missing. */
    record Dishonoured(Instant at) implements Happening {}

    /** Money was taken. */
    record Captured(Instant at) implements Happening {}

    /** What was authorised or taken was let go. */
    record Voided(Instant at) implements Happening {}

    /**
     * We learned when it can be kept.
     *
     * @param revised the day by which it ships, where delivery is judged arrives (ship-to zone); null means unknown
     * @param reason why; what is told where the day is unknown
     */
    record DelayKnown(
            Instant at,
            @Nullable LocalDate revised,
            @Nullable String reason) implements Happening {}

    /**
     * A notice was handed to the mail system. A status page alone is no notice.
     *
     * @param at when it was handed over
     * @param answersUntil from then on it is too late for an answer by what it says (UTC); null where it names no end
     */
    record NoticeGiven(
            String noticeId,
            Instant at,
            Saying saying,
            @Nullable Instant answersUntil) implements Happening {

        /** One that names no end. */
        public NoticeGiven(String noticeId, Instant at, Saying saying) {
            this(noticeId, at, saying, null);
        }
    }

    /** The notice came back, and by no other channel did it arrive. */
    record NoticeBounced(String noticeId, Instant at) implements Happening {}

    /**
     * The customer answered, or cancelled without being asked.
     *
     * @param at when the answer was received
     * @param noticeId what is answered; null means the last notice
     * @param until the last day of the additional period (ship-to zone), with EXTRA_PERIOD
     */
    record Answered(
            Instant at,
            Answer answer,
            @Nullable String noticeId,
            @Nullable LocalDate until) implements Happening {}

    /** It was given to the warehouse to ship. */
    record Released(Instant at) implements Happening {}

    /** The warehouse confirmed that it came back before it was shipped. */
    record Recalled(Instant at) implements Happening {}

    /**
     * It came into the carrier's possession. A label is no shipment.
     *
     * @param at the carrier's scan
     */
    record Shipped(Instant at) implements Happening {}

    /** It came into the customer's possession. */
    record Delivered(Instant at) implements Happening {}

    /** The seller decided that it will not supply. */
    record SellerRefused(Instant at) implements Happening {}

    /**
     * The money was sent back.
     *
     * @param method how; null means unknown
     */
    record RefundSent(Instant at, @Nullable String method) implements Happening {}

    /** The customer's answer. */
    enum Answer {
        WAIT,
        CANCEL,
        /** The customer sets an additional period. */
        EXTRA_PERIOD
    }
}
