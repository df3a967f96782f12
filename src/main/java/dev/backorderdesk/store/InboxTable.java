package dev.backorderdesk.store;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.model.Decision;
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

/** What the inbox remembers. A decision is kept with its order, not twice. */
final class InboxTable {

    private InboxTable() {}

    static Map<InboxKey, Kept> read(Session session, Set<InboxKey> keys) {
        Map<InboxKey, Kept> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Set<String> names = new HashSet<>();
        keys.forEach(key -> names.add(key.key()));
        session
                .query(
                        """
                        select i.queue, i.message_key, i.revision, i.digest, i.status, o.record
                        from inbox i left join decided_order o
                            on o.order_id = i.message_key and i.queue = 'orders.in'
                        where i.message_key = any(?)""",
                        row -> new Kept(
                                new InboxKey(row.text(1), row.text(2)),
                                row.number(3),
                                row.text(4),
                                row.constant(5, Answer.Status.class),
                                decision(row.textOrNull(6))),
                        (Object) Session.array(names))
                .stream()
                .filter(kept -> keys.contains(kept.key()))
                .forEach(kept -> found.put(kept.key(), kept));
        return found;
    }

    private static @Nullable Decision decision(@Nullable String record) {
        return record == null
                ? null
                : StoredJson.read(record, OrderTables.Record.class).decision();
    }

    private record Change(Kept before, Kept after) {}

    /**
     * Remembers keys, each only where the inbox still says what this transaction saw.
     *
     * @param seen what it saw of the keys it looked up; null where there was nothing
     */
    static void write(Session session, Collection<Kept> kept, Map<InboxKey, @Nullable Kept> seen) {
        Map<InboxKey, Kept> last = new LinkedHashMap<>();
        kept.forEach(each -> last.put(each.key(), each));
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
