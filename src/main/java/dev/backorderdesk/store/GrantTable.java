package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each customer was granted of a SKU, as it is counted for his limit: a row for each instant at which he was granted
 * some, and another of the same instant with what of it was cancelled since.
 *
 * <p>Whoever orders the same article again and again must not make each of his orders dearer than the one before. Where his
 * rows could be fewer by {@link #CROWDED}, those of each hour become one when they are read, under the lock of the SKU. It
 * counts as long as the last of them would: such a customer may find himself limited for up to an hour more, and never
 * holds more than he may.
 */
final class GrantTable {

    /** Rows too many of a customer and SKU, from which on they are gathered. */
    static final int CROWDED = 32;

    private record Instantly(Need.Holding holding, Instant at) {}

    private GrantTable() {}

    static Map<Need.Holding, List<Snapshot.Grant>> read(Session session, Need need, HeldArticles held) {
        Map<Need.Holding, List<Snapshot.Grant>> grants =
                new HashMap<>(held.remembered(need.holdings(), need.grantsSince()));
        Set<Need.Holding> unknown = new HashSet<>(need.holdings());
        unknown.removeAll(grants.keySet());
        grants.values().removeIf(List::isEmpty);
        if (!unknown.isEmpty()) {
            Map<Need.Holding, List<Snapshot.Grant>> read = read(session, unknown, need.grantsSince());
            held.read(unknown, need.grantsSince(), read);
            grants.putAll(read);
        }
        gather(session, grants, need.grantsSince(), held);
        return grants;
    }

    /** Two arrays are joined as pairs: each customer's own SKUs only, not everybody's. */
    private static Map<Need.Holding, List<Snapshot.Grant>> read(
            Session session, Set<Need.Holding> holdings, Instant since) {
        Map<Need.Holding, List<Snapshot.Grant>> grants = new HashMap<>();
        List<String> customers = new ArrayList<>();
        List<String> skus = new ArrayList<>();
        holdings.forEach(each -> {
            customers.add(each.customerId());
            skus.add(each.sku());
        });
        session.query(
                """
                select g.customer_id, g.sku, g.quantity, g.granted_at
                from unnest(cast(? as varchar array), cast(? as varchar array)) h (customer_id, sku)
                join granted g on g.customer_id = h.customer_id and g.sku = h.sku
                where g.granted_at >= ?""",
                row -> grants.computeIfAbsent(new Need.Holding(row.text(1), row.text(2)), holding -> new ArrayList<>())
                        .add(new Snapshot.Grant(row.number(3), row.instant(4))),
                Session.array(customers),
                Session.array(skus),
                since);
        return grants;
    }

    private static void gather(
            Session session, Map<Need.Holding, List<Snapshot.Grant>> grants, Instant since, HeldArticles held) {
        Map<Need.Holding, List<Snapshot.Grant>> crowded = new LinkedHashMap<>();
        grants.forEach((holding, list) -> {
            if (list.size() > CROWDED) {
                List<Snapshot.Grant> hours = hours(list);
                if (list.size() - hours.size() >= CROWDED) {
                    crowded.put(holding, hours);
                }
            }
        });
        held.gather(crowded, since);
        session.batch(
                "delete from granted where customer_id = ? and sku = ? and granted_at >= ?",
                crowded.keySet(),
                each -> Session.row(each.customerId(), each.sku(), since));
        Map<Instantly, Long> rows = new LinkedHashMap<>();
        crowded.forEach((holding, list) -> list.forEach(each -> add(rows, holding, each.at(), each.quantity())));
        rows.values().removeIf(quantity -> quantity == 0);
        insert(session, rows);
        grants.putAll(crowded);
    }

    /** Of each hour (UTC) what was granted in it, as of the last time. */
    private static List<Snapshot.Grant> hours(List<Snapshot.Grant> list) {
        Map<Instant, Snapshot.Grant> hours = new TreeMap<>();
        list.forEach(each -> hours.merge(
                each.at().truncatedTo(ChronoUnit.HOURS),
                each,
                (one, other) -> new Snapshot.Grant(
                        one.quantity() + other.quantity(), one.at().isAfter(other.at()) ? one.at() : other.at())));
        return List.copyOf(hours.values());
    }

    /** What was granted and what of it was cancelled. */
    static void write(Session session, Outcome outcome, HeldArticles held) {
        Map<Instantly, Long> rows = new LinkedHashMap<>();
        outcome.decided()
                .forEach(each -> each.decision().lines().stream()
                        .filter(line -> line.granted() > 0)
                        .forEach(line -> add(
                                rows,
                                new Need.Holding(each.order().customer().id(), line.sku()),
                                each.decision().decidedAt(),
                                line.granted())));
        outcome.moved()
                .returned()
                .grants()
                .forEach(
                        each -> add(rows, new Need.Holding(each.customerId(), each.sku()), each.at(), each.quantity()));
        rows.values().removeIf(quantity -> quantity == 0);
        Map<Need.Holding, List<Snapshot.Grant>> more = new HashMap<>();
        rows.forEach((each, quantity) -> more.computeIfAbsent(each.holding(), holding -> new ArrayList<>())
                .add(new Snapshot.Grant(quantity, Session.kept(each.at()))));
        held.grant(more);
        insert(session, rows);
    }

    private static void add(Map<Instantly, Long> rows, Need.Holding holding, Instant at, long quantity) {
        rows.merge(new Instantly(holding, at), quantity, Long::sum);
    }

    private static void insert(Session session, Map<Instantly, Long> rows) {
        session.batch(
                "insert into granted (customer_id, sku, granted_at, quantity) values (?, ?, ?, ?)",
                rows.entrySet(),
                each -> Session.row(
                        each.getKey().holding().customerId(),
                        each.getKey().holding().sku(),
                        each.getKey().at(),
                        each.getValue()));
    }
}
