package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.notice.DecisionNotice;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Offer;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides an order: line after line, each with what the lines before it took. */
final class OrderDecision {
    private final Working working;
    private final Shortages shortages;
    private final Journeys journeys;
    private final FactsOfLine factsOfLine;

    OrderDecision(Working working, Shortages shortages, Journeys journeys) {
        this.working = working;
        this.shortages = shortages;
        this.journeys = journeys;
        this.factsOfLine = new FactsOfLine(working);
    }

    void decide(Order order, Arrival arrival) {
        Problem ahead = StockBook.tooFarAhead("/placedAt", order.placedAt(), working.now);
        if (ahead != null) {
            new Answers(working).invalid(arrival, ahead);
            return;
        }
        RuleSet rules = working.bearings.rules();
        Journeys.Ways ways = journeys.to(order.shipTo(), order.service());
        Destination destination = new Destination(order.shipTo(), working.bearings.zones());
        LocalDate essential = order.shipComplete() ? Together.earliestEssential(order) : null;
        List<DecidedLine> lines = new ArrayList<>();
        List<Outcome.Facts> facts = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            List<Offer> offers = offers(line, ways, destination);
            LineFacts known = factsOfLine.of(order, line, offers, ways, essential);
            DecidedLine decided = rules.decide(known, offers);
            book(order, decided);
            facts.add(new Outcome.Facts(known, offers));
            lines.add(decided);
        }
        Decision decision = new Decision(
                order.orderId(),
                working.now,
                rules.version(),
                order.shipComplete() ? Together.together(lines, ways, destination) : lines);
        working.keep(new Kept(arrival.inboxKey(), 1, arrival.digest(), Answer.Status.APPLIED, null));
        Map<String, OrderState.Way> carriers = new TreeMap<>();
        for (Promising.Source source : ways.sources()) {
            carriers.put(
                    source.site().location().location(),
                    new OrderState.Way(
                            source.journey().carrier(), source.journey().service()));
        }
        Map<Integer, Agreed> agreed = Agreements.now(working, order);
        OrderBook book = working.book(new Dossier(
                order, decision, OrderState.begin(order, decision, carriers), agreed, Legal.none(order.orderId())));
        Set<Integer> over = new OverAlready(working).lines(book);
        if (!over.isEmpty()) {
            book.begins(OrderState.unreleased(order, decision, carriers));
        }
        List<Outcome.Waits> waiting = waiting(order, decision, book);
        working.decided(
                new Outcome.Decided(order, decision, facts, carriers, agreed, waiting, null, arrival.reply()),
                book.withDecision());
        waits(order, waiting);
        if (decision.lines().stream().anyMatch(line -> line.refused() > 0)) {
            new Refunds(working).refused(book, "orders.in/" + order.orderId());
        }
        DecisionNotice.plan(
                        order,
                        OverAlready.without(over, decision),
                        working.items::get,
                        working.sellers::get,
                        working.settings().locale())
                .ifPresent(working.noticesOut::add);
        working.parentCame(Pending.Kind.ORDER, order.orderId());
    }

    private List<Offer> offers(OrderLine line, Journeys.Ways ways, Destination destination) {
        Item item = working.items.get(line.sku());
        if (item == null || ways.sources().isEmpty()) {
            return List.of();
        }
        Position position = working.position(line.sku());
        List<Promising.Source> sources = new ArrayList<>(ways.sources().size());
        for (Promising.Source way : ways.sources()) {
            sources.add(new Promising.Source(
                    way.site(),
                    way.journey(),
                    position.known(way.site().location().location())));
        }
        String home = home(ways);
        return Promising.offers(new Promising.Question(
                working.now,
                destination,
                sources,
                List.copyOf(position.supplies()),
                shortages::daysOf,
                safetyStock(item, position, sources),
                reorder(line.sku(), home, ways),
                working.release(item),
                home));
    }

    /** What is kept of it where something leaves for the address; what lies elsewhere keeps it safe as well. */
    private static long safetyStock(Item item, Position position, List<Promising.Source> sources) {
        long kept = item.safetyStock();
        for (Stock stock : position.stock()) {
            boolean elsewhere = sources.stream()
                    .noneMatch(source -> source.site().location().location().equals(stock.location()));
            kept -= elsewhere ? Math.max(0, stock.free() - stock.preordered()) : 0;
        }
        return Math.max(0, kept);
    }

    /** Where reorders and releases arrive: the default location where it may ship there, else the first that may. */
    private String home(Journeys.Ways ways) {
        String home = working.settings().defaultLocation();
        for (Promising.Source source : ways.sources()) {
            if (source.site().location().location().equals(home)) {
                return home;
            }
        }
        return ways.sources().get(0).site().location().location();
    }

    private Promising.@Nullable Reorderable reorder(String sku, String home, Journeys.Ways ways) {
        for (Promising.Source source : ways.sources()) {
            if (source.site().location().location().equals(home)) {
                return shortages.reorderable(sku, source.site());
            }
        }
        return null;
    }

    private void book(Order order, DecidedLine decided) {
        Position position = working.position(decided.sku());
        for (Part part : decided.parts()) {
            String location = part.location();
            if (location == null) {
                continue;
            }
            if (part.kind() == PartKind.ACCEPTED) {
                position.reserve(location, part.quantity());
            } else {
                position.promise(location, part.kind(), part.quantity(), part.supplyId());
            }
        }
        if (decided.granted() > 0) {
            working.grants.granted(new Need.Holding(order.customer().id(), decided.sku()), decided.granted());
        }
    }

    /** Parts that wait for stock, and those that have it and wait for the rest of their order. */
    private List<Outcome.Waits> waiting(Order order, Decision decision, OrderBook book) {
        List<Outcome.Waits> waiting = new ArrayList<>();
        for (DecidedLine line : decision.lines()) {
            for (Part part : line.parts()) {
                PartState state = book.state().part(line.line(), part.part());
                if (state != null && state.released() == 0) {
                    WaitingPart begins = NewWaiting.of(order, state, line.priority(), working.now);
                    waiting.add(new Outcome.Waits(begins, lookAt(begins)));
                }
            }
        }
        return waiting;
    }

    private @Nullable Instant lookAt(WaitingPart part) {
        Site site = shortages.siteOf(part.location());
        return part.open() == 0 || site == null ? null : Zones.endOf(part.shipBy(), site.zone());
    }

    /** The waiting parts take their turn at once, and what no supply covers is asked for. */
    private void waits(Order order, List<Outcome.Waits> waiting) {
        Set<List<String>> places = new LinkedHashSet<>();
        for (Outcome.Waits each : waiting) {
            working.position(each.part().sku()).waits(each.part());
            if (each.part().open() > 0) {
                places.add(List.of(each.part().sku(), each.part().location()));
            }
        }
        for (List<String> place : places) {
            shortages.look(place.get(0), place.get(1), "orders.in/" + order.orderId());
        }
    }
}
