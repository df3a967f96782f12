package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A SKU's position while a batch works on it. Whatever changes is remembered, and the sums stay right. */
final class Position {
    private final String sku;
    private final Map<String, Stock> stock = new TreeMap<>();
    private final Map<String, Inbound> supplies = new TreeMap<>();
    private final Map<Key, WaitingPart> waiting = new LinkedHashMap<>();
    private final Set<String> changedStock = new LinkedHashSet<>();
    private final Set<String> changedSupplies = new LinkedHashSet<>();
    private final Set<Key> changedParts = new LinkedHashSet<>();

    /** Whether the article's release is ahead. */
    private final BooleanSupplier ahead;

    private record Key(String orderId, int line, int part) {
        static Key of(WaitingPart part) {
            return new Key(part.orderId(), part.line(), part.part());
        }
    }

    Position(SkuPosition read, List<WaitingPart> waiting, BooleanSupplier ahead) {
        this.sku = read.sku();
        this.ahead = ahead;
        read.stock().forEach(each -> stock.put(each.location(), each));
        read.supplies().forEach(each -> supplies.put(each.supplyId(), each));
        waiting.forEach(each -> this.waiting.put(Key.of(each), each));
    }

    String sku() {
        return sku;
    }

    Stock at(String location) {
        Stock known = stock.get(location);
        return known == null ? Stock.none(location) : known;
    }

    @Nullable
    Stock known(String location) {
        return stock.get(location);
    }

    Collection<Stock> stock() {
        return stock.values();
    }

    Collection<Inbound> supplies() {
        return supplies.values();
    }

    List<Inbound> suppliesAt(String location) {
        return supplies.values().stream()
                .filter(each -> each.location().equals(location))
                .toList();
    }

    @Nullable
    Inbound supply(String supplyId) {
        return supplies.get(supplyId);
    }

    /** Pieces of backordered parts that wait, over all locations. */
    long backordered() {
        long sum = 0;
        for (Stock each : stock.values()) {
            sum += each.waiting();
        }
        return sum;
    }

    /** Pieces of preordered parts that wait, over all locations. */
    long preordered() {
        long sum = 0;
        for (Stock each : stock.values()) {
            sum += each.preordered();
        }
        return sum;
    }

    /** Pieces that wait at a location and count on no supply, and on no stock that lies there for their release. */
    long unpegged(String location) {
        Stock here = at(location);
        // Before the release nothing is given to anybody, whether he ordered ahead of it or before it was set.
        long keeps = here.preordered() + (ahead.getAsBoolean() ? here.waiting() : 0);
        long held = Math.max(0, Math.min(here.free(), keeps));
        long pegged = 0;
        for (Inbound each : supplies.values()) {
            pegged += each.location().equals(location) ? each.pegged() : 0;
        }
        return here.waiting() + here.preordered() - pegged - held;
    }

    /** The parts that are known, whether they wait or not. */
    Collection<WaitingPart> parts() {
        return List.copyOf(waiting.values());
    }

    /** A part as it is now. */
    WaitingPart part(WaitingPart any) {
        WaitingPart known = waiting.get(Key.of(any));
        if (known == null) {
            throw new IllegalStateException("Nobody read a part of " + sku + ": " + Key.of(any));
        }
        return known;
    }

    /** A part that waits, by its name; null where none was read. */
    @Nullable
    WaitingPart part(String orderId, int line, int part) {
        return waiting.get(new Key(orderId, line, part));
    }

    /** The parts that are known at a location and have some stock, the last in turn first. */
    List<WaitingPart> lastFirst(String location) {
        return waiting.values().stream()
                .filter(part -> part.served() > 0 && part.location().equals(location))
                .sorted(WaitingPart.TURN.reversed())
                .toList();
    }

    /** What is kept of a part beside its pieces has changed. */
    void touch(WaitingPart part) {
        changedParts.add(Key.of(part));
    }

    /** Whether every part was read that counts on a supply. */
    boolean knowsAllOn(Inbound supply) {
        long known = 0;
        for (WaitingPart part : waiting.values()) {
            for (Peg peg : part.pegs()) {
                known += peg.supplyId().equals(supply.supplyId()) ? peg.quantity() : 0;
            }
        }
        return known >= supply.pegged();
    }

    /** Pieces that left: their stock is gone and so is what was reserved of it. */
    void ship(String location, long pieces, long reserved, boolean counted) {
        change(location, s -> s.lose(counted ? 0 : pieces).reserve(-reserved));
    }

    /** The parts that are known to wait at a location, in turn. */
    List<WaitingPart> waitingAt(String location) {
        return waiting(part -> part.location().equals(location));
    }

