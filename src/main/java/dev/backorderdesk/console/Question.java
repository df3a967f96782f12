package dev.backorderdesk.console;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.LinkTokens.Link;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Silence;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a link asks at an instant.
 *
 * @param notice the link's own notice, where it asks something; null where it doesn't
 * @param newest the notice that asks now, where the link's own doesn't any more
 * @param made what the customer chose on the page; null where nothing counts
 * @param open pieces that it is about and that did not leave
 */
record Question(
        State state,
        @Nullable NoticePlan notice,
        @Nullable NoticePlan newest,
        @Nullable Choice made,
        long open) {

    enum State {
        /** Keep or cancel. */
        OPEN,
        /** The customer keeps it; it may still be cancelled. */
        WAITS,
        /** The customer cancelled; the cancellation is on its way or done. */
        CANCELS,
        /** A newer notice asks now. */
        SUPERSEDED,
        /** All of it was shipped. */
        SHIPPED,
        /** None of it is to come any more. */
        CANCELLED,
        /** Some was shipped, the rest is cancelled. */
        ENDED,
        /** The last day for an answer is over. */
        EXPIRED,
        /** Nobody asks, and something of the order may be cancelled. */
        FREE,
        /** Nobody asks, and nothing is open. */
        NOTHING
    }

    static Question of(Link link, Asked asked, List<OrderEvent> events, Instant now) {
        Optional<NoticePlan> own = asked.notices().stream()
                .filter(plan -> link.isOf(plan.noticeId()))
                .findFirst();
        NoticePlan notice = own.filter(plan -> ask(plan) != null).orElse(null);
        NoticePlan newest = newest(asked, notice, now);
        if (notice == null) {
            Choice cancelled = made(asked, null);
            long open = asked.parts().stream().mapToLong(PartState::open).sum();
            State state = open == 0
                    ? State.NOTHING
                    : cancelled != null ? State.CANCELS : newest != null ? State.SUPERSEDED : State.FREE;
            return new Question(state, null, newest, cancelled, open);
        }
        return new Question(
                state(notice, newest, asked, events, now),
                notice,
                newest,
                made(asked, notice.noticeId()),
                parts(asked, notice).stream().mapToLong(PartState::open).sum());
    }

    private static State state(
            NoticePlan notice, @Nullable NoticePlan newest, Asked asked, List<OrderEvent> events, Instant now) {
        List<PartState> parts = parts(asked, notice);
        long shipped = parts.stream().mapToLong(PartState::shipped).sum();
        long cancelled = parts.stream().mapToLong(PartState::cancelled).sum();
        if (parts.stream().allMatch(part -> part.open() == 0)) {
            return cancelled == 0 ? State.SHIPPED : shipped == 0 ? State.CANCELLED : State.ENDED;
        }
        Choice made = made(asked, notice.noticeId());
        if (made != null && made.answer() == Answer.CANCEL) {
            return State.CANCELS;
        }
        if (newest != null) {
            return State.SUPERSEDED;
        }
        if (parts.stream().allMatch(part -> part.open() == 0 || waits(part, notice, asked, events))) {
            return State.WAITS;
        }
        return isOver(notice, now) ? State.EXPIRED : State.OPEN;
    }

    /** Whether the customer said yes to that of a part: of some lines by telephone, or of an older notice that asks the same. */
    private static boolean waits(PartState part, NoticePlan notice, Asked asked, List<OrderEvent> events) {
        for (NoticePlan each : asked.notices()) {
            boolean own = each.equals(notice);
            if (own || ask(each) != null && asksForNoMore(notice, each)) {
                boolean said = events.stream()
                        .filter(event -> event.kind() == OrderEvent.Kind.CONSENTED
                                && each.noticeId().equals(event.noticeId())
                                && Objects.equals(event.line(), part.line())
                                && Objects.equals(event.part(), part.part()))
                        .anyMatch(event -> own || !event.at().isBefore(notice.plannedAt()));
                boolean chose = parts(asked, each).contains(part)
                        && asked.made().stream()
                                .filter(choice -> each.noticeId().equals(choice.noticeId()))
                                .anyMatch(choice -> own || !choice.at().isBefore(notice.plannedAt()));
                if (said || chose) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a yes to an older notice is one to a newer too: of no part that they share it names a later day. */
    private static boolean asksForNoMore(NoticePlan newer, NoticePlan older) {
        return Precedence.BY_AGE.compare(newer, older) > 0
                && newer.view() instanceof NewsView now
                && older.view() instanceof NewsView then
                && now.lines().stream()
                        .allMatch(line -> then.lines().stream()
                                .filter(each -> each.line() == line.line() && each.part() == line.part())
                                .noneMatch(each -> isLater(line.after(), each.after(), judgesShipment(newer))));
    }

    private static boolean judgesShipment(NoticePlan notice) {
        Ask ask = ask(notice);
        return ask != null && ask.silence() != Silence.NONE;
    }

    private static boolean isLater(Days days, Days than, boolean ofShipment) {
        return isLater(days.shipBy(), than.shipBy()) || !ofShipment && isLater(days.deliverBy(), than.deliverBy());
    }

    private static boolean isLater(@Nullable LocalDate day, @Nullable LocalDate than) {
        return than != null && (day == null || day.isAfter(than));
    }

    private static boolean isOver(NoticePlan notice, Instant now) {
        Ask ask = ask(notice);
        Instant end = ask == null ? null : ask.closesAt();
        return end != null && !now.isBefore(end);
    }

    /** Of several choices the cancellation counts, else the latest. */
    private static @Nullable Choice made(Asked asked, @Nullable String noticeId) {
        Choice counts = null;
        for (Choice choice : asked.made()) {
            if (Objects.equals(choice.noticeId(), noticeId) && (counts == null || counts.answer() != Answer.CANCEL)) {
                counts = choice;
            }
        }
        return counts;
    }

    /** The last notice that asks about something that is still open, and newer than the given one. */
    private static @Nullable NoticePlan newest(Asked asked, @Nullable NoticePlan than, Instant now) {
        NoticePlan newest = null;
        for (NoticePlan plan : asked.notices()) {
            boolean after = than == null || Precedence.BY_AGE.compare(plan, than) > 0;
            if (ask(plan) != null && after && !plan.equals(than) && shares(asked, plan, than) && !isOver(plan, now)) {
                newest = plan;
            }
        }
        boolean answered = newest != null && than == null && made(asked, newest.noticeId()) != null;
        return answered ? null : newest;
    }

    private static boolean shares(Asked asked, NoticePlan plan, @Nullable NoticePlan than) {
        List<PartState> other = than == null ? asked.parts() : parts(asked, than);
        return parts(asked, plan).stream().anyMatch(part -> part.open() > 0 && other.contains(part));
    }

    private static List<PartState> parts(Asked asked, NoticePlan plan) {
        return asked.parts().stream()
                .filter(part -> plan.view() instanceof NewsView news
                        && news.lines().stream()
                                .anyMatch(line -> line.line() == part.line() && line.part() == part.part()))
                .toList();
    }

    /** What a notice asks; null where it asks nothing. */
    static @Nullable Ask ask(NoticePlan plan) {
        return plan.view() instanceof NewsView news && news.topic() == Topic.DELAY ? news.ask() : null;
    }

    /**
     * Whether that may be chosen now. A cancellation is granted as long as something is open; a yes to an older notice counts
     * where the one that asks now asks for no more.
     */
    boolean takes(Answer answer) {
        return switch (state) {
            case OPEN -> true;
            case WAITS -> true;
            case SUPERSEDED ->
                notice != null && (answer == Answer.CANCEL || newest != null && asksForNoMore(newest, notice));
            case CANCELS -> answer == Answer.CANCEL;
            case FREE -> answer == Answer.CANCEL;
            case SHIPPED, CANCELLED, ENDED, EXPIRED, NOTHING -> false;
        };
    }
}
