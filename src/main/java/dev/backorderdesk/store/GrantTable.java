package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Two arrays are joined as pairs: each customer's own SKUs only, not everybody's. */
    static Map<Need.Holding, List<Snapshot.Grant>> read(Session session, Need need) {
        Map<Need.Holding, List<Snapshot.Grant>> grants = new HashMap<>();
        if (need.holdings().isEmpty()) {
            return grants;
        }
        List<String> customers = new ArrayList<>();
        List<String> skus = new ArrayList<>();
        need.holdings().forEach(each -> {
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
                need.grantsSince());
        gather(session, grants, need.grantsSince());
        return grants;
    }

    private static void gather(Session session, Map<Need.Holding, List<Snapshot.Grant>> grants, Instant since) {
        Map<Need.Holding, List<Snapshot.Grant>> crowded = new LinkedHashMap<>();
        grants.forEach((holding, list) -> {
            if (list.size() > CROWDED) {
                List<Snapshot.Grant> hours = hours(list);
                if (list.size() - hours.size() >= CROWDED) {
                    crowded.put(holding, hours);
                }
            }
        });
        session.batch(
                "delete from granted where customer_id = ? and sku = ? and granted_at >= ?",
                crowded.keySet(),
                each -> Session.row(each.customerId(), each.sku(), since));
        Map<Instantly, Long> rows = new LinkedHashMap<>();
        crowded.forEach((holding, list) -> list.forEach(each -> add(rows, holding, each.at(), each.quantity())));
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

    static void decided(Session session, Collection<Outcome.Decided> decided) {
        Map<Instantly, Long> rows = new LinkedHashMap<>();
        decided.forEach(each -> each.decision().lines().stream()
                .filter(line -> line.granted() > 0)
                .forEach(line -> add(
                        rows,
                        new Need.Holding(each.order().customer().id(), line.sku()),
                        each.decision().decidedAt(),
                        line.granted())));
        insert(session, rows);
    }

    static void changed(Session session, Collection<Outcome.Regrant> changed) {
        Map<Instantly, Long> rows = new LinkedHashMap<>();
        changed.forEach(each -> add(rows, new Need.Holding(each.customerId(), each.sku()), each.at(), each.quantity()));
        insert(session, rows);
    }

    private static void add(Map<Instantly, Long> rows, Need.Holding holding, Instant at, long quantity) {
        rows.merge(new Instantly(holding, at), quantity, Long::sum);
    }

    private static void insert(Session session, Map<Instantly, Long> rows) {
        rows.values().removeIf(quantity -> quantity == 0);
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
