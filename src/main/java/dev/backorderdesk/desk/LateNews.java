package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.LegalDay;
import dev.backorderdesk.delay.NoticeDue;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.delay.SilenceEffect;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.NewsNotice;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At the end of a batch: what the customers of the orders that it touched must be told now. The law says which notice is due
 * and what silence means; beyond the law, whoever was told a day is told when it moves. Never the same twice.
 */
final class LateNews {
    private final Working working;
    private final Map<PartState, Standing> standings;

    /** @param standings of the order's open parts */
    LateNews(Working working, Map<PartState, Standing> standings) {
        this.working = working;
        this.standings = standings;
    }

    /** Parts that one notice asks about. */
    private record Question(NoticeKind kind, @Nullable LocalDate respondBy, boolean unknown) {}

    /**
     * A part that is late.
     *
     * @param revised the day that the law looks at; null where it is unknown
     */
    private record Late(
            PartState part,
            OrderNews.Days before,
            @Nullable LocalDate revised,
            @Nullable Instant dueBy,
            @Nullable String reason) {}

    void tell(OrderBook book) {
        Set<List<Integer>> asked = delays(book);
        GoodNews good = new GoodNews(working, standings);
        standings.forEach((part, standing) -> {
            if (!over(standing) && open(standing) == null) {
                good.better(book, part, standing);
            }
        });
        good.released(book);
        held(book, asked);
    }

    private Set<List<Integer>> delays(OrderBook book) {
        Map<Question, List<Late>> questions = new LinkedHashMap<>();
        standings.forEach((part, standing) -> delay(book, part, standing, questions));
        Set<List<Integer>> asked = new LinkedHashSet<>();
        questions.forEach((question, parts) -> {
            ask(book, question, parts);
            parts.forEach(
                    late -> asked.add(List.of(late.part().line(), late.part().part())));
        });
        return asked;
    }

    private void delay(OrderBook book, PartState part, Standing standing, Map<Question, List<Late>> questions) {
        NoticeDue due = standing.notice();
        if (due != null && !told(book, part, due)) {
            OrderNews.Days before = Told.last(book, part).days();
            if (before.equals(Told.days(part.current())) && standing.promised() != null) {
                // It was promised for that day from the start, and that is later than the law's day.
                before = new OrderNews.Days(standing.promised().day(), null);
            }
            String reason = due.reason() != null ? due.reason() : due.revised() == null ? "SUPPLIER_UNDATED" : null;
            questions
                    .computeIfAbsent(
                            new Question(
                                    due.kind(),
                                    due.respondBy() == null
                                            ? null
                                            : due.respondBy().day(),
                                    due.revised() == null),
                            any -> new ArrayList<>())
                    .add(new Late(part, before, due.revised(), due.dueBy(), reason));
        } else if (due == null && mayWait(standing.state())) {
            Told last = Told.last(book, part);
            Told heard = Told.heard(book, part);
            OrderNews.Days now = Told.days(part.current());
            LegalDay open = open(standing);
            if (last.isBefore(part.current())
                    || heard.isBefore(part.current()) && !last.days().equals(now)
                    || open != null && last.isTooGloomyFor(part.current())) {
                // Who must answer must not be told a day as if he need not: the newest word asks what is open.
                questions
                        .computeIfAbsent(
                                new Question(
                                        open == null ? NoticeKind.DATE_MOVED : NoticeKind.RENEWED,
                                        open == null ? null : open.day(),
                                        part.current().shipBy() == null),
                                any -> new ArrayList<>())
                        .add(new Late(
                                part,
                                // Who knows the day by now may still be sent another one that is not true any more.
                                heard.days().equals(now) ? last.days() : heard.days(),
                                working.histories.day(book, part),
                                open == null ? null : open.end(),
                                Told.reason(part)));
            }
        }
    }

    /** Of what is cancelled by law no day is told any more, though the books wait for an answer. */
    static boolean over(@Nullable Standing standing) {
        return standing != null && standing.state() instanceof State.Cancelled;
    }

    /** The last day for an answer to a question that is open, and to which silence is a no; null where there is none. */
    static @Nullable LegalDay open(@Nullable Standing standing) {
        return standing != null
                        && standing.state() instanceof State.Waiting waiting
                        && waiting.silence() == SilenceEffect.CANCEL
                ? waiting.until()
                : null;
    }

    private static boolean mayWait(State state) {
        return state instanceof State.Waiting || state instanceof State.Overdue;
    }

    /**
     * The last notice about it since the order was complete says just that: given or still on its way. One that was not given
     * when better was known is not sent any more. Who answered it with a last day of his own is asked anew, for beyond that day
     * he agreed to nothing.
     */
    private static boolean told(OrderBook book, PartState part, NoticeDue due) {
        Instant since = book.file().completeAgain();
        CaseFile.Asked last = null;
        CaseFile.About about = null;
        for (CaseFile.Asked asked : book.file().asked()) {
            CaseFile.About each = asked.about(part.line(), part.part());
            if (each != null && (since == null || !asked.at().isBefore(since))) {
                last = asked;
                about = each;
            }
        }
        return last != null
                && about != null
                && Objects.equals(about.revised(), due.revised())
                && !book.file().limited(last.noticeId(), part.line())
                && !GoodNews.tookBack(book, part, last, about);
    }

