package dev.backorderdesk.delay;

import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about a part when it was ordered. None of it is ever changed by a notice.
 *
 * @param terms the regime's numbers
 * @param refundDays the days that count for a refund
 * @param businessDays the days that count where business days were stated
 * @param placedAt when the contract was made
 * @param stated the shipping time that the shop stated; null, or one that nobody can read a time from ("when available"),
 *     means that none was
 * @param deliverBy the delivery day that was agreed (ship-to zone); null means that none was
 * @param essential the day after which the goods are of no use, where the customer said so before the contract (ship-to
 *     zone); a mere wish stands elsewhere
 * @param payment null means that nothing is known of it: what is owed is then owed as if it had been taken
 * @param exempt the law knows no delay for it: seeds and growing plants, later issues of a serial, cash on delivery
 */
public record Agreement(
        RegimeTerms terms,
        Destination destination,
        WorkingDays refundDays,
        WorkingDays businessDays,
        Instant placedAt,
        @Nullable StatedShip stated,
        @Nullable LocalDate deliverBy,
        @Nullable LocalDate essential,
        @Nullable Payment payment,
        boolean exempt) {

    /**
     * With the calendars that the terms name.
     *
     * @throws IllegalArgumentException where there is no calendar of that name
     */
    public static Agreement of(
            RegimeTerms terms,
            Calendars calendars,
            Destination destination,
            Instant placedAt,
            @Nullable StatedShip stated,
            @Nullable LocalDate deliverBy,
            @Nullable LocalDate essential,
            @Nullable Payment payment,
            boolean exempt) {
        return new Agreement(
                terms,
                destination,
                calendars.named(terms.refundCalendar()),
                calendars.named(terms.businessCalendar()),
                placedAt,
                stated,
                deliverBy,
                essential,
                payment,
                exempt);
    }

    /** How it was paid; null means unknown. */
    @Nullable
    String method() {
        return payment == null ? null : payment.method();
    }

    boolean sellerLends() {
        return payment != null && payment.credit() == Payment.Credit.SELLER;
    }
}
