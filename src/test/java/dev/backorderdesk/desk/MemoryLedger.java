package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.MemoryDeliveries;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Working books in memory: ledger, outbox, records and the deliveries of the notices that were planned. */
public final class MemoryLedger implements Ledger, Outbox, Records {

    private final InstantSource clock;
    private final MemoryDeliveries deliveries = new MemoryDeliveries();
    private static final Set<Reorder.State> ASKED =
            Set.of(Reorder.State.SENT, Reorder.State.CONFIRMED, Reorder.State.REFUSED, Reorder.State.UNANSWERED);

    private static final int MOST_AT_ONCE = 4_000_000;

    private final Map<Long, OutboxMessage> outbox = new LinkedHashMap<>();
    private final Map<Long, Integer> refused = new HashMap<>();
    private final Map<Long, Instant> writtenAt = new HashMap<>();
    private final Set<Long> held = new HashSet<>();
    private final Map<String, Set<Told>> planned = new LinkedHashMap<>();
    private MemoryBooks books;
    private long lastMessage;
    private long reads;

    private record Told(DeliveryId id, String kind) {}

    /** @param clock tells which advisories are past */
    public MemoryLedger(InstantSource clock) {
        this.clock = clock;
        this.books = new MemoryBooks(clock.instant(), deliveries);
    }

    /** The deliveries of the notices that were planned. */
    public MemoryDeliveries deliveries() {
        return deliveries;
    }

    /** How often the books were read by transactions that ended well. */
    public synchronized long reads() {
        return reads;
    }

    /** Everything that waits to be sent, oldest first. */
    public synchronized List<OutboxMessage> outbox() {
        return List.copyOf(outbox.values());
    }

    @Override
    public synchronized <T> T transact(Function<Books, T> work) {
        MemoryBooks copy = books.copy(clock.instant());
        T result = work.apply(copy);
        reads += copy.reads;
        copy.messages.forEach(each -> {
            outbox.put(++lastMessage, each);
            writtenAt.put(lastMessage, clock.instant());
        });
        copy.notices.forEach(each -> {
            var plan = each.plan();
            var order = Objects.requireNonNull(copy.orders.get(plan.orderId()), plan.orderId())
                    .order();
            deliveries.planned(plan, Contact.of(order), each.at());
            for (Channel channel : new TreeSet<>(plan.channels())) {
                planned.computeIfAbsent(plan.orderId(), id -> new LinkedHashSet<>())
                        .add(new Told(new DeliveryId(plan.noticeId(), channel), plan.kind()));
            }
        });
        books = copy;
        return result;
    }

