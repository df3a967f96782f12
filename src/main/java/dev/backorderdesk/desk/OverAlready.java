package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.StatedShip;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a new order whose time by law was over when it came to us: stated to ship within 48 hours, and the shop's system
 * was away for three days. They are cancelled at once, so nothing of them leaves, and nobody confirms them to the customer.
 */
final class OverAlready {
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final Working working;

    OverAlready(Working working) {
        this.working = working;
    }

    /** Lines alike in this stand alike: nothing happened to any of them yet. */
    private record Alike(
            @Nullable StatedShip stated,
            Agreed agreed,
            @Nullable Object essential) {}

    /** Their numbers; empty for nearly every order. */
    Set<Integer> lines(OrderBook book) {
        Set<Integer> over = new TreeSet<>();
        if (isFresh(book)) {
            return over;
        }
        Map<Alike, Boolean> known = new HashMap<>();
        for (OrderLine line : book.ordered().lines()) {
            for (PartState part : book.state().parts()) {
                if (part.line() == line.line()) {
                    Alike alike = new Alike(
                            line.statedShip(), book.agreed(line.line()), line.needByEssential() ? line.needBy() : null);
                    if (known.computeIfAbsent(alike, any -> isOver(book, part))) {
                        over.add(line.line());
                    }
                    break;
                }
            }
        }
        return over;
    }

    /** No time is over within an hour, but one that is stated as an instant, or as none. */
    private boolean isFresh(OrderBook book) {
        Payment payment = book.order().payment();
        Instant complete = payment == null ? null : payment.completeAt();
        Instant since = complete == null ? book.order().placedAt() : complete;
        return since.plus(SHORTEST).isAfter(working.now)
                && book.ordered().lines().stream()
                        .map(OrderLine::statedShip)
                        .allMatch(stated -> stated == null || stated.within() != null && stated.within() > 0);
    }

    private boolean isOver(OrderBook book, PartState part) {
        return working.histories.standing(book, part, working.now).state() instanceof State.Cancelled;
    }

    /** The decision as far as it is confirmed. */
    static Decision without(Set<Integer> lines, Decision decision) {
        return lines.isEmpty()
                ? decision
                : new Decision(
                        decision.orderId(),
                        decision.decidedAt(),
                        decision.rulesVersion(),
                        decision.lines().stream()
                                .filter(line -> !lines.contains(line.line()))
                                .toList());
    }
}
