package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.NewsNotice;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From the news of a batch to the notices that tell of it, at the batch's end: one for each order, topic and ask. */
final class Tellings {
    private Tellings() {}

    /** The notices of decisions, then those of news. */
    static List<NoticePlan> all(Working working) {
        Set<String> asked = working.newsOut.stream()
                .filter(news -> news.ask() != null)
                .map(OrderNews::orderId)
                .collect(Collectors.toSet());
        List<NoticePlan> all = new ArrayList<>();
        working.noticesOut.forEach(plan -> all.add(asked.contains(plan.orderId()) ? asking(plan) : plan));
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

    /** A decision of which some is late from the start. */
    private static NoticePlan asking(NoticePlan plan) {
        return plan.view() instanceof DecisionView decision ? plan.saying(decision.asking()) : plan;
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

            @Override
            public long sequence() {
                return book.state().sequence();
            }
        };
    }
}
