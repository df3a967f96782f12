package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Amended;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.ShipTo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What customers and sellers want otherwise of orders that were decided. */
final class ChangeBook {
    /** So far two clocks may be apart. */
    static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final Working working;
    private final Cancelling cancelling;
    private final LeftAlready leftAlready;
    private final Readdressing readdressing;
    private final Answers answers;
    private final ChosenOnPage chosen;

    ChangeBook(Working working, Shortages shortages, Journeys journeys, Deals deals) {
        this.working = working;
        this.cancelling = new Cancelling(working, shortages, deals);
        this.leftAlready = new LeftAlready(working, cancelling);
        this.readdressing = new Readdressing(working, deals.promises(), journeys);
        this.answers = new Answers(working);
        this.chosen = new ChosenOnPage(working);
    }

    /** One that runs ahead of its order waits for it. */
    void changed(OrderChange change, Arrival arrival) {
        OrderBook book = working.whole(change.orderId());
        if (book == null) {
            new PendingMessages(working).waits(arrival, new Pending.Parent(Pending.Kind.ORDER, change.orderId()));
            return;
        }
        Integer line = change.line();
        if (line != null && book.order().lines().stream().noneMatch(each -> each.line() == line)) {
            List<String> lines = book.order().lines().stream()
                    .map(each -> String.valueOf(each.line()))
                    .toList();
            answers.invalid(
                    arrival,
                    new Problem("/line", "a line of the order: " + String.join(", ", lines), String.valueOf(line)));
            return;
        }
        Instant known = known(book);
        if (change.receivedAt().isBefore(known.minus(CLOCKS_DIFFER))) {
            Problem early = new Problem(
                    "/receivedAt",
                    "not before the order was placed, " + known,
                    change.receivedAt().toString());
            chosen.cameToNothing(book, change, arrival, early);
            answers.invalid(arrival, early);
            return;
        }
        String cause = arrival.queue() + "/" + change.changeId();
        Problem refusal = carriedOut(book, change.notAfter(working.now), cause);
        if (refusal != null) {
            chosen.cameToNothing(book, change, arrival, refusal);
            answers.refused(arrival, refusal);
            return;
        }
        cancelling.settle(cause, change.by() + "_CANCELLED");
        answers.applied(arrival);
    }

    /** Since when there is something to change: whoever dates an order ahead of our clock has placed it by when it came. */
    private static Instant known(OrderBook book) {
        Instant placed = book.order().placedAt();
        return placed.isAfter(book.decidedAt()) ? book.decidedAt() : placed;
    }

    /** Null where it was done. */
    private @Nullable Problem carriedOut(OrderBook book, OrderChange change, String cause) {
        Integer line = change.line();
        if (change.cancel()) {
            return cancel(book, change, line, cause);
        }
        if (change.quantity() != null && line != null) {
            return reduce(book, change, line, change.quantity(), cause);
        }
        String at = change.shipTo() == null ? "/needBy" : "/shipTo";
        if (sum(book, line, PartState::open) == 0) {
            return nothingLeft(book, line, at);
        }
        ShipTo address = change.shipTo();
        if (address != null) {
            return readdressing.to(address, book, cause);
        }
        LocalDate day = change.needBy();
        if (day != null && change.by() == OrderChange.By.SELLER) {
            return new Problem("/by", "CUSTOMER: nobody else says by when it is wanted", "SELLER");
        }
        if (day != null) {
            wanted(book, line, day);
        }
        return null;
    }

    /**
     * The day by which it is wanted from now on. No promise of the contract moves with it: the law of late orders goes by the
     * day that was said before.
     */
    private static void wanted(OrderBook book, @Nullable Integer line, LocalDate day) {
        Amended amended = book.state().amended();
        for (PartState part : book.state().parts()) {
            if (part.open() > 0 && (line == null || part.line() == line)) {
                amended = amended.by(part.line(), day);
            }
        }
        book.amend(amended);
    }

    /** Whatever is open of a line, or of all of them. */
    private @Nullable Problem cancel(OrderBook book, OrderChange change, @Nullable Integer line, String cause) {
        long pieces = line == null
                ? cancelling.order(book, change.receivedAt(), cause)
                : cancelling.line(book, line, Long.MAX_VALUE, Cancelling.How.CANCELLED, change.receivedAt(), cause);
        long left =
                change.by() == OrderChange.By.CUSTOMER ? leftAlready.after(book, line, change.receivedAt(), cause) : 0;
        long ended = change.by() == OrderChange.By.CUSTOMER ? ended(book, line, change.receivedAt(), cause) : 0;
        return pieces + left + ended > 0 ? null : nothingLeft(book, line, "/cancel");
    }

    /** What is late and on its way, where the law lets the customer end the contract though it has left. */
    private long ended(OrderBook book, @Nullable Integer line, Instant receivedAt, String cause) {
        List<PartState> parts = book.state().parts().stream()
                .filter(part -> line == null || part.line() == line)
                .toList();
        return leftAlready.ended(
                book, parts, new Happening.Answered(receivedAt, Happening.Answer.CANCEL, null, null), cause);
    }

    private @Nullable Problem reduce(OrderBook book, OrderChange change, int line, long quantity, String cause) {
        long now = book.granted(line);
        long shipped = sum(book, line, PartState::shipped);
        if (quantity < shipped) {
            return new Problem(
                    "/quantity",
                    "not fewer than the " + pieces(shipped) + " that are shipped already",
                    String.valueOf(quantity));
        }
        if (now == shipped) {
            return nothingLeft(book, line, "/quantity");
        }
        if (quantity >= now) {
            return new Problem(
                    "/quantity",
                    "fewer than the " + pieces(now) + " that line " + line + " has; more is a new order",
                    String.valueOf(quantity));
        }
        cancelling.line(book, line, now - quantity, Cancelling.How.REDUCED, change.receivedAt(), cause);
        return null;
    }

    /** Why nothing can be changed any more. */
    private static Problem nothingLeft(OrderBook book, @Nullable Integer line, String at) {
        String what = line == null ? "the order" : "line " + line;
        long shipped = sum(book, line, PartState::shipped);
        long cancelled = sum(book, line, PartState::cancelled);
        String why = shipped > 0
                ? "what there was is shipped already"
                : cancelled > 0 ? "all of it is cancelled already" : "all of it was refused";
        return new Problem(at, "something of " + what + " that is still to leave: " + why, null);
    }

    private static long sum(OrderBook book, @Nullable Integer line, ToLongFunction<PartState> of) {
        return book.state().parts().stream()
                .filter(part -> line == null || part.line() == line)
                .mapToLong(of)
                .sum();
    }

    private static String pieces(long number) {
        return number == 1 ? "1 piece" : number + " pieces";
    }
}
