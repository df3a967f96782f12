package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes pieces off decided orders: waiting ones first, then those that have stock, then released ones. What they had or
 * counted on goes to the next in line, and what they were granted counts for no limit any more.
 *
 * <p>Released pieces are cancelled at once and the warehouse is told. Nobody says when it put them back, and a carrier's scan
 * may still show that they had left: see {@link Recalls}. So it is with those that it was told to hold a moment ago.
 *
 * <p>Several calls, then one {@link #settle}. The order must be at hand whole ({@link Working#whole}).
 */
final class Cancelling {
    private static final Comparator<Need.SkuLocation> PLACES =
            Comparator.comparing(Need.SkuLocation::sku).thenComparing(Need.SkuLocation::location);

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final Refunds refunds;
    private final Recalls recalls;
    private final Map<Need.SkuLocation, MovingUp> freed = new TreeMap<>(PLACES);
    private final Map<String, Lessened> lessened = new LinkedHashMap<>();

    Cancelling(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
        this.refunds = new Refunds(working);
        this.recalls = new Recalls(working);
    }

    /** An order of which pieces were cancelled. */
    private static final class Lessened {
        final OrderBook book;
        final List<OrderNews.Pieces> pieces = new ArrayList<>();
        /** When the right to its money came into being. */
        Instant since;

        Lessened(OrderBook book, Instant since) {
            this.book = book;
            this.since = since;
        }
    }

    /** What events call it. */
    enum How {
        CANCELLED(OrderEvent.Kind.CANCELLED),
        REDUCED(OrderEvent.Kind.REDUCED);

        private final OrderEvent.Kind kind;

        How(OrderEvent.Kind kind) {
            this.kind = kind;
        }
    }

    /**
     * Cancels all that is open of an order.
     *
     * @param since when it is cancelled by right: when the wish was received, or the time was over (UTC)
     * @return pieces
     */
    long order(OrderBook book, Instant since, String cause) {
        long pieces = 0;
        for (PartState part : book.state().parts()) {
            pieces += part(book, part, part.open(), How.CANCELLED, since, cause);
        }
        return pieces;
    }

    /**
     * Cancels pieces of a line: those that wait, then those that have stock, then released ones; of each the last promised
     * first.
     *
     * @param most at most so many
     * @param since see {@link #order}
     * @return pieces; fewer where fewer are open
     */
    long line(OrderBook book, int line, long most, How how, Instant since, String cause) {
        Map<PartState, Long> pieces = new LinkedHashMap<>();
        List<PartState> lastFirst = book.state().parts().stream()
                .filter(part -> part.line() == line)
                .sorted(LAST_FIRST)
                .toList();
        long left = most;
        for (PartState part : lastFirst) {
            left -= add(pieces, part, Math.min(left, part.waiting()));
        }
        for (PartState part : lastFirst) {
            left -= add(pieces, part, Math.min(left, part.allocated()));
        }
        for (PartState part : lastFirst) {
            left -= add(pieces, part, Math.min(left, part.released()));
        }
        pieces.forEach((part, some) -> part(book, part, some, how, since, cause));
        return most - left;
    }

    private static final Comparator<PartState> LAST_FIRST = Comparator.<PartState, Boolean>comparing(
                    part -> part.current().shipBy() != null)
            .thenComparing(part -> part.current().shipBy(), Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(PartState::part, Comparator.reverseOrder());

    private static long add(Map<PartState, Long> pieces, PartState part, long more) {
        if (more > 0) {
            pieces.merge(part, more, Long::sum);
        }
        return more;
    }

    /**
     * Cancels pieces of a part: waiting ones, then those that have stock, then released ones.
     *
     * @param most at most so many
     * @param since see {@link #order}
     * @return pieces; fewer where fewer are open
     */
    long part(OrderBook book, PartState told, long most, How how, Instant since, String cause) {
        String orderId = book.order().orderId();
        PartState part = book.part(told.line(), told.part());
        long pieces = Math.min(most, part.open());
        if (pieces <= 0) {
            return 0;
        }
        long waiting = Math.min(pieces, part.waiting());
        long allocated = Math.min(pieces - waiting, part.allocated());
        long released = pieces - waiting - allocated;
        // What stays is rather in the warehouse's hands than what goes.
        long lying = Math.max(0, recalls.lying(book, part) - (part.allocated() - allocated));
        Cancellation kept =
                Lapse.kept(working.histories.standing(book, part, working.now).state(), pieces, since, cause);
        Instant vests = kept.at();
        frees(part);
        if (released > 0) {
            recalls.tell(book, part, released, cause);
        }
        book.change(how.kind, part.line(), part.part(), cause, state -> {
            PartState less = state.cancel(kept);
            long out = released + lying;
            return out > 0 ? less.recall(recalls.more(book, part, out, vests)) : less;
        });
        Position position = working.position(part.sku());
        position.cancel(part.location(), part.kind(), waiting, allocated - lying);
        WaitingPart known = position.part(orderId, part.line(), part.part());
        if (known != null) {
            position.less(Dealing.less(known, waiting, allocated + released));
        } else if (waiting > 0) {
            throw new IllegalStateException("Nobody read the part of " + orderId + " that waits.");
        }
        working.grants.ungranted(book, part.sku(), pieces);
        lessened(book, vests)
                .pieces
                .add(new OrderNews.Pieces(
                        part.line(), part.part(), part.sku(), pieces, days(part.current()), OrderNews.Days.NONE));
        return pieces;
    }

    private void frees(PartState part) {
        freed.computeIfAbsent(
                new Need.SkuLocation(part.sku(), part.location()),
                place -> new MovingUp(working, shortages, deals, place));
    }

    private static OrderNews.Days days(Promise promise) {
        return new OrderNews.Days(promise.shipBy(), promise.deliverBy());
    }

    private Lessened lessened(OrderBook book, Instant since) {
        Lessened known = lessened.computeIfAbsent(book.order().orderId(), id -> new Lessened(book, since));
        known.since = since.isBefore(known.since) ? since : known.since;
        return known;
    }

    /** Pieces that had left are cancelled: nothing waits or counts for them any more, and they are told and settled. */
    void lessen(OrderBook book, PartState part, long pieces, Instant since) {
        Position position = working.position(part.sku());
        WaitingPart known = position.part(book.order().orderId(), part.line(), part.part());
        if (known != null) {
            position.less(Dealing.less(known, 0, pieces));
        }
        working.grants.ungranted(book, part.sku(), pieces);
        lessened(book, since)
                .pieces
                .add(new OrderNews.Pieces(
                        part.line(), part.part(), part.sku(), pieces, days(part.current()), OrderNews.Days.NONE));
    }

    /** Cancels what is over by law: the parts of each way in which it came to that. */
    void lapsed(OrderBook book, Map<State.Cancelled, List<PartState>> over) {
        over.forEach((cancelled, parts) -> {
            String cause = Lapse.cause(cancelled);
            parts.forEach(part -> part(book, part, part.open(), How.CANCELLED, Lapse.vests(cancelled), cause));
            settle(cause, Lapse.code(cancelled));
        });
    }

    /**
     * After all that an event cancels: the next in line get it, the rest of the orders may leave, and customers are told.
     *
     * @param reason code of the reason that customers are told
     */
    void settle(String cause, String reason) {
        dealOn(cause);
        for (Lessened each : lessened.values()) {
            OrderBook book = each.book;
            HeldReleases.forget(book);
            deals.lessened(book, cause);
            Instant at = Recalls.end(book);
            if (at != null) {
                working.wake(look(book), at);
            }
            OrderNews.Money money = refunds.owed(book, each.since, reason, cause);
            if (!each.pieces.isEmpty()) {
                working.newsOut.add(new OrderNews(
                        book.order().orderId(),
                        Topic.CANCELLED,
                        cause,
                        working.now,
                        each.pieces,
                        null,
                        money,
                        null,
                        reason));
            } else if (money != null && money.charged()) {
                refunds.tell(book, money, null, cause);
            }
        }
        lessened.clear();
        deals.settle(cause);
    }

    /** What is missing for any of the places is read at once: a big order is not handled anew for each of its articles. */
    private void dealOn(String cause) {
        ReadMore missing = null;
        for (Map.Entry<Need.SkuLocation, MovingUp> each : freed.entrySet()) {
            try {
                new StockBook(working, shortages, deals).dealOn(each.getKey(), cause);
                each.getValue().settle(cause);
            } catch (ReadMore more) {
                missing = missing == null ? more : missing.and(more);
            }
        }
        if (missing != null) {
            throw missing;
        }
        freed.clear();
    }

    private static Tick.Look look(OrderBook book) {
        return new Tick.Look(Tick.Look.Kind.RECALL, book.order().orderId(), "", "");
    }

    /** No scan is waited for any more: what was recalled lies in stock for others. */
    void due(Tick.Look look) {
        OrderBook book = working.whole(look.subject());
        working.sleep(look);
        if (book == null) {
            return;
        }
        String cause = "recall of " + look.subject() + " is over";
        for (PartState part : book.state().parts()) {
            PartState.Recall recall = part.recall();
            if (recall != null && !recall.until().isAfter(working.now)) {
                book.note(part.line(), part.part(), state -> state.recall(null));
                frees(part);
                working.position(part.sku()).cancel(part.location(), part.kind(), 0, recall.pieces());
                lessened(book, recall.since());
            }
        }
        settle(cause, "CANCELLED");
        Instant next = Recalls.end(book);
        if (next != null) {
            working.wake(look, next);
        }
    }
}
