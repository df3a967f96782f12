package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A time has passed by which the law of late orders does something by itself: what lapsed is cancelled, what was released is
 * recalled, and the money goes back; what is not with the warehouse only after its {@link Grace}. Goes by how a part stands now and by nothing else: after a downtime it finds what one
 * look in time would have found, and sends nothing that has become wrong.
 */
final class LateLook {
    private final Working working;
    private final Cancelling cancelling;
    private final PaymentBook payments;
    private final Grace grace;

    LateLook(Working working, Cancelling cancelling, PaymentBook payments) {
        this.working = working;
        this.cancelling = cancelling;
        this.payments = payments;
        this.grace = new Grace(working);
    }

    /** All that are due, in one reading of their articles. */
    void due(List<Tick.LawDue> ticks) {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Tick.LawDue tick : ticks) {
            Set<String> skus = working.snapshot.dossiers().skus().get(tick.orderId());
            if (skus != null && !working.snapshot.dossiers().whole().contains(tick.orderId())) {
                missing.put(tick.orderId(), skus);
            }
        }
        if (!missing.isEmpty()) {
            throw new ReadMore(need -> need.withWhole(missing));
        }
        for (Tick.LawDue tick : ticks) {
            OrderBook book = working.whole(tick.orderId());
            if (book != null) {
                look(book);
            }
        }
    }

    private void look(OrderBook book) {
        book.touch();
        payments.goesOn(book, "the order is complete");
        // A notice of which nobody knew may turn out to have been given.
        book.release("delay law: it may leave");
        Map<State.Cancelled, List<PartState>> over = new LinkedHashMap<>();
        for (PartState part : book.state().parts()) {
            Standing standing = part.open() == 0 ? null : working.histories.standing(book, part, working.now);
            if (standing != null
                    && standing.state() instanceof State.Cancelled cancelled
                    && grace.until(book, part, cancelled, standing) == null) {
                over.computeIfAbsent(cancelled, any -> new ArrayList<>()).add(part);
            }
        }
        cancelling.lapsed(book, over);
    }
}
