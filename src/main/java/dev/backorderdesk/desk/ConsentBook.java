package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.Flag;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What customers answer to notices of delay. To cancel is always granted of what did not leave before that was received,
 * and where delivery is judged of what is late and on its way, once the {@link Possession law} allows; whichever notice is
 * answered and whatever we heard first. A yes to an older notice counts as long as none that was given by then asks for more
 * patience; else it is no answer to what is asked now. Where both answers bear the same instant, it is cancelled. What counts
 * is when it was said, and by then only.
 */
final class ConsentBook {
    private final Working working;
    private final Cancelling cancelling;
    private final Answers answers;
    private final ChosenOnPage chosen;
    private final LeftAlready left;
    private final Possession possession;

    ConsentBook(Working working, Cancelling cancelling) {
        this.working = working;
        this.cancelling = cancelling;
        this.answers = new Answers(working);
        this.chosen = new ChosenOnPage(working);
        this.left = new LeftAlready(working, cancelling);
        this.possession = new Possession(working.histories);
    }

    void answered(NoticeAnswer told, Arrival arrival) {
        String orderId = working.snapshot.dossiers().noticed().get(told.noticeId());
        OrderBook book = orderId == null ? null : working.whole(orderId);
        if (book == null) {
            new PendingMessages(working).waits(arrival, new Pending.Parent(Pending.Kind.NOTICE, told.noticeId()));
            return;
        }
        CaseFile.Asked asked = book.file().notice(told.noticeId());
        if (asked == null) {
            answers.refused(arrival, new Problem("/noticeId", "a notice that asks for an answer", told.noticeId()));
            return;
        }
        for (int line : told.lines()) {
            if (asked.parts().stream().noneMatch(each -> each.line() == line)) {
                answers.invalid(
                        arrival, new Problem("/lines", "lines that the notice asks about", String.valueOf(line)));
                return;
            }
        }
        if (told.receivedAt().isBefore(asked.at().minus(ChangeBook.CLOCKS_DIFFER))) {
            Problem early = new Problem(
                    "/receivedAt",
                    "not before the notice was written, " + asked.at(),
                    told.receivedAt().toString());
            chosen.cameToNothing(book, told, arrival, early);
            answers.invalid(arrival, early);
            return;
        }
        // Nothing is answered before it is asked, nor said before it is heard; clocks differ.
        NoticeAnswer answer = told.receivedAt().isBefore(asked.at())
                ? receivedAt(told, asked.at())
                : told.receivedAt().isAfter(working.now) ? receivedAt(told, working.now) : told;
        Problem over = over(book, asked, answer);
        if (over != null) {
            answers.invalid(arrival, over);
            return;
        }
        List<PartState> parts = book.state().parts().stream()
                .filter(part -> asked.about(part.line(), part.part()) != null
                        && (answer.lines().isEmpty() || answer.lines().contains(part.line())))
                .toList();
        boolean effect = answer.answer() == NoticeAnswer.Kind.CANCEL
                ? cancelled(book, parts, answer)
                : waits(book, parts, answer, asked);
        book.file(book.file().with(new CaseFile.Heard(answer, effect)));
        if (effect) {
            // What got its stock when its time was over may leave after all.
            book.release("consents.in/" + answer.consentId());
            answers.applied(arrival);
        } else {
            Problem refusal = problem(book, parts, answer, asked);
            chosen.cameToNothing(book, told, arrival, refusal);
            answers.refused(arrival, refusal);
        }
    }

    /** A last day that was over when it was named grants nothing, and where delivery is judged it must end no contract. */
    private @Nullable Problem over(OrderBook book, CaseFile.Asked asked, NoticeAnswer answer) {
        LocalDate until = answer.until();
        if (until == null || answer.answer() == NoticeAnswer.Kind.CANCEL) {
            return null;
        }
        CaseFile.About about = asked.parts().get(0);
        LocalDate day = working.histories.dayOf(book, book.part(about.line(), about.part()), answer.receivedAt());
        return until.isBefore(day)
                ? new Problem("/until", "not before the day on which it was said, " + day, until.toString())
                : null;
    }

    private static NoticeAnswer receivedAt(NoticeAnswer told, Instant at) {
        return new NoticeAnswer(
                told.consentId(), told.noticeId(), told.lines(), told.answer(), told.until(), at, told.by());
    }

    private boolean cancelled(OrderBook book, List<PartState> parts, NoticeAnswer answer) {
        String cause = "consents.in/" + answer.consentId();
        long gone = 0;
        for (PartState part : parts) {
            if (part.open() > 0 && after(book, part, answer).state() instanceof State.Cancelled cancelled) {
                gone += cancelling.part(
                        book, part, part.open(), Cancelling.How.CANCELLED, Lapse.vests(cancelled), cause);
            }
            gone += left.after(book, part, answer.receivedAt(), cause);
        }
        long ended = left.ended(book, parts, Histories.happening(answer), cause);
        if (gone + ended == 0) {
            return false;
        }
        cancelling.settle(cause, "CUSTOMER_CANCELLED");
        return true;
    }

