package dev.backorderdesk.delay;

import dev.backorderdesk.delay.State.Cancelled;
import dev.backorderdesk.delay.State.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks through what happened where shipment is judged. Source: 16 CFR 435.2.
 *
 * <p>Promised for 2026-04-01; a notice of 2026-03-20 names 2026-04-15, nobody answers: silence agrees, it waits until then.
 * A renewed notice of 2026-04-10 names 2026-05-11: silence now means no, and it is cancelled at the end of 2026-04-15
 * unless it is shipped by then or the customer says yes.
 */
final class ShipmentWalk extends Walk {
    private @Nullable LegalDay promised;
    private @Nullable LegalDay until;
    /** A notice was given. */
    private boolean asked;
    /** The question that is open: what a yes agrees to. */
    private Happening.@Nullable NoticeGiven open;
    /** Until then we believed that a notice was given which came back. */
    private Instant inGoodFaith = Instant.MIN;

    ShipmentWalk(History history, Instant asOf) {
        super(history, asOf);
    }

    @Override
    void before(Instant next) {
        LegalDay end = until;
        if (state instanceof State.Waiting && end != null && !next.isBefore(cancelsAt(end))) {
            lapse(end, cancelsAt(end));
        }
    }

    private void lapse(LegalDay end, Instant at) {
        boolean believed = inGoodFaith.isAfter(end.end());
        LocalDate day = believed
                ? days.dayOf(inGoodFaith)
                : at.isAfter(end.answersUntil()) ? days.dayOf(at.minusMillis(1)) : end.day();
        Cause cause = open != null
                ? Cause.SILENCE
                : consent.kind() == Consent.Kind.NOT_ASKED ? Cause.NO_NOTICE : Cause.LAPSED;
        cancel(new Cancelled(at, cause), new Vesting(at, day, !believed));
        if (cause != Cause.NO_NOTICE) {
            consent = new Consent(Consent.Kind.LAPSED, null);
        }
    }

    /** From when it must not leave any more. */
    private Instant closes(LegalDay end) {
        return inGoodFaith.isAfter(end.end()) ? inGoodFaith : end.end();
    }

    /**
     * While a question is open, the customer may answer until the day is over wherever the address may lie, and as long as the
     * notice said, whatever is read otherwise since.
     */
    private Instant cancelsAt(LegalDay end) {
        Instant closes = closes(end);
        if (open == null) {
            return closes;
        }
        Instant answers = later(closes, end.answersUntil());
        return open.answersUntil() == null ? answers : later(answers, open.answersUntil());
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }

    @Override
    void complete(Happening.OrderComplete complete) {
        if (state instanceof State.Incomplete) {
            promised = agreement.exempt() ? null : StatedTime.end(agreement, days, complete.at());
            until = promised;
            asked = false;
            open = null;
            latest = null;
            consent = Consent.NOT_ASKED;
            state = new State.Waiting(null, SilenceEffect.NONE);
        }
    }

    @Override
    void dishonoured() {
        if (state instanceof State.Waiting) {
            state = new State.Incomplete();
            promised = null;
            until = null;
        }
    }

    @Override
    void notice(Happening.NoticeGiven notice) {
        LegalDay end = until;
        if (!(state instanceof State.Waiting) || end == null) {
            if (state instanceof Cancelled) {
                flags.add(Flag.NOTICE_LATE);
            } else if (state instanceof State.Waiting) {
                offer(notice);
            }
            return;
        }
        if (!notice.at().isBefore(end.end())) {
            flags.add(Flag.NOTICE_LATE);
            return;
        }
        LocalDate revised = notice.saying().revised();
        boolean repeats = open != null && notice.saying().silence() == SilenceEffect.CANCEL;
        if (revised != null && !revised.isAfter(end.day()) && !repeats) {
            offer(notice);
            return;
        }
        NoticeKind kind = kind(revised);
        if (!valid(kind, notice)) {
            return;
        }
        Instant bounced = notices.bouncedAt(notice.noticeId());
        if (bounced != null) {
            flags.add(Flag.NOTICE_BOUNCED);
            believe(kind, revised, bounced);
            return;
        }
        accept(notice);
        if (kind == NoticeKind.FIRST_SHORT && revised != null) {
            until = days.on(revised);
            consent = new Consent(Consent.Kind.BY_SILENCE, revised);
        } else {
            open = notice;
            if (!asked) {
                until = shortDelayEnd();
                consent = new Consent(Consent.Kind.ASKED, null);
            }
        }
        asked = true;
    }

    /** Until it came back, the notice was as good as any; longer than it would have let it wait, nothing waits for that. */
    private void believe(NoticeKind kind, @Nullable LocalDate revised, Instant bounced) {
        if (kind != NoticeKind.RENEWED) {
            LegalDay would = kind == NoticeKind.FIRST_SHORT && revised != null ? days.on(revised) : shortDelayEnd();
            Instant believed = bounced.isBefore(would.end()) ? bounced : would.end();
            inGoodFaith = believed.isAfter(inGoodFaith) ? believed : inGoodFaith;
        }
    }

