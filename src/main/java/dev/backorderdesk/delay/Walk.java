package dev.backorderdesk.delay;

import dev.backorderdesk.delay.State.Cancelled;
import dev.backorderdesk.delay.State.Cause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through what happened until an instant, in order. One walk answers one question and is thrown away. */
abstract class Walk {
    final Agreement agreement;
    final LegalDays days;
    final Instant asOf;
    final Notices notices;
    final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    State state = new State.Incomplete();
    Consent consent = Consent.NOT_ASKED;
    /** The last delay that we learned of. */
    Happening.@Nullable DelayKnown known;
    /** The last notice that counts. */
    Happening.@Nullable NoticeGiven latest;

    private final Map<String, Happening.NoticeGiven> accepted = new HashMap<>();
    private final History history;
    private final List<Happening> past;
    private final RefundClock refunds;
    private @Nullable Vesting vesting;

    Walk(History history, Instant asOf) {
        this.history = history;
        this.agreement = history.agreement();
        this.asOf = asOf;
        this.days = new LegalDays(agreement.destination());
        this.past = history.happenings().stream()
                .filter(happening -> !happening.at().isAfter(asOf))
                .toList();
        this.notices = new Notices(past);
        this.refunds = new RefundClock(agreement, days);
    }

    Standing walk() {
        for (Happening happening : past) {
            before(happening.at());
            step(happening);
        }
        before(asOf);
        return standing();
    }

    private void step(Happening happening) {
        if (happening instanceof Happening.OrderComplete complete) {
            complete(complete);
        } else if (happening instanceof Happening.Dishonoured) {
            dishonoured();
        } else if (happening instanceof Happening.DelayKnown delay) {
            known = delay;
        } else if (happening instanceof Happening.NoticeGiven notice) {
            notice(notice);
        } else if (happening instanceof Happening.Answered answer) {
            answer(answer);
        } else if (happening instanceof Happening.SellerRefused) {
            refused(happening.at());
        } else if (happening instanceof Happening.Shipped) {
            shipped(happening.at());
        } else if (happening instanceof Happening.Delivered) {
            delivered(happening.at());
        }
        // Bounces, money and the way to the warehouse are looked up where they matter.
    }

    /** Time passes up to an instant. */
    abstract void before(Instant next);

    abstract void complete(Happening.OrderComplete complete);

    abstract void dishonoured();

    abstract void notice(Happening.NoticeGiven notice);

    abstract void answer(Happening.Answered answer);

    abstract void refused(Instant at);

    abstract void shipped(Instant scannedAt);

    abstract void delivered(Instant at);

    abstract Standing standing();

    final boolean valid(NoticeKind kind, Happening.NoticeGiven notice) {
        List<Defect> defects = NoticeRule.defects(kind, notice.saying());
        if (defects.contains(Defect.SILENCE_CALLED_CONSENT)) {
            flags.add(Flag.SILENCE_MISSTATED);
        }
        if (NoticeRule.undone(defects)) {
            flags.add(Flag.NOTICE_DEFECTIVE);
            return false;
        }
        return true;
    }

    /** The notice counts. */
    final void accept(Happening.NoticeGiven notice) {
        latest = notice;
        accepted.put(notice.noticeId(), notice);
    }

    /** Nothing depends on the notice, and an answer to it is kept all the same. */
    final void offer(Happening.NoticeGiven notice) {
        accepted.put(notice.noticeId(), notice);
    }

    /** The notice that is answered; null where none that counts was given before. A yes to any other is not informed. */
    final Happening.@Nullable NoticeGiven answered(Happening.Answered answer) {
        return answer.noticeId() == null ? latest : accepted.get(answer.noticeId());
    }

    final void cancelledBy(Cause cause, Instant at) {
        cancel(new Cancelled(at, cause), new Vesting(at, days.dayOf(at), false));
    }

    final void cancel(Cancelled cancelled, Vesting right) {
        state = cancelled;
        vesting = right;
    }

    final Standing standing(
            @Nullable LegalDay promised,
            boolean mayRelease,
            @Nullable Instant cancelsAt,
            @Nullable NoticeDue notice,
            List<Instant> looks) {
        RefundDue refund = vesting == null ? null : refunds.due(vesting, past, asOf);
        Stream<Instant> all = looks.stream();
        if (refund != null) {
            Happening.RefundSent sent = RefundClock.sent(past);
            if (sent != null && !sent.at().isBefore(refund.last().end())) {
                flags.add(Flag.REFUND_LATE);
            }
            if (sent != null && !refunds.sameMethod(sent)) {
                flags.add(Flag.REFUND_OTHER_METHOD);
            }
            if (refund.stage() == RefundDue.Stage.LATE) {
                flags.add(Flag.REFUND_LATE);
            }
            if (refund.stage() != RefundDue.Stage.SENT && refund.stage() != RefundDue.Stage.NOT_CHARGED) {
                all = Stream.concat(
                        all,
                        Stream.of(
                                refund.requestFrom(),
                                refund.remindAt(),
                                refund.alarmAt(),
                                refund.last().end()));
            }
        }
        Instant known = history.nextAfter(asOf);
        Instant next = Stream.concat(all, Stream.ofNullable(known))
                .filter(look -> look.isAfter(asOf))
                .min(Instant::compareTo)
                .orElse(null);
        return new Standing(state, promised, consent, mayRelease, cancelsAt, notice, refund, List.copyOf(flags), next);
    }
}
