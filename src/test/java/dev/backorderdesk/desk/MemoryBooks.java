package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.MemoryDeliveries;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The books in memory as of one instant; a transaction works on a copy. */
final class MemoryBooks implements Ledger.Books {

    /** The only queue whose keys are answered with a decision. */
    private static final String ORDERS = "orders.in";

    record PartKey(String orderId, int line, int part) {}

    /** A notice and when its transaction was written. */
    record Planned(NoticePlan plan, Instant at) {}

    private record Granted(Need.Holding holding, Snapshot.Grant grant) {}

    final SortedMap<String, Outcome.Decided> orders = new TreeMap<>();
    final Map<PartKey, WaitingPart> parts = new LinkedHashMap<>();
    final SortedMap<String, OrderState> states = new TreeMap<>();
    final List<OrderEvent> events = new ArrayList<>();
    final List<Outcome.Call> calls = new ArrayList<>();
    final SortedMap<String, Wakeup> wakeups = new TreeMap<>();
    private long begun;
    final Map<PartKey, Instant> lookAt = new HashMap<>();
    private final Map<PartKey, Long> allocatedPieces = new HashMap<>();
    private final Map<PartKey, Long> releasedPieces = new HashMap<>();
    final SortedMap<String, Reorder> reorders = new TreeMap<>();
    final Map<InboxKey, Pending> pending = new LinkedHashMap<>();
    final SortedMap<String, Outcome.SkuInbound> supplies = new TreeMap<>();
    private final Map<InboxKey, Kept> kept = new HashMap<>();
    private final SortedMap<String, CatalogEntry> catalog = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, SkuPosition.Stock>> stock = new TreeMap<>();
    private final List<StockMovement> movements = new ArrayList<>();
    private final Map<String, Advisory> advisories = new LinkedHashMap<>();
    private final List<Granted> grants = new ArrayList<>();
    final SortedMap<String, LeadRecord> leadRecords = new TreeMap<>();
    private final SortedMap<String, UnderWay> underWay = new TreeMap<>();

    /** Of this transaction: not yet to be sent. */
    final List<OutboxMessage> messages = new ArrayList<>();

    /** Of this transaction: not yet in the book of deliveries. */
    final List<Planned> notices = new ArrayList<>();

    private final Instant readAt;
    private final MemoryDeliveries deliveries;
    final SortedMap<String, Instant> lawAt = new TreeMap<>();
    private final Map<String, CaseFile> files = new HashMap<>();
    /** Order of each notice. */
    private final Map<String, String> noticed = new HashMap<>();

    MemoryBooks(Instant readAt, MemoryDeliveries deliveries) {
        this.readAt = readAt;
        this.deliveries = deliveries;
    }

    MemoryBooks copy(Instant at) {
        MemoryBooks copy = new MemoryBooks(at, deliveries);
        copy.orders.putAll(orders);
        copy.parts.putAll(parts);
        copy.states.putAll(states);
        copy.events.addAll(events);
        copy.calls.addAll(calls);
        copy.wakeups.putAll(wakeups);
        copy.begun = begun;
        copy.lookAt.putAll(lookAt);
        copy.lawAt.putAll(lawAt);
        copy.files.putAll(files);
        copy.noticed.putAll(noticed);
        copy.allocatedPieces.putAll(allocatedPieces);
        copy.releasedPieces.putAll(releasedPieces);
        copy.reorders.putAll(reorders);
        copy.pending.putAll(pending);
        copy.supplies.putAll(supplies);
        copy.kept.putAll(kept);
        copy.catalog.putAll(catalog);
        stock.forEach((sku, places) -> copy.stock.put(sku, new TreeMap<>(places)));
        copy.movements.addAll(movements);
        copy.advisories.putAll(advisories);
        copy.grants.addAll(grants);
        copy.leadRecords.putAll(leadRecords);
        copy.underWay.putAll(underWay);
        return copy;
    }

    Map<String, String> titles(Set<String> skus) {
        Map<String, String> titles = new HashMap<>();
        entries(Item.class)
                .filter(each -> skus.contains(each.sku()))
                .forEach(each -> titles.put(each.sku(), each.title()));
        return titles;
    }

