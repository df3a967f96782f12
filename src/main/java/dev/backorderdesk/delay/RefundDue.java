package dev.backorderdesk.delay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that has to go back, by the method by which it was paid.
 *
 * @param last the last day on which it is sent in time, by the strict reading: the one that counts
 * @param latestArguable the last day by the other reading where there are two; for the evidence only
 * @param requestFrom when it is asked for: at once, or after the grace for a late scan
 * @param remindAt when it is asked for again
 * @param alarmAt when somebody has to look, still in time
 * @param method how it was paid; null means unknown
 */
public record RefundDue(
        Stage stage,
        LegalDay last,
        LegalDay latestArguable,
        Instant requestFrom,
        Instant remindAt,
        Instant alarmAt,
        @Nullable String method) {

    /** How far it is. */
    public enum Stage {
        /** Authorised at most, never taken: the customer is told that the account was not charged. */
        NOT_CHARGED,
        /** It had been given to the warehouse: a scan that comes late may still show that it left in time. */
        AWAITS_SCANS,
        DUE,
        REMIND,
        ALARM,
        LATE,
        SENT
    }
}
