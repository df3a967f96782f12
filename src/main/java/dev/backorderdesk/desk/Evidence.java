package dev.backorderdesk.desk;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the law of late orders may ask about an order: what was promised and on what ground, when a delay became known, what
 * the customer was told and answered, what left and when, and what is owed by when. Holds no name and no address.
 *
 * @param asOf the instant at which it was drawn up (UTC); the standings are those of then
 * @param decidedAt when it was decided (UTC)
 * @param rules identity of the rule set that decided
 * @param destination country, with the region where it is known
 * @param method how it was paid; null where unknown
 * @param events everything that happened to it after its decision, the oldest first
 */
public record Evidence(
        String orderId,
        Instant asOf,
        Instant placedAt,
        Instant decidedAt,
        String rules,
        String destination,
        @Nullable String method,
        List<Part> parts,
        List<PaymentEvent> payments,
        List<Notice> notices,
        List<CaseFile.Heard> answers,
        List<Owed> refunds,
        List<OrderEvent> events) {

    /** The same with what mail servers and message centres answered told in other words. */
    public Evidence withDetails(UnaryOperator<String> words) {
        return new Evidence(
                orderId,
                asOf,
                placedAt,
                decidedAt,
                rules,
                destination,
                method,
                parts,
                payments,
                notices.stream().map(each -> each.with(words)).toList(),
                answers,
                refunds,
                events);
    }

    /**
     * A part.
     *
     * @param open pieces that are still to leave
     * @param regime {@code US}, {@code EU} or {@code UK}
     * @param terms file and row of the regime's numbers
     * @param stated the shipping time that the shop stated, in words; null where it stated none
     * @param agreed the delivery day that was agreed, where delivery is judged (ship-to zone)
     * @param promised last day of the promised time by law (ship-to zone); null where none runs
     * @param promisedEnd the instant at which it is over (UTC)
     * @param first the first promise, which nothing moves
     * @param known every change of the promise: since when it was known, and why
     * @param state where it stands with the law, in words
     * @param consent what is known of the customer's consent
     * @param cancelsAt when it is cancelled by itself if nothing happens (UTC)
     * @param cancelled null where it was not cancelled by the law's clock
     */
    public record Part(
            int line,
            int part,
            String sku,
            long pieces,
            long open,
            long shipped,
            long cancelledPieces,
            String regime,
            String terms,
            @Nullable String stated,
            @Nullable LocalDate agreed,
            @Nullable LocalDate promised,
            @Nullable Instant promisedEnd,
            Promise first,
            List<Known> known,
            String state,
            String consent,
            @Nullable Instant cancelsAt,
            @Nullable Cancelled cancelled) {}

    /**
     * A change of a promise.
     *
     * @param at when it became known (UTC)
     * @param cause the message or the passing of time that brought it about
     */
    public record Known(
            Instant at,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy,
            Basis basis,
            @Nullable String supplyId,
            String cause) {}

    /**
     * A cancellation, with the refund that is due for it.
     *
     * @param at when it was cancelled by right (UTC)
     * @param refundBy last day on which the money is sent, by the strict reading: the one that we keep
     * @param refundArguableBy the last day by the later reading, where there are two
     */
    public record Cancelled(
            Instant at,
            String why,
            @Nullable LocalDate refundBy,
            @Nullable LocalDate refundArguableBy) {}

    /**
     * A notice on a channel.
     *
     * @param kind its kind of text: the folder of its template
     * @param law the legal kind of a notice of delay; null for others
     * @param respondBy last day for an answer (ship-to zone)
     * @param dueBy from then on it would have been too late (UTC)
     * @param channel {@code EMAIL} or {@code SMS}
     * @param result where its delivery stands
     * @param at since when (UTC)
     */
    public record Notice(
            String noticeId,
            String kind,
            @Nullable String law,
            @Nullable LocalDate respondBy,
            @Nullable Instant dueBy,
            String channel,
            String result,
            int attempts,
            Instant at,
            @Nullable String detail) {

        Notice with(UnaryOperator<String> words) {
            return detail == null
                    ? this
                    : new Notice(
                            noticeId, kind, law, respondBy, dueBy, channel, result, attempts, at, words.apply(detail));
        }
    }

    /**
     * Money that goes back, in the words of the books.
     *
     * @param withdrawn what of the amount was not owed any more; null where all of it was
     */
    public record Owed(
            String refundId,
            String amount,
            String currency,
            @Nullable String method,
            LocalDate dueBy,
            String status,
            @Nullable Instant sentAt,
            @Nullable String withdrawn) {}
}
