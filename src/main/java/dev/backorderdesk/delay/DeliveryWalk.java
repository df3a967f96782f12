package dev.backorderdesk.delay;

import dev.backorderdesk.delay.State.Cancelled;
import dev.backorderdesk.delay.State.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through what happened where delivery is judged. Silence neither consents nor cancels, and no notice moves the date.
 * Sources: Directive 2011/83/EU Art. 18; Consumer Rights Act 2015 s. 28.
 *
 * <p>Contract of 2026-03-02 without a day: delivered by 2026-04-01. On 2026-04-02 the customer sets an additional period
 * until 2026-04-16, and may end the contract from 2026-04-17 on. Essential by 2026-05-15: from 2026-05-16 on, without one.
 */
final class DeliveryWalk extends Walk {
    private final LegalDay promised;
    private @Nullable LegalDay extra;
    private @Nullable Instant scannedAt;

    DeliveryWalk(History history, Instant asOf) {
        super(history, asOf);
        LocalDate agreed = agreement.deliverBy();
        LegalDay end = agreed == null
                ? days.daysFrom(agreement.placedAt(), agreement.terms().defaultDays())
                : days.on(agreed);
        LocalDate essential = agreement.essential();
        promised = essential != null && essential.isBefore(end.day()) ? days.on(essential) : end;
        state = new State.Waiting(agreement.exempt() ? null : promised, SilenceEffect.NONE);
    }

    @Override
    void before(Instant next) {
        if (!agreement.exempt()
                && (state instanceof State.Waiting || state instanceof State.Shipped)
                && !next.isBefore(promised.end())) {
            state = overdue();
        }
    }

    private State.Overdue overdue() {
        LocalDate essential = agreement.essential();
        Instant mayEnd = extra == null ? null : extra.end();
        if (essential != null
                && (mayEnd == null || mayEnd.isAfter(days.on(essential).end()))) {
            mayEnd = days.on(essential).end();
        }
        return new State.Overdue(promised.end(), mayEnd, scannedAt);
    }

    /** The contract binds from the order on, whatever becomes of the payment. */
    @Override
    void complete(Happening.OrderComplete complete) {}

    @Override
    void dishonoured() {}

    @Override
    void notice(Happening.NoticeGiven notice) {
        if (ended() || !valid(NoticeKind.DATE_MOVED, notice)) {
            return;
        }
        if (notices.bouncedAt(notice.noticeId()) != null) {
            flags.add(Flag.NOTICE_BOUNCED);
            return;
        }
        accept(notice);
        if (consent.kind() == Consent.Kind.NOT_ASKED) {
            consent = new Consent(Consent.Kind.ASKED, null);
        }
    }

    @Override
    void answer(Happening.Answered answer) {
        boolean effect = switch (answer.answer()) {
            case CANCEL -> cancelled(answer.at());
            case WAIT -> waits(answer);
            case EXTRA_PERIOD -> extraPeriod(answer);
        };
        if (!effect) {
            flags.add(Flag.ANSWER_WITHOUT_EFFECT);
        }
    }

    /** The offer to cancel is always honoured before shipment; after it, where the customer has the right to end. */
    private boolean cancelled(Instant at) {
        boolean byRight = state instanceof State.Overdue overdue
                && overdue.mayEndFrom() != null
                && !at.isBefore(overdue.mayEndFrom());
        if (ended() || scannedAt != null && !byRight) {
            return false;
        }
        cancelledBy(Cause.CUSTOMER, at);
        consent = new Consent(Consent.Kind.REFUSED, null);
        return true;
    }

    /** A yes is kept as the customer's word; it takes no right away. */
    private boolean waits(Happening.Answered answer) {
        Happening.NoticeGiven to = answered(answer);
        if (ended() || to == null) {
            return false;
        }
        consent = new Consent(Consent.Kind.EXPRESS, to.saying().revised());
        return true;
    }

    /** It may be set when it is late, not before; the last one set counts. */
    private boolean extraPeriod(Happening.Answered answer) {
        LocalDate until = answer.until();
        if (!(state instanceof State.Overdue) || until == null) {
            return false;
        }
        extra = days.on(until);
        state = overdue();
        return true;
    }

    @Override
    void refused(Instant at) {
        if (!ended()) {
            cancelledBy(Cause.SELLER, at);
        }
    }

    @Override
    void shipped(Instant at) {
        if (state instanceof Cancelled cancelled && scannedAt == null) {
            state = new State.ShippedAfterCancellation(at, cancelled);
            flags.add(Flag.SHIPPED_AFTER_CANCELLATION);
        } else if (state instanceof State.Waiting) {
            scannedAt = at;
            state = new State.Shipped(at);
        } else if (state instanceof State.Overdue && scannedAt == null) {
            scannedAt = at;
            state = overdue();
        }
    }

    @Override
    void delivered(Instant at) {
        if (state instanceof Cancelled) {
            shipped(at);
        } else if (!ended()) {
            state = new State.Delivered(at, state instanceof State.Overdue);
        }
    }

    private boolean ended() {
        return state instanceof Cancelled
                || state instanceof State.ShippedAfterCancellation
                || state instanceof State.Delivered;
    }

    @Override
    Standing standing() {
        List<Instant> looks = new ArrayList<>();
        if (!ended() && !agreement.exempt()) {
            looks.add(promised.end());
            if (state instanceof State.Overdue overdue && overdue.mayEndFrom() != null) {
                looks.add(overdue.mayEndFrom());
            }
        }
        boolean mayRelease = !ended() && scannedAt == null;
        return standing(agreement.exempt() ? null : promised, mayRelease, null, ended() ? null : due(), looks);
    }

    /** No law sets a time for it; the truth is told at once. */
    private @Nullable NoticeDue due() {
        Happening.DelayKnown delay = known;
        if (delay == null
                || agreement.exempt()
                || delay.revised() != null && !delay.revised().isAfter(promised.day())
                || latest != null && Notices.tells(latest.saying(), delay)) {
            return null;
        }
        return new NoticeDue(NoticeKind.DATE_MOVED, delay.at(), null, delay.revised(), delay.reason(), null);
    }
}
