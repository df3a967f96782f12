package dev.backorderdesk.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A working book of deliveries in memory. */
public final class MemoryDeliveries implements Deliveries {

    private static final Set<DeliveryState> CAN_COME_BACK =
            EnumSet.of(DeliveryState.SENDING, DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT);

    private final Map<DeliveryId, Row> rows = new LinkedHashMap<>();
    private final Map<String, String> unsent = new LinkedHashMap<>();
    private final Map<DeliveryId, Map<Instant, Instant>> returned = new LinkedHashMap<>();
    private long tokens;

    private static final class Row {
        final NoticePlan plan;
        final Contact contact;
        DeliveryState state = DeliveryState.DUE;
        Instant dueAt;

        @Nullable
        Instant queuedAt;

        int attempts;
        int addressFaults;
        int providerFaults;
        String token = "";
        Instant startedAt;
        Instant leaseUntil;
        Instant notedAt;
        String reason = "";

        Row(NoticePlan plan, Contact contact, Instant at) {
            this.plan = plan;
            this.contact = contact;
            this.dueAt = at;
            this.queuedAt = at;
            this.startedAt = at;
            this.leaseUntil = at;
            this.notedAt = at;
        }

        void apply(SendOutcome outcome, Instant now) {
            notedAt = now;
            if (outcome instanceof SendOutcome.Accepted accepted) {
                state = DeliveryState.ACCEPTED;
                reason = accepted.reply();
            } else if (outcome instanceof SendOutcome.Retry retry) {
                state = DeliveryState.DUE;
                dueAt = retry.dueAt();
                queuedAt = null;
                addressFaults += retry.blame() == SendOutcome.Blame.ADDRESS ? 1 : 0;
                providerFaults += retry.blame() == SendOutcome.Blame.PROVIDER ? 1 : 0;
                reason = retry.reason();
            } else if (outcome instanceof SendOutcome.Failed failed) {
                state = DeliveryState.FAILED;
                reason = failed.reason();
            } else if (outcome instanceof SendOutcome.InDoubt doubt) {
                state = DeliveryState.IN_DOUBT;
                reason = doubt.reason();
            } else if (outcome instanceof SendOutcome.Skipped skipped) {
                state = DeliveryState.SKIPPED;
                reason = skipped.reason();
            }
        }
    }

