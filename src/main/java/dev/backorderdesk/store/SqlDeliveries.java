package dev.backorderdesk.store;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.Doubt;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.ParkedDelivery;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The book of deliveries in a database. States change by conditional updates, in one order of rows, so that two workers
 * with the same deliveries neither both win nor wait for each other. Who is told is read from the order at each claim.
 *
 * <p>On H2 these changes survive a kill, but the last of them not a power cut: then a notice may go out twice.
 */
public final class SqlDeliveries implements Deliveries {

    private static final Comparator<DeliveryId> LOCK_ORDER =
            Comparator.comparing(DeliveryId::noticeId).thenComparing(DeliveryId::channel);

    private static final String WRITE_OUTCOME = """
            update delivery set state = ?, due_at = coalesce(cast(? as timestamp with time zone), due_at),
                queued_at = null, address_faults = address_faults + ?, provider_faults = provider_faults + ?,
                detail = ?, provider_id = ?, changed_at = ?
            where notice_id = ? and channel = ?\s""";

    private final Database database;

    public SqlDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public List<Delivery> claim(Collection<DeliveryId> ids, Instant now, Duration lease) {
        // On the disk before anything is sent: a mail whose claim is forgotten would go out twice.
        Map<DeliveryId, Delivery> claimed =
                database.durably(session -> DeliveryClaim.of(session, sorted(ids), now, lease));
        return new LinkedHashSet<>(ids)
                .stream()
                        .filter(claimed::containsKey)
                        .map(claimed::get)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    @Override
    public int record(Collection<SendResult> results, Instant now) {
        List<SendResult> sorted = results.stream()
                .sorted(Comparator.comparing(SendResult::id, LOCK_ORDER))
                .toList();
        return database.loosely(session -> {
            int[] changed = session.batch(
                    WRITE_OUTCOME + "and claim_token = ? and state in ('SENDING', 'IN_DOUBT')",
                    sorted,
                    each -> OutcomeRow.of(each.id(), each.outcome(), now, each.claimToken()));
            Set<String> refused = new HashSet<>();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] > 0 && sorted.get(i).outcome() instanceof SendOutcome.Failed) {
                    refused.add(sorted.get(i).id().noticeId());
                }
            }
            UnsentNotices.refused(session, refused, now);
            return sum(changed);
        });
    }

    @Override
    public void postpone(Collection<DeliveryId> ids, Instant dueAt) {
        database.loosely(
                session -> session.batch("""
                update delivery set due_at = ?, queued_at = null
                where notice_id = ? and channel = ? and state = 'DUE'""", sorted(ids), id -> Session.row(dueAt, id.noticeId(), id.channel())));
    }

    private record Due(DeliveryId id, Instant at) {
        static Due of(Columns row) throws SQLException {
            return new Due(SqlDeliveries.id(row), row.instant(3));
        }
    }

    @Override
    public List<DeliveryId> requeue(Instant now, Duration patience, int limit) {
        return database.loosely(session -> {
            // Two looks, each along the index: what waits is not read, only what is due.
            List<Due> found = new ArrayList<>(session.query("""
                    select notice_id, channel, due_at from delivery
                    where state = 'DUE' and queued_at is null and due_at <= ?
                    order by due_at limit ? for update skip locked""", Due::of, now, limit));
            found.addAll(session.query("""
                    select notice_id, channel, due_at from delivery
                    where state = 'DUE' and queued_at < ? and due_at <= ?
                    order by queued_at limit ? for update skip locked""", Due::of, now.minus(patience), now, limit));
            List<DeliveryId> due = found.stream()
                    .sorted(Comparator.comparing(Due::at))
                    .limit(limit)
                    .map(Due::id)
                    .toList();
            session.batch(
                    "update delivery set queued_at = ? where notice_id = ? and channel = ?",
                    due,
                    id -> Session.row(now, id.noticeId(), id.channel()));
            return due;
        });
    }

    @Override
    public int expireLeases(Instant now) {
        return database.loosely(
                session -> session.update("""
                update delivery set state = 'IN_DOUBT', queued_at = null, changed_at = ?, detail = ?
                where state = 'SENDING' and lease_until < ?""", now, "the sender stopped before it told the outcome", now));
    }

    @Override
    public List<Doubt> inDoubt(Channel channel, int limit) {
        return database.loosely(session -> session.query(
                """
                select d.notice_id, d.channel, n.order_id, d.attempts, d.started_at, d.changed_at, d.detail
                from delivery d join notice n on n.notice_id = d.notice_id
                where d.state = 'IN_DOUBT' and d.channel = ? order by d.changed_at, d.notice_id limit ?""",
                row -> new Doubt(id(row), row.text(3), row.integer(4), row.instant(5), row.instant(6), row.text(7)),
                channel,
                limit));
    }

    @Override
    public boolean resolve(DeliveryId id, SendOutcome outcome, Instant now) {
        return database.loosely(session -> {
            boolean written = sum(session.batch(
                            WRITE_OUTCOME + "and state = ?",
                            List.of(id),
                            each -> OutcomeRow.of(each, outcome, now, DeliveryState.IN_DOUBT.name())))
                    > 0;
            if (written && outcome instanceof SendOutcome.Failed) {
                UnsentNotices.refused(session, List.of(id.noticeId()), now);
            }
            return written;
        });
    }

    @Override
    public boolean bounced(DeliveryId id, String reason, Instant now) {
        return database.loosely(session -> {
            boolean written = session.update("""
                            update delivery set state = 'FAILED', queued_at = null, detail = ?, changed_at = ?
                            where notice_id = ? and channel = ? and state in ('SENDING', 'ACCEPTED', 'IN_DOUBT')""", reason, now, id.noticeId(), id.channel()) > 0;
            if (written) {
                NoticeTables.returned(session, id);
                UnsentNotices.refused(session, List.of(id.noticeId()), now);
            }
            return written;
        });
    }

    @Override
    public @Nullable Instant tooLateFrom(DeliveryId id) {
        List<NoticePlan> plans = database.loosely(session ->
                session.query("""
                select n.plan from delivery d join notice n on n.notice_id = d.notice_id
                where d.notice_id = ? and d.channel = ?""", row -> StoredJson.read(row.text(1), NoticePlan.class), id.noticeId(), id.channel()));
        return plans.isEmpty() ? null : Precedence.dueBy(plans.get(0));
    }

    @Override
    public List<ParkedDelivery> parked(int limit) {
        return database.loosely(session -> session.query(
                """
                select d.notice_id, d.channel, n.order_id, d.attempts, d.changed_at, d.detail
                from delivery d join notice n on n.notice_id = d.notice_id
                where d.state = 'FAILED' order by d.changed_at desc, d.notice_id limit ?""",
                row -> new ParkedDelivery(id(row), row.text(3), row.integer(4), row.instant(5), row.text(6)),
                limit));
    }

    @Override
    public boolean reopen(DeliveryId id, Instant now) {
        return database.loosely(session -> session.update("""
                        update delivery set state = 'DUE', due_at = ?, queued_at = null, address_faults = 0,
                            provider_faults = 0, changed_at = ?
                        where notice_id = ? and channel = ? and state in ('FAILED', 'SKIPPED')""", now, now, id.noticeId(), id.channel())) > 0;
    }

    @Override
    public boolean discard(DeliveryId id, String reason, Instant now) {
        return database.loosely(session -> session.update("""
                        update delivery set state = 'SKIPPED', queued_at = null, detail = ?, changed_at = ?
                        where notice_id = ? and channel = ? and state in ('FAILED', 'IN_DOUBT')""", reason, now, id.noticeId(), id.channel())) > 0;
    }

    private record Count(Channel channel, DeliveryState state, long deliveries) {}

    @Override
    public Map<Channel, Map<DeliveryState, Long>> counts() {
        Map<Channel, Map<DeliveryState, Long>> counts = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Map<DeliveryState, Long> states = new EnumMap<>(DeliveryState.class);
            for (DeliveryState state : DeliveryState.values()) {
                states.put(state, 0L);
            }
            counts.put(channel, states);
        }
        database.loosely(session -> session.query(
                        "select channel, state, count(*) from delivery group by channel, state",
                        row -> new Count(
                                row.constant(1, Channel.class), row.constant(2, DeliveryState.class), row.number(3))))
                .forEach(each ->
                        Objects.requireNonNull(counts.get(each.channel())).put(each.state(), each.deliveries()));
        return counts;
    }

    @Override
    public Map<Channel, Long> underWay() {
        Map<Channel, Long> underWay = new EnumMap<>(Channel.class);
        database.loosely(session -> session.query(
                        """
                        select channel, state, count(*) from delivery
                        where state = 'SENDING' or state = 'DUE' and queued_at is not null group by channel, state""",
                        row -> new Count(
                                row.constant(1, Channel.class), row.constant(2, DeliveryState.class), row.number(3))))
                .forEach(each -> underWay.merge(each.channel(), each.deliveries(), Long::sum));
        return underWay;
    }

    private static DeliveryId id(Columns row) throws SQLException {
        return new DeliveryId(row.text(1), row.constant(2, Channel.class));
    }

    private static List<DeliveryId> sorted(Collection<DeliveryId> ids) {
        List<DeliveryId> sorted = new ArrayList<>(new LinkedHashSet<>(ids));
        sorted.sort(LOCK_ORDER);
        return sorted;
    }

    private static int sum(int[] changed) {
        int sum = 0;
        for (int rows : changed) {
            sum += rows;
        }
        return sum;
    }
}