    @Override
    public synchronized List<Waiters> waiters(String after, int limit) {
        Map<String, Long> parts = new TreeMap<>();
        books.parts.values().stream()
                .filter(each -> each.open() > 0 && each.sku().compareTo(after) > 0)
                .forEach(each -> parts.merge(each.sku(), 1L, Long::sum));
        return parts.entrySet().stream()
                .limit(limit)
                .map(each -> new Waiters(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public synchronized List<Tick> due(Instant now, Set<Tick.Look.Kind> held, int limit) {
        deliveries.unsent().forEach((id, why) -> {
            Tick.Look look = new Tick.Look(Tick.Look.Kind.NOTICE, id, "", why);
            books.wakeups.put(look.key(), new Wakeup(look, now));
        });
        Stream<Tick> reorders = books.reorders.values().stream()
                .filter(each -> each.state() == Reorder.State.COLLECTING)
                .filter(each -> !each.sendAt().isAfter(now))
                .sorted(Comparator.comparing(Reorder::sendAt).thenComparing(Reorder::reorderId))
                .map(each -> new Tick.ReorderDue(each.reorderId(), each.supplier(), each.sku(), each.location()));
        Stream<Tick> pending = books.pending.values().stream()
                .filter(each -> !each.expiresAt().isAfter(now) || books.exists(each.parent()))
                .map(each -> new Tick.PendingDue(each.key().queue(), each.key().key()));
        Stream<Tick> looks = books.wakeups.values().stream()
                .filter(each -> !each.at().isAfter(now)
                        && (lawIsNear(now) || !held.contains(each.look().kind())))
                .sorted(Comparator.comparing(Wakeup::at)
                        .thenComparing(each -> each.look().key()))
                .map(Wakeup::look);
        Stream<Tick> days = books.lookAt.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .sorted(Map.Entry.<MemoryBooks.PartKey, Instant>comparingByValue()
                        .thenComparing(each -> each.getKey().toString()))
                .map(each -> {
                    MemoryBooks.PartKey key = each.getKey();
                    return new Tick.PartDue(
                            key.orderId(),
                            key.line(),
                            key.part(),
                            Objects.requireNonNull(books.parts.get(key)).sku());
                });
        Stream<Tick> law = books.lawAt.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new Tick.LawDue(each.getKey()));
        return Stream.of(reorders, law, looks, days, pending)
                .flatMap(each -> each)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Tick> releases(Instant now, Set<String> skus) {
        return books.wakeups.values().stream()
                .filter(each -> !each.at().isAfter(now)
                        && each.look().kind() == Tick.Look.Kind.RELEASE
                        && skus.contains(each.look().subject()))
                .sorted(Comparator.comparing(Wakeup::at)
                        .thenComparing(each -> each.look().key()))
                .map(each -> (Tick) each.look())
                .toList();
    }

    private boolean lawIsNear(Instant now) {
        return books.lawAt.values().stream()
                .anyMatch(each -> each.isAfter(now) && !each.isAfter(now.plus(LAW_IS_NEAR)));
    }

    /** What happened to an order. */
    public synchronized List<OrderEvent> events(String orderId) {
        return books.events.stream()
                .filter(each -> each.orderId().equals(orderId))
                .toList();
    }

    /** Where an order stands. */
    public synchronized OrderState state(String orderId) {
        return Objects.requireNonNull(books.states.get(orderId), orderId);
    }

    @Override
    public int relay(Turn turn, int limit, Sending sending) {
        Map<Long, OutboxMessage> taken = take(turn, limit);
        if (taken.isEmpty()) {
            return 0;
        }
        try {
            List<Long> ids = List.copyOf(taken.keySet());
            Set<Integer> not = sending.send(List.copyOf(taken.values()));
            refuse(not.stream().map(ids::get).toList());
            not.forEach(place -> taken.remove(ids.get(place)));
            forget(taken.keySet());
            return taken.size();
        } finally {
            release(taken.keySet());
        }
    }

    private synchronized void refuse(List<Long> ids) {
        int last = refused.values().stream().mapToInt(each -> each).max().orElse(0);
        ids.forEach(id -> refused.put(id, last + 1));
        ids.forEach(held::remove);
    }

    private synchronized Map<Long, OutboxMessage> take(Turn turn, int limit) {
        Map<Long, OutboxMessage> taken = new LinkedHashMap<>();
        int length = 0;
        List<Map.Entry<Long, OutboxMessage>> inTurn = outbox.entrySet().stream()
                .filter(each -> refused.containsKey(each.getKey()) == (turn == Turn.AGAIN))
                .sorted(Comparator.comparing(each -> refused.getOrDefault(each.getKey(), 0)))
                .toList();
        for (Map.Entry<Long, OutboxMessage> each : inTurn) {
            if (taken.size() == limit || held.contains(each.getKey())) {
                continue;
            }
            length += each.getValue().body().text().length();
            if (!taken.isEmpty() && length > MOST_AT_ONCE) {
                break;
            }
            taken.put(each.getKey(), each.getValue());
        }
        held.addAll(taken.keySet());
        return taken;
    }

    private synchronized void forget(Set<Long> ids) {
        outbox.keySet().removeAll(ids);
    }

    private synchronized void release(Set<Long> ids) {
        held.removeAll(ids);
    }

    @Override
    public synchronized long depth() {
        return outbox.size();
    }

    @Override
    public synchronized Optional<Instant> oldest() {
        return outbox.keySet().stream().findFirst().map(writtenAt::get);
    }

    @Override
    public synchronized Map<String, String> titles(Set<String> skus) {
        return books.titles(skus);
    }

    @Override
    public synchronized Optional<OrderRecord> order(String orderId) {
        return Optional.ofNullable(books.orders.get(orderId)).map(order -> {
            List<NoticeRecord> notices = new ArrayList<>();
            planned.getOrDefault(orderId, Set.of()).forEach(each -> notices.add(record(each)));
            return new OrderRecord(
                    order.order(),
                    order.decision(),
                    order.facts(),
                    state(orderId),
                    books.parts.values().stream()
                            .filter(each -> each.orderId().equals(orderId) && each.open() > 0)
                            .sorted(Comparator.comparingInt(WaitingPart::line).thenComparingInt(WaitingPart::part))
                            .toList(),
                    notices,
                    books.reorders.values().stream()
                            .filter(each -> each.demand().stream()
                                    .anyMatch(demand -> demand.orderId().equals(orderId)))
                            .toList(),
                    events(orderId));
        });
    }

    private NoticeRecord record(Told each) {
        String reason = deliveries.reasonOf(each.id());
        return new NoticeRecord(
                        each.id().noticeId(),
                        each.kind(),
                        each.id().channel(),
                        Objects.requireNonNull(deliveries.stateOf(each.id())),
                        deliveries.attemptsOf(each.id()),
                        Objects.requireNonNull(deliveries.changedAtOf(each.id())),
                        reason.isEmpty() ? null : reason)
                .beside(Objects.requireNonNull(deliveries.planOf(each.id())), deliveries.beside(each.id()));
    }

    @Override
    public synchronized Optional<Trail> trail(String orderId) {
        return order(orderId)
                .map(record -> new Trail(
                        record,
                        books.dossier(orderId),
                        planned.getOrDefault(orderId, Set.of()).stream()
                                .map(each -> Objects.requireNonNull(deliveries.planOf(each.id())))
                                .distinct()
                                .toList(),
                        books.locations()));
    }

    @Override
    public synchronized List<OrderEvent> alarms(Instant since, int most) {
        List<OrderEvent> alarms = books.events.stream()
                .filter(each ->
                        each.kind() == OrderEvent.Kind.ALARM && !each.at().isBefore(since))
                .toList();
        return alarms.subList(Math.max(0, alarms.size() - most), alarms.size());
    }

    @Override
    public synchronized List<Outcome.Call> calls(Instant since, int most) {
        List<Outcome.Call> calls =
                books.calls.stream().filter(each -> !each.at().isBefore(since)).toList();
        return calls.subList(Math.max(0, calls.size() - most), calls.size());
    }

    @Override
    public synchronized List<SupplierScore> suppliers() {
        Set<String> names = new TreeSet<>();
        List<Reorder> asked = books.reorders.values().stream()
                .filter(each -> ASKED.contains(each.state()))
                .toList();
        List<SkuPosition.Inbound> supplies = books.supplies.values().stream()
                .map(Outcome.SkuInbound::inbound)
                .toList();
        asked.forEach(each -> names.add(each.supplier()));
        supplies.forEach(each -> names.add(each.supplier()));
        return names.stream().map(name -> score(name, asked, supplies)).toList();
    }

    private SupplierScore score(String name, List<Reorder> asked, List<SkuPosition.Inbound> supplies) {
        List<Reorder> mine =
                asked.stream().filter(each -> each.supplier().equals(name)).toList();
        List<SkuPosition.Inbound> its =
                supplies.stream().filter(each -> each.supplier().equals(name)).toList();
        return new SupplierScore(
                name,
                mine.size(),
                mine.stream().mapToLong(Reorder::quantity).sum(),
                mine.stream()
                        .filter(each -> each.state() == Reorder.State.SENT || each.state() == Reorder.State.UNANSWERED)
                        .count(),
                its.stream()
                        .filter(each -> each.reorderId() != null && each.status() == Supply.Status.OPEN)
                        .mapToLong(SkuPosition.Inbound::quantity)
                        .sum(),
                its.stream().mapToLong(SkuPosition.Inbound::received).sum(),
                its.stream().mapToLong(SkuPosition.Inbound::open).sum(),
                books.leadRecords
                        .getOrDefault(Leads.ofSupplier(name), LeadRecord.EMPTY)
                        .onTimePercent());
    }

    @Override
    public synchronized Totals totals() {
        return new Totals(
                books.orders.size(),
                books.parts.values().stream().filter(each -> each.open() > 0).count(),
                books.pending.size(),
                outbox.size());
    }
}