    private void ask(OrderBook book, Question question, List<Late> parts) {
        Instant dueBy = parts.stream()
                .map(Late::dueBy)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        LocalDate day = question.respondBy();
        OrderNews.Ask ask = new OrderNews.Ask(
                question.kind().name(),
                OrderNews.Silence.valueOf(question.kind().silence().name()),
                day,
                zone(working, book, day),
                question.unknown() || question.kind() == NoticeKind.DATE_MOVED,
                dueBy);
        OrderNews news = new OrderNews(
                book.order().orderId(),
                Topic.DELAY,
                "delay " + (book.file().asked().size() + 1),
                working.now,
                parts.stream()
                        .map(late -> Told.pieces(late.part(), late.part().open(), late.before()))
                        .toList(),
                ask,
                null,
                null,
                parts.stream()
                        .map(Late::reason)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        working.newsOut.add(news);
        String noticeId = news.noticeId();
        book.file(book.file()
                .with(new CaseFile.Asked(
                        noticeId,
                        working.now,
                        question.kind(),
                        day,
                        ask.closesAt(),
                        dueBy,
                        parts.stream()
                                .map(late -> new CaseFile.About(
                                        late.part().line(),
                                        late.part().part(),
                                        late.part().open(),
                                        late.part().current().shipBy(),
                                        late.part().current().deliverBy(),
                                        late.revised(),
                                        late.reason()))
                                .toList())));
        if (NewsNotice.reaches(book.order().customer())) {
            parts.forEach(late ->
                    book.noticed(OrderEvent.Kind.DELAY_NOTICED, late.part(), noticeId, Told.cause(late.part())));
        } else {
            nobodyIsTold(book, parts.get(0).part(), noticeId, dueBy);
        }
    }

    /** Somebody is called at once; what the customer then says by telephone answers this notice. */
    private static void nobodyIsTold(OrderBook book, PartState part, String noticeId, @Nullable Instant dueBy) {
        book.file(book.file().alarmed(noticeId));
        book.noticed(
                OrderEvent.Kind.ALARM,
                part,
                noticeId,
                "notice " + noticeId + " can't be given: the customer has no address"
                        + (dueBy == null ? "" : "; it must be given before " + dueBy));
    }

    /** For the customer's answer the zone counts in which the day ends last. */
    static ZoneId zone(Working working, OrderBook book, @Nullable LocalDate day) {
        ShipTo shipTo = book.ordered().shipTo();
        String given = shipTo.timeZone();
        return given != null
                ? ZoneId.of(given)
                : working.bearings
                        .zones()
                        .latest(
                                shipTo.country(),
                                shipTo.region(),
                                day == null
                                        ? working.now
                                                .atZone(working.settings().zone())
                                                .toLocalDate()
                                        : day);
    }

    /** A day that came nearer all the same is told as such, or was told as late as that. */
    private static boolean earlier(OrderBook book, PartState part) {
        List<PartState.Revision> revisions = part.revisions();
        int last = revisions.size() - 1;
        return last >= 0
                && book.events().stream()
                        .anyMatch(event -> event.kind() == OrderEvent.Kind.REPROMISED
                                && Objects.equals(event.line(), part.line())
                                && Objects.equals(event.part(), part.part()))
                && revisions.get(last).before().isLaterThan(revisions.get(last).after());
    }

    /** What a carrier's word holds without moving its day. */
    private void held(OrderBook book, Set<List<Integer>> asked) {
        Map<String, List<OrderNews.Pieces>> held = new LinkedHashMap<>();
        for (OrderEvent event : book.events()) {
            if (event.kind() != OrderEvent.Kind.HELD || event.line() == null || event.part() == null) {
                continue;
            }
            PartState part = book.part(event.line(), event.part());
            if (CarrierHold.is(part.held())
                    && !over(standings.get(part))
                    && !earlier(book, part)
                    && !asked.contains(List.of(part.line(), part.part()))) {
                held.computeIfAbsent(event.cause(), any -> new ArrayList<>())
                        .add(Told.pieces(
                                part, part.open(), Told.last(book, part).days()));
                Told.names(book, part, Topic.SUSPENDED, working.now);
            }
        }
        held.forEach((cause, pieces) -> working.newsOut.add(new OrderNews(
                book.order().orderId(),
                Topic.SUSPENDED,
                cause + " #" + book.state().sequence(),
                working.now,
                pieces,
                null,
                null,
                null,
                "CARRIER_SUSPENDED")));
    }
}
