package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Tick;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carriers say now, brought to orders that were decided before: goes another way, is held, is promised anew, may leave
 * again. Goes by what holds now and by nothing else, so that doing it twice is doing it once.
 */
final class CarrierLook {
    private final Working working;
    private final Promises promises;
    private final Detours detours;

    CarrierLook(Working working, Promises promises) {
        this.working = working;
        this.promises = promises;
        this.detours = promises.detours();
    }

    void look(Tick.Look look) {
        if (!working.beginsRegion()) {
            return; // Only the first one's orders were read; this one stays due.
        }
        Region region = Region.of(look);
        for (Dossier dossier : inTurn(working.snapshot.dossiers().byId().values())) {
            OrderBook book = working.order(dossier.order().orderId());
            if (region.has(book.order().shipTo().country()) && book.state().isOpen()) {
                look(book);
            }
        }
        String next = working.snapshot.dossiers().more().get("");
        if (next == null) {
            working.sleep(look);
        } else {
            working.wake(look.from(next), working.now);
        }
    }

    /** What is free again leaves in turn, and who comes first may take what there is of another way. */
    private static List<Dossier> inTurn(Collection<Dossier> dossiers) {
        return dossiers.stream()
                .sorted(Comparator.comparing(each -> each.turn().key()))
                .toList();
    }

    private void look(OrderBook book) {
        OrderState before = book.state();
        Found found = find(book);
        if (found == null) {
            return;
        }
        if (found.lifted()) {
            HeldReleases.recall(book);
        }
        if (found.lifted() || !book.state().equals(before)) {
            leaves(book, found.why());
        }
    }

    /** What may not leave before its article's release is promised that day when the release is looked at. */
    private void leaves(OrderBook book, String cause) {
        book.release(cause);
        for (PartState part : book.state().parts()) {
            if (part.allocated() > 0 && part.held() == null && working.isAhead(part.sku())) {
                working.wake(Turnover.look(part.sku()), working.now);
            }
        }
    }

    /** Something else held it and does not any more: where no carrier's word does, it may leave. */
    void goesOn(OrderBook book, String cause) {
        find(book);
        HeldReleases.recall(book);
        leaves(book, cause);
    }

    /**
     * What a look at an order found.
     *
     * @param lifted something was held by a carrier's word, and is not any more
     */
    private record Found(String why, boolean lifted) {}

    /** Brings what carriers say now to an order; what may leave then is not released yet. Null where they say nothing. */
    private @Nullable Found find(OrderBook book) {
        OrderState before = book.state();
        List<Release> open = before.openReleases();
        boolean lifted = false;
        Mover mover = null;
        for (PartState part : before.parts()) {
            if (part.open() == 0) {
                continue;
            }
            Advisory advisory = detours.take(book, part);
            PartState after = book.part(part.line(), part.part());
            boolean free = CarrierHold.is(part.held()) && after.held() == null;
            if (!after.equals(part)
                    || advisory != null
                    || promisedByCarrier(part)
                    || promises.arrivesEarlier(book, after)) {
                String why = why(part, advisory);
                promises.count(book, after, free);
                if (!book.order().shipComplete()) {
                    promises.tell(book, after, why);
                }
                PartState now = book.part(part.line(), part.part());
                Promise told = promises.told(book.order(), now);
                mover = Mover.of(mover, new Mover(why, !now.equals(part), told.deliverBy()));
            }
            lifted |= free;
        }
        if (mover == null) {
            return null;
        }
        if (book.order().shipComplete()) {
            together(book, mover.why());
            promises.tell(book, firstOpen(book), mover.why());
        }
        String why = mover.why();
        open.forEach(release -> HeldReleases.revise(book, release, before, why));
        return new Found(why, lifted);
    }

    /**
     * What moves an order as a whole: of its parts that change the one that arrives last.
     *
     * @param arrives null where nobody knows
     */
    private record Mover(
            String why, boolean changed, @Nullable LocalDate arrives) {

        static Mover of(@Nullable Mover a, Mover b) {
            if (a == null || a.changed() != b.changed()) {
                return a != null && a.changed() ? a : b;
            }
            LocalDate first = a.arrives();
            LocalDate second = b.arrives();
            return first == null || (second != null && !second.isAfter(first)) ? a : b;
        }
    }

    private static String why(PartState part, @Nullable Advisory advisory) {
        String held = part.held();
        if (advisory != null) {
            return CarrierHold.cause(advisory);
        }
        return held != null && CarrierHold.is(held)
                ? CarrierHold.over(held)
                : "carriers.in: no advisory covers it any more";
    }

    /** Whether the day that is promised comes from a carrier's word. */
    private static boolean promisedByCarrier(PartState part) {
        List<PartState.Revision> revisions = part.revisions();
        return !revisions.isEmpty()
                && CarrierHold.is(revisions.get(revisions.size() - 1).cause());
    }

    /** Of an order that ships as one nothing leaves while any of it is held. */
    private static void together(OrderBook book, String cause) {
        if (book.state().parts().stream().noneMatch(part -> part.open() > 0 && part.held() != null)) {
            return;
        }
        for (PartState part : book.state().parts()) {
            if (part.released() > 0) {
                book.change(
                        OrderEvent.Kind.HELD,
                        part.line(),
                        part.part(),
                        cause + ": the order ships as one",
                        state -> state.release(-state.released()));
            }
        }
    }

    private static PartState firstOpen(OrderBook book) {
        return book.state().parts().stream()
                .filter(part -> part.open() > 0)
                .findFirst()
                .orElseThrow();
    }
}