    @Override
    public Snapshot read(Need need) {
        reads++;
        more.clear();
        counting.clear();
        read.clear();
        reached.clear();
        open.clear();
        Map<InboxKey, Kept> known = new HashMap<>();
        need.keys().stream().map(kept::get).filter(Objects::nonNull).forEach(each -> known.put(each.key(), told(each)));
        Map<String, List<SupplierItem>> offers = new HashMap<>();
        entries(SupplierItem.class)
                .filter(each -> need.skus().contains(each.sku()))
                .sorted(Comparator.comparingInt(SupplierItem::preference).thenComparing(SupplierItem::supplier))
                .forEach(each -> offers.computeIfAbsent(each.sku(), sku -> new ArrayList<>())
                        .add(each));
        Set<String> suppliersAsked = new HashSet<>(need.suppliers());
        offers.values().forEach(each -> each.forEach(offer -> suppliersAsked.add(offer.supplier())));
        Map<String, SkuPosition> positions = new HashMap<>();
        need.skus().forEach(sku -> positions.put(sku, position(sku, need)));
        positions.values().forEach(each -> each.supplies().forEach(supply -> suppliersAsked.add(supply.supplier())));

        Map<String, Item> items = new HashMap<>();
        entries(Item.class)
                .filter(each -> need.skus().contains(each.sku()))
                .forEach(each -> items.put(each.sku(), each));
        Map<String, Seller> sellers = new HashMap<>();
        entries(Seller.class)
                .filter(each -> need.sellers().contains(each.seller()))
                .forEach(each -> sellers.put(each.seller(), each));
        Map<String, Supplier> suppliers = new HashMap<>();
        entries(Supplier.class)
                .filter(each -> suppliersAsked.contains(each.supplier()))
                .forEach(each -> suppliers.put(each.supplier(), each));
        Map<String, Location> locations = new HashMap<>();
        entries(Location.class).forEach(each -> locations.put(each.location(), each));

        Map<Need.Holding, List<Snapshot.Grant>> granted = new HashMap<>();
        grants.stream()
                .filter(each -> need.holdings().contains(each.holding()))
                .filter(each -> !each.grant().at().isBefore(need.grantsSince()))
                .forEach(each -> granted.computeIfAbsent(each.holding(), holding -> new ArrayList<>())
                        .add(each.grant()));
        Map<String, String> skuOf = new HashMap<>();
        need.supplyIds().stream()
                .map(supplies::get)
                .filter(Objects::nonNull)
                .forEach(each -> skuOf.put(each.inbound().supplyId(), each.sku()));
        Set<String> decided = new HashSet<>(need.orderIds());
        decided.retainAll(orders.keySet());
        return new Snapshot(
                known,
                items,
                sellers,
                suppliers,
                offers,
                locations,
                positions,
                granted,
                advisories.values().stream().filter(this::notPast).toList(),
                skuOf,
                decided,
                reorders.values().stream()
                        .filter(each -> need.reorderIds().contains(each.reorderId())
                                || (each.open() && need.skus().contains(each.sku())))
                        .toList(),
                later(need),
                waiting(need),
                Map.copyOf(reached),
                unasked(need),
                pending.values().stream()
                        .filter(each -> need.parents().contains(each.parent())
                                || need.keys().contains(each.key()))
                        .toList(),
                dossiers(need),
                leads(need, suppliers.keySet(), items.values(), offers.values()));
    }

    private Leads leads(
            Need need, Set<String> suppliers, Collection<Item> items, Collection<List<SupplierItem>> offers) {
        Map<String, LeadRecord> records = new HashMap<>(leadRecords);
        records.keySet()
                .retainAll(Leads.names(
                        suppliers, items.stream().map(Item::category).toList(), offers));
        Map<String, UnderWay> subjects = new HashMap<>(underWay);
        subjects.keySet().retainAll(UnderWay.subjects(need));
        return new Leads(records, subjects);
    }

    /** How often these books were read. */
    int reads;

    /** Of the reading that goes on. */
    private final Map<String, String> more = new HashMap<>();

    private final Map<String, List<String>> counting = new HashMap<>();

