package dev.backorderdesk.store;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Tick;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Parts that wait, and what they count on. */
final class WaitingTables {

    private static final String COLUMNS = """
            select w.order_id, w.line, w.part, w.sku, w.location, w.kind, w.basis, w.quantity, w.served, w.priority,
                w.ship_by, w.order_time\s""";

    private static final String PART = COLUMNS + "from waiting_part w ";

    /** The order of {@link WaitingPart#TURN}; what is the same for a place is named so that H2 finds its index. */
    private static final String IN_TURN = " order by w.sku, w.location, w.waits, w.priority, w.ship_by, w.order_time,"
            + " w.order_id, w.line, w.part";

    static final String PARTS_DUE = "select order_id, line, part, sku from waiting_part where look_at between ? and ?"
            + " order by look_at, order_id, line, part limit ?";

    private WaitingTables() {}

    /** Names a part. */
    record PartKey(String orderId, int line, int part) {

        static PartKey of(WaitingPart part) {
            return new PartKey(part.orderId(), part.line(), part.part());
        }
    }

    private record Place(Need.SkuLocation place, long pieces) {}

    private record Pegged(PartKey part, int number, Peg peg) {}

    /**
     * Those who wait.
     *
     * @param bySku in turn, each once
     * @param reached as {@link Snapshot#reached()}
     */
    record Waiting(Map<String, List<WaitingPart>> bySku, Map<Need.SkuLocation, WaitingPart> reached) {}

    static Waiting waiting(Session session, Need need) {
        List<WaitingPart> arriving = first(session, "", need.arriving(), WaitingPart::open);
        Map<Need.SkuLocation, WaitingPart> reached = new HashMap<>();
        arriving.forEach(each -> reached.put(new Need.SkuLocation(each.sku(), each.location()), each));
        Set<WaitingPart> found = new LinkedHashSet<>(arriving);
        found.addAll(first(session, " and w.unpegged > 0", need.confirming(), WaitingPart::unpegged));
        if (!need.peggedOn().isEmpty()) {
            found.addAll(withPegs(session, session.query(COLUMNS + """
                                    from peg p join waiting_part w
                                        on w.order_id = p.order_id and w.line = p.line and w.part = p.part
                                    where p.supply_id = any(?) and w.waits""", WaitingTables::part, (Object)
                    Session.array(need.peggedOn()))));
        }
        if (!need.reorderIds().isEmpty()) {
            found.addAll(withPegs(
                    session,
                    session.query(
                            COLUMNS + """
                                    from reorder_order r join waiting_part w on w.order_id = r.order_id
                                    where r.reorder_id = any(?) and w.sku = any(?) and w.waits and w.unpegged > 0""",
                            WaitingTables::part,
                            Session.array(need.reorderIds()),
                            Session.array(need.skus()))));
        }
        found.addAll(movable(session, need.orders().movable()));
        Map<String, List<WaitingPart>> bySku = new HashMap<>();
        found.stream()
                .sorted(WaitingPart.TURN)
                .forEach(each -> bySku.computeIfAbsent(each.sku(), sku -> new ArrayList<>())
                        .add(each));
        return new Waiting(bySku, reached);
    }