    private boolean waits(OrderBook book, List<PartState> parts, NoticeAnswer answer, CaseFile.Asked asked) {
        String cause = "consents.in/" + answer.consentId();
        List<OrderNews.Pieces> waiting = new ArrayList<>();
        for (PartState part : parts) {
            if (possession.late(book, part, answer) && newer(book, part, asked, answer.receivedAt()) == null) {
                waiting.add(Told.pieces(part, part.open() + possession.underWay(book, part), Told.days(part.first())));
                book.noticed(OrderEvent.Kind.CONSENTED, part, asked.noticeId(), cause);
            } else if (part.open() > 0
                    && newer(book, part, asked, answer.receivedAt()) == null
                    && hasEffect(book, part, answer)) {
                waiting.add(Told.pieces(part, part.open(), Told.days(part.first())));
                Told.names(book, part, Topic.ANSWER_RECORDED, working.now);
                book.noticed(OrderEvent.Kind.CONSENTED, part, asked.noticeId(), cause);
            } else if (part.open() == 0
                    && part.cancelled() > 0
                    && !(after(book, part, answer).state() instanceof State.Cancelled)) {
                // The message came when it was cancelled and told already; the answer itself was in time.
                book.alarm(part, cause + " came after the cancellation, and was said in time");
            }
        }
        if (!waiting.isEmpty()) {
            working.newsOut.add(new OrderNews(
                    book.order().orderId(),
                    Topic.ANSWER_RECORDED,
                    cause,
                    working.now,
                    waiting,
                    null,
                    null,
                    null,
                    answer.answer().name(),
                    answer.until(),
                    false));
        }
        return !waiting.isEmpty();
    }

    private Standing after(OrderBook book, PartState part, NoticeAnswer answer) {
        return DelayLaw.standing(working.histories.ofOpen(book, part, answer), working.now);
    }

    /** As it was at that instant, whatever became of it since; and it must still stand. */
    private boolean hasEffect(OrderBook book, PartState part, NoticeAnswer answer) {
        Standing then = DelayLaw.standing(working.histories.ofOpen(book, part, answer), answer.receivedAt());
        return !then.flags().contains(Flag.ANSWER_WITHOUT_EFFECT)
                && !(after(book, part, answer).state() instanceof State.Cancelled);
    }

    /**
     * A later notice about a part that had been given when the answer was received, and that asks to wait longer; null where
     * there is none. Who waits until May waits until April.
     */
    private static CaseFile.@Nullable Asked newer(
            OrderBook book, PartState part, CaseFile.Asked asked, Instant receivedAt) {
        CaseFile.Asked newer = null;
        for (CaseFile.Asked each : book.file().asked()) {
            Handed given = Handovers.given(book, each.noticeId());
            if (each.at().isAfter(asked.at())
                    && asksForMore(each.about(part.line(), part.part()), asked.about(part.line(), part.part()))
                    && given != null
                    && !given.givenAt().isAfter(receivedAt)) {
                newer = each;
            }
        }
        return newer;
    }

    private static boolean asksForMore(CaseFile.@Nullable About newer, CaseFile.@Nullable About older) {
        if (newer == null || older == null) {
            return false;
        }
        LocalDate day = older.revised();
        return day != null && (newer.revised() == null || newer.revised().isAfter(day));
    }

    private Problem problem(OrderBook book, List<PartState> parts, NoticeAnswer answer, CaseFile.Asked asked) {
        for (PartState part : parts) {
            CaseFile.Asked newer = newer(book, part, asked, answer.receivedAt());
            if (newer != null && answer.answer() != NoticeAnswer.Kind.CANCEL) {
                return new Problem(
                        "/noticeId",
                        "the notice that asks now, " + newer.noticeId() + "; this one was superseded",
                        asked.noticeId());
            }
        }
        boolean gone = parts.stream().allMatch(part -> part.open() == 0);
        boolean underWay = parts.stream().anyMatch(part -> possession.underWay(book, part) > 0);
        if (gone && underWay && answer.answer() == NoticeAnswer.Kind.CANCEL) {
            return new Problem(
                    "/receivedAt",
                    "a day after an additional period that was set when it was late: it has left",
                    answer.receivedAt().toString());
        }
        if (gone && (!underWay || answer.answer() == NoticeAnswer.Kind.WAIT)) {
            return gone(parts, answer, asked);
        }
        Problem until = until(book, parts, answer);
        if (until != null) {
            return until;
        }
        return new Problem(
                "/receivedAt",
                "an answer to a question that was open then"
                        + (asked.respondBy() == null ? "" : ", by the end of " + asked.respondBy()),
                answer.receivedAt().toString());
    }

    /** That nothing of it is still to leave, and why; of what lapsed that the answer came too late, and for what. */
    private static Problem gone(List<PartState> parts, NoticeAnswer answer, CaseFile.Asked asked) {
        Cancellation last = parts.stream()
                .flatMap(part -> part.cancellations().stream())
                .max(Comparator.comparing(Cancellation::over))
                .orElse(null);
        if (last != null && last.lapsed() && !answer.receivedAt().isBefore(last.over())) {
            String until = asked.respondBy() == null ? " before that" : " by the end of " + asked.respondBy();
            return new Problem(
                    "/receivedAt",
                    "an answer" + until + ": it lapsed at " + last.over(),
                    answer.receivedAt().toString());
        }
        String why =
                last == null ? "it has left" : (last.lapsed() ? "it lapsed at " : "it was cancelled at ") + last.over();
        String lines = parts.stream()
                .map(PartState::line)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return new Problem("/lines", "lines of which something is still to leave: " + why, lines);
    }

    /** That it would have counted without the day it names; null where that is not why it does not. */
    private @Nullable Problem until(OrderBook book, List<PartState> parts, NoticeAnswer answer) {
        LocalDate until = answer.until();
        if (until == null || answer.answer() == NoticeAnswer.Kind.CANCEL) {
            return null;
        }
        for (PartState part : parts) {
            if (part.open() > 0
                    && hasEffect(book, part, answer.withoutUntil())
                    && working.histories
                                    .standing(book, part, answer.receivedAt())
                                    .state()
                            instanceof State.Waiting waiting) {
                String expected = waiting.until() == null
                        ? "none: it waits without a last day already"
                        : "none, or a day after " + waiting.until().day() + ", until which it waits in any case";
                return new Problem("/until", expected, until.toString());
            }
        }
        return null;
    }
}
