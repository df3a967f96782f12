package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Who waits for an article, in turn: so many as a batch may reach, and no more. */
final class WaitingInTurn {

    static final String ORDERS_OF_REORDERS = "select distinct order_id from reorder_order where reorder_id = any(?)";

    static final String UNPEGGED_OF_ORDERS =
            WaitingRows.PART + "where w.order_id = any(?) and w.waits and w.unpegged > 0";

    private WaitingInTurn() {}

    private record Place(Need.SkuLocation place, long pieces) {}

    /**
     * Those who wait.
     *
     * @param bySku in turn, each once
     * @param reached as {@link Snapshot#reached()}
     */
    record Waiting(Map<String, List<WaitingPart>> bySku, Map<Need.SkuLocation, WaitingPart> reached) {}

    static Waiting read(Session session, Need need) {
        List<WaitingPart> arriving = first(session, "", need.arriving(), WaitingPart::open);
        Map<Need.SkuLocation, WaitingPart> reached = new HashMap<>();
        arriving.forEach(each -> reached.put(new Need.SkuLocation(each.sku(), each.location()), each));
        Set<WaitingPart> found = new LinkedHashSet<>(arriving);
        found.addAll(first(session, " and w.unpegged > 0", need.confirming(), WaitingPart::unpegged));
        if (!need.peggedOn().isEmpty()) {
            found.addAll(WaitingRows.read(session, WaitingRows.COLUMNS + """
                    from peg p join waiting_part w
                        on w.order_id = p.order_id and w.line = p.line and w.part = p.part
                    where p.supply_id = any(?) and w.waits""", (Object) Session.array(need.peggedOn())));
        }
        if (!need.reorderIds().isEmpty()) {
            // Two steps: of a join H2 would begin with all that waits of these articles, and read every order for each
            // of it.
            String[] orders = session.query(
                            ORDERS_OF_REORDERS, row -> row.text(1), (Object) Session.array(need.reorderIds()))
                    .toArray(String[]::new);
            WaitingRows.read(session, UNPEGGED_OF_ORDERS, (Object) orders).stream()
                    .filter(each -> need.skus().contains(each.sku()))
                    .forEach(found::add);
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
        String one = "(" + WaitingRows.PART + "where w.sku = ? and w.location = ? and w.waits" + condition
                + WaitingRows.IN_TURN + " limit ?)";
        List<Object> parameters = new ArrayList<>();
        for (Place each : places) {
            parameters.add(each.place().sku());
            parameters.add(each.place().location());
            parameters.add(each.pieces());
        }
        String all = String.join(" union all ", places.stream().map(each -> one).toList());
        return sorted(WaitingRows.read(session, all, parameters.toArray()));
    }

    /** @param asked pieces of each part that sent reorders ask for */
    static Map<Need.SkuLocation, List<WaitingPart>> unasked(
            Session session, Set<Need.SkuLocation> places, Map<ReorderTables.Asked, Long> asked) {
        Map<Need.SkuLocation, List<WaitingPart>> unasked = new HashMap<>();
        List<Place> all =
                places.stream().map(place -> new Place(place, Long.MAX_VALUE)).toList();
        inTurn(session, " and w.unpegged > 0", all).stream()
                .filter(each -> each.unpegged()
                        > asked.getOrDefault(new ReorderTables.Asked(PartKey.of(each), each.location()), 0L))
                .forEach(each -> unasked.computeIfAbsent(
                                new Need.SkuLocation(each.sku(), each.location()), place -> new ArrayList<>())
                        .add(each));
        return unasked;
    }

    /** The first in turn at a place who count on what is expected after a day, or on nothing. */
    static Snapshot.Dossiers.Line later(Session session, Need.Later after, long parts) {
        List<WaitingPart> found = WaitingRows.read(
                session,
                WaitingRows.PART + """
                        where w.sku = ? and w.location = ? and w.waits
                            and ((w.unpegged > 0 and (w.look_at is null or w.look_at >= ?)) or exists (
                                select 1 from peg p join supply s on s.supply_id = p.supply_id
                                where p.order_id = w.order_id and p.line = w.line and p.part = w.part
                                    and (s.expected is null or s.expected > ? or s.supply_id = any(?))))""" + WaitingRows.IN_TURN + " limit ?",
                after.place().sku(),
                after.place().location(),
                after.promisedFrom(),
                after.day(),
                Session.array(after.moved()),
                parts);
        return new Snapshot.Dossiers.Line(found, found.size() < parts);
    }

    /** All parts of some articles that wait, or have stock that did not leave yet. */
    private static List<WaitingPart> movable(Session session, Set<String> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        String[] names = Session.array(skus);
        // "Not false", for of two conditions that it finds in an index H2 takes the one by which it reads all of it.
        Set<WaitingPart> found = new LinkedHashSet<>(session.query(
                WaitingRows.PART + "where w.sku = any(?) and w.waits is not false", WaitingRows::part, (Object) names));
        found.addAll(session.query(WaitingRows.PART + "where w.kept_sku = any(?)", WaitingRows::part, (Object) names));
        return WaitingRows.withPegs(session, List.copyOf(found));
    }

    /** Parts of a place with stock that was not released, in turn. */
    static List<WaitingPart> allocated(Session session, Need.SkuLocation place) {
        return sorted(WaitingRows.read(
                session,
                WaitingRows.PART + "where w.kept_sku = ? and w.location = ? and w.allocated > 0",
                place.sku(),
                place.location()));
    }

    private static List<WaitingPart> sorted(List<WaitingPart> parts) {
        return parts.stream().sorted(WaitingPart.TURN).toList();
    }
}
