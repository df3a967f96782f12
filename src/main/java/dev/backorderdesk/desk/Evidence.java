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
 * @param completeAt when the order said that it was complete, from when on the law's time runs unless a payment says
 *     otherwise (UTC)
 * @param captured whether it was paid when it came: the money was taken; null where the order says nothing of payment
 * @param total what the order came to, with its currency; null where it names none
 * @param texts where the texts of the notices come from
 * @param scans what the carrier took, by shipment
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
        Instant completeAt,
        @Nullable Boolean captured,
        @Nullable String total,
        List<Part> parts,
        List<PaymentEvent> payments,
        String texts,
        List<Notice> notices,
        List<CaseFile.Heard> answers,
        List<Scan> scans,
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
                completeAt,
                captured,
                total,
                parts,
                payments,
                texts,
                notices.stream().map(each -> each.with(words)).toList(),
                answers,
                scans,
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
     * @param consent what is known of the customer's consent; where nothing is left to leave, as it stood at the last scan
     *     or cancellation
     * @param cancelsAt when it is cancelled by itself if nothing happens (UTC)
     * @param cancellations by whom or what, the earliest first
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
            List<Cancelled> cancellations) {}

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
     * @param at when it was cancelled by right: the word was received, or the time was over (UTC)
     * @param vests the day on which the right to the money came into being, from which its days are counted (ship-to zone)
     * @param why the message, or what had passed
     * @param refundBy last day on which the money is sent, by the strict reading: the one that we keep
     * @param refundArguableBy the last day by the later reading, where there are two
     */
    public record Cancelled(
            long pieces, Instant at, LocalDate vests, String why, LocalDate refundBy, LocalDate refundArguableBy) {}

    /**
     * Pieces that a carrier took.
     *
     * @param scannedAt the carrier's scan, not when we heard of it (UTC)
     * @param pieces those that had been cancelled included
     * @param deliveredAt when the customer had them (UTC); null where nobody told
     */
    public record Scan(
            String shipmentId,
            Instant scannedAt,
            int line,
            int part,
            long pieces,
            @Nullable Instant deliveredAt) {}

    /**
     * A notice on a channel.
     *
     * @param kind its kind of text: the folder of its template
     * @param plannedAt when it was planned (UTC)
     * @param startedAt of a notice of delay, when its last sending began, which is when it was given if it was (UTC); null
     *     before the first, and for others
     * @param givenAt of a notice of delay, when it was given by law (UTC); null where it was not, and for others
     * @param beside it is a short text of a notice of delay beside its mail: by law it is no notice
     * @param law the legal kind of a notice of delay; null for others
     * @param silence of a notice of delay, what it says of silence: {@code CONSENT}, {@code CANCEL} or {@code NONE}
     * @param said what it says of each part; empty where it is no notice of delay
     * @param respondBy last day for an answer (ship-to zone)
     * @param dueBy from then on it would have been too late (UTC)
     * @param channel {@code EMAIL} or {@code SMS}
     * @param result where its delivery stands
     * @param at since when (UTC)
     * @param returned when it was taken and came back
     * @param text what it says; see {@link Evidence#texts}
     */
    public record Notice(
            String noticeId,
            String kind,
            Instant plannedAt,
            @Nullable Instant startedAt,
            @Nullable Instant givenAt,
            boolean beside,
            @Nullable String law,
            @Nullable String silence,
            List<CaseFile.About> said,
            @Nullable LocalDate respondBy,
            @Nullable Instant dueBy,
            String channel,
            String result,
            int attempts,
            Instant at,
            @Nullable String detail,
            List<Handed.Returned> returned,
            String text) {

        Notice with(UnaryOperator<String> words) {
            return detail == null
                    ? this
                    : new Notice(
                            noticeId,
                            kind,
                            plannedAt,
                            startedAt,
                            givenAt,
                            beside,
                            law,
                            silence,
                            said,
                            respondBy,
                            dueBy,
                            channel,
                            result,
                            attempts,
                            at,
                            words.apply(detail),
                            returned,
                            text);
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