    List<WaitingPart> waiting(Predicate<WaitingPart> which) {
        return waiting.values().stream()
                .filter(part -> part.open() > 0 && which.test(part))
                .sorted(WaitingPart.TURN)
                .toList();
    }

    /** Pieces that wait at a location in parts that were not read. */
    long unread(String location) {
        Stock here = at(location);
        long known = 0;
        for (WaitingPart part : waiting.values()) {
            known += part.location().equals(location) ? part.open() : 0;
        }
        return here.waiting() + here.preordered() - known;
    }

    void change(String location, UnaryOperator<Stock> change) {
        stock.put(location, change.apply(at(location)));
        changedStock.add(location);
    }

    void put(Inbound supply) {
        supplies.put(supply.supplyId(), supply);
        changedSupplies.add(supply.supplyId());
    }

    /** Pieces granted from stock. */
    void reserve(String location, long pieces) {
        change(location, s -> s.reserve(pieces));
    }

    /** Pieces granted that wait, on a supply or on none. */
    void promise(String location, PartKind kind, long pieces, @Nullable String supplyId) {
        change(location, s -> s.await(kind, pieces));
        if (supplyId != null) {
            peg(supplyId, pieces);
        }
    }

    /** More parts that were read; those that are known here already stay as they are. */
    void read(List<WaitingPart> parts) {
        parts.forEach(part -> waiting.putIfAbsent(Key.of(part), part));
    }

    /** A part of an order that was just decided; its pieces were booked before. */
    void waits(WaitingPart part) {
        waiting.put(Key.of(part), part);
    }

    /** Parts that were dealt anew: their pieces move from waiting to reserved, their pegs from supply to supply. */
    void dealt(List<WaitingPart> parts) {
        for (WaitingPart part : parts) {
            WaitingPart before = waiting.put(Key.of(part), part);
            if (before == null) {
                throw new IllegalStateException("A part was dealt that nobody read: " + Key.of(part));
            }
            changedParts.add(Key.of(part));
            long served = part.served() - before.served();
            if (served != 0) {
                change(part.location(), s -> s.await(part.kind(), -served).reserve(served));
            }
            before.pegs().forEach(peg -> peg(peg.supplyId(), -peg.quantity()));
            part.pegs().forEach(peg -> peg(peg.supplyId(), peg.quantity()));
        }
    }

    /** A part of which all pieces waited, and have stock of another location now. */
    void relocated(WaitingPart part) {
        WaitingPart before = part(part);
        waiting.put(Key.of(part), part);
        changedParts.add(Key.of(part));
        change(before.location(), s -> s.await(before.kind(), -before.open()));
        reserve(part.location(), part.served());
        before.pegs().forEach(peg -> peg(peg.supplyId(), -peg.quantity()));
    }

    /** Pieces that nobody waits for any more, and stock that is reserved for nobody any more. */
    void cancel(String location, PartKind kind, long waiting, long reserved) {
        change(location, s -> s.await(kind, -waiting).reserve(-reserved));
    }

    /** A part of which pieces were cancelled; their sums were booked before. */
    void less(WaitingPart part) {
        WaitingPart before = waiting.put(Key.of(part), part);
        if (before == null) {
            throw new IllegalStateException("A part was cancelled that nobody read: " + Key.of(part));
        }
        changedParts.add(Key.of(part));
        before.pegs().forEach(peg -> peg(peg.supplyId(), -peg.quantity()));
        part.pegs().forEach(peg -> peg(peg.supplyId(), peg.quantity()));
    }

    private void peg(String supplyId, long pieces) {
        Inbound supply = supplies.get(supplyId);
        if (supply == null) {
            throw new IllegalStateException("A part of " + sku + " counts on a supply that nobody read: " + supplyId);
        }
        put(supply.peg(pieces));
    }

    /** What is written of a part. */
    interface Told {
        Served of(WaitingPart part);
    }

    void collect(
            List<Outcome.SkuStock> stockOut, List<Outcome.SkuInbound> suppliesOut, List<Served> servedOut, Told told) {
        changedStock.forEach(location -> stockOut.add(new Outcome.SkuStock(sku, at(location))));
        for (String supplyId : changedSupplies) {
            Inbound supply = supplies.get(supplyId);
            if (supply != null) {
                suppliesOut.add(new Outcome.SkuInbound(sku, supply));
            }
        }
        for (Key key : changedParts) {
            WaitingPart part = waiting.get(key);
            if (part != null) {
                servedOut.add(told.of(part));
            }
        }
    }
}
