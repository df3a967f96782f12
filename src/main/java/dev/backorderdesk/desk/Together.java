package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Promising;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders that ship as one. */
final class Together {
    private Together() {}

    /** What ships as one is of no use to anybody after the first day on which one of its lines is of no use. */
    static @Nullable LocalDate earliestEssential(Order order) {
        return order.lines().stream()
                .filter(OrderLine::needByEssential)
                .map(OrderLine::needBy)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /**
     * Ship-complete: every granted part leaves with the latest one; each keeps its kind and basis. It is delivered when the
     * last of them is that leaves on that day: one from a place farther away may arrive later than the one all waited for.
     */
    static List<DecidedLine> together(List<DecidedLine> lines, Journeys.Ways ways, Destination destination) {
        LocalDate ship = null;
        LocalDate deliver = null;
        for (DecidedLine line : lines) {
            for (Part part : line.parts()) {
                ship = later(ship, part.shipBy());
                deliver = later(deliver, part.deliverBy());
            }
        }
        for (DecidedLine line : lines) {
            for (Part part : line.parts()) {
                deliver = later(deliver, arrival(part.location(), ship, ways, destination));
            }
        }
        List<DecidedLine> together = new ArrayList<>();
        for (DecidedLine line : lines) {
            List<Part> parts = new ArrayList<>();
            for (Part part : line.parts()) {
                parts.add(
                        part.kind() == PartKind.REFUSED
                                ? part
                                : new Part(
                                        part.part(),
                                        part.quantity(),
                                        part.kind(),
                                        part.location(),
                                        ship,
                                        deliver,
                                        part.basis(),
                                        part.supplyId(),
                                        true));
            }
            together.add(line.with(parts));
        }
        return together;
    }

    /**
     * The same of parts that are promised anew: they leave on the latest day of all, and the last of them arrives last; the
     * basis is that of any.
     *
     * @param told what each by itself can be promised
     * @param arrives when one arrives that leaves on a day
     */
    static Promise latest(
            Collection<PartState> parts,
            Function<PartState, Promise> told,
            BiFunction<PartState, LocalDate, @Nullable LocalDate> arrives) {
        LocalDate ship = null;
        for (PartState part : parts) {
            Promise own = told.apply(part);
            if (own.shipBy() == null) {
                return Promise.undated(own.basis(), own.supplyId());
            }
            ship = later(ship, own.shipBy());
        }
        LocalDate deliver = null;
        for (PartState part : parts) {
            deliver = later(deliver, ship == null ? null : arrives.apply(part, ship));
        }
        Promise any = parts.iterator().next().own();
        return new Promise(ship, deliver, any.basis(), any.supplyId());
    }

    /**
     * What is promised moves with what a part counts on; of an order that ships as one, every part is promised for the
     * latest day.
     *
     * @param less see {@link Reasons}
     * @param told what each part by itself can be promised
     * @param arrives when a part arrives that leaves on a day
     */
    static void repromise(
            OrderBook book,
            int line,
            int part,
            String cause,
            boolean less,
            Instant now,
            Function<PartState, Promise> told,
            BiFunction<PartState, LocalDate, @Nullable LocalDate> arrives) {
        PartState counting = book.part(line, part);
        Set<PartState> moved = new HashSet<>();
        if (book.order().shipComplete()) {
            for (PartState each : book.state().parts()) {
                if (each.open() > 0) {
                    moved.add(each);
                }
            }
        } else {
            moved.add(counting);
        }
        Promise latest = latest(moved, told, arrives);
        for (PartState each : book.state().parts()) {
            if (moved.contains(each)) {
                Promise promise = book.order().shipComplete()
                        ? new Promise(
                                latest.shipBy(),
                                latest.deliverBy(),
                                each.own().basis(),
                                each.own().supplyId())
                        : told.apply(each);
                if (promise.sameDays(each.current())) {
                    continue;
                }
                String reason = Reasons.of(book, cause, less, promise.shipBy());
                book.change(
                        OrderEvent.Kind.REPROMISED,
                        each.line(),
                        each.part(),
                        cause,
                        old -> old.promise(promise, now, cause, reason));
            }
        }
    }

    /** When it arrives that leaves a place on a day; null where nothing does. */
    private static @Nullable LocalDate arrival(
            @Nullable String location, @Nullable LocalDate ship, Journeys.Ways ways, Destination destination) {
        for (Promising.Source source : ways.sources()) {
            if (ship != null && source.site().location().location().equals(location)) {
                return source.journey().arrival(ship, source.site(), destination);
            }
        }
        return null;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
