package dev.backorderdesk.store;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the inbox remembers. The key of a decided order is kept with the order and has no row of its own. */
final class InboxTable {
    private static final String ORDERS = "orders.in";

    private InboxTable() {}

    static Map<InboxKey, Kept> read(Session session, Set<InboxKey> keys) {
        Map<InboxKey, Kept> found = new HashMap<>();
        Set<String> orders = new HashSet<>();
        Set<String> others = new HashSet<>();
        keys.forEach(key -> (key.queue().equals(ORDERS) ? orders : others).add(key.key()));
        if (!others.isEmpty()) {
            session
                    .query(
                            "select queue, message_key, revision, digest, status from inbox where message_key = any(?)",
                            row -> new Kept(
                                    new InboxKey(row.text(1), row.text(2)),
                                    row.number(3),
                                    row.text(4),
                                    row.constant(5, Answer.Status.class),
                                    null),
                            (Object) Session.array(others))
                    .stream()
                    .filter(kept -> keys.contains(kept.key()))
                    .forEach(kept -> found.put(kept.key(), kept));
        }
        if (!orders.isEmpty()) {
            session.query(
                            "select order_id, digest, record from decided_order where order_id = any(?)",
                            row -> new Kept(
                                    new InboxKey(ORDERS, row.text(1)),
                                    1,
                                    row.text(2),
                                    Answer.Status.APPLIED,
                                    StoredJson.read(row.text(3), OrderTables.Judged.class)
                                            .decision()),
                            (Object) Session.array(orders))
                    .forEach(kept -> found.put(kept.key(), kept));
        }
        return found;
    }

    /** It is written with its order. */
    static boolean isOfOrder(Kept kept) {
        return kept.key().queue().equals(ORDERS);
    }

    private record Change(Kept before, Kept after) {}

    /**
     * Remembers keys, those of orders left out, each only where the inbox still says what this transaction saw.
     *
     * @param seen what it saw of the keys it looked up; null where there was nothing
     */
    static void write(Session session, Collection<Kept> kept, Map<InboxKey, @Nullable Kept> seen) {
        Map<InboxKey, Kept> last = new LinkedHashMap<>();
        kept.stream().filter(each -> !isOfOrder(each)).forEach(each -> last.put(each.key(), each));
        Set<InboxKey> unseen = new HashSet<>(last.keySet());
        unseen.removeAll(seen.keySet());
        Map<InboxKey, Kept> looked = read(session, unseen);

        List<Change> changes = new ArrayList<>();
        List<Kept> fresh = new ArrayList<>();
        // In one order, so that two nodes with the same keys don't wait for each other.
        last.values().stream()
                .sorted(Comparator.comparing((Kept each) -> each.key().key())
                        .thenComparing(each -> each.key().queue()))
                .forEach(each -> {
                    Kept before = unseen.contains(each.key()) ? looked.get(each.key()) : seen.get(each.key());
                    if (before == null) {
                        fresh.add(each);
                    } else {
                        changes.add(new Change(before, each));
                    }
                });
        session.batch(
                "insert into inbox (message_key, queue, revision, digest, status) values (?, ?, ?, ?, ?)",
                fresh,
                each -> Session.row(
                        each.key().key(), each.key().queue(), each.revision(), each.digest(), each.status()));
        int[] changed = session.batch(
                """
                update inbox set revision = ?, digest = ?, status = ?
                where message_key = ? and queue = ? and revision = ? and status = ?""",
                changes,
                each -> Session.row(
                        each.after().revision(),
                        each.after().digest(),
                        each.after().status(),
                        each.after().key().key(),
                        each.after().key().queue(),
                        each.before().revision(),
                        each.before().status()));
        for (int rows : changed) {
            if (rows == 0) {
                throw new SqlFault(new SQLException("a message of the same key came in between", "40001"));
            }
        }
    }
}
