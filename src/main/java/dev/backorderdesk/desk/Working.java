package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The snapshot while a batch works on it: later events see what earlier ones did. Gathers the outcome. */
final class Working {
    final Snapshot snapshot;
    final Bearings bearings;
    final Instant now;

    final Map<String, Item> items;
    final Map<String, Seller> sellers;
    final Map<String, Supplier> suppliers;
    final Map<String, Location> locations;
    final List<Advisory> advisories;
    private final Map<InboxKey, Kept> kept;
    private final Map<String, Position> positions = new HashMap<>();
    private final Map<String, String> supplies;

    final GrantBook grants;
    final OfferBook offers;
    final ReorderBook reorders;
    final LeadBook leads;
    final Histories histories;
    private final Map<String, OrderBook> orders = new TreeMap<>();
    private final Map<List<String>, Wakeup> wakeups = new LinkedHashMap<>();
    private final Map<List<String>, Tick.Look> asleep = new LinkedHashMap<>();

    private boolean regionBegun;

    private final Set<InboxKey> changedKeys = new LinkedHashSet<>();
    private final Set<String> decidedHere = new HashSet<>();
    final List<CatalogEntry> catalogOut = new ArrayList<>();
    final List<StockMovement> movementsOut = new ArrayList<>();
    final List<Advisory> advisoriesOut = new ArrayList<>();
    final List<Outcome.Decided> decidedOut = new ArrayList<>();
    final List<NoticePlan> noticesOut = new ArrayList<>();
    final List<OrderNews> newsOut = new ArrayList<>();
    final List<Pending> pendingOut = new ArrayList<>();
    final List<InboxKey> settledOut = new ArrayList<>();
    final List<Answer> answersOut = new ArrayList<>();
    final List<Outcome.AnswerAgain> answersAgainOut = new ArrayList<>();
    final List<Outcome.Parked> parkedOut = new ArrayList<>();
    final List<Outcome.Reminder> remindersOut = new ArrayList<>();
    final List<Outcome.Call> callsOut = new ArrayList<>();
    final List<Refund> refundsOut = new ArrayList<>();
    final List<Refund> refundRemindersOut = new ArrayList<>();
    final List<Pending> againOut = new ArrayList<>();

    Working(Snapshot snapshot, Bearings bearings, Instant now) {
        this.snapshot = snapshot;
        this.bearings = bearings;
        this.now = now;
        this.items = new HashMap<>(snapshot.items());
        this.sellers = new HashMap<>(snapshot.sellers());
        this.suppliers = new HashMap<>(snapshot.suppliers());
        this.locations = new TreeMap<>(snapshot.locations());
        this.advisories = new ArrayList<>(snapshot.advisories());
        this.offers = new OfferBook(snapshot.supplierItems());
        this.kept = new HashMap<>(snapshot.kept());
        this.grants = new GrantBook(snapshot.grants(), now);
        this.supplies = new HashMap<>(snapshot.supplies());
        this.leads = new LeadBook(snapshot.leads(), items);
        this.histories = new Histories(bearings, locations);
        this.reorders = new ReorderBook(snapshot.reorders());
    }

    Settings settings() {
        return bearings.settings();
    }

    /** The release (UTC) where it is ahead, else null; a release date begins at 0:00 in the shop's zone. */
    @Nullable
    Instant release(Item item) {
        Instant at = NotTurnedOver.release(item, settings().zone());
        return at != null && at.isAfter(now) ? at : null;
    }

    /** The release (UTC) of an article of these orders where it is ahead, else null. */
    @Nullable
    Instant releaseOf(String sku) {
        Item item = items.getOrDefault(sku, snapshot.dossiers().named().get(sku));
        return item == null ? null : release(item);
    }

    /** Whether an article of these orders may not leave yet, for its release is ahead. */
    boolean isAhead(String sku) {
        return releaseOf(sku) != null;
    }

    @Nullable
    Kept kept(InboxKey key) {
        return kept.get(key);
    }

    void keep(Kept entry) {
        kept.put(entry.key(), entry);
        changedKeys.add(entry.key());
    }

    boolean knowsOrder(String orderId) {
        return isNew(orderId) || snapshot.orders().contains(orderId);
    }

    /** Whether it was decided in this batch. */
    boolean isNew(String orderId) {
        return decidedHere.contains(orderId);
    }

    void decided(Outcome.Decided decided, OrderBook book) {
        decidedOut.add(decided);
        decidedHere.add(decided.order().orderId());
        orders.put(decided.order().orderId(), book);
    }

    /** Whether an order is known, here or as it was read. */
    boolean hasOrder(String orderId) {
        return orders.containsKey(orderId) || snapshot.dossiers().byId().containsKey(orderId);
    }

    /** An order that was decided, here or before. */
    OrderBook order(String orderId) {
        return orders.computeIfAbsent(orderId, id -> {
            Dossier dossier = snapshot.dossiers().byId().get(id);
            if (dossier == null) {
                throw new IllegalStateException("Nobody read order " + id + ".");
            }
            return book(dossier);
        });
    }

    OrderBook book(Dossier dossier) {
        return new OrderBook(dossier, now, (book, part) -> isAhead(part.sku()) || histories.bars(book, part, now));
    }

