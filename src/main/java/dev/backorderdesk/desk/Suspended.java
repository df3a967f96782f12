package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.policy.SuspensionPolicy;
import dev.backorderdesk.promise.CarrierWords;
import dev.backorderdesk.promise.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When goods may leave whose carrier does not go now. */
final class Suspended {
    private final Working working;
    private final Shortages shortages;
    private final Journeys journeys;

    /** What the last day of an order that ships as one was asked of, part by part, and that day. */
    private @Nullable OrderState asked;

    private @Nullable LocalDate last;

    Suspended(Working working, Shortages shortages, Journeys journeys) {
        this.working = working;
        this.shortages = shortages;
        this.journeys = journeys;
    }

    static boolean is(@Nullable Advisory advisory) {
        return advisory != null && advisory.kind() == Advisory.Kind.SUSPENSION;
    }

    SuspensionPolicy policy(Order order, PartState part) {
        String seller = order.lines().stream()
                .filter(line -> line.line() == part.line())
                .findFirst()
                .map(order::sellerOf)
                .orElse(order.seller());
        return working.bearings.rules().suspension(seller, order.shipTo().country(), order.service());
    }

    /**
     * The first day (location's zone), from one on, on which a part's carrier goes: where a suspension ends and another one
     * holds by then, the day after that.
     *
     * @return null where nobody knows
     */
    @Nullable
    LocalDate leaves(Order order, PartState part, LocalDate day) {
        CarrierWords words = journeys.words(order, part);
        Site site = shortages.siteOf(part.location());
        if (!is(words.now()) || site == null) {
            return day;
        }
        Duration assumed = assumed(policy(order, part));
        Instant open = words.opens(working.now, assumed);
        LocalDate leaves = day;
        while (open != null) {
            LocalDate from = site.shipsFrom(open);
            leaves = leaves.isBefore(from) ? from : leaves;
            Instant left = site.leaves(leaves);
            Instant leaving = left.isBefore(open) ? open : left;
            open = words.opens(leaving, assumed);
            if (leaving.equals(open)) {
                return leaves;
            }
        }
        return null;
    }

    private static @Nullable Duration assumed(SuspensionPolicy policy) {
        return policy.action() == SuspensionPolicy.Action.REPROMISE ? Duration.ofDays(policy.assumedDays()) : null;
    }

    /** When nobody knows any more how long a suspension without an end lasts (UTC); null where that is not ahead. */
    @Nullable
    Instant assumedEnd(Advisory advisory, SuspensionPolicy policy) {
        Duration assumed = assumed(policy);
        Instant end = assumed == null || advisory.until() != null
                ? null
                : advisory.from().plus(assumed);
        return end != null && end.isAfter(working.now) ? end : null;
    }

    /**
     * Whether its carrier goes again before it could leave in any case: then nobody need hear of it. Of what waits for no day
     * that anybody knows, nobody can say yet.
     */
    boolean passes(OrderBook book, PartState part) {
        if (part.released() > 0) {
            return false;
        }
        LocalDate day = day(book, part);
        return day == null ? waits(book, part) : day.equals(leaves(book.order(), part, day));
    }

    private static boolean waits(OrderBook book, PartState part) {
        return book.order().shipComplete()
                ? book.state().parts().stream().anyMatch(each -> each.waiting() > 0)
                : part.waiting() > 0 && part.allocated() == 0;
    }

    /** What a carrier says of the day on which it leaves, where that is no suspension; null where nobody knows the day. */
    @Nullable
    Advisory leaving(OrderBook book, PartState part) {
        LocalDate day = day(book, part);
        Site site = shortages.siteOf(part.location());
        return day == null || site == null
                ? null
                : free(journeys.words(book.order(), part).leaving(site.leaves(day)));
    }

    private static @Nullable Advisory free(@Nullable Advisory advisory) {
        return is(advisory) ? null : advisory;
    }

    /** What ships as one leaves with its last. */
    @SuppressWarnings("ReferenceEquality") // the same, not equal: to compare would cost what is to be saved
    private @Nullable LocalDate day(OrderBook book, PartState part) {
        if (!book.order().shipComplete()) {
            return part.own().shipBy();
        }
        if (asked != book.state()) {
            asked = book.state();
            last = last(book.state());
        }
        return last;
    }

    private static @Nullable LocalDate last(OrderState state) {
        LocalDate last = null;
        for (PartState each : state.parts()) {
            LocalDate day = each.own().shipBy();
            if (each.open() > 0 && day == null) {
                return null;
            }
            last = day == null || each.open() == 0 || (last != null && !day.isAfter(last)) ? last : day;
        }
        return last;
    }
}
