package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.policy.SuspensionPolicy;
import dev.backorderdesk.promise.Journey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which way a part takes whose carrier does not go now: with another one, or none until it goes again, by the analysts' table.
 * Goes by what holds now and by nothing else, so that doing it twice is doing it once.
 */
final class Detours {
    private final Working working;
    private final Journeys journeys;
    private final Suspended suspended;

    Detours(Working working, Journeys journeys, Suspended suspended) {
        this.working = working;
        this.journeys = journeys;
        this.suspended = suspended;
    }

    /** A part got stock, or may have: what a carrier's word holds of its order takes the way that it would take now. */
    void follow(Promises promises, OrderBook book, PartState part, String cause) {
        follow(promises, book, part, false, false, cause);
    }

    /**
     * The same for a part that counts on another day: it is promised what comes of both.
     *
     * @param less because a supplier brings less
     */
    void moved(Promises promises, OrderBook book, PartState part, String cause, boolean less) {
        follow(promises, book, part, true, less, cause);
    }

    private void follow(Promises promises, OrderBook book, PartState part, boolean moved, boolean less, String cause) {
        OrderState before = book.state();
        boolean free = false;
        for (PartState each : before.parts()) {
            boolean same = each.line() == part.line() && each.part() == part.part();
            if ((same || book.order().shipComplete()) && isHeld(book, each)) {
                take(book, each);
                PartState after = book.part(each.line(), each.part());
                if (after.held() == null) {
                    promises.count(book, after, true);
                    free = true;
                }
            }
        }
        if (moved || !book.state().equals(before)) {
            promises.tell(book, part, cause, less);
        }
        if (free) {
            HeldReleases.recall(book);
            book.release(cause);
        }
    }

    /** Where that is over already, the look that frees it is under way. */
    private boolean isHeld(OrderBook book, PartState part) {
        return part.open() > 0 && CarrierHold.is(part.held()) && Suspended.is(journeys.covering(book.order(), part));
    }

    /**
     * Holds a part, has it go another way, or frees it.
     *
     * @return what a carrier says of it that its customer would notice; null where nobody says such a thing
     */
    @Nullable
    Advisory take(OrderBook book, PartState part) {
        Advisory now = journeys.covering(book.order(), part);
        String held = part.held();
        if (now != null && Suspended.is(now)) {
            wake(book.order(), part, now);
            if (!suspended.passes(book, part)) {
                suspended(book, part, now);
                return now;
            }
            if (held == null || CarrierHold.is(held)) {
                book.note(part.line(), part.part(), state -> state.held(CarrierHold.passing(now)));
            }
            if (held != null && CarrierHold.is(held) && !CarrierHold.passes(held)) {
                return now;
            }
        } else if (CarrierHold.is(held)) {
            // Its payment may have failed meanwhile.
            String unpaid = PaymentHold.of(book, working.now);
            book.note(part.line(), part.part(), state -> state.held(unpaid));
        }
        return suspended.leaving(book, part);
    }

    private void wake(Order order, PartState part, Advisory advisory) {
        Instant end = suspended.assumedEnd(advisory, suspended.policy(order, part));
        if (end != null) {
            working.wake(new Region(Set.of(order.shipTo().country()), end).look(), end);
        }
    }

    private void suspended(OrderBook book, PartState part, Advisory advisory) {
        Order order = book.order();
        SuspensionPolicy policy = suspended.policy(order, part);
        String cause = CarrierHold.cause(advisory);
        Journey other =
                policy.action() == SuspensionPolicy.Action.REROUTE ? journeys.open(part.location(), order) : null;
        if (other != null) {
            book.change(OrderEvent.Kind.REROUTED, part.line(), part.part(), cause, state -> {
                PartState via = state.via(other.carrier(), other.service());
                return CarrierHold.is(via.held()) ? via.held(PaymentHold.of(book, working.now)) : via;
            });
            return;
        }
        String held = part.held();
        if (held != null && CarrierHold.is(held) && !CarrierHold.passes(held) && part.released() == 0) {
            book.note(part.line(), part.part(), state -> state.held(CarrierHold.of(advisory)));
        } else {
            String why = held == null || CarrierHold.is(held) ? CarrierHold.of(advisory) : held;
            book.change(
                    OrderEvent.Kind.HELD,
                    part.line(),
                    part.part(),
                    cause,
                    state -> state.release(-state.released()).held(why));
        }
    }
}
