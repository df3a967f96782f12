package dev.backorderdesk.store;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.notice.Precedence.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The gate before sending: which deliveries may be claimed beside the other notices of their orders. Whoever claims for an
 * order that has several notices holds them all until its claim is committed, so that two workers can't pass each other.
 * An order's only notice costs no lock.
 */
final class DeliveryGate {

    private DeliveryGate() {}

    private record Candidate(DeliveryId id, String orderId, boolean alone) {
        static Candidate of(Columns row) throws SQLException {
            DeliveryId id = new DeliveryId(row.text(1), row.constant(2, Channel.class));
            return new Candidate(
                    id, row.text(3), row.integer(5) == 1 && row.text(4).equals("decision"));
        }
    }

    private record Row(DeliveryId id, Precedence.Other told) {}

    /**
     * Who may pass.
     *
     * @param plans as far as they were read
     */
    record Admitted(List<DeliveryId> ids, Map<DeliveryId, NoticePlan> plans) {}

    /** Those that may be sent now, in their order; the others are written as what the verdict makes of them. */
    static Admitted admitted(Session session, List<DeliveryId> ids, Instant now) {
        SortedSet<String> notices = new TreeSet<>();
        ids.forEach(id -> notices.add(id.noticeId()));
        Map<DeliveryId, Candidate> candidates = new HashMap<>();
        session.query("""
                        select d.notice_id, d.channel, n.order_id, n.kind,
                            (select count(*) from notice m where m.order_id = n.order_id)
                        from delivery d join notice n on n.notice_id = d.notice_id
                        where d.notice_id = any(?) and d.state = 'DUE' and d.due_at <= ?""", Candidate::of, Session.array(notices), now).forEach(each -> candidates.put(each.id(), each));
        SortedSet<String> orders = new TreeSet<>();
        for (DeliveryId id : ids) {
            Candidate candidate = candidates.get(id);
            if (candidate != null && !candidate.alone()) {
                orders.add(candidate.orderId());
            }
        }
        Map<String, List<Row>> told = told(session, orders);
        List<DeliveryId> admitted = new ArrayList<>();
        for (DeliveryId id : ids) {
            Candidate candidate = candidates.get(id);
            if (candidate == null) {
                continue;
            }
            if (candidate.alone() || passes(session, id, told.getOrDefault(candidate.orderId(), List.of()), now)) {
                admitted.add(id);
            }
        }
        Map<DeliveryId, NoticePlan> plans = new HashMap<>();
        told.values()
                .forEach(rows ->
                        rows.forEach(row -> plans.put(row.id(), row.told().plan())));
        return new Admitted(admitted, plans);
    }

    private static Map<String, List<Row>> told(Session session, SortedSet<String> orders) {
        Map<String, List<Row>> told = new HashMap<>();
        if (orders.isEmpty()) {
            return told;
        }
        session.query(
                "select notice_id from notice where order_id = any(?) order by order_id, notice_id for update",
                row -> row.text(1),
                (Object) Session.array(orders));
        session.query(
                        """
                        select d.notice_id, d.channel, d.state, d.due_at, n.plan
                        from notice n join delivery d on d.notice_id = n.notice_id
                        where n.order_id = any(?)""",
                        row -> new Row(
                                new DeliveryId(row.text(1), row.constant(2, Channel.class)),
                                new Precedence.Other(
                                        StoredJson.read(row.text(5), NoticePlan.class),
                                        row.constant(3, DeliveryState.class),
                                        row.instant(4))),
                        (Object) Session.array(orders))
                .forEach(row -> told.computeIfAbsent(row.told().plan().orderId(), any -> new ArrayList<>())
                        .add(row));
        return told;
    }

    private static boolean passes(Session session, DeliveryId id, List<Row> ofOrder, Instant now) {
        List<Precedence.Other> others = new ArrayList<>();
        Row own = null;
        for (Row row : ofOrder) {
            if (row.id().equals(id)) {
                own = row;
            } else if (row.id().channel() == id.channel()) {
                others.add(row.told());
            }
        }
        // Somebody else may have claimed it before its order was held.
        if (own == null || own.told().state() != DeliveryState.DUE) {
            return false;
        }
        Verdict verdict = Precedence.of(own.told().plan(), others, now);
        if (verdict instanceof Verdict.Wait wait) {
            session.update("""
                    update delivery set due_at = ?, queued_at = null
                    where notice_id = ? and channel = ? and state = 'DUE'""", wait.until(), id.noticeId(), id.channel());
        } else if (verdict instanceof Verdict.Skip skip) {
            ended(session, id, DeliveryState.SKIPPED, skip.reason(), now);
        } else if (verdict instanceof Verdict.Block block) {
            ended(session, id, DeliveryState.FAILED, block.reason(), now);
            UnsentNotices.blocked(session, id.noticeId(), block.reason(), now);
        }
        // What comes after it in this group must see it as being sent.
        if (verdict instanceof Verdict.Send) {
            ofOrder.remove(own);
            ofOrder.add(new Row(id, new Precedence.Other(own.told().plan(), DeliveryState.SENDING, now)));
        }
        return verdict instanceof Verdict.Send;
    }

    private static void ended(Session session, DeliveryId id, DeliveryState state, String reason, Instant now) {
        session.update("""
                update delivery set state = ?, queued_at = null, detail = ?, changed_at = ?
                where notice_id = ? and channel = ? and state = 'DUE'""", state, reason, now, id.noticeId(), id.channel());
    }
}