    private final Set<WaitingPart> read = new HashSet<>();
    private final Map<Need.SkuLocation, WaitingPart> reached = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private Snapshot.Dossiers dossiers(Need need) {
        Map<Need.SkuLocation, List<WaitingPart>> allocated = new HashMap<>();
        for (Need.SkuLocation place : need.orders().taking()) {
            allocated.put(
                    place,
                    parts.values().stream()
                            .filter(each -> each.sku().equals(place.sku())
                                    && each.location().equals(place.location()))
                            .filter(each -> allocatedPieces.getOrDefault(key(each), 0L) > 0)
                            .sorted(WaitingPart.TURN)
                            .toList());
        }
        Map<String, Set<String>> skus = new HashMap<>();
        Set<String> peeked = new HashSet<>(need.orders().peeked());
        peeked.addAll(orderOfNotice(need).values());
        peeked.forEach(id -> {
            Outcome.Decided order = orders.get(id);
            if (order != null) {
                Set<String> of = new HashSet<>();
                order.decision().lines().forEach(line -> of.add(line.sku()));
                skus.put(id, of);
            }
        });
        Map<Need.Later, Snapshot.Dossiers.Line> later = new HashMap<>();
        need.orders().later().forEach((after, most) -> {
            List<WaitingPart> line = inTurn(after.place()).stream()
                    .filter(each -> (each.unpegged() > 0 && isPromised(each, after.promisedFrom()))
                            || each.pegs().stream()
                                    .anyMatch(
                                            peg -> after.moved().contains(peg.supplyId()) || isAfter(peg, after.day())))
                    .limit(most)
                    .toList();
            read.addAll(line);
            later.put(after, new Snapshot.Dossiers.Line(line, line.size() < most));
        });
        Map<Need.Elsewhere, Snapshot.Dossiers.LookedAt> elsewhere = new HashMap<>();
        need.orders().elsewhere().forEach((who, most) -> {
            List<WaitingPart> first = parts.values().stream()
                    .filter(each -> each.sku().equals(who.sku())
                            && who.locations().contains(each.location())
                            && each.open() > 0)
                    .sorted(WaitingPart.TURN)
                    .limit(most)
                    .toList();
            List<WaitingPart> line = first.stream()
                    .filter(each -> each.served() == 0
                            && each.quantity() <= who.most()
                            && (who.countries().isEmpty() || who.countries().contains(country(each.orderId()))))
                    .toList();
            read.addAll(line);
            WaitingPart last = first.size() < most ? null : first.get(first.size() - 1);
            elsewhere.put(who, new Snapshot.Dossiers.LookedAt(line, first.size(), last));
        });
        Set<String> ids = new HashSet<>(need.orders().whole());
        ids.addAll(open);
        read.forEach(part -> ids.add(part.orderId()));
        allocated.values().forEach(each -> each.forEach(part -> ids.add(part.orderId())));
        Map<String, Dossier> dossiers = new HashMap<>();
        for (String id : ids) {
            if (orders.containsKey(id)) {
                dossiers.put(id, dossier(id));
            }
        }
        return new Snapshot.Dossiers(
                dossiers,
                Set.copyOf(need.orders().whole()),
                skus,
                allocated,
                Map.copyOf(more),
                Map.copyOf(counting),
                orderOfNotice(need),
                later,
                elsewhere,
                named(need, dossiers.values()));
    }

    private String country(String orderId) {
        return Objects.requireNonNull(states.get(orderId))
                .amended()
                .of(Objects.requireNonNull(orders.get(orderId)).order())
                .shipTo()
                .country();
    }

    private Map<String, Item> named(Need need, Collection<Dossier> dossiers) {
        Set<String> skus = new HashSet<>();
        dossiers.forEach(each -> each.state().parts().forEach(part -> skus.add(part.sku())));
        Map<String, Item> named = new HashMap<>();
        entries(Item.class)
                .filter(each -> skus.contains(each.sku()) && !need.skus().contains(each.sku()))
                .forEach(each -> named.put(each.sku(), each));
        return named;
    }

    private boolean isPromised(WaitingPart part, Instant from) {
        Instant over = lookAt.get(key(part));
        return over == null || !over.isBefore(from);
    }

