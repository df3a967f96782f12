package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supply;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stock, supplies and the movements behind them. */
final class PositionTables {

    /** One statement for all: of every batch of orders some hundred rows change. */
    private static final String STOCK = """
            merge into stock s
            using (
                select cast(n.sku as varchar) sku, n.location, n.on_hand, n.reserved, n.waiting, n.preordered,
                    cast(n.counted_at as timestamp with time zone) counted_at
                from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bigint array),
                    cast(? as bigint array), cast(? as bigint array), cast(? as bigint array), cast(? as varchar array))
                    n (sku, location, on_hand, reserved, waiting, preordered, counted_at)
            ) n on s.sku = n.sku and s.location = n.location
            when matched then update set on_hand = n.on_hand, reserved = n.reserved, waiting = n.waiting,
                preordered = n.preordered, counted_at = n.counted_at
            when not matched then insert (sku, location, on_hand, reserved, waiting, preordered, counted_at)
                values (n.sku, n.location, n.on_hand, n.reserved, n.waiting, n.preordered, n.counted_at)""";

    private static final Upsert SUPPLY = new Upsert(
            "supply",
            List.of(
                    "sku",
                    "revision",
                    "supplier",
                    "location",
                    "quantity",
                    "received",
                    "pegged",
                    "expected",
                    "status",
                    "reorder_id",
                    "coming_sku"),
            List.of("supply_id"));

    private static final String SUPPLY_COLUMNS = """
            select sku, supply_id, revision, supplier, location, quantity, received, pegged, expected, status, reorder_id
            from supply where\s""";

    private static final SortedMap<String, SkuPosition.Inbound> NO_SUPPLIES = Collections.emptySortedMap();

    private PositionTables() {}

    /** @param supplies SKU of each supply that was asked for by its id */
    record Read(Map<String, SkuPosition> positions, Map<String, String> supplies) {

        /** Pieces still to come to a place that nobody counts on. */
        long free(Need.SkuLocation place) {
            SkuPosition position = positions.get(place.sku());
            return position == null
                    ? 0
                    : position.supplies().stream()
                            .filter(supply -> supply.location().equals(place.location()))
                            .mapToLong(SkuPosition.Inbound::free)
                            .sum();
        }

        /** Suppliers of whom something comes. */
        Set<String> coming() {
            Set<String> suppliers = new HashSet<>();
            for (SkuPosition each : positions.values()) {
                each.supplies().stream()
                        .filter(supply -> supply.open() > 0)
                        .forEach(supply -> suppliers.add(supply.supplier()));
            }
            return suppliers;
        }
    }

    /** @param articles all that are needed */
    static Read read(Session session, Need need, HeldArticles.Found articles) {
        Set<String> unread = articles.unread();
        Map<String, List<SkuPosition.Stock>> stock = new HashMap<>();
        Map<String, SortedMap<String, SkuPosition.Inbound>> supplies = new HashMap<>();
        articles.known().forEach((sku, each) -> {
            stock.put(sku, each.stock());
            each.coming().forEach(supply -> add(supplies, sku, supply));
        });
        Map<String, String> asked = new HashMap<>();
        if (!unread.isEmpty()) {
            stock(session, unread)
                    .forEach(each -> stock.computeIfAbsent(each.sku(), sku -> new ArrayList<>())
                            .add(each.stock()));
        }
        if (!unread.isEmpty() || !need.supplyIds().isEmpty()) {
            for (Outcome.SkuInbound each : supplies(session, unread, need.supplyIds())) {
                add(supplies, each.sku(), each.inbound());
                if (need.supplyIds().contains(each.inbound().supplyId())) {
                    asked.put(each.inbound().supplyId(), each.sku());
                }
            }
        }
        Map<String, SkuPosition> positions = new HashMap<>();
        need.skus()
                .forEach(sku -> positions.put(
                        sku,
                        new SkuPosition(
                                sku,
                                stock.getOrDefault(sku, List.of()),
                                List.copyOf(
                                        supplies.getOrDefault(sku, NO_SUPPLIES).values()))));
        return new Read(positions, asked);
    }

    private static void add(
            Map<String, SortedMap<String, SkuPosition.Inbound>> supplies, String sku, SkuPosition.Inbound supply) {
        supplies.computeIfAbsent(sku, name -> new TreeMap<>()).put(supply.supplyId(), supply);
    }

    private static List<Outcome.SkuStock> stock(Session session, Set<String> skus) {
        return session.query(
                """
                select sku, location, on_hand, reserved, waiting, preordered, counted_at
                from stock where sku = any(?) order by sku, location""",
                row -> new Outcome.SkuStock(
                        row.text(1),
                        new SkuPosition.Stock(
                                row.text(2),
                                row.number(3),
                                row.number(4),
                                row.number(5),
                                row.number(6),
                                row.instantOrNull(7))),
                (Object) Session.array(skus));
    }

