package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.notice.NewsNotice;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the news of a batch to the notices that tell of it, at the batch's end: one for each order, topic and ask. */
final class Tellings {
    private Tellings() {}

    /** The notices of decisions, then those of news. */
    static List<NoticePlan> all(Working working) {
        List<NoticePlan> all = new ArrayList<>(working.noticesOut);
        Map<String, List<OrderNews>> byOrder = new LinkedHashMap<>();
        for (OrderNews news : working.newsOut) {
            byOrder.computeIfAbsent(news.orderId(), any -> new ArrayList<>()).add(news);
        }
        byOrder.forEach((orderId, news) -> {
            OrderBook book = working.order(orderId);
            all.addAll(NewsNotice.plan(
                    book.order(),
                    news,
                    progress(book),
                    sku -> working.items.getOrDefault(
                            sku, working.snapshot.dossiers().named().get(sku)),
                    working.settings().locale(),
                    working.now));
        });
        return all;
    }

    private static NewsNotice.Progress progress(OrderBook book) {
        return new NewsNotice.Progress() {
            @Override
            public long granted(int line, int part) {
                return book.part(line, part).quantity();
            }

            @Override
            public long toCome() {
                return book.state().parts().stream().mapToLong(PartState::open).sum();
            }
        };
    }
}
