package dev.backorderdesk.delay;

import dev.backorderdesk.model.Payment;
import dev.backorderdesk.policy.RegimeTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By when a refund is sent. Counting starts the day after the right to it came into being, and "sent" counts, not "there".
 * Sources: 16 CFR 435.1(b) and (f), 435.2(c); Directive 2011/83/EU Art. 18(3).
 *
 * <p>US, the time lapsed on Wednesday 2026-04-01: the seventh working day after it is Friday 2026-04-10; by the other
 * reading, which counts from Thursday on, Monday 2026-04-13.
 */
final class RefundClock {
    private final Agreement agreement;
    private final LegalDays days;

    RefundClock(Agreement agreement, LegalDays days) {
        this.agreement = agreement;
        this.days = days;
    }

    /** What is owed, and how far it is by what has happened until an instant. */
    RefundDue due(Vesting vesting, List<Happening> past, Instant asOf) {
        boolean taken = taken(past);
        RegimeTerms terms = agreement.terms();
        boolean byCycle = agreement.sellerLends() && !taken;
        LocalDate last = byCycle ? cycleEnd(vesting.day()) : counted(vesting.day(), terms.refundDays());
        LocalDate arguable =
                vesting.lapsed() && !byCycle ? counted(vesting.day().plusDays(1), terms.refundDays()) : last;
        Instant remindAt = start(before(vesting, last, byCycle, terms.refundReminderDays()));
        Instant alarmAt = start(before(vesting, last, byCycle, terms.refundAlarmDays()));
        Instant requestFrom = requestFrom(vesting, past, alarmAt);
        LegalDay lastDay = days.on(last);
        RefundDue.Stage stage;
        if (sent(past) != null) {
            stage = RefundDue.Stage.SENT;
        } else if (!taken && !byCycle) {
            stage = RefundDue.Stage.NOT_CHARGED;
        } else if (asOf.isBefore(requestFrom)) {
            stage = RefundDue.Stage.AWAITS_SCANS;
        } else if (!asOf.isBefore(lastDay.end())) {
            stage = RefundDue.Stage.LATE;
        } else if (!asOf.isBefore(alarmAt)) {
            stage = RefundDue.Stage.ALARM;
        } else {
            stage = asOf.isBefore(remindAt) ? RefundDue.Stage.DUE : RefundDue.Stage.REMIND;
        }
        return new RefundDue(stage, lastDay, days.on(arguable), requestFrom, remindAt, alarmAt, agreement.method());
    }

    private LocalDate counted(LocalDate day, int count) {
        return agreement.refundDays().plus(day, count);
    }

    private LocalDate before(Vesting vesting, LocalDate last, boolean byCycle, int earlier) {
        return byCycle
                ? last.minusDays(earlier)
                : counted(vesting.day(), agreement.terms().refundDays() - earlier);
    }

    private Instant start(LocalDate day) {
        return days.on(day.minusDays(1)).end();
    }

    /** The end of the billing cycle in which the right came into being; without one, working days. */
    private LocalDate cycleEnd(LocalDate day) {
        Payment payment = agreement.payment();
        LocalDate known = payment == null ? null : payment.billingCycleEnd();
        if (known == null) {
            return counted(day, agreement.terms().refundDays());
        }
        int months = 0;
        while (known.plusMonths(months).isBefore(day)) {
            months++;
        }
        return known.plusMonths(months);
    }

    /** The grace for late scans never reaches into the day of the alarm. */
    private Instant requestFrom(Vesting vesting, List<Happening> past, Instant alarmAt) {
        Instant at = vesting.cancelledAt();
        boolean outside = false;
        for (Happening happening : past) {
            if (happening.at().isAfter(at) && happening instanceof Happening.Released) {
                break;
            }
            outside = happening instanceof Happening.Released || outside && !(happening instanceof Happening.Recalled);
            if (happening instanceof Happening.Shipped) {
                // The scan has come, and came too late: nothing is left to wait for.
                return at;
            }
        }
        if (!outside) {
            return at;
        }
        Instant graceEnd = at.plus(Duration.ofHours(agreement.terms().lateScanHours()));
        Instant request = graceEnd.isBefore(alarmAt) ? graceEnd : alarmAt;
        return request.isBefore(at) ? at : request;
    }

    /** What failed after all was not taken, until it is complete again or taken anew. */
    private boolean taken(List<Happening> past) {
        Payment payment = agreement.payment();
        boolean taken = payment == null || payment.captured();
        boolean failed = false;
        for (Happening happening : past) {
            if (happening instanceof Happening.Captured) {
                taken = true;
                failed = false;
            } else if (happening instanceof Happening.Voided) {
                taken = false;
            } else if (happening instanceof Happening.Dishonoured) {
                failed = true;
            } else if (happening instanceof Happening.OrderComplete) {
                failed = false;
            }
        }
        return taken && !failed;
    }

    static Happening.@Nullable RefundSent sent(List<Happening> past) {
        for (Happening happening : past) {
            if (happening instanceof Happening.RefundSent refund) {
                return refund;
            }
        }
        return null;
    }

    /** Whether it went back as it came; what is not known of either is not held against anybody. */
    boolean sameMethod(Happening.RefundSent sent) {
        String paid = agreement.method();
        String back = sent.method();
        return paid == null || back == null || paid.toLowerCase(Locale.ROOT).equals(back.toLowerCase(Locale.ROOT));
    }
}