    /**
     * The first parts of each place that so many pieces reach. Each part has a piece at least: no place can need more
     * parts than pieces, and the index gives them in turn.
     */
    private static List<WaitingPart> first(
            Session session,
            String condition,
            Map<Need.SkuLocation, Long> pieces,
            ToLongFunction<WaitingPart> counted) {
        List<Place> places = pieces.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new Place(each.getKey(), each.getValue()))
                .toList();
        Map<Need.SkuLocation, Long> left = new HashMap<>(pieces);
        List<WaitingPart> first = new ArrayList<>();
        for (WaitingPart each : inTurn(session, condition, places)) {
            Need.SkuLocation place = new Need.SkuLocation(each.sku(), each.location());
            long rest = left.getOrDefault(place, 0L);
            if (rest > 0) {
                left.put(place, rest - counted.applyAsLong(each));
                first.add(each);
            }
        }
        return first;
    }

    private static List<WaitingPart> inTurn(Session session, String condition, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        String one = "(" + PART + "where w.sku = ? and w.location = ? and w.waits" + condition + IN_TURN + " limit ?)";
        List<Object> parameters = new ArrayList<>();
        for (Place each : places) {
            parameters.add(each.place().sku());
            parameters.add(each.place().location());
            parameters.add(each.pieces());
        }
        List<WaitingPart> parts = session.query(
                String.join(" union all ", places.stream().map(each -> one).toList()),
                WaitingTables::part,
                parameters.toArray());
        return withPegs(session, parts).stream().sorted(WaitingPart.TURN).toList();
    }

    /** @param asked pieces of each part that sent reorders ask for */
    static Map<Need.SkuLocation, List<WaitingPart>> unasked(
            Session session, Set<Need.SkuLocation> places, Map<PartKey, Long> asked) {
        Map<Need.SkuLocation, List<WaitingPart>> unasked = new HashMap<>();
        List<Place> all =
                places.stream().map(place -> new Place(place, Long.MAX_VALUE)).toList();
        inTurn(session, " and w.unpegged > 0", all).stream()
                .filter(each -> each.unpegged() > asked.getOrDefault(PartKey.of(each), 0L))
                .forEach(each -> unasked.computeIfAbsent(
                                new Need.SkuLocation(each.sku(), each.location()), place -> new ArrayList<>())
                        .add(each));
        return unasked;
    }

    /** The first in turn at a place who count on what is expected after a day, or on nothing. */
    static Snapshot.Dossiers.Line later(Session session, Need.Later after, long parts) {
        List<WaitingPart> found = withPegs(
                session,
                session.query(
                        PART + """
                        where w.sku = ? and w.location = ? and w.waits
                            and ((w.unpegged > 0 and (w.look_at is null or w.look_at >= ?)) or exists (
                                select 1 from peg p join supply s on s.supply_id = p.supply_id
                                where p.order_id = w.order_id and p.line = w.line and p.part = w.part
                                    and (s.expected is null or s.expected > ? or s.supply_id = any(?))))""" + IN_TURN + " limit ?",
                        WaitingTables::part,
                        after.place().sku(),
                        after.place().location(),
                        after.promisedFrom(),
                        after.day(),
                        Session.array(after.moved()),
                        parts));
        return new Snapshot.Dossiers.Line(found, found.size() < parts);
    }

    /** What waits of some orders, and what has stock there and is not released. */
    static List<WaitingPart> ofOrders(Session session, Set<String> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : withPegs(session, session.query(PART + "where w.order_id = any(?)", WaitingTables::part, (Object)
                        Session.array(orderIds)));
    }

    /** All parts of some articles that wait, or have stock that did not leave yet. */
    private static List<WaitingPart> movable(Session session, Set<String> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        String[] names = Session.array(skus);
        // "Not false", for of two conditions that it finds in an index H2 takes the one by which it reads all of it.
        Set<WaitingPart> found = new LinkedHashSet<>(session.query(
                PART + "where w.sku = any(?) and w.waits is not false", WaitingTables::part, (Object) names));
        found.addAll(session.query(PART + "where w.kept_sku = any(?)", WaitingTables::part, (Object) names));
        return withPegs(session, List.copyOf(found));
    }

    /** The next articles for which something waits, by name, after the one named. */
    static List<Ledger.Waiters> waiters(Session session, String after, int limit) {
        return session.query("""
                select s.sku, (select count(*) from waiting_part w where w.sku = s.sku and w.waits)
                from (
                    select distinct sku from stock where sku > ? and waiting + preordered > 0 order by sku limit ?
                ) s order by s.sku""", row -> new Ledger.Waiters(row.text(1), row.number(2)), after, limit);
    }

    /**
     * Who counts on some supplies.
     *
     * @param orders the next orders that do, by supply
     * @param next the order after which the others begin, by supply
     */
    record Counting(Map<String, List<String>> orders, Map<String, String> next) {}

    /** As {@link Need.Orders#peggedAfter} asks. */
    static Counting peggedAfter(Session session, Map<String, String> after) {
        Map<String, List<String>> counting = new HashMap<>();
        Map<String, String> next = new HashMap<>();
        int left = Need.Orders.NAMED;
        for (Map.Entry<String, String> each : new TreeMap<>(after).entrySet()) {
            List<String> orders = left == 0
                    ? List.of()
                    : session.query(
                            "select order_id from peg where supply_id = ? and order_id > ? order by order_id limit ?",
                            row -> row.text(1),
                            each.getKey(),
                            each.getValue(),
                            left);
            if (orders.size() == left) {
                next.put(each.getKey(), orders.isEmpty() ? each.getValue() : orders.get(orders.size() - 1));
            }
            left -= orders.size();
            counting.put(each.getKey(), orders.stream().distinct().toList());
        }
        return new Counting(counting, next);
    }

    /** The next parts of an article that wait or have stock that did not leave yet, by order, after the order named. */
    static Chunk articleAfter(Session session, String sku, String after) {
        return chunk(session, """
                from waiting_part w
                where w.sku = ? and w.order_id > ? and (w.waits or w.kept_sku is not null)
                order by w.order_id limit ?""", sku, after);
    }

    /**
     * Some parts of many.
     *
     * @param next the order after which the others begin; null where these are all
     */
    record Chunk(List<WaitingPart> parts, @Nullable String next) {}

    /** Whole orders: what a chunk has of its last order is left to the next one, unless it is all there is. */
    private static Chunk chunk(Session session, String from, String name, String after) {
        int most = Need.Orders.CHUNK;
        List<WaitingPart> found = session.query(COLUMNS + from, WaitingTables::part, name, after, most + 1);
        if (found.size() <= most) {
            return new Chunk(withPegs(session, found), null);
        }
        String last = found.get(most).orderId();
        List<WaitingPart> whole =
                found.stream().filter(each -> !each.orderId().equals(last)).toList();
        if (!whole.isEmpty()) {
            return new Chunk(
                    withPegs(session, whole), whole.get(whole.size() - 1).orderId());
        }
        // One order alone fills the chunk: then it is read whole.
        List<WaitingPart> all =
                session.query(COLUMNS + from, WaitingTables::part, name, after, Integer.MAX_VALUE).stream()
                        .filter(each -> each.orderId().equals(last))
                        .toList();
        return new Chunk(withPegs(session, all), last);
    }

    /** Parts of a place with stock that was not released, in turn. */
    static List<WaitingPart> allocated(Session session, Need.SkuLocation place) {
        return withPegs(
                        session,
                        session.query(
                                PART + "where w.kept_sku = ? and w.location = ? and w.allocated > 0",
                                WaitingTables::part,
                                place.sku(),
                                place.location()))
                .stream()
                .sorted(WaitingPart.TURN)
                .toList();
    }

    static List<Tick.PartDue> due(Session session, Instant now, int limit) {
        return session.query(
                PARTS_DUE,
                row -> new Tick.PartDue(row.text(1), row.integer(2), row.integer(3), row.text(4)),
                Session.FIRST,
                now,
                limit);
    }

    /** The parts of an order that wait. */
    static List<WaitingPart> of(Session session, String orderId) {
        return withPegs(
                session,
                session.query(
                        PART + "where w.order_id = ? and w.waits order by w.line, w.part",
                        WaitingTables::part,
                        orderId));
    }

    private static WaitingPart part(Columns row) throws SQLException {
        return new WaitingPart(
                row.text(1),
                row.integer(2),
                row.integer(3),
                row.text(4),
                row.text(5),
                row.constant(6, PartKind.class),
                row.constant(7, Basis.class),
                row.number(8),
                row.number(9),
                List.of(),
                row.integer(10),
                row.day(11),
                row.instant(12));
    }

    private static List<WaitingPart> withPegs(Session session, List<WaitingPart> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        Set<String> orderIds = new HashSet<>();
        parts.forEach(each -> orderIds.add(each.orderId()));
        Map<PartKey, List<Peg>> pegs = new HashMap<>();
        session.query(
                """
                select order_id, line, part, supply_id, quantity from peg
                where order_id = any(?) order by order_id, line, part, peg""",
                row -> pegs.computeIfAbsent(
                                new PartKey(row.text(1), row.integer(2), row.integer(3)), key -> new ArrayList<>())
                        .add(new Peg(row.text(4), row.number(5))),
                (Object) Session.array(orderIds));
        return parts.stream()
                .map(each -> pegged(each, pegs.getOrDefault(PartKey.of(each), List.of())))
                .toList();
    }

    private static WaitingPart pegged(WaitingPart part, List<Peg> pegs) {
        return new WaitingPart(
                part.orderId(),
                part.line(),
                part.part(),
                part.sku(),
                part.location(),
                part.kind(),
                part.basis(),
                part.quantity(),
                part.served(),
                pegs,
                part.priority(),
                part.shipBy(),
                part.orderTime());
    }

    static void decided(Session session, List<Outcome.Decided> decided) {
        List<Outcome.Waits> waits = new ArrayList<>();
        decided.forEach(each -> waits.addAll(each.waiting()));
        begin(session, waits);
    }

    /** Parts that were in no turn before. */
    static void begin(Session session, List<Outcome.Waits> waits) {
        session.batch("""
                insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served, unpegged,
                    waits, priority, ship_by, order_time, look_at, allocated, kept_sku)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", waits, begins -> {
            WaitingPart each = begins.part();
            return Session.row(
                    each.orderId(),
                    each.line(),
                    each.part(),
                    each.sku(),
                    each.location(),
                    each.kind(),
                    each.basis(),
                    each.quantity(),
                    each.served(),
                    each.unpegged(),
                    each.open() > 0,
                    each.priority(),
                    each.shipBy(),
                    each.orderTime(),
                    begins.lookAt(),
                    each.served(),
                    each.served() > 0 ? each.sku() : null);
        });
        List<WaitingPart> parts = waits.stream().map(Outcome.Waits::part).toList();
        List<Pegged> pegs = new ArrayList<>();
        parts.forEach(each -> number(PartKey.of(each), each.pegs(), pegs));
        insert(session, pegs);
    }

    static void served(Session session, Collection<Served> served) {
        Map<PartKey, Served> last = new LinkedHashMap<>();
        served.forEach(each -> last.put(new PartKey(each.orderId(), each.line(), each.part()), each));
        int[] changed = session.batch(
                """
                update waiting_part set quantity = ?, served = ?, unpegged = ?, waits = ?, look_at = ?, allocated = ?,
                    kept_sku = ?
                where order_id = ? and line = ? and part = ?""",
                last.values(),
                each -> Session.row(
                        each.quantity(),
                        each.served(),
                        each.quantity()
                                - each.served()
                                - each.pegs().stream().mapToLong(Peg::quantity).sum(),
                        each.quantity() > each.served(),
                        each.lookAt(),
                        each.allocated(),
                        each.allocated() + each.released() > 0 ? each.sku() : null,
                        each.orderId(),
                        each.line(),
                        each.part()));
        int n = 0;
        for (PartKey key : last.keySet()) {
            if (changed[n++] == 0) {
                throw new IllegalStateException("nothing of " + key + " ever waited");
            }
        }
        session.batch(
                "delete from peg where order_id = ? and line = ? and part = ?",
                last.keySet(),
                key -> Session.row(key.orderId(), key.line(), key.part()));
        List<Pegged> pegs = new ArrayList<>();
        last.forEach((key, each) -> number(key, each.pegs(), pegs));
        insert(session, pegs);
    }

    private static void number(PartKey key, List<Peg> pegs, List<Pegged> into) {
        for (int i = 0; i < pegs.size(); i++) {
            into.add(new Pegged(key, i, pegs.get(i)));
        }
    }

    private static void insert(Session session, List<Pegged> pegs) {
        session.batch(
                "insert into peg (order_id, line, part, peg, supply_id, quantity) values (?, ?, ?, ?, ?, ?)",
                pegs,
                each -> Session.row(
                        each.part().orderId(),
                        each.part().line(),
                        each.part().part(),
                        each.number(),
                        each.peg().supplyId(),
                        each.peg().quantity()));
    }
}
