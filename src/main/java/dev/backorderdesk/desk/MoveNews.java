package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.LegalDay;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse got of those that were told of a delay, and what a carrier's word holds without moving its day. Who must
 * still answer is not told that he need do nothing: the question stands beside the news, with its last day.
 */
final class MoveNews {
    private final Working working;
    private final Map<PartState, Standing> standings;

    /** @param standings of the order's open parts */
    MoveNews(Working working, Map<PartState, Standing> standings) {
        this.working = working;
        this.standings = standings;
    }

    /** What the warehouse got by one cause. */
    private record Got(String cause, OrderNews.@Nullable Ask ask) {}

    /** @param asked parts, as line and number, about which the customer is asked just now */
    void tell(OrderBook book, Set<List<Integer>> asked) {
        Map<Got, List<OrderNews.Pieces>> released = new LinkedHashMap<>();
        Map<String, List<OrderNews.Pieces>> held = new LinkedHashMap<>();
        for (OrderEvent event : book.events()) {
            if (event.line() == null || event.part() == null || event.before() == null || event.after() == null) {
                continue;
            }
            PartState part = book.part(event.line(), event.part());
            long pieces = event.after().released() - event.before().released();
            Told last = Told.last(book, part);
            if (event.kind() == OrderEvent.Kind.RELEASED && last.delayed() && part.released() > 0) {
                Got got = new Got(event.cause(), ask(book, part));
                released.computeIfAbsent(got, any -> new ArrayList<>()).add(Told.pieces(part, pieces, last.days()));
            } else if (event.kind() == OrderEvent.Kind.HELD
                    && CarrierHold.is(part.held())
                    && !LateNews.over(standings.get(part))
                    && !asked.contains(List.of(part.line(), part.part()))) {
                held.computeIfAbsent(event.cause(), any -> new ArrayList<>())
                        .add(Told.pieces(part, part.open(), last.days()));
            }
        }
        released.forEach((got, pieces) -> add(book, Topic.RELEASED, got.cause(), pieces, got.ask(), null));
        held.forEach((cause, pieces) -> add(book, Topic.SUSPENDED, cause, pieces, null, "CARRIER_SUSPENDED"));
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

    private void add(
            OrderBook book,
            Topic topic,
            String cause,
            List<OrderNews.Pieces> pieces,
            OrderNews.@Nullable Ask ask,
            @Nullable String reason) {
        working.newsOut.add(new OrderNews(
                book.order().orderId(),
                topic,
                cause + " #" + book.state().sequence(),
                working.now,
                pieces,
                ask,
                null,
                null,
                reason));
    }
}
