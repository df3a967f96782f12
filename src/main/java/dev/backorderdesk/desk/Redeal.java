package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Demand;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.SellerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deals all stock and supply of an article anew to all that wait for it, by the tables of backorder processing. What the
 * warehouse may ship already counts as picked; articles before their release are left as they are.
 */
final class Redeal {
    /** Stands between pieces that nobody has now and why, in the cause of who lost them. */
    static final String TO_NOBODY = " to nobody by ";

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final SortedSet<String> again = new TreeSet<>();
    private final Map<String, OrderBook> flipped = new LinkedHashMap<>();

    Redeal(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /**
     * Deals.
     *
     * @param arrived the supply whose goods have just come: who counted on it has that claim to stock; null where none
     * @return null where the article is not dealt anew
     */
    @Nullable
    Redealt deal(String sku, @Nullable String arrived, String cause) {
        return deal(sku, arrived, cause, deals::settle);
    }

    /** The same after a supplier's word, who may bring less. */
    @Nullable
    Redealt deal(String sku, String cause) {
        return deal(sku, null, cause, deals::settleUntilAsked);
    }

    private @Nullable Redealt deal(String sku, @Nullable String arrived, String cause, Consumer<String> settle) {
        Item item = working.items.get(sku);
        if (item == null || working.release(item) != null) {
            return null;
        }
        DealTable table = new DealTable(
                working, shortages, new Pegging(working, shortages, deals.promises()), working.position(sku));
        Map<String, BackorderShare> shares = new HashMap<>();
        seat(table, item, shares);
        boolean limited = shares.values().stream().anyMatch(Redeal::limits);
        if (!limited) {
            table.picked.clear();
        }
        table.booked = table.all();
        Map<WaitingPart, WaitingPart> came = arrived == null ? Map.of() : came(table, arrived);
        Redealt redealt = table.deal(shares);
        carryOver(table, redealt, came, cause, settle);
        return new Redealt(sku, table.movable.size(), redealt.changes(), redealt.losses(), redealt.missed());
    }

    /** After {@link Deals#settle}: other articles of orders that ship as one, whose turn this deal changed. */
    SortedSet<String> again() {
        for (OrderBook book : flipped.values()) {
            for (PartState part : book.state().parts()) {
                if (part.waiting() + part.allocated() > 0) {
                    again.add(part.sku());
                }
            }
        }
        return again;
    }

    private void seat(DealTable table, Item item, Map<String, BackorderShare> shares) {
        Recalls recalls = new Recalls(working);
        for (WaitingPart part : table.position.parts()) {
            OrderBook book = working.order(part.orderId());
            PartState state = book.part(part.line(), part.part());
            BackorderPolicy policy = policy(book.order(), part.line(), item);
            shares.computeIfAbsent(
                    policy.group(),
                    group -> working.bearings.rules().backorderShare(item.sku(), item.category(), group));
            long lying = recalls.lying(book, state);
            long free = state.allocated() - lying;
            if (part.open() + free > 0) {
                WaitingPart here = part.with(part.open() + free, free, part.pegs());
                table.whole.put(here, part);
                boolean complete = book.order().shipComplete();
                table.movable.add(new Demand(
                        here,
                        policy,
                        false,
                        complete,
                        complete && restInStock(book.state().parts(), state)));
            }
            long picked = state.released() + lying;
            if (picked > 0) {
                table.picked.add(new Demand(part.with(picked, picked, List.of()), policy, true, false, false));
            }
        }
    }

    private BackorderPolicy policy(Order order, int number, Item item) {
        RuleSet rules = working.bearings.rules();
        for (OrderLine line : order.lines()) {
            if (line.line() == number) {
                return rules.backorderPolicy(
                        order.sellerOf(line),
                        item.category(),
                        order.customer().tier(),
                        order.channel(),
                        order.shipTo().country());
            }
        }
        throw new IllegalStateException("Order " + order.orderId() + " has no line " + number + ".");
    }

    /** Two lines of one article never count as stock for each other: the deal would move it to and fro between them. */
    private static boolean restInStock(List<PartState> parts, PartState part) {
        return parts.stream()
                .filter(each -> each.line() != part.line() || each.part() != part.part())
                .allMatch(each -> each.open() == 0
                        || (each.waiting() == 0
                                && each.held() == null
                                && (!each.sku().equals(part.sku()) || each.allocated() == 0)));
    }

    private static boolean limits(BackorderShare share) {
        return share.mostPieces() != SellerPolicy.UNLIMITED
                || share.mostPercent() != 100
                || share.protectedPieces() > 0
                || share.protectedPercent() > 0;
    }

    /** Who counted on what has just come is dealt to as if it had been given to him: it is what he was promised. */
    private Map<WaitingPart, WaitingPart> came(DealTable table, String arrived) {
        Inbound supply = table.position.supply(arrived);
        Map<WaitingPart, WaitingPart> came = new IdentityHashMap<>();
        if (supply == null) {
            return came;
        }
        long left = Math.min(
                supply.pegged() - supply.open(),
                table.position.at(supply.location()).free());
        table.movable.sort((one, other) -> WaitingPart.TURN.compare(one.part(), other.part()));
        for (int i = 0; i < table.movable.size(); i++) {
            Demand demand = table.movable.get(i);
            WaitingPart part = demand.part();
            List<Peg> pegs = new ArrayList<>();
            long got = 0;
            for (Peg peg : part.pegs()) {
                long pieces = peg.supplyId().equals(arrived) ? Math.max(0, Math.min(left, peg.quantity())) : 0;
                got += pieces;
                left -= pieces;
                if (peg.quantity() > pieces) {
                    pegs.add(new Peg(peg.supplyId(), peg.quantity() - pieces));
                }
            }
            if (got > 0) {
                WaitingPart given = part.with(part.served() + got, pegs);
                came.put(given, part);
                table.whole.put(given, table.whole.getOrDefault(part, part));
                table.movable.set(
                        i, new Demand(given, demand.policy(), false, demand.complete(), demand.restInStock()));
            }
        }
        return came;
    }

    /** To whom, and why, as far as it is known: the causes of those who have less, or later. */
    private static Map<Redealt.Name, String> lost(Redealt redealt, String cause) {
        Map<Redealt.Name, StringJoiner> words = new HashMap<>();
        for (Redealt.Loss loss : redealt.losses()) {
            String why = word(loss.cause());
            StringJoiner all = words.computeIfAbsent(loss.loser(), loser -> new StringJoiner(", ", cause + ": ", ""));
            for (Redealt.Winner each : loss.winners()) {
                all.add(each.pieces() + " to " + each.name().orderId() + " line "
                        + each.name().line() + " by " + why);
            }
            if (loss.winners().isEmpty()) {
                all.add(loss.pieces() + TO_NOBODY + why);
            }
        }
        Map<Redealt.Name, String> lost = new HashMap<>();
        words.forEach((loser, all) -> lost.put(loser, all.toString()));
        return lost;
    }

    static String word(Redealt.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    private void carryOver(
            DealTable table,
            Redealt redealt,
            Map<WaitingPart, WaitingPart> came,
            String cause,
            Consumer<String> settle) {
        Map<WaitingPart, WaitingPart> after = new IdentityHashMap<>();
        List<WaitingPart> order = new ArrayList<>();
        for (Redealt.Change change : redealt.changes()) {
            after.put(change.before(), change.after());
            order.add(change.before());
        }
        came.keySet().stream().filter(each -> !after.containsKey(each)).forEach(order::add);
        List<WaitingPart> dealt = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (WaitingPart before : order) {
            WaitingPart whole = table.whole.get(before);
            if (whole == null) {
                throw new IllegalStateException("What the warehouse may ship was dealt anew: " + before);
            }
            WaitingPart now = after.getOrDefault(before, before);
            OrderBook book = working.order(before.orderId());
            long away = whole.quantity() - before.quantity();
            WaitingPart part = whole.with(away + now.served(), now.pegs());
            if (book.order().shipComplete() && whole.served() != part.served()) {
                flipped.put(before.orderId(), book);
            }
            places.add(before.location());
            dealt.add(part);
        }
        Map<Redealt.Name, String> lost = lost(redealt, cause);
        deals.dealt(
                table.position,
                dealt,
                part -> lost.getOrDefault(new Redealt.Name(part.orderId(), part.line(), part.part()), cause));
        settle.accept(cause);
        // The rounds of a run have one name.
        places.forEach(place -> shortages.lookNow(table.position.sku(), place, cause));
    }
}
