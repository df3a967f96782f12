package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.OrderNews;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a customer was told last of a part's days: by the decision, by a notice of delay, or by a better date. */
record Told(OrderNews.Days days, boolean delayed, boolean better) {

    static Told last(OrderBook book, PartState part) {
        return last(book, part, asked -> true);
    }

    /** The same without notices that nobody got: what the customer knows. */
    static Told heard(OrderBook book, PartState part) {
        return last(book, part, asked -> !Histories.unheard(book, asked.noticeId()));
    }

    private static Told last(OrderBook book, PartState part, Predicate<CaseFile.Asked> which) {
        OrderNews.Days days = days(part.first());
        Instant at = Instant.MIN;
        boolean delayed = false;
        boolean better = false;
        for (CaseFile.Asked asked : book.file().asked()) {
            CaseFile.About about = asked.about(part.line(), part.part());
            if (about != null && which.test(asked)) {
                OrderNews.Days named = new OrderNews.Days(about.shipBy(), about.deliverBy());
                better = delayed && isEarlier(named, days);
                days = named;
                at = asked.at();
                delayed = true;
            }
        }
        for (CaseFile.Better each : book.file().better()) {
            if (each.line() == part.line()
                    && each.part() == part.part()
                    && !each.at().isBefore(at)) {
                days = new OrderNews.Days(each.shipBy(), each.deliverBy());
                better = true;
            }
        }
        return new Told(days, delayed, better);
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

    /** Whether a delay was told last, and a promise is better than that. */
    boolean isTooGloomyFor(Promise promise) {
        return delayed && !better && isAfter(promise);
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
        PartState.Revision last = part.revisions().get(part.revisions().size() - 1);
        return Reasons.of(last.cause(), last.after().shipBy());
    }

    /** What moved the promise last; empty where nothing did. */
    static String cause(PartState part) {
        return part.revisions().isEmpty()
                ? "orders.in"
                : part.revisions().get(part.revisions().size() - 1).cause();
    }
}
