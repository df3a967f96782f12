package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.promise.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is physically there, and whose it is. */
final class StockBook {
    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final Answers answers;

    StockBook(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
        this.answers = new Answers(working);
    }

    void moved(StockMovement told, Arrival arrival) {
        String location = location(told);
        StockMovement movement = told.located(location).heard(working.now);
        String supplyId = movement.supplyId();
        if (supplyId != null && working.skuOfSupply(supplyId) == null) {
            new PendingMessages(working).waits(arrival, new Pending.Parent(Pending.Kind.SUPPLY, supplyId));
            return;
        }
        Problem problem = problem(told, location);
        if (problem != null) {
            answers.invalid(arrival, problem);
            return;
        }
        Position position = working.position(movement.sku());
        long before = position.at(location).onHand();
        position.change(location, stock -> apply(stock, movement, told.at(), location));
        if (movement.kind() == StockMovement.Kind.RECEIPT && supplyId != null) {
            received(position, supplyId, movement);
        }
        working.movementsOut.add(movement);
        String cause = "stock.in/" + movement.movementId();
        if (!redealt(position, supplyId, cause)) {
            deal(position, location, supplyId, cause);
            new Relocating(working, shortages, deals).settle(position, cause);
        }
        deals.settle(cause);
        long onHand = position.at(location).onHand();
        if (onHand < Math.min(0, before)) {
            working.callsOut.add(new Outcome.Call(
                    "stock of " + movement.sku() + " at " + location + " is " + onHand + " by " + cause
                            + "; what is received fills that first",
                    working.now));
        }
        shortages.look(movement.sku(), location, cause);
        Inbound came = supplyId == null ? null : position.supply(supplyId);
        if (came != null && !came.location().equals(location)) {
            // It did not come where it was counted on.
            shortages.look(movement.sku(), came.location(), cause);
        }
        answers.applied(arrival);
    }

    /** Whether all was dealt anew, as it is set. */
    private boolean redealt(Position position, @Nullable String supplyId, String cause) {
        return working.settings().redealOnSupply()
                && new Redeal(working, shortages, deals).deal(position.sku(), supplyId, "redeal after " + cause)
                        != null;
    }

    /** Where it names none: what is received of a supply arrives where that was to come, all else is at the default location. */
    private String location(StockMovement told) {
        String named = told.location();
        String supplyId = told.supplyId();
        if (named == null && supplyId != null && told.kind() == StockMovement.Kind.RECEIPT) {
            Inbound supply = working.position(told.sku()).supply(supplyId);
            return supply == null ? working.settings().defaultLocation() : supply.location();
        }
        return named == null ? working.settings().defaultLocation() : named;
    }

    /** A movement that is far ahead would switch off, or outlive, every count until then. */
    private static final Duration AHEAD_AT_MOST = Duration.ofDays(1);

    private @Nullable Problem problem(StockMovement movement, String location) {
        Problem ahead = tooFarAhead("/at", movement.at(), working.now);
        if (ahead != null) {
            return ahead;
        }
        if (!working.items.containsKey(movement.sku())) {
            return new Problem("/sku", "an article of the catalogue", movement.sku());
        }
        if (!working.locations.containsKey(location)) {
            return unknownLocation(working, location);
        }
        String supplyId = movement.supplyId();
        String sku = supplyId == null ? null : working.skuOfSupply(supplyId);
        if (sku != null && !sku.equals(movement.sku())) {
            return new Problem("/sku", "the article of supply " + supplyId + ", " + sku, movement.sku());
        }
        return null;
    }

    /** Null where what happened elsewhere is not dated further ahead of us than any two clocks, or zones, are apart. */
    static @Nullable Problem tooFarAhead(String at, Instant told, Instant now) {
        return told.isAfter(now.plus(AHEAD_AT_MOST))
                ? new Problem(at, "an instant not more than a day after now, " + now, told.toString())
                : null;
    }

    static Problem unknownLocation(Working working, String location) {
        return new Problem(
                "/location",
                "a location of the catalogue: " + String.join(", ", working.locations.keySet()) + "."
                        + Suggestion.among(location, working.locations.keySet()),
                location);
    }

    private Stock apply(Stock stock, StockMovement movement, Instant toldAt, String location) {
        Instant countedAt = stock.countedAt();
        long onHand = stock.onHand();
        if (movement.kind() == StockMovement.Kind.COUNT) {
            if (countedAt == null || !movement.at().isBefore(countedAt)) {
                onHand = movement.quantity() + movedAfter(movement, location);
                countedAt = movement.at();
            }
        } else if (countedAt == null || toldAt.isAfter(countedAt)) {
            // What was there at the latest count was counted with it. What is dated ahead came after a count heard this
            // moment.
            onHand += movement.quantity();
        }
        return new Stock(stock.location(), onHand, stock.reserved(), stock.waiting(), stock.preordered(), countedAt);
    }

