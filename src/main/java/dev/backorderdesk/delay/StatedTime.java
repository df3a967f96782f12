package dev.backorderdesk.delay;

import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.policy.RegimeTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the time within which it ships. Source: 16 CFR 435.2(a)(1).
 *
 * <p>Complete on Monday 2026-03-02: "within 48 hours" of 10:00 ends on 2026-03-04 at 10:00; without a stated time it is
 * 2026-04-01, with the seller's credit asked for 2026-04-21. Complete on Friday 2026-03-06, "5 business days" is Friday
 * 2026-03-13.
 */
final class StatedTime {
    private StatedTime() {}

    /** @param complete when the order was complete */
    static LegalDay end(Agreement agreement, LegalDays days, Instant complete) {
        LegalDay stated = stated(agreement, days, complete);
        RegimeTerms terms = agreement.terms();
        // A stated day that was over before the order was complete can't have been meant for it.
        return stated != null && stated.end().isAfter(complete)
                ? stated
                : days.daysFrom(complete, agreement.sellerLends() ? terms.creditDays() : terms.defaultDays());
    }

    private static @Nullable LegalDay stated(Agreement agreement, LegalDays days, Instant complete) {
        StatedShip stated = agreement.stated();
        if (stated == null) {
            return null;
        }
        String by = stated.by();
        if (by != null) {
            return by.indexOf('T') >= 0 ? days.exactly(Instant.parse(by)) : days.on(LocalDate.parse(by));
        }
        Integer within = stated.within();
        StatedShip.Unit unit = stated.unit();
        if (within == null || unit == null) {
            return null;
        }
        return switch (unit) {
            case HOURS -> days.exactly(complete.plus(within, ChronoUnit.HOURS));
            case DAYS -> days.daysFrom(complete, within);
            case BUSINESS_DAYS -> days.workingDaysFrom(complete, within, agreement.businessDays());
        };
    }
}
