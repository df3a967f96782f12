package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was told last of a part's days: by the decision, by a notice of delay, or by any other that names days.
 *
 * @param delayed whether a delay was told at all
 * @param better whether that was earlier than what was told before
 */
record Told(OrderNews.Days days, boolean delayed, boolean better) {

    static Told last(OrderBook book, PartState part) {
        return last(book, part, asked -> true);
    }

    /** The same without notices that nobody got: what the customer knows. */
    static Told heard(OrderBook book, PartState part) {
        return last(book, part, asked -> !Handovers.unheard(book, asked.noticeId()));
    }

    private static Told last(OrderBook book, PartState part, Predicate<CaseFile.Asked> which) {
        Told last = new Told(days(part.first()), false, false);
        List<CaseFile.Asked> asked = book.file().asked();
        for (int i = 0; i <= asked.size(); i++) {
            CaseFile.About about = i == 0 ? null : asked.get(i - 1).about(part.line(), part.part());
            if (about != null && which.test(asked.get(i - 1))) {
                OrderNews.Days days = new OrderNews.Days(about.shipBy(), about.deliverBy());
                last = new Told(days, true, last.delayed && isEarlier(days, last.days));
            }
            for (CaseFile.Named named : book.file().named()) {
                if (named.after() == i && named.line() == part.line() && named.part() == part.part()) {
                    last = last.then(new OrderNews.Days(named.shipBy(), named.deliverBy()));
                }
            }
        }
        return last;
    }

    private Told then(OrderNews.Days named) {
        return new Told(named, delayed, isEarlier(named, days) || better && named.equals(days));
    }

    /** A notice that is none of delay names the days that are promised now. */
    static void names(OrderBook book, PartState part, Topic topic, Instant at) {
        book.file(book.file()
                .with(new CaseFile.Named(
                        part.line(),
                        part.part(),
                        at,
                        book.file().asked().size(),
                        topic,
                        part.current().shipBy(),
                        part.current().deliverBy())));
    }

    static OrderNews.Days days(Promise promise) {
        return new OrderNews.Days(promise.shipBy(), promise.deliverBy());
    }

    /** Whether a promise is later than that; no day is later than any. */
    boolean isBefore(Promise promise) {
        return promise.isLaterThan(promise(promise));
    }

    /** Whether a promise is earlier than that. */
    boolean isAfter(Promise promise) {
        Promise told = promise(promise);
        return !promise.sameDays(told) && told.isLaterThan(promise) && !promise.isLaterThan(told);
    }

    /** Whether a promise is better than that, and nothing better was told since the decision or the last delay. */
    boolean isTooGloomyFor(Promise promise) {
        return !better && isAfter(promise);
    }

    private static boolean isEarlier(OrderNews.Days days, OrderNews.Days than) {
        Promise promise = new Promise(days.shipBy(), days.deliverBy(), Basis.INBOUND, null);
        return new Told(than, true, false).isAfter(promise);
    }

    private Promise promise(Promise like) {
        return new Promise(days.shipBy(), days.deliverBy(), like.basis(), like.supplyId());
    }

    static OrderNews.Pieces pieces(PartState part, long pieces, OrderNews.Days before) {
        return new OrderNews.Pieces(part.line(), part.part(), part.sku(), pieces, before, days(part.current()));
    }

    /** The reason of the last change of a promise; null where it never changed. */
    static @Nullable String reason(PartState part) {
        if (part.revisions().isEmpty()) {
            return null;
        }
        return part.revisions().get(part.revisions().size() - 1).reason();
    }

    /** What moved the promise last; empty where nothing did. */
    static String cause(PartState part) {
        return part.revisions().isEmpty()
                ? "orders.in"
                : part.revisions().get(part.revisions().size() - 1).cause();
    }
}
