package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.notice.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the law looks at an order again, and who is called before it is too late. A notice that nobody took is looked for
 * twice: soon after it was planned, where every channel has refused it, and a day before it must have been given. So is what
 * lies at the warehouse: a day before it lapses, or was to be there.
 */
final class LawClock {

    /** By then a mail server has taken it, or will not without somebody's help. */
    private static final Duration SOON = Duration.ofMinutes(15);

    static final Duration BEFORE = Duration.ofHours(24);

    private final Working working;
    private final Map<PartState, Standing> standings;
    private final Unscanned unscanned;

    /** @param standings of the order's open parts */
    LawClock(Working working, Map<PartState, Standing> standings) {
        this.working = working;
        this.standings = standings;
        this.unscanned = new Unscanned(working);
    }

    /** Calls, and says when to look again; null where nothing of the order is left to leave and nobody is to be called. */
    @Nullable
    Instant next(OrderBook book) {
        Instant next = null;
        for (Map.Entry<PartState, Standing> each : standings.entrySet()) {
            PartState part = each.getKey();
            Standing standing = each.getValue();
            next = earlier(next, look(book, part, standing));
            next = earlier(next, unscanned.watch(book, part, standing));
            CaseFile.Asked asked = last(book, part);
            if (asked != null && standing.notice() != null) {
                next = earlier(next, watch(book, part, asked));
            }
        }
        return next;
    }

    private @Nullable Instant look(OrderBook book, PartState part, Standing standing) {
        if (!(standing.state() instanceof State.Cancelled cancelled)) {
            return standing.nextLook();
        }
        Grace grace = new Grace(working);
        CaseFile.Asked doubt = grace.doubt(book, part, cancelled);
        if (doubt != null) {
            call(
                    book,
                    part,
                    "in doubt " + doubt.noticeId(),
                    "notice " + doubt.noticeId()
                            + " may have been given, and nobody knows; if it was not, it was cancelled at "
                            + cancelled.at());
        }
        Instant until = grace.until(book, part, cancelled, standing);
        return until == null ? working.now : until;
    }

    private static CaseFile.@Nullable Asked last(OrderBook book, PartState part) {
        CaseFile.Asked last = null;
        for (CaseFile.Asked each : book.file().asked()) {
            last = each.about(part.line(), part.part()) == null ? last : each;
        }
        return last;
    }

    private @Nullable Instant watch(OrderBook book, PartState part, CaseFile.Asked asked) {
        if (Handovers.given(book, asked.noticeId()) != null) {
            return null;
        }
        Instant soon = asked.at().plus(SOON);
        Instant dueBy = asked.dueBy();
        Instant last = dueBy == null ? null : dueBy.minus(BEFORE);
        if (soon.isAfter(working.now)) {
            return soon;
        }
        List<Handed> handed = Handovers.of(book, asked.noticeId());
        boolean underWay = handed.stream()
                .anyMatch(each -> each.state() == DeliveryState.DUE
                        || each.state() == DeliveryState.SENDING
                        || each.state() == DeliveryState.IN_DOUBT);
        // It was not true any more when it could have been sent. Whatever becomes of the release is watched by itself.
        boolean overtaken = part.released() > 0
                && !handed.isEmpty()
                && handed.stream().allMatch(each -> each.state() == DeliveryState.SKIPPED);
        if (overtaken) {
            return null;
        }
        String why = underWay ? "was not taken by any server yet" : "can't be given on any channel";
        boolean late = last != null && !last.isAfter(working.now);
        if (late || !underWay) {
            call(
                    book,
                    part,
                    asked.noticeId(),
                    "notice " + asked.noticeId() + " " + why
                            + (dueBy == null ? "" : "; it must be given before " + dueBy));
        }
        return late || !underWay ? null : last;
    }

    /** Once. */
    static void call(OrderBook book, PartState part, String what, String sentence) {
        if (!book.file().alarms().contains(what)) {
            book.file(book.file().alarmed(what));
            book.alarm(part, sentence);
        }
    }

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }
}
