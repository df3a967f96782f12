package dev.backorderdesk.store;

import dev.backorderdesk.desk.Records;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Notices and their deliveries, as the ledger writes and shows them; {@link SqlDeliveries} moves them on. */
final class NoticeTables {

    private NoticeTables() {}

    /** Each delivery is born due and counts as queued; planning a notice twice changes nothing. */
    static void planned(Session session, List<NoticePlan> notices, Instant now) {
        session.batch(
                "insert into notice (notice_id, order_id, kind, plan) values (?, ?, ?, ?) on conflict do nothing",
                notices,
                each -> Session.row(each.noticeId(), each.orderId(), each.kind(), StoredJson.write(each)));
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

    static List<Records.NoticeRecord> of(Session session, String orderId) {
        return session
                .query(
                        """
                        select n.notice_id, n.kind, d.channel, d.state, d.attempts, d.changed_at, d.detail
                        from notice n join delivery d on d.notice_id = n.notice_id
                        where n.order_id = ?""",
                        row -> new Records.NoticeRecord(
                                row.text(1),
                                row.text(2),
                                row.constant(3, Channel.class),
                                row.constant(4, DeliveryState.class),
                                row.integer(5),
                                row.instant(6),
                                row.textOrNull(7)),
                        orderId)
                .stream()
                .sorted(Comparator.comparing(Records.NoticeRecord::changedAt)
                        .thenComparing(Records.NoticeRecord::noticeId)
                        .thenComparing(Records.NoticeRecord::channel))
                .toList();
    }
}
