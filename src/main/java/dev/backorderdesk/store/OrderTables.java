package dev.backorderdesk.store;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.desk.Agreed;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decided orders: one text for all that was known. */
final class OrderTables {

    private OrderTables() {}

    /** What is kept of an order, as one text. */
    record Record(
            Order order,
            Decision decision,
            List<Outcome.Facts> facts,
            Map<String, OrderState.Way> ways,
            @Nullable Map<Integer, Agreed> agreed) {}

    /** The decision alone. */
    record Judged(Decision decision) {}

    /** The order alone: what made its decision is by far the longest part of the text. */
    record Ordered(Order order) {}

    static Set<String> decided(Session session, Set<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                session.query("select order_id from decided_order where order_id = any(?)", row -> row.text(1), (Object)
                        Session.array(orderIds)));
    }

    /** What is kept of a decided order. */
    static String text(Outcome.Decided decided) {
        return StoredJson.write(new Record(
                decided.order(),
                decided.decision(),
                decided.facts(),
                decided.ways(),
                decided.agreed().isEmpty() ? null : decided.agreed()));
    }

    /**
     * Writes orders with their keys in the inbox. Where an order of that id came in between, it is a fault of the same key.
     *
     * @param inbox holds the key of each of them
     * @param texts of each, as {@link #text} writes them
     */
    static void write(Session session, List<Outcome.Decided> decided, List<Kept> inbox, List<String> texts) {
        Map<String, String> digests = new HashMap<>();
        inbox.stream()
                .filter(InboxTable::isOfOrder)
                .forEach(kept -> digests.put(kept.key().key(), kept.digest()));
        Iterator<String> kept = texts.iterator();
        session.batch(
                "insert into decided_order (order_id, decided_at, digest, open_to, turn, law_at, record)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                decided,
                each -> Session.row(
                        each.order().orderId(),
                        each.decision().decidedAt(),
                        digests.get(each.order().orderId()),
                        each.decision().lines().stream().anyMatch(line -> line.granted() > 0)
                                ? each.order().shipTo().country()
                                : null,
                        each.turn().key(),
                        each.lawAt(),
                        kept.next()));
    }

    static List<Decision> decisions(Session session, Collection<String> orderIds) {
        return session.query(
                "select record from decided_order where order_id = any(?)",
                row -> StoredJson.read(row.text(1), Judged.class).decision(),
                (Object) Session.array(orderIds));
    }

    static List<Record> records(Session session, Collection<String> orderIds) {
        return session.query(
                "select record from decided_order where order_id = any(?)",
                row -> StoredJson.read(row.text(1), Record.class),
                (Object) Session.array(orderIds));
    }
}
