package dev.backorderdesk.store;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes deliveries for one sender, who has them until his lease ends. Who is told is read from the order at each claim. */
final class DeliveryClaim {
    private DeliveryClaim() {}

    /**
     * Those that are due and that nothing else about their order goes before.
     *
     * @param ids in the order in which rows are locked
     */
    static Map<DeliveryId, Delivery> of(Session session, List<DeliveryId> ids, Instant now, Duration lease) {
        String token = UUID.randomUUID().toString();
        DeliveryGate.Admitted admitted = DeliveryGate.admitted(session, ids, now);
        List<DeliveryId> due = admitted.ids();
        int[] changed = session.batch(
                """
                update delivery set state = 'SENDING', attempts = attempts + 1, claim_token = ?, started_at = ?,
                    lease_until = ?, changed_at = ?
                where notice_id = ? and channel = ? and state = 'DUE' and due_at <= ?""", due, id -> Session.row(token, now, now.plus(lease), now, id.noticeId(), id.channel(), now));
        Set<DeliveryId> claimed = new HashSet<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                claimed.add(due.get(i));
            }
        }
        if (claimed.isEmpty()) {
            return Map.of();
        }
        Map<DeliveryId, Delivery> found = read(session, claimed, token, admitted.plans());
        claimed.forEach(id -> Objects.requireNonNull(found.get(id), () -> id + " is claimed and can't be read"));
        return found;
    }

    private static Map<DeliveryId, Delivery> read(
            Session session, Set<DeliveryId> ids, String token, Map<DeliveryId, NoticePlan> plans) {
        Set<String> notices = new HashSet<>();
        ids.forEach(id -> notices.add(id.noticeId()));
        Map<DeliveryId, Delivery> found = new HashMap<>();
        session.query(
                """
                select d.notice_id, d.channel, d.attempts, d.address_faults, d.provider_faults, n.plan, o.record
                from delivery d join notice n on n.notice_id = d.notice_id
                    join decided_order o on o.order_id = n.order_id
                where d.notice_id = any(?) and d.claim_token = ?""",
                row -> {
                    DeliveryId id = new DeliveryId(row.text(1), row.constant(2, Channel.class));
                    NoticePlan plan = plans.get(id);
                    OrderTables.Ordered record = StoredJson.read(row.text(7), OrderTables.Ordered.class);
                    return found.put(
                            id,
                            new Delivery(
                                    id,
                                    token,
                                    row.integer(3),
                                    row.integer(4),
                                    row.integer(5),
                                    plan == null ? StoredJson.read(row.text(6), NoticePlan.class) : plan,
                                    Contact.of(record.order())));
                },
                Session.array(notices),
                token);
        return found;
    }
}
