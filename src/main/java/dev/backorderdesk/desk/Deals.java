package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Tick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Carries what was dealt over to the orders: stock, promises, releases. */
final class Deals {
    private final Working working;
    private final Promises promises;
    private final Set<String> orders = new TreeSet<>();
    private final Map<WaitingPart, String> moved = new LinkedHashMap<>();

    private @Nullable ReadMore missing;

    /** Orders that ship as one and wait for less than before. */
    private final Set<String> together = new TreeSet<>();

    Deals(Working working, Promises promises) {
        this.working = working;
        this.promises = promises;
    }

    Promises promises() {
        return promises;
    }

    /** Parts of an article that were dealt to. */
    void dealt(Position position, List<WaitingPart> parts, String cause) {
        dealt(position, parts, part -> cause);
    }

    /** The same, where each has a cause of its own. */
    void dealt(Position position, List<WaitingPart> parts, Function<WaitingPart, String> causes) {
        for (WaitingPart part : parts) {
            String cause = causes.apply(part);
            WaitingPart before = position.part(part);
            long served = part.served() - before.served();
            OrderBook book = working.order(part.orderId());
            book.change(
                    served > 0 ? OrderEvent.Kind.ALLOCATED : OrderEvent.Kind.DEALLOCATED,
                    part.line(),
                    part.part(),
                    cause,
                    state -> state.allocate(served));
            orders.add(part.orderId());
            moved.put(part, cause);
        }
        position.dealt(parts);
    }

    /**
     * A part that got all its stock at another location than the one where it waited; it is promised anew by whoever moves it.
     *
     * @param part as it is then
     * @param goes what becomes of it as its order sees it
     */
    void relocated(Position position, WaitingPart part, UnaryOperator<PartState> goes, String cause) {
        working.order(part.orderId()).change(OrderEvent.Kind.ALLOCATED, part.line(), part.part(), cause, goes);
        orders.add(part.orderId());
        position.relocated(part);
    }

    /** An order of which pieces were cancelled: the rest may leave, and may be promised another day. */
    void lessened(OrderBook book, String cause) {
        orders.add(book.order().orderId());
        for (PartState part : book.state().parts()) {
            if (part.waiting() > 0) {
                WaitingPart waits =
                        working.position(part.sku()).part(book.order().orderId(), part.line(), part.part());
                moved.put(Objects.requireNonNull(waits), cause);
            }
        }
        if (book.order().shipComplete()) {
            together.add(book.order().orderId());
        }
    }

    /** After an event: what was dealt has its promises, and what may leave is released. */
    void settle(String cause) {
        moved.forEach(
                (part, why) -> promises.review(working.position(part.sku()).part(part), why));
        release(cause);
    }

    /** The same, where more of it may come: orders of which something was dealt are looked at as a whole then. */
    void settleLater(String cause) {
        moved.forEach((part, why) -> mark(part.orderId(), why));
        release(cause);
    }

    /**
     * The same, where a supplier may have taken back his word: who has lost pieces that count on nothing now is looked at when
     * it is known who is asked for them.
     */
    void settleUntilAsked(String cause) {
        moved.forEach((part, why) -> {
            WaitingPart now = working.position(part.sku()).part(part);
            if (now.unpegged() > 0) {
                mark(part.orderId(), why);
            } else {
                promises.review(now, why);
            }
        });
        release(cause);
    }

    /** An order that is looked at when the supplier is quiet. */
    void mark(String orderId, String cause) {
        working.wake(new Tick.Look(Tick.Look.Kind.WAITING, orderId, "", cause), working.now);
    }

    /**
     * Something could not be done before more is read: the rest of the batch goes on, so that whatever it lacks is read at once,
     * and then all of it is handled anew.
     */
    void lacks(ReadMore more) {
        missing = missing == null ? more : missing.and(more);
    }

    /** After a batch: throws where something was lacking. */
    void complete() {
        if (missing != null) {
            throw missing;
        }
    }

    private void release(String cause) {
        moved.clear();
        for (String order : together) {
            OrderBook book = working.order(order);
            List<PartState> open = book.state().parts().stream()
                    .filter(part -> part.open() > 0)
                    .toList();
            open.forEach(part -> promises.ready(book, part));
            if (!open.isEmpty()) {
                promises.detours().moved(promises, book, open.get(0), cause, false);
            }
        }
        together.clear();
        for (String order : orders) {
            working.order(order).release(cause);
        }
        orders.clear();
    }
}
