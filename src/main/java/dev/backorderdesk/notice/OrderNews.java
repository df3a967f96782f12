package dev.backorderdesk.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer is to be told of an order after its decision: facts, no wording. What one batch brings about an
 * order under one topic and with one {@link Ask} becomes one notice.
 *
 * @param cause what brought it about, as of an order's event: a message as {@code supply.in/PO-77/2}, or a sentence that
 *     is never said twice of this order; the same topic is told once of the same cause
 * @param at when it happened (UTC)
 * @param pieces what it concerns; empty for money that belongs to no line
 * @param ask null where no answer is asked for
 * @param money null where no money goes back
 * @param parcel null where nothing was shipped
 * @param reason code of the reason, as in {@code reasons.*.properties}; null where there is none to tell
 * @param inTime the law wants no delay to be told any more: what was to be told of one, and was told to nobody, is not
 */
public record OrderNews(
        String orderId,
        Topic topic,
        String cause,
        Instant at,
        List<Pieces> pieces,
        @Nullable Ask ask,
        @Nullable Money money,
        @Nullable Parcel parcel,
        @Nullable String reason,
        boolean inTime) {

    public OrderNews {
        pieces = List.copyOf(pieces);
    }

    public OrderNews(
            String orderId,
            Topic topic,
            String cause,
            Instant at,
            List<Pieces> pieces,
            @Nullable Ask ask,
            @Nullable Money money,
            @Nullable Parcel parcel,
            @Nullable String reason) {
        this(orderId, topic, cause, at, pieces, ask, money, parcel, reason, false);
    }

    /** The id of the notice that tells this and nothing else; what is told twice has one id. */
    public String noticeId() {
        List<String> facts = new ArrayList<>(List.of("notice", orderId, topic.name(), cause));
        if (ask != null) {
            facts.add(ask.law() + " " + ask.respondBy());
        }
        return Base32.digest(facts.toArray(String[]::new));
    }

    /**
     * Pieces of a part.
     *
     * @param before what was promised until now
     * @param after what is promised from now on; null days mean that none can be given
     */
    public record Pieces(int line, int part, String sku, long quantity, Days before, Days after) {}

    /**
     * Days of a promise.
     *
     * @param shipBy day of the location's zone
     * @param deliverBy day of the ship-to zone
     */
    public record Days(@Nullable LocalDate shipBy, @Nullable LocalDate deliverBy) {
        /** None can be given, or none is needed. */
        public static final Days NONE = new Days(null, null);
    }

    /** What happens where the customer doesn't answer. */
    public enum Silence {
        /** Then the new day is agreed to. */
        CONSENT,
        /** Then it is cancelled, and the money goes back. */
        CANCEL,
        /** Nothing. */
        NONE
    }

    /**
     * What the customer is asked, with its legal effect.
     *
     * @param law name of the legal kind of notice ({@code FIRST_LONG})
     * @param respondBy last day on which an answer counts, to its end in {@code zone}; null where there is none
     * @param zone ship-to zone
     * @param mayCancelLater after a yes the customer may still cancel until it is shipped
     * @param dueBy from then on it is too late to send it (UTC); null where no law sets an end
     */
    public record Ask(
            String law,
            Silence silence,
            @Nullable LocalDate respondBy,
            ZoneId zone,
            boolean mayCancelLater,
            @Nullable Instant dueBy) {

        /** When the last day for an answer is over (UTC); null where there is none. */
        public @Nullable Instant closesAt() {
            return respondBy == null
                    ? null
                    : respondBy.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * Money that goes back.
     *
     * @param amount all of it, shipping included; zero where the customer was not charged
     * @param shipping how much of it is for shipping
     * @param currency ISO 4217
     * @param method how it was paid and goes back; null where unknown
     * @param dueBy last day on which it is sent; null where it was sent
     * @param charged false: it was never taken, so nothing goes back
     */
    public record Money(
            BigDecimal amount,
            BigDecimal shipping,
            String currency,
            @Nullable String method,
            @Nullable LocalDate dueBy,
            boolean charged) {}

    /** What the carrier has. */
    public record Parcel(
            String carrier, String trackingNumber, @Nullable String trackingUrl) {}
}
