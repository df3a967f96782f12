package dev.backorderdesk.store;

import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Pending;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages that wait for their parent, in the order in which they came. */
final class PendingTable {

    private PendingTable() {}

    static List<Pending> read(Session session, Set<Pending.Parent> parents, Set<InboxKey> keys) {
        if (parents.isEmpty() && keys.isEmpty()) {
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        parents.forEach(each -> ids.add(each.id()));
        Set<String> names = new HashSet<>();
        keys.forEach(each -> names.add(each.key()));
        return session
                .query(
                        """
                        select queue, message_key, parent_kind, parent_id, body, body_form, reply_to, correlation_id,
                            expires_at
                        from pending where parent_id = any(?) or message_key = any(?) order by seq""",
                        row -> new Pending(
                                new InboxKey(row.text(1), row.text(2)),
                                new Pending.Parent(row.constant(3, Pending.Kind.class), row.text(4)),
                                StoredBody.read(row.text(5), row.constant(6, StoredBody.Form.class)),
                                new Reply(row.textOrNull(7), row.textOrNull(8)),
                                row.instant(9)),
                        Session.array(ids),
                        Session.array(names))
                .stream()
                .filter(each -> parents.contains(each.parent()) || keys.contains(each.key()))
                .toList();
    }

    static List<Tick.PendingDue> due(Session session, Instant now, int limit) {
        return session.query("""
                select queue, message_key from pending p
                where expires_at <= ?
                    or (parent_kind = 'ORDER' and exists
                        (select 1 from decided_order o where o.order_id = p.parent_id))
                    or (parent_kind = 'SUPPLY' and exists (select 1 from supply s where s.supply_id = p.parent_id))
                    or (parent_kind = 'NOTICE' and exists (select 1 from notice n where n.notice_id = p.parent_id))
                order by seq limit ?""", row -> new Tick.PendingDue(row.text(1), row.text(2)), now, limit);
    }

    static void write(Session session, Collection<Pending> pending, Collection<InboxKey> settled) {
        Map<InboxKey, Pending> last = new LinkedHashMap<>();
        pending.forEach(each -> {
            last.remove(each.key());
            last.put(each.key(), each);
        });
        Set<InboxKey> gone = new HashSet<>(settled);
        gone.addAll(last.keySet());
        settled.forEach(last::remove);
        session.batch(
                "delete from pending where message_key = ? and queue = ?",
                gone,
                key -> Session.row(key.key(), key.queue()));
        session.batch(
                """
                insert into pending (message_key, queue, parent_kind, parent_id, body, body_form, reply_to,
                    correlation_id, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                last.values(),
                each -> Session.row(
                        each.key().key(),
                        each.key().queue(),
                        each.parent().kind(),
                        each.parent().id(),
                        StoredBody.text(each.raw()),
                        StoredBody.form(each.raw()),
                        each.reply().destination(),
                        each.reply().correlationId(),
                        each.expiresAt()));
    }
}
