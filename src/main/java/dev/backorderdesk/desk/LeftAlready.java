package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.Precedence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cancels what a carrier has already, where the customer may: the money goes back, and somebody is called. */
final class LeftAlready {
    private final Working working;
    private final Cancelling cancelling;

    LeftAlready(Working working, Cancelling cancelling) {
        this.working = working;
        this.cancelling = cancelling;
    }

    /**
     * Pieces that left after they were cancelled, though we heard of it the other way round: the cancellation holds.
     *
     * @param line null means all
     * @param since when the wish was received (UTC)
     * @return pieces
     */
    long after(OrderBook book, @Nullable Integer line, Instant since, String cause) {
        long all = 0;
        for (PartState part : List.copyOf(book.state().parts())) {
            all += line == null || part.line() == line ? after(book, part, since, cause) : 0;
        }
        return all;
    }

    /** The same of a part. */
    long after(OrderBook book, PartState told, Instant since, String cause) {
        return cancel(
                book,
                told,
                book.part(told.line(), told.part()).leftAfter(since),
                since,
                cause,
                state -> state.cancelLeftAfter(since, cause),
                "left after they were cancelled at " + since);
    }

    /**
     * Everything under way of which the customer ended the contract by right with that word; it may still arrive. Settles what
     * was cancelled before, and this by itself: it is told apart.
     *
     * @param parts of the order
     * @return pieces
     */
    long ended(OrderBook book, List<PartState> parts, Happening.Answered word, String cause) {
        Possession possession = new Possession(working.histories);
        Map<PartState, Long> ended = new LinkedHashMap<>();
        for (PartState each : parts) {
            PartState part = book.part(each.line(), each.part());
            long pieces = possession.ended(book, part, word, working.now);
            if (pieces > 0) {
                ended.put(part, pieces);
            }
        }
        if (ended.isEmpty()) {
            return 0;
        }
        cancelling.settle(cause, "CUSTOMER_CANCELLED");
        long all = 0;
        for (Map.Entry<PartState, Long> each : ended.entrySet()) {
            Cancellation cancellation = new Cancellation(each.getValue(), word.at(), cause, false);
            all += cancel(
                    book,
                    each.getKey(),
                    each.getValue(),
                    word.at(),
                    cause,
                    state -> state.cancelUnderWay(cancellation),
                    "had left and were late when the customer ended the contract at " + word.at());
        }
        cancelling.settle(cause, Precedence.CONTRACT_ENDED);
        return all;
    }

    private long cancel(
            OrderBook book,
            PartState told,
            long pieces,
            Instant since,
            String cause,
            UnaryOperator<PartState> change,
            String how) {
        if (pieces == 0) {
            return 0;
        }
        book.change(OrderEvent.Kind.CANCELLED, told.line(), told.part(), cause, change);
        PartState part = book.part(told.line(), told.part());
        book.alarm(part, pieces + " pieces " + how + "; the money goes back");
        cancelling.lessen(book, part, pieces, since);
        return pieces;
    }
}