    private static List<Outcome.SkuInbound> supplies(Session session, Set<String> skus, Set<String> ids) {
        return session.query(
                SUPPLY_COLUMNS + "coming_sku = any(?) union all " + SUPPLY_COLUMNS + "supply_id = any(?)",
                PositionTables::supply,
                Session.array(skus),
                Session.array(ids));
    }

    private static Outcome.SkuInbound supply(Columns row) throws SQLException {
        return new Outcome.SkuInbound(
                row.text(1),
                new SkuPosition.Inbound(
                        row.text(2),
                        row.number(3),
                        row.text(4),
                        row.text(5),
                        row.number(6),
                        row.number(7),
                        row.number(8),
                        row.dayOrNull(9),
                        row.constant(10, Supply.Status.class),
                        row.textOrNull(11)));
    }

    static Map<Need.SkuLocation, List<StockMovement>> later(Session session, Map<Need.SkuLocation, Instant> counts) {
        Map<Need.SkuLocation, List<StockMovement>> later = new HashMap<>();
        if (counts.isEmpty()) {
            return later;
        }
        List<String> skus = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        counts.keySet().forEach(place -> {
            skus.add(place.sku());
            locations.add(place.location());
        });
        session.query(
                        """
                        select m.body
                        from unnest(cast(? as varchar array), cast(? as varchar array)) p (sku, location)
                        join movement m on m.sku = p.sku and m.location = p.location
                        where m.moved_at >= ? order by m.moved_at, m.movement_id""",
                        row -> StoredJson.read(row.text(1), StockMovement.class),
                        Session.array(skus),
                        Session.array(locations),
                        Collections.min(counts.values()))
                .forEach(each -> {
                    var place = new Need.SkuLocation(each.sku(), location(each));
                    Instant after = counts.get(place);
                    if (after != null && each.at().isAfter(after)) {
                        later.computeIfAbsent(place, p -> new ArrayList<>()).add(each);
                    }
                });
        return later;
    }

    private static String location(StockMovement movement) {
        return Objects.requireNonNull(
                movement.location(),
                () -> "movement " + movement.movementId()
                        + " names no location: the default is to be filled in before");
    }

    static void write(
            Session session,
            List<Outcome.SkuStock> stock,
            List<Outcome.SkuInbound> supplies,
            List<StockMovement> movements) {
        write(session, stock);
        SUPPLY.write(session, supplies, each -> {
            SkuPosition.Inbound inbound = each.inbound();
            return Session.row(
                    each.sku(),
                    inbound.revision(),
                    inbound.supplier(),
                    inbound.location(),
                    inbound.quantity(),
                    inbound.received(),
                    inbound.pegged(),
                    inbound.expected(),
                    inbound.status(),
                    inbound.reorderId(),
                    inbound.open() > 0 ? each.sku() : null,
                    inbound.supplyId());
        });
        session.batch(
                "insert into movement (sku, location, moved_at, movement_id, body) values (?, ?, ?, ?, ?)",
                movements,
                each -> Session.row(each.sku(), location(each), each.at(), each.movementId(), StoredJson.write(each)));
    }

    /** Cut as every instant is; the database would round it. */
    private static @Nullable String counted(@Nullable Instant at) {
        return at == null ? null : Session.kept(at).toString();
    }

    /** The last state of each place counts. */
    private static void write(Session session, List<Outcome.SkuStock> stock) {
        Map<Need.SkuLocation, SkuPosition.Stock> last = new LinkedHashMap<>();
        stock.forEach(
                each -> last.put(new Need.SkuLocation(each.sku(), each.stock().location()), each.stock()));
        if (last.isEmpty()) {
            return;
        }
        Collection<SkuPosition.Stock> states = last.values();
        session.update(
                STOCK,
                Session.array(last.keySet().stream().map(Need.SkuLocation::sku).toList()),
                Session.array(
                        last.keySet().stream().map(Need.SkuLocation::location).toList()),
                states.stream().map(SkuPosition.Stock::onHand).toArray(Long[]::new),
                states.stream().map(SkuPosition.Stock::reserved).toArray(Long[]::new),
                states.stream().map(SkuPosition.Stock::waiting).toArray(Long[]::new),
                states.stream().map(SkuPosition.Stock::preordered).toArray(Long[]::new),
                states.stream().map(each -> counted(each.countedAt())).toArray(String[]::new));
    }
}