    private long movedAfter(StockMovement count, String location) {
        List<StockMovement> known = new ArrayList<>(
                working.snapshot.later().getOrDefault(new Need.SkuLocation(count.sku(), location), List.of()));
        known.addAll(working.movementsOut);
        long moved = 0;
        for (StockMovement each : known) {
            if (each.kind() != StockMovement.Kind.COUNT
                    && each.sku().equals(count.sku())
                    && location.equals(each.location())
                    && each.at().isAfter(count.at())) {
                moved += each.quantity();
            }
        }
        return moved;
    }

    private void received(Position position, String supplyId, StockMovement movement) {
        Inbound supply = position.supply(supplyId);
        if (supply == null) {
            throw new IllegalStateException("Supply " + supplyId + " is known and was not read.");
        }
        Inbound now = supply.receive(movement.quantity());
        position.put(now);
        Site site = shortages.siteOf(supply.location());
        if (site != null) {
            working.leads.received(now, site.today(movement.at()), site.today(working.now));
        }
    }

    /** What became free in a place goes to who waits there, then to who waits elsewhere. */
    void dealOn(Need.SkuLocation place, String cause) {
        Position position = working.position(place.sku());
        Stock stock = position.at(place.location());
        if (stock.free() > 0 && stock.waiting() + stock.preordered() > 0) {
            deal(position, place.location(), null, cause);
        }
        new Relocating(working, shortages, deals).settle(position, cause);
    }

    /** Free stock goes to who waits, in turn, what they counted on down the line; who lost what has come counts on other supply. */
    void deal(Position position, String location, @Nullable String arrived, String cause) {
        long free = position.at(location).free();
        Item item = working.items.get(position.sku());
        if (free < 0) {
            takeBack(position, location, cause);
        }
        // Before its release nothing is given: what lies there is kept for those who ordered ahead.
        if (item != null && working.release(item) == null) {
            List<WaitingPart> inTurn = position.waitingAt(location);
            KnownTurn.require(working, position, location, inTurn, free);
            MovingUp givenUp = new MovingUp(working, shortages, deals, new Need.SkuLocation(position.sku(), location));
            deals.dealt(position, Dealing.serve(inTurn, free, arrived), cause);
            try {
                givenUp.settle(cause);
            } catch (ReadMore unread) {
                // Who loses what came short is known when all have moved up.
                deals.lacks(unread);
                return;
            }
        } else if (item != null && free > 0) {
            new Turnover(working, shortages, deals).kept(position, location, cause);
        }
        if (arrived != null) {
            Inbound supply = position.supply(arrived);
            if (supply != null) {
                letGo(position, supply, cause);
            }
        }
    }

    /**
     * What is not there is taken from whoever was promised last, of the pieces that the warehouse was not told to ship. What
     * it may ship, or might until a moment ago, counts as picked: there the hole stays, and what comes next fills it first.
     */
    private void takeBack(Position position, String location, String cause) {
        Need.SkuLocation place = new Need.SkuLocation(position.sku(), location);
        List<WaitingPart> allocated = working.snapshot.dossiers().allocated().get(place);
        if (allocated == null) {
            throw new ReadMore(need -> need.withTaking(place));
        }
        position.read(allocated);
        List<WaitingPart> losers = new ArrayList<>();
        long left = -position.at(location).free();
        Recalls recalls = new Recalls(working);
        for (WaitingPart part : position.lastFirst(location)) {
            OrderBook book = working.order(part.orderId());
            PartState state = book.part(part.line(), part.part());
            long taken = Math.min(left, state.allocated() - recalls.lying(book, state));
            if (taken > 0) {
                left -= taken;
                losers.add(part.with(part.served() - taken, part.pegs()));
            }
        }
        deals.dealt(position, losers, cause);
        elsewhere(position, location, losers, cause);
    }

    /** Takes the pegs away that a supply can't keep any more, and finds other supply for them where there is some. */
    void letGo(Position position, Inbound supply, String cause) {
        long excess = supply.pegged() - supply.open();
        if (excess <= 0) {
            return;
        }
        if (!position.knowsAllOn(supply)) {
            throw new ReadMore(need -> need.withPeggedOn(supply.supplyId()));
        }
        List<WaitingPart> pegged = position.waiting(
                part -> part.pegs().stream().anyMatch(peg -> peg.supplyId().equals(supply.supplyId())));
        List<WaitingPart> losers = Dealing.unpeg(pegged, supply.supplyId(), excess);
        deals.dealt(position, losers, cause);
        elsewhere(position, supply.location(), losers, cause);
    }

    /** Who lost what he counted on counts on what is free of other supply, the earliest first; else he is asked for. */
    private void elsewhere(Position position, String location, List<WaitingPart> losers, String cause) {
        if (losers.isEmpty()) {
            return;
        }
        Pegging pegging = new Pegging(working, shortages, deals.promises());
        for (Inbound other : pegging.noLaterThanAReorder(position, location)) {
            List<WaitingPart> left = losers.stream()
                    .map(position::part)
                    .filter(part -> part.unpegged() > 0)
                    .sorted(WaitingPart.TURN)
                    .toList();
            deals.dealt(
                    position,
                    Dealing.peg(left, other.supplyId(), other.free(), part -> pegging.may(other, part)),
                    cause);
        }
    }
}