    /**
     * An order with all that the books of its articles know of it, so that any of its parts may change; it must have been
     * peeked at. Null where it was never decided.
     */
    @Nullable
    OrderBook whole(String orderId) {
        boolean at = snapshot.dossiers().whole().contains(orderId)
                && snapshot.dossiers().byId().containsKey(orderId);
        if (at || isNew(orderId)) {
            return order(orderId);
        }
        Set<String> skus = snapshot.dossiers().skus().get(orderId);
        if (skus == null) {
            return null;
        }
        throw new ReadMore(need -> need.withWhole(Map.of(orderId, skus)));
    }

    /** Whether this is the first region that is looked at in this batch: only its orders were read. */
    boolean beginsRegion() {
        boolean first = !regionBegun;
        regionBegun = true;
        return first;
    }

    void wake(Tick.Look look, Instant at) {
        asleep.remove(List.of(look.kind().name(), look.subject()));
        wakeups.put(List.of(look.kind().name(), look.subject()), new Wakeup(look, at));
    }

    void sleep(Tick.Look look) {
        wakeups.remove(List.of(look.kind().name(), look.subject()));
        asleep.put(List.of(look.kind().name(), look.subject()), look);
    }

    Position position(String sku) {
        return positions.computeIfAbsent(sku, missing -> {
            SkuPosition read = snapshot.positions().get(missing);
            List<WaitingPart> waiting = snapshot.waiting().getOrDefault(missing, List.of());
            return new Position(read == null ? SkuPosition.none(missing) : read, waiting, () -> isAhead(missing));
        });
    }

    /** The SKU of a supply; null where the supply is unknown. */
    @Nullable
    String skuOfSupply(String supplyId) {
        return supplies.get(supplyId);
    }

    void supplyOf(String supplyId, String sku) {
        supplies.put(supplyId, sku);
    }

    /** What waits for a parent that is here now goes back to its queue. */
    void parentCame(Pending.Kind kind, String id) {
        Pending.Parent parent = new Pending.Parent(kind, id);
        for (Pending pending : snapshot.pending()) {
            if (pending.parent().equals(parent) && !settledOut.contains(pending.key())) {
                settledOut.add(pending.key());
                againOut.add(pending);
            }
        }
    }

    Outcome outcome(Promises promises) {
        Outcome.Lawful lawful = LateOrder.settle(this, orders.values());
        List<Outcome.SkuStock> stock = new ArrayList<>();
        List<Outcome.SkuInbound> inbound = new ArrayList<>();
        List<Served> served = new ArrayList<>();
        for (String sku : new TreeSet<>(positions.keySet())) {
            position(sku).collect(stock, inbound, served, part -> {
                PartState state = order(part.orderId()).part(part.line(), part.part());
                return new Served(
                        part.orderId(),
                        part.line(),
                        part.part(),
                        part.sku(),
                        part.location(),
                        part.quantity(),
                        part.served(),
                        part.pegs(),
                        state.allocated(),
                        state.released(),
                        promises.lookAt(part));
            });
        }
        List<Kept> inbox = new ArrayList<>();
        for (InboxKey key : changedKeys) {
            Kept entry = kept.get(key);
            if (entry != null) {
                inbox.add(entry);
            }
        }
        return new Outcome(
                inbox,
                catalogOut,
                movementsOut,
                stock,
                inbound,
                advisoriesOut,
                decidedOut,
                served,
                reorders.changed(),
                Tellings.all(this),
                pendingOut,
                settledOut,
                answersOut,
                answersAgainOut,
                parkedOut,
                againOut,
                moved(lawful, served));
    }

    private Outcome.Moved moved(Outcome.Lawful lawful, List<Served> served) {
        List<OrderState> states = new ArrayList<>();
        List<OrderEvent> events = new ArrayList<>();
        List<Release> releases = new ArrayList<>();
        for (OrderBook book : orders.values()) {
            if (book.changed()) {
                states.add(book.state());
            }
            events.addAll(book.events());
        }
        orders.values().stream()
                .filter(book -> !book.releases().isEmpty())
                .sorted(Comparator.comparing(book -> book.turn().key()))
                .forEach(book -> releases.addAll(book.releases()));
        return new Outcome.Moved(
                states,
                events,
                releases,
                List.copyOf(wakeups.values()),
                List.copyOf(asleep.values()),
                leads.taught(),
                List.copyOf(remindersOut),
                new Outcome.Returned(grants.changed(), List.copyOf(refundsOut), List.copyOf(refundRemindersOut)),
                lawful,
                List.copyOf(callsOut),
                stocked(served));
    }

    /** Whoever was decided here begins with what is kept of him, and who was dealt to is told already. */
    private List<Outcome.Stocked> stocked(List<Served> served) {
        Set<List<Object>> told = new HashSet<>();
        served.forEach(each -> told.add(List.of(each.orderId(), each.line(), each.part())));
        return orders.entrySet().stream()
                .filter(each -> !decidedHere.contains(each.getKey()))
                .flatMap(each -> each.getValue().stocked().stream())
                .filter(each -> !told.contains(List.of(
                        each.part().orderId(), each.part().line(), each.part().part())))
                .toList();
    }
}
