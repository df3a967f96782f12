package dev.backorderdesk.store;

import dev.backorderdesk.desk.CaseFile;
import dev.backorderdesk.desk.Handed;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Precedence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Notices and their deliveries, as the ledger writes and shows them; {@link SqlDeliveries} moves them on. */
final class NoticeTables {

    private NoticeTables() {}

    /**
     * Each delivery is born due and counts as queued; planning a notice twice changes nothing.
     *
     * @param texts of each plan
     */
    static void planned(Session session, List<NoticePlan> notices, List<String> texts, Instant now) {
        Iterator<String> text = texts.iterator();
        session.batch(
                "insert into notice (notice_id, order_id, kind, plan) values (?, ?, ?, ?) on conflict do nothing",
                notices,
                each -> Session.row(each.noticeId(), each.orderId(), each.kind(), text.next()));
        List<DeliveryId> deliveries = new ArrayList<>();
        notices.forEach(each -> each.channels().stream()
                .sorted()
                .forEach(channel -> deliveries.add(new DeliveryId(each.noticeId(), channel))));
        session.batch(
                """
                insert into delivery (notice_id, channel, state, due_at, queued_at, attempts, address_faults,
                    provider_faults, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                deliveries,
                each -> Session.row(each.noticeId(), each.channel(), DeliveryState.DUE, now, now, 0, 0, 0, now));
    }

    /** What is written of a delivery at that moment came back. */
    static void returned(Session session, DeliveryId id) {
        session.update("""
                insert into delivery_return (notice_id, channel, given_at, came_back_at)
                select notice_id, channel, started_at, changed_at from delivery
                where notice_id = ? and channel = ?""", id.noticeId(), id.channel());
    }

    private record Back(DeliveryId id, Handed.Returned returned) {
        static Back of(Columns row) throws SQLException {
            return new Back(
                    new DeliveryId(row.text(1), row.constant(2, Channel.class)),
                    new Handed.Returned(row.instant(3), row.instant(4)));
        }
    }

    /** What became of the notices that case files name, by order. */
    static Map<String, List<Handed>> handed(Session session, Collection<CaseFile> files) {
        Map<String, String> orders = new HashMap<>();
        files.forEach(file -> file.asked().forEach(each -> orders.put(each.noticeId(), file.orderId())));
        Map<String, List<Handed>> handed = new HashMap<>();
        if (!orders.isEmpty()) {
            Object ids = Session.array(orders.keySet());
            Map<DeliveryId, List<Handed.Returned>> returned = new HashMap<>();
            session.query("""
                            select notice_id, channel, given_at, came_back_at from delivery_return
                            where notice_id = any(?) order by given_at""", Back::of, ids)
                    .forEach(each -> returned.computeIfAbsent(each.id(), id -> new ArrayList<>())
                            .add(each.returned()));
            session.query(
                            "select notice_id, channel, state, started_at, changed_at from delivery"
                                    + " where notice_id = any(?) order by notice_id, channel",
                            row -> new Handed(
                                    row.text(1),
                                    row.constant(2, Channel.class),
                                    row.constant(3, DeliveryState.class),
                                    row.instantOrNull(4),
                                    row.instant(5),
                                    returned.getOrDefault(
                                            new DeliveryId(row.text(1), row.constant(2, Channel.class)), List.of())),
                            ids)
                    .forEach(each -> handed.computeIfAbsent(
                                    Objects.requireNonNull(orders.get(each.noticeId())), id -> new ArrayList<>())
                            .add(each));
        }
        return handed;
    }

    /** Order of each of these notices that exists. */
    static Map<String, String> orders(Session session, Set<String> noticeIds) {
        Map<String, String> orders = new HashMap<>();
        if (!noticeIds.isEmpty()) {
            session.query(
                            "select notice_id, order_id from notice where notice_id = any(?)",
                            row -> Map.entry(row.text(1), row.text(2)),
                            (Object) Session.array(noticeIds))
                    .forEach(each -> orders.put(each.getKey(), each.getValue()));
        }
        return orders;
    }

    /** All that were planned for an order, the oldest first. */
    static List<NoticePlan> plans(Session session, String orderId) {
        return session
                .query(
                        "select plan from notice where order_id = ?",
                        row -> StoredJson.read(row.text(1), NoticePlan.class),
                        orderId)
                .stream()
                .sorted(Precedence.BY_AGE)
                .toList();
    }

    private record Row(Records.NoticeRecord record, Precedence.Other other) {
        static Row of(Columns row) throws SQLException {
            DeliveryState state = row.constant(4, DeliveryState.class);
            return new Row(
                    new Records.NoticeRecord(
                            row.text(1),
                            row.text(2),
                            row.constant(3, Channel.class),
                            state,
                            row.integer(5),
                            row.instant(6),
                            row.textOrNull(7)),
                    new Precedence.Other(StoredJson.read(row.text(8), NoticePlan.class), state, row.instant(9)));
        }
    }

    static List<Records.NoticeRecord> of(Session session, String orderId) {
        List<Row> rows = session.query("""
                        select n.notice_id, n.kind, d.channel, d.state, d.attempts, d.changed_at, d.detail, n.plan, d.due_at
                        from notice n join delivery d on d.notice_id = n.notice_id
                        where n.order_id = ?""", Row::of, orderId);
        return rows.stream()
                .map(row -> row.record()
                        .beside(
                                row.other().plan(),
                                rows.stream()
                                        .filter(other -> other.record().channel()
                                                        == row.record().channel()
                                                && other != row)
                                        .map(Row::other)
                                        .toList()))
                .sorted(Comparator.comparing(Records.NoticeRecord::changedAt)
                        .thenComparing(Records.NoticeRecord::noticeId)
                        .thenComparing(Records.NoticeRecord::channel))
                .toList();
    }
}
