package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What suppliers are asked for. */
final class ReorderTables {

    private static final Upsert UPSERT = new Upsert(
            "reorder", List.of("open_sku", "state", "send_at", "supplier", "quantity", "body"), List.of("reorder_id"));

    private ReorderTables() {}

    /** @param asked pieces of each waiting part that sent reorders ask for */
    record Read(List<Reorder> reorders, Map<Asked, Long> asked) {}

    /** A part that is asked for where it waits: it may have waited elsewhere before. */
    record Asked(PartKey part, String location) {}

    private record Names(String reorderId, String orderId) {}

    /** @param articles all that are needed */
    static Read read(Session session, Need need, RememberedTexts<Reorder> remembered, HeldArticles.Found articles) {
        Map<String, Reorder> reorders = new TreeMap<>();
        articles.known()
                .values()
                .forEach(each -> each.open().forEach(reorder -> reorders.put(reorder.reorderId(), reorder)));
        if (!articles.unread().isEmpty() || !need.reorderIds().isEmpty()) {
            session.query(
                            """
                            select body from reorder where open_sku = any(?)
                            union all
                            select body from reorder where reorder_id = any(?)""",
                            row -> remembered.of(row.text(1)),
                            Session.array(articles.unread()),
                            Session.array(need.reorderIds()))
                    .forEach(each -> reorders.put(each.reorderId(), each));
        }
        Map<Asked, Long> asked = new HashMap<>();
        for (Reorder reorder : reorders.values()) {
            if (reorder.state() == Reorder.State.SENT) {
                reorder.demand()
                        .forEach(each -> asked.merge(
                                new Asked(new PartKey(each.orderId(), each.line(), each.part()), reorder.location()),
                                each.quantity(),
                                Long::sum));
            }
        }
        return new Read(List.copyOf(reorders.values()), asked);
    }

    static List<Tick.ReorderDue> due(Session session, Instant now, int limit) {
        return session.query(
                """
                select body from reorder where state = 'COLLECTING' and send_at <= ?
                order by send_at, reorder_id limit ?""",
                row -> {
                    Reorder each = StoredJson.read(row.text(1), Reorder.class);
                    return new Tick.ReorderDue(each.reorderId(), each.supplier(), each.sku(), each.location());
                },
                now,
                limit);
    }

    /** Those that ask for something for an order. */
    static List<Reorder> of(Session session, String orderId) {
        return session.query("""
                select r.body from reorder_order o join reorder r on r.reorder_id = o.reorder_id
                where o.order_id = ? order by r.reorder_id""", row -> StoredJson.read(row.text(1), Reorder.class), orderId);
    }

    static void write(Session session, Collection<Reorder> reorders) {
        UPSERT.write(
                session,
                reorders,
                each -> Session.row(
                        each.open() ? each.sku() : null,
                        each.state(),
                        each.sendAt(),
                        each.supplier(),
                        each.quantity(),
                        StoredJson.write(each),
                        each.reorderId()));
        Map<String, Set<Names>> names = new LinkedHashMap<>();
        reorders.forEach(each -> {
            Set<Names> orders = new LinkedHashSet<>();
            each.demand().forEach(demand -> orders.add(new Names(each.reorderId(), demand.orderId())));
            names.put(each.reorderId(), orders);
        });
        session.batch("delete from reorder_order where reorder_id = ?", names.keySet(), id -> Session.row(id));
        session.batch(
                "insert into reorder_order (reorder_id, order_id) values (?, ?)",
                names.values().stream().flatMap(Set::stream).toList(),
                each -> Session.row(each.reorderId(), each.orderId()));
    }
}