    private boolean isAfter(Peg peg, LocalDate day) {
        LocalDate expected =
                Objects.requireNonNull(supplies.get(peg.supplyId())).inbound().expected();
        return expected == null || expected.isAfter(day);
    }

    private Map<String, String> orderOfNotice(Need need) {
        Map<String, String> orders = new HashMap<>(noticed);
        orders.keySet().retainAll(need.orders().noticed());
        return orders;
    }

    Dossier dossier(String id) {
        Outcome.Decided order = Objects.requireNonNull(orders.get(id));
        return new Dossier(
                order.order(),
                order.decision(),
                Objects.requireNonNull(states.get(id)),
                order.agreed(),
                new Legal(file(id), handed(file(id)), lawAt.get(id)));
    }

    List<Location> locations() {
        return entries(Location.class).toList();
    }

    CaseFile file(String orderId) {
        return files.getOrDefault(orderId, CaseFile.empty(orderId));
    }

    private List<Handed> handed(CaseFile file) {
        List<Handed> handed = new ArrayList<>();
        for (CaseFile.Asked asked : file.asked()) {
            for (Channel channel : Channel.values()) {
                DeliveryId id = new DeliveryId(asked.noticeId(), channel);
                DeliveryState state = deliveries.stateOf(id);
                if (state != null) {
                    handed.add(new Handed(
                            asked.noticeId(),
                            channel,
                            state,
                            deliveries.startedAtOf(id),
                            Objects.requireNonNull(deliveries.changedAtOf(id)),
                            deliveries.returnedOf(id).entrySet().stream()
                                    .map(back -> new Handed.Returned(back.getKey(), back.getValue()))
                                    .sorted(Comparator.comparing(Handed.Returned::givenAt))
                                    .toList()));
                }
            }
        }
        return handed;
    }

    private List<WaitingPart> chunk(String name, String after, java.util.function.Predicate<WaitingPart> which) {
        List<WaitingPart> all = parts.values().stream()
                .filter(each -> each.orderId().compareTo(after) > 0 && which.test(each))
                .sorted(Comparator.comparing(WaitingPart::orderId))
                .toList();
        if (all.size() <= Need.Orders.CHUNK) {
            return all;
        }
        String last = all.get(Need.Orders.CHUNK).orderId();
        String first = all.get(0).orderId();
        List<WaitingPart> chunk = all.stream()
                .limit(Need.Orders.CHUNK)
                .filter(each -> last.equals(first) || !each.orderId().equals(last))
                .toList();
        more.put(name, chunk.get(chunk.size() - 1).orderId());
        return chunk;
    }

    /** Whether it has stock that did not leave yet. */
    private boolean kept(WaitingPart part) {
        return allocatedPieces.getOrDefault(key(part), 0L) + releasedPieces.getOrDefault(key(part), 0L) > 0;
    }

    private void count(Map<String, String> after) {
        int left = Need.Orders.NAMED;
        for (Map.Entry<String, String> each : new TreeMap<>(after).entrySet()) {
            List<String> orders = parts.values().stream()
                    .filter(part -> part.open() > 0 && part.orderId().compareTo(each.getValue()) > 0)
                    .filter(part ->
                            part.pegs().stream().anyMatch(peg -> peg.supplyId().equals(each.getKey())))
                    .map(WaitingPart::orderId)
                    .sorted()
                    .limit(left)
                    .toList();
            if (orders.size() == left) {
                more.put(each.getKey(), orders.isEmpty() ? each.getValue() : orders.get(orders.size() - 1));
            }
            left -= orders.size();
            counting.put(each.getKey(), orders.stream().distinct().toList());
        }
    }

    private Kept told(Kept each) {
        Outcome.Decided order =
                each.key().queue().equals(ORDERS) ? orders.get(each.key().key()) : null;
        return new Kept(
                each.key(), each.revision(), each.digest(), each.status(), order == null ? null : order.decision());
    }

