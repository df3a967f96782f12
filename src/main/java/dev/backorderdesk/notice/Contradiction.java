package dev.backorderdesk.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What contradicts what the customer was told, or is told on the same channel. */
final class Contradiction {

    private Contradiction() {}

    /** Never "shipped" of what was cancelled, nor the other way round; null where nothing contradicts it. */
    static @Nullable String of(NoticePlan plan, Collection<Precedence.Other> others) {
        if (!(plan.view() instanceof NewsView view) || !movesAway(view) || takesBack(view) || isEnd(view)) {
            return null;
        }
        for (NewsView.Line line : view.lines()) {
            long shipped = pieces(plan, others, line, news -> news.topic() == Topic.SHIPPED);
            long takenBack = pieces(plan, others, line, Contradiction::takesBack);
            long cancelled =
                    pieces(plan, others, line, news -> news.topic() == Topic.CANCELLED && !isEnd(news)) - takenBack;
            if (shipped > 0 && cancelled > 0 && shipped + cancelled > line.granted()) {
                return "it contradicts what the customer is told: of " + line.granted() + " pieces of line "
                        + line.line() + ", " + shipped + " shipped and " + cancelled + " cancelled";
            }
        }
        return null;
    }

    private static long pieces(
            NoticePlan plan, Collection<Precedence.Other> others, NewsView.Line of, Predicate<NewsView> which) {
        List<NoticePlan> all = new ArrayList<>(List.of(plan));
        others.forEach(other -> all.add(other.plan()));
        long pieces = 0;
        for (NoticePlan each : all) {
            if (each.view() instanceof NewsView news && which.test(news)) {
                for (NewsView.Line line : news.lines()) {
                    pieces += line.line() == of.line() && line.part() == of.part() ? line.quantity() : 0;
                }
            }
        }
        return pieces;
    }

    /** Of pieces that are on their way, or come no more. */
    static boolean movesAway(NewsView news) {
        return news.topic() == Topic.SHIPPED || news.topic() == Topic.CANCELLED;
    }

    static boolean takesBack(NewsView news) {
        return news.topic() == Topic.SHIPPED && Precedence.SCANNED_IN_TIME.equals(news.reason());
    }

    /** It was shipped, and it is cancelled all the same. */
    private static boolean isEnd(NewsView news) {
        return news.topic() == Topic.CANCELLED && Precedence.CONTRACT_ENDED.equals(news.reason());
    }
}
