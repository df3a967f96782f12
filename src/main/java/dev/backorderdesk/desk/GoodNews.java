package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.LegalDay;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Site;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is better than a customer was told, or was to be told: an earlier day, and what the warehouse got. Where a notice of
 * delay still waits to be sent, and the law does not want it any more, the news says so: then it is not sent. Who must still
 * answer is not told that he need do nothing: the question stands beside the news, with its last day.
 */
final class GoodNews {
    private final Working working;
    private final Map<PartState, Standing> standings;

    /** @param standings of the order's open parts */
    GoodNews(Working working, Map<PartState, Standing> standings) {
        this.working = working;
        this.standings = standings;
    }

    /** Releases are told together that are alike in this. */
    private record Got(String cause, boolean inTime, OrderNews.@Nullable Ask ask) {}

    /** Once after the decision, and after each notice of delay: who is told good news every day believes none. */
    void better(OrderBook book, PartState part, Standing standing) {
        Told last = Told.last(book, part);
        if (!last.isTooGloomyFor(part.current())) {
            return;
        }
        if (last.delayed() && leavesWhole(book, part)) {
            // What is told of its release names the day.
            Told.names(book, part, Topic.RELEASED, working.now);
            return;
        }
        Told heard = Told.heard(book, part);
        OrderNews.Days before = heard.isAfter(part.current()) ? heard.days() : last.days();
        String cause = "better " + (book.file().named().size() + 1);
        add(
                book,
                Topic.BETTER_DATE,
                cause,
                List.of(Told.pieces(part, part.open(), before)),
                standing.notice() == null,
                null);
        Told.names(book, part, Topic.BETTER_DATE, working.now);
    }

    /** Whether the warehouse got what was missing of it just now; what still waits has a day of its own. */
    private static boolean leavesWhole(OrderBook book, PartState part) {
        return part.released() == part.open()
                && book.events().stream()
                        .anyMatch(event -> event.kind() == OrderEvent.Kind.RELEASED
                                && Objects.equals(event.line(), part.line())
                                && Objects.equals(event.part(), part.part()));
    }

    /** What the warehouse got of those that were told of a delay. */
    void released(OrderBook book) {
        Map<Got, List<OrderNews.Pieces>> released = new LinkedHashMap<>();
        for (OrderEvent event : book.events()) {
            if (event.kind() != OrderEvent.Kind.RELEASED
                    || event.line() == null
                    || event.part() == null
                    || event.before() == null
                    || event.after() == null) {
                continue;
            }
            PartState part = book.part(event.line(), event.part());
            Told last = Told.last(book, part);
            if (last.delayed() && part.released() > 0) {
                long pieces = event.after().released() - event.before().released();
                boolean heard = Told.heard(book, part).days().equals(last.days());
                OrderNews.Pieces told = Told.pieces(part, pieces, last.days());
                released.computeIfAbsent(
                                new Got(event.cause(), leavesInTime(book, part, standings.get(part)), ask(book, part)),
                                any -> new ArrayList<>())
                        .add(heard ? told : undated(told));
            }
        }
        released.forEach((got, pieces) -> add(
                book, Topic.RELEASED, got.cause() + " #" + book.state().sequence(), pieces, got.inTime(), got.ask()));
    }

    /** The question about a part that is open; null where there is none, or silence is no no. */
    private OrderNews.@Nullable Ask ask(OrderBook book, PartState part) {
        LegalDay open = LateNews.open(standings.get(part));
        return open == null
                ? null
                : new OrderNews.Ask(
                        NoticeKind.RENEWED.name(),
                        OrderNews.Silence.CANCEL,
                        open.day(),
                        LateNews.zone(working, book, open.day()),
                        true,
                        null);
    }

    /** A later day that nobody was told is not named when it leaves before. */
    private static OrderNews.Pieces undated(OrderNews.Pieces pieces) {
        return new OrderNews.Pieces(
                pieces.line(), pieces.part(), pieces.sku(), pieces.quantity(), pieces.before(), OrderNews.Days.NONE);
    }

    /** Whether it leaves within the time that runs if the warehouse does what it can. */
    private boolean leavesInTime(OrderBook book, PartState part, @Nullable Standing standing) {
        if (standing == null || standing.notice() == null) {
            return true;
        }
        Location from = working.locations.get(part.location());
        if (from == null || !(standing.state() instanceof State.Waiting waiting) || waiting.until() == null) {
            return false;
        }
        LocalDate leaves = Site.of(from, working.bearings.calendars()).shipsFrom(working.now);
        return !new Destination(book.ordered().shipTo(), working.bearings.zones())
                .endOfDay(leaves, ZoneId.of(from.timeZone()))
                .isAfter(waiting.until().day());
    }

    /** Whether better was known after a notice of delay, so that it went to nobody who had not got it by then. */
    static boolean tookBack(OrderBook book, PartState part, CaseFile.Asked asked, CaseFile.About about) {
        boolean better = book.file().named().stream()
                .anyMatch(each -> (each.topic() == Topic.BETTER_DATE || each.topic() == Topic.RELEASED)
                        && each.line() == part.line()
                        && each.part() == part.part()
                        && each.after() > book.file().asked().indexOf(asked)
                        && !Objects.equals(each.shipBy(), about.shipBy()));
        return better
                || book.events().stream()
                        .anyMatch(event -> Objects.equals(event.line(), part.line())
                                && Objects.equals(event.part(), part.part())
                                && isTakenFromWarehouse(event));
    }

    private static boolean isTakenFromWarehouse(OrderEvent event) {
        return event.before() != null
                && event.after() != null
                && event.before().released() > event.after().released()
                && event.before().shipped() == event.after().shipped()
                && event.before().cancelled() == event.after().cancelled();
    }

    private void add(
            OrderBook book,
            Topic topic,
            String cause,
            List<OrderNews.Pieces> pieces,
            boolean inTime,
            OrderNews.@Nullable Ask ask) {
        working.newsOut.add(new OrderNews(
                book.order().orderId(), topic, cause, working.now, pieces, ask, null, null, null, null, inTime));
    }
}