    private <E extends CatalogEntry> Stream<E> entries(Class<E> kind) {
        return catalog.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    private SkuPosition position(String sku, Need need) {
        return new SkuPosition(
                sku,
                List.copyOf(stock.getOrDefault(sku, new TreeMap<>()).values()),
                supplies.values().stream()
                        .filter(each -> each.sku().equals(sku))
                        .map(Outcome.SkuInbound::inbound)
                        .filter(each -> each.open() > 0 || need.supplyIds().contains(each.supplyId()))
                        .toList());
    }

    private boolean notPast(Advisory advisory) {
        return advisory.until() == null || advisory.until().isAfter(readAt);
    }

    private Map<Need.SkuLocation, List<StockMovement>> later(Need need) {
        Map<Need.SkuLocation, List<StockMovement>> later = new HashMap<>();
        movements.stream()
                .sorted(Comparator.comparing(StockMovement::at).thenComparing(StockMovement::movementId))
                .forEach(each -> {
                    var place = new Need.SkuLocation(each.sku(), Objects.requireNonNull(each.location()));
                    Instant after = need.countsAt().get(place);
                    if (after != null && each.at().isAfter(after)) {
                        later.computeIfAbsent(place, p -> new ArrayList<>()).add(each);
                    }
                });
        return later;
    }

    private Map<String, List<WaitingPart>> waiting(Need need) {
        Set<WaitingPart> found = new LinkedHashSet<>();
        need.arriving().forEach((place, pieces) -> {
            List<WaitingPart> first = first(place, pieces, WaitingPart::open);
            found.addAll(first);
            if (!first.isEmpty()) {
                reached.put(place, first.get(first.size() - 1));
            }
        });
        need.confirming().forEach((place, pieces) -> found.addAll(first(place, pieces, WaitingPart::unpegged)));
        parts.values().stream()
                .filter(each -> each.open() > 0)
                .filter(each ->
                        each.pegs().stream().anyMatch(peg -> need.peggedOn().contains(peg.supplyId())))
                .forEach(found::add);
        Set<String> named = new HashSet<>();
        for (String id : need.reorderIds()) {
            Reorder reorder = reorders.get(id);
            if (reorder != null) {
                reorder.demand().forEach(each -> named.add(each.orderId()));
            }
        }
        parts.values().stream()
                .filter(each -> named.contains(each.orderId()) && need.skus().contains(each.sku()))
                .filter(each -> each.open() > 0 && each.unpegged() > 0)
                .forEach(found::add);
        count(need.orders().peggedAfter());
        need.orders()
                .articleAfter()
                .forEach((sku, after) -> found.addAll(
                        chunk(sku, after, each -> each.sku().equals(sku) && (each.open() > 0 || kept(each)))));
        parts.values().stream()
                .filter(each -> need.orders().whole().contains(each.orderId()))
                .forEach(found::add);
        parts.values().stream()
                .filter(each -> need.orders().movable().contains(each.sku()))
                .filter(each -> each.open() > 0 || kept(each))
                .forEach(found::add);
        Need.OpenTo to = need.orders().toAfter();
        if (to != null) {
            List<String> next = states.values().stream()
                    .filter(OrderState::isOpen)
                    .map(OrderState::orderId)
                    .filter(id -> turn(id).compareTo(to.after()) > 0)
                    .sorted(Comparator.comparing(this::turn))
                    .filter(id -> to.countries().isEmpty()
                            || to.countries()
                                    .contains(Objects.requireNonNull(states.get(id))
                                            .amended()
                                            .of(Objects.requireNonNull(orders.get(id))
                                                    .order())
                                            .shipTo()
                                            .country()))
                    .limit(Need.Orders.CHUNK)
                    .toList();
            if (next.size() == Need.Orders.CHUNK) {
                more.put("", turn(next.get(next.size() - 1)));
            }
            open.addAll(next);
            parts.values().stream()
                    .filter(each -> open.contains(each.orderId()))
                    .forEach(found::add);
        }
        read.addAll(found);
        Map<String, List<WaitingPart>> bySku = new HashMap<>();
        found.stream()
                .sorted(WaitingPart.TURN)
                .forEach(each -> bySku.computeIfAbsent(each.sku(), sku -> new ArrayList<>())
                        .add(each));
        return bySku;
    }

    private List<WaitingPart> first(Need.SkuLocation place, long pieces, ToLongFunction<WaitingPart> counted) {
        List<WaitingPart> first = new ArrayList<>();
        long covered = 0;
        for (WaitingPart each : inTurn(place)) {
            if (covered >= pieces) {
                break;
            }
            long counts = counted.applyAsLong(each);
            if (counts > 0) {
                covered += counts;
                first.add(each);
            }
        }
        return first;
    }

    private List<WaitingPart> inTurn(Need.SkuLocation place) {
        return parts.values().stream()
                .filter(each -> each.open() > 0)
                .filter(each ->
                        each.sku().equals(place.sku()) && each.location().equals(place.location()))
                .sorted(WaitingPart.TURN)
                .toList();
    }

    private Map<Need.SkuLocation, List<WaitingPart>> unasked(Need need) {
        Map<Need.SkuLocation, List<WaitingPart>> unasked = new HashMap<>();
        for (Need.SkuLocation place : need.unasked()) {
            Map<PartKey, Long> asked = new HashMap<>();
            reorders.values().stream()
                    .filter(each -> each.state() == Reorder.State.SENT
                            && each.location().equals(place.location()))
                    .flatMap(each -> each.demand().stream())
                    .forEach(each -> asked.merge(
                            new PartKey(each.orderId(), each.line(), each.part()), each.quantity(), Long::sum));
            List<WaitingPart> rest = inTurn(place).stream()
                    .filter(each -> each.unpegged() > asked.getOrDefault(key(each), 0L))
                    .toList();
            boolean free = supplies.values().stream()
                    .anyMatch(each -> each.sku().equals(place.sku())
                            && each.inbound().location().equals(place.location())
                            && each.inbound().free() > 0);
            if (free) {
                read.addAll(rest);
            }
            if (!rest.isEmpty()) {
                unasked.put(place, rest);
            }
        }
        return unasked;
    }

    private String turn(String orderId) {
        return Objects.requireNonNull(orders.get(orderId)).turn().key();
    }

    private static PartKey key(WaitingPart part) {
        return new PartKey(part.orderId(), part.line(), part.part());
    }

    @Override
    public void write(Outcome outcome, java.util.function.Supplier<List<OutboxMessage>> outbox, Instant now) {
        outcome.inbox().forEach(each -> kept.put(each.key(), each));
        outcome.catalog().forEach(each -> catalog.put(each.key(), each));
        for (StockMovement each : outcome.movements()) {
            boolean known = movements.stream()
                    .anyMatch(other -> other.movementId().equals(each.movementId())
                            && other.sku().equals(each.sku())
                            && other.at().equals(each.at())
                            && Objects.equals(other.location(), each.location()));
            if (known) {
                throw new IllegalStateException("movement " + each.movementId() + " is known already");
            }
            movements.add(each);
        }
        outcome.stock()
                .forEach(each -> stock.computeIfAbsent(each.sku(), sku -> new TreeMap<>())
                        .put(each.stock().location(), each.stock()));
        outcome.supplies().forEach(each -> supplies.put(each.inbound().supplyId(), each));
        outcome.advisories().forEach(each -> {
            advisories.remove(each.advisoryId());
            advisories.put(each.advisoryId(), each);
        });
        outcome.decided().forEach(this::decided);
        outcome.served().forEach(this::served);
        outcome.moved().stocked().forEach(this::stocked);
        outcome.moved().states().forEach(each -> states.put(each.orderId(), each));
        outcome.moved().returned().grants().forEach(this::regranted);
        events.addAll(outcome.moved().events());
        calls.addAll(outcome.moved().calls());
        outcome.moved().asleep().stream().filter(this::isNotOvertaken).forEach(each -> wakeups.remove(each.key()));
        outcome.moved().wakeups().stream()
                .filter(each -> each.look().begun() == 0
                        || (wakeups.containsKey(each.look().key()) && isNotOvertaken(each.look())))
                .forEach(this::wakes);
        Leads.Taught taught = outcome.moved().taught();
        taught.lessons()
                .forEach(lesson -> lesson.records()
                        .forEach(name -> leadRecords.put(
                                name, lesson.taught(leadRecords.getOrDefault(name, LeadRecord.EMPTY)))));
        taught.ended().forEach(underWay::remove);
        taught.begun().forEach(each -> underWay.put(each.subject(), each));
        outcome.reorders().forEach(each -> reorders.put(each.reorderId(), each));
        outcome.pending().forEach(each -> {
            pending.remove(each.key());
            pending.put(each.key(), each);
        });
        outcome.settled().forEach(pending::remove);
        outcome.notices().forEach(each -> {
            notices.add(new Planned(each, now));
            noticed.put(each.noticeId(), each.orderId());
        });
        Outcome.Lawful lawful = outcome.moved().lawful();
        lawful.files().forEach(each -> files.put(each.orderId(), each));
        lawful.looks().forEach(each -> lawAt(each.orderId(), each.at()));
        messages.addAll(outbox.get());
    }

    private boolean isNotOvertaken(Tick.Look look) {
        Wakeup wakeup = wakeups.get(look.key());
        return look.begun() == 0 || wakeup == null || wakeup.look().begun() == look.begun();
    }

    /** Every beginning has a number of its own. */
    private void wakes(Wakeup wakeup) {
        Tick.Look look = wakeup.look();
        long number = look.begun() == 0 ? ++begun : look.begun();
        wakeups.put(
                look.key(),
                new Wakeup(new Tick.Look(look.kind(), look.subject(), look.sku(), look.after(), number), wakeup.at()));
    }

    private void decided(Outcome.Decided decided) {
        Order order = decided.order();
        Decision decision = decided.decision();
        if (orders.putIfAbsent(order.orderId(), decided) != null) {
            throw new IllegalStateException("order " + order.orderId() + " is decided already");
        }
        for (DecidedLine line : decision.lines()) {
            if (line.granted() > 0) {
                grants.add(new Granted(
                        new Need.Holding(order.customer().id(), line.sku()),
                        new Snapshot.Grant(line.granted(), decision.decidedAt())));
            }
        }
        decided.waiting().forEach(waits -> {
            PartKey key = key(waits.part());
            parts.put(key, waits.part());
            allocatedPieces.put(key, waits.part().served());
            look(key, waits.lookAt());
        });
        lawAt(order.orderId(), decided.lawAt());
        states.put(order.orderId(), OrderState.begin(order, decision, decided.ways()));
    }

    private void lawAt(String orderId, @Nullable Instant at) {
        if (at == null) {
            lawAt.remove(orderId);
        } else {
            lawAt.put(orderId, at);
        }
    }

    private void regranted(Outcome.Regrant now) {
        grants.add(new Granted(
                new Need.Holding(now.customerId(), now.sku()), new Snapshot.Grant(now.quantity(), now.at())));
    }

    private void look(PartKey key, @Nullable Instant at) {
        if (at == null) {
            lookAt.remove(key);
        } else {
            lookAt.put(key, at);
        }
    }

    private void stocked(Outcome.Stocked stocked) {
        PartKey key = key(stocked.part());
        if (stocked.allocated() > 0) {
            parts.putIfAbsent(key, stocked.part());
        }
        if (parts.containsKey(key)) {
            allocatedPieces.put(key, stocked.allocated());
            releasedPieces.put(key, stocked.released());
        }
    }

    private void served(Served served) {
        PartKey key = new PartKey(served.orderId(), served.line(), served.part());
        WaitingPart old = parts.get(key);
        if (old == null) {
            throw new IllegalStateException("nothing of " + key + " ever waited");
        }
        allocatedPieces.put(key, served.allocated());
        releasedPieces.put(key, served.released());
        look(key, served.lookAt());
        parts.put(
                key,
                new WaitingPart(
                        old.orderId(),
                        old.line(),
                        old.part(),
                        old.sku(),
                        served.location(),
                        old.kind(),
                        old.basis(),
                        served.quantity(),
                        served.served(),
                        served.pegs(),
                        old.priority(),
                        old.shipBy(),
                        old.orderTime()));
    }

    /** The supply or order is there. */
    boolean exists(Pending.Parent parent) {
        return switch (parent.kind()) {
            case ORDER -> orders.containsKey(parent.id());
            case SUPPLY -> supplies.containsKey(parent.id());
            case NOTICE -> noticed.containsKey(parent.id());
        };
    }
}
