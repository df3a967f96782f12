package dev.backorderdesk.policy;

/**
 * What a regime demands of a late order, as one row of {@code rules/tables/regime-terms.csv} says it. A reading of public
 * law for engineers, not legal advice.
 *
 * @param regime {@code US}, {@code EU} or {@code UK}
 * @param judgedBy which happening has to come in time
 * @param defaultDays calendar days from the order where no time was stated
 * @param creditDays the same where the customer applied to the seller for credit
 * @param shortDelayDays calendar days of a first delay up to which silence agrees; 0 where silence never does
 * @param refundDays days of {@code refundCalendar} within which a refund is sent
 * @param refundCalendar which days count for a refund, by name; {@code none} counts every day
 * @param businessCalendar which days count where the shop stated business days, by name
 * @param refundReminderDays days of {@code refundCalendar} before the last one on which a refund is asked for again
 * @param refundAlarmDays the same for the alarm
 * @param lateScanHours hours for which the refund of goods that had left the desk waits for a carrier's scan that comes late
 * @param lateAnswerHours hours for which what lapsed stays in the books, for an answer that was given in time and comes late;
 *     it must not leave meanwhile
 * @param source file and row
 */
public record RegimeTerms(
        String regime,
        JudgedBy judgedBy,
        int defaultDays,
        int creditDays,
        int shortDelayDays,
        int refundDays,
        String refundCalendar,
        String businessCalendar,
        int refundReminderDays,
        int refundAlarmDays,
        int lateScanHours,
        int lateAnswerHours,
        String source) {

    /** What has to happen in time. */
    public enum JudgedBy {
        /** Goods in the carrier's possession. */
        SHIPMENT,
        /** Goods in the customer's possession. */
        DELIVERY
    }
}