    private NoticeKind kind(@Nullable LocalDate revised) {
        if (asked) {
            return NoticeKind.RENEWED;
        }
        return revised == null
                ? NoticeKind.FIRST_INDEFINITE
                : revised.isAfter(shortDelayEnd().day()) ? NoticeKind.FIRST_LONG : NoticeKind.FIRST_SHORT;
    }

    private LegalDay shortDelayEnd() {
        LegalDay from = Objects.requireNonNull(promised, "no time runs");
        return days.on(from.day().plusDays(agreement.terms().shortDelayDays()));
    }

    @Override
    void answer(Happening.Answered answer) {
        if (state instanceof State.Incomplete || state instanceof State.Waiting) {
            if (answer.answer() == Happening.Answer.CANCEL) {
                cancelledBy(Cause.CUSTOMER, answer.at());
                consent = new Consent(Consent.Kind.REFUSED, null);
                return;
            }
            Happening.NoticeGiven to = answered(answer);
            if (to != null && state instanceof State.Waiting && agree(to, answer.until())) {
                return;
            }
        }
        flags.add(Flag.ANSWER_WITHOUT_EFFECT);
    }

    /**
     * A yes to an unknown date leaves the order standing; a yes to a day counts until that day. A yes to a day within the
     * time that runs answers the open question where that names no later one: nothing is cancelled by silence then, and
     * nothing may wait any longer either.
     *
     * @param limit the last day that the customer grants; null where he names none. One that leaves the question open, or
     *     would take away what was agreed to, is no yes: who is told that he waits need not fear his silence
     * @return whether it counts
     */
    private boolean agree(Happening.NoticeGiven to, @Nullable LocalDate limit) {
        LegalDay end = until;
        LocalDate offered = to.saying().revised();
        boolean limits = limit != null && (offered == null || limit.isBefore(offered));
        if (end == null) {
            return !limits;
        }
        LocalDate day = limits ? limit : offered;
        if (day == null) {
            until = null;
        } else if (day.isAfter(end.day())) {
            until = days.on(day);
        } else if (open == null ? asked && day.equals(end.day()) : names(open, day)) {
            day = end.day();
        } else {
            // A yes to an older notice takes nothing away from what was agreed to since.
            return open == null && !limits;
        }
        consent = new Consent(Consent.Kind.EXPRESS, day);
        open = null;
        return true;
    }

    /** Whether it names a day, and none that is later than that. */
    private static boolean names(Happening.NoticeGiven question, LocalDate day) {
        LocalDate named = question.saying().revised();
        return named != null && !named.isAfter(day);
    }

    @Override
    void refused(Instant at) {
        if (state instanceof State.Waiting || state instanceof State.Incomplete) {
            cancelledBy(Cause.SELLER, at);
        }
    }

    @Override
    void shipped(Instant scannedAt) {
        LegalDay end = until;
        if (state instanceof Cancelled cancelled) {
            state = new State.ShippedAfterCancellation(scannedAt, cancelled);
            flags.add(Flag.SHIPPED_AFTER_CANCELLATION);
        } else if (state instanceof State.Waiting && end != null && !scannedAt.isBefore(closes(end))) {
            // It left, so nobody waits any longer for the customer's answer.
            lapse(end, closes(end));
            shipped(scannedAt);
        } else if (state instanceof State.Waiting || state instanceof State.Incomplete) {
            state = new State.Shipped(scannedAt);
        }
    }

    @Override
    void delivered(Instant at) {
        shipped(at);
        if (state instanceof State.Shipped) {
            state = new State.Delivered(at, false);
        }
    }

    @Override
    Standing standing() {
        LegalDay end = until;
        if (!(state instanceof State.Waiting)) {
            return standing(promised, false, null, null, List.of());
        }
        SilenceEffect silence = open != null
                ? SilenceEffect.CANCEL
                : consent.kind() == Consent.Kind.BY_SILENCE ? SilenceEffect.CONSENT : SilenceEffect.NONE;
        state = new State.Waiting(end, silence);
        if (end == null) {
            return standing(promised, true, null, null, List.of());
        }
        Instant closes = closes(end);
        return standing(
                promised,
                asOf.isBefore(closes),
                cancelsAt(end),
                asOf.isBefore(end.end()) ? due(end) : null,
                List.of(end.end(), closes, cancelsAt(end)));
    }

    private @Nullable NoticeDue due(LegalDay end) {
        Happening.DelayKnown delay = known;
        if (delay == null
                || delay.revised() != null && !delay.revised().isAfter(end.day())
                || open != null && Notices.tells(open.saying(), delay)) {
            return null;
        }
        NoticeKind kind = kind(delay.revised());
        LegalDay respondBy = kind.silence() != SilenceEffect.CANCEL ? null : asked ? end : shortDelayEnd();
        return new NoticeDue(kind, delay.at(), end.end(), delay.revised(), delay.reason(), respondBy);
    }
}