    private void refused(Row row, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Failed && row.plan.kind().equals(Topic.DELAY.folder())) {
            unsent.putIfAbsent(row.plan.noticeId(), "");
        }
    }

    /** Notices that the desk is to look at since it was asked last, with why. */
    public synchronized Map<String, String> unsent() {
        Map<String, String> all = new LinkedHashMap<>(unsent);
        unsent.clear();
        return all;
    }

    /** Its others on its channel. */
    public synchronized List<Precedence.Other> beside(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? List.of() : others(id, row);
    }

    /** Null where it was never planned. */
    public synchronized @Nullable NoticePlan planOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? null : row.plan;
    }

    public synchronized void planned(NoticePlan plan, Contact contact, Instant at) {
        for (Channel channel : plan.channels()) {
            rows.putIfAbsent(new DeliveryId(plan.noticeId(), channel), new Row(plan, contact, at));
        }
    }

    public synchronized @Nullable DeliveryState stateOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? null : row.state;
    }

    public synchronized String reasonOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? "" : row.reason;
    }

    public synchronized @Nullable Instant dueAtOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? null : row.dueAt;
    }

    public synchronized int attemptsOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null ? 0 : row.attempts;
    }

    /** When the last attempt to send it began; null before the first. */
    public synchronized @Nullable Instant startedAtOf(DeliveryId id) {
        Row row = rows.get(id);
        return row == null || row.attempts == 0 ? null : row.startedAt;
    }

    /** When it came into its state; null where it was never planned. */
    public synchronized @Nullable Instant changedAtOf(DeliveryId id) {
        Row row = rows.get(id);
        if (row == null) {
            return null;
        }
        return row.state == DeliveryState.SENDING ? row.startedAt : row.notedAt;
    }

    /** When each of its sendings that came back began, and when it came back. */
    public synchronized Map<Instant, Instant> returnedOf(DeliveryId id) {
        return Map.copyOf(returned.getOrDefault(id, Map.of()));
    }

    @Override
    public synchronized List<Delivery> claim(Collection<DeliveryId> ids, Instant now, Duration lease) {
        List<Delivery> claimed = new ArrayList<>();
        for (DeliveryId id : ids) {
            Row row = rows.get(id);
            if (row == null || row.state != DeliveryState.DUE || row.dueAt.isAfter(now)) {
                continue;
            }
            if (!passes(id, row, now)) {
                continue;
            }
            row.state = DeliveryState.SENDING;
            row.attempts++;
            row.token = "claim-" + ++tokens;
            row.startedAt = now;
            row.leaseUntil = now.plus(lease);
            claimed.add(new Delivery(
                    id, row.token, row.attempts, row.addressFaults, row.providerFaults, row.plan, row.contact));
        }
        return claimed;
    }

    private List<Precedence.Other> others(DeliveryId id, Row row) {
        List<Precedence.Other> others = new ArrayList<>();
        rows.forEach((otherId, other) -> {
            if (otherId.channel() == id.channel()
                    && !otherId.equals(id)
                    && other.plan.orderId().equals(row.plan.orderId())) {
                others.add(new Precedence.Other(other.plan, other.state, other.dueAt));
            }
        });
        return others;
    }

    private boolean passes(DeliveryId id, Row row, Instant now) {
        Precedence.Verdict verdict = Precedence.of(row.plan, others(id, row), now);
        if (verdict instanceof Precedence.Verdict.Wait wait) {
            row.dueAt = wait.until();
            row.queuedAt = null;
        } else if (verdict instanceof Precedence.Verdict.Skip skip) {
            row.apply(new SendOutcome.Skipped(skip.reason()), now);
        } else if (verdict instanceof Precedence.Verdict.Block block) {
            row.apply(new SendOutcome.Failed(block.reason()), now);
            unsent.putIfAbsent(id.noticeId(), block.reason());
        }
        return verdict instanceof Precedence.Verdict.Send;
    }

    @Override
    public synchronized int record(Collection<SendResult> results, Instant now) {
        int written = 0;
        for (SendResult result : results) {
            Row row = rows.get(result.id());
            if (row == null || !row.token.equals(result.claimToken())) {
                continue;
            }
            if (row.state == DeliveryState.SENDING || row.state == DeliveryState.IN_DOUBT) {
                row.apply(result.outcome(), now);
                refused(row, result.outcome());
                written++;
            }
        }
        return written;
    }

    @Override
    public synchronized void postpone(Collection<DeliveryId> ids, Instant dueAt) {
        for (DeliveryId id : ids) {
            Row row = rows.get(id);
            if (row != null && row.state == DeliveryState.DUE) {
                row.dueAt = dueAt;
                row.queuedAt = null;
            }
        }
    }

    @Override
    public synchronized List<DeliveryId> requeue(Instant now, Duration patience, int limit) {
        List<DeliveryId> queued = rows.entrySet().stream()
                .filter(e -> e.getValue().state == DeliveryState.DUE)
                .filter(e -> !e.getValue().dueAt.isAfter(now))
                .filter(e -> {
                    Instant queuedAt = e.getValue().queuedAt;
                    return queuedAt == null || queuedAt.isBefore(now.minus(patience));
                })
                .sorted(Comparator.comparing(e -> e.getValue().dueAt))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        for (DeliveryId id : queued) {
            Row row = rows.get(id);
            if (row != null) {
                row.queuedAt = now;
            }
        }
        return queued;
    }

    @Override
    public synchronized int expireLeases(Instant now) {
        int expired = 0;
        for (Row row : rows.values()) {
            if (row.state == DeliveryState.SENDING && row.leaseUntil.isBefore(now)) {
                row.apply(new SendOutcome.InDoubt("the sender stopped before it told the outcome"), now);
                expired++;
            }
        }
        return expired;
    }

    @Override
    public synchronized List<Doubt> inDoubt(Channel channel, int limit) {
        return rows.entrySet().stream()
                .filter(e -> e.getValue().state == DeliveryState.IN_DOUBT)
                .filter(e -> e.getKey().channel() == channel)
                .sorted(Comparator.comparing(e -> e.getValue().notedAt))
                .limit(limit)
                .map(e -> new Doubt(
                        e.getKey(),
                        e.getValue().plan.orderId(),
                        e.getValue().attempts,
                        e.getValue().startedAt,
                        e.getValue().notedAt,
                        e.getValue().reason))
                .toList();
    }

    @Override
    public synchronized boolean resolve(DeliveryId id, SendOutcome outcome, Instant now) {
        Row row = rows.get(id);
        if (row == null || row.state != DeliveryState.IN_DOUBT) {
            return false;
        }
        row.apply(outcome, now);
        refused(row, outcome);
        return true;
    }

    @Override
    public synchronized boolean bounced(DeliveryId id, String reason, Instant now) {
        Row row = rows.get(id);
        if (row == null || !CAN_COME_BACK.contains(row.state)) {
            return false;
        }
        returned.computeIfAbsent(id, any -> new LinkedHashMap<>()).put(row.startedAt, now);
        SendOutcome failed = new SendOutcome.Failed(reason);
        row.apply(failed, now);
        refused(row, failed);
        return true;
    }

    @Override
    public synchronized @Nullable Instant tooLateFrom(DeliveryId id) {
        NoticePlan plan = planOf(id);
        return plan == null ? null : Precedence.dueBy(plan);
    }

    @Override
    public synchronized List<ParkedDelivery> parked(int limit) {
        return rows.entrySet().stream()
                .filter(e -> e.getValue().state == DeliveryState.FAILED)
                .sorted(Comparator.comparing((Map.Entry<DeliveryId, Row> e) -> e.getValue().notedAt)
                        .reversed())
                .limit(limit)
                .map(e -> new ParkedDelivery(
                        e.getKey(),
                        e.getValue().plan.orderId(),
                        e.getValue().attempts,
                        e.getValue().notedAt,
                        e.getValue().reason))
                .toList();
    }

    @Override
    public synchronized boolean reopen(DeliveryId id, Instant now) {
        Row row = rows.get(id);
        if (row == null || (row.state != DeliveryState.FAILED && row.state != DeliveryState.SKIPPED)) {
            return false;
        }
        row.state = DeliveryState.DUE;
        row.dueAt = now;
        row.notedAt = now;
        row.queuedAt = null;
        row.addressFaults = 0;
        row.providerFaults = 0;
        return true;
    }

    @Override
    public synchronized boolean discard(DeliveryId id, String reason, Instant now) {
        Row row = rows.get(id);
        if (row == null || (row.state != DeliveryState.FAILED && row.state != DeliveryState.IN_DOUBT)) {
            return false;
        }
        row.apply(new SendOutcome.Skipped(reason), now);
        row.queuedAt = null;
        return true;
    }

    @Override
    public synchronized Map<Channel, Map<DeliveryState, Long>> counts() {
        Map<Channel, Map<DeliveryState, Long>> counts = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Map<DeliveryState, Long> states = new EnumMap<>(DeliveryState.class);
            for (DeliveryState state : DeliveryState.values()) {
                states.put(state, 0L);
            }
            rows.forEach((id, row) -> states.merge(row.state, id.channel() == channel ? 1L : 0L, Long::sum));
            counts.put(channel, states);
        }
        return counts;
    }

    @Override
    public synchronized Map<Channel, Long> underWay() {
        Map<Channel, Long> underWay = new EnumMap<>(Channel.class);
        rows.forEach((id, row) -> {
            if (row.state == DeliveryState.SENDING || (row.state == DeliveryState.DUE && row.queuedAt != null)) {
                underWay.merge(id.channel(), 1L, Long::sum);
            }
        });
        return underWay;
    }
}
