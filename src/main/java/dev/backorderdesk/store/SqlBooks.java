package dev.backorderdesk.store;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Dossier;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Leads;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.OrderTurn;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.desk.UnderWay;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.promise.lead.LeadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The books of one transaction. */
final class SqlBooks implements Ledger.Books {

    private final Session session;
    private final Instant readAt;
    private final Remembered remembered;
    private final SortedSet<String> held;
    private final HeldArticles articles;
    private boolean wroteCatalog;

    /** What the inbox said of the keys that were looked up; null where it knew nothing. */
    private final Map<InboxKey, @Nullable Kept> seen = new HashMap<>();

    /** @param held SKUs that are locked in addition to those that are needed at first */
    SqlBooks(Session session, Instant readAt, Remembered remembered, SortedSet<String> held) {
        this.session = session;
        this.articles = new HeldArticles(session);
        this.held = held;
        this.remembered = remembered;
        this.readAt = readAt;
    }

    private static SortedSet<String> with(SortedSet<String> some, SortedSet<String> more) {
        if (some.isEmpty()) {
            return more;
        }
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    @Override
    public Snapshot read(Need need) {
        boolean passed = AdvisoryGate.pass(session, need.keys());
        // Before the locks, for others wait for those. Whoever comes in between is noticed when the inbox is written;
        // what is decided on may be a word of a delivery behind, as an order's that came a moment before is. No word of
        // a carrier comes in between where an order is decided; see AdvisoryGate.
        Map<InboxKey, Kept> kept = InboxTable.read(session, need.keys());
        List<Advisory> before = passed ? AdvisoryTable.read(session, readAt, remembered.advisories()) : List.of();
        RememberedCatalog.Edition first = edition();
        CatalogTable.Read early = CatalogTable.read(session, need, first);
        Map<String, LeadRecord> records = LeadTables.records(session, names(early), remembered.leads());
        SkuLocks.take(session, with(held, need.skus()));
        // A release may have been put off while this waited, and whoever waits for it been looked at: nobody would look
        // once more at what goes by the old day.
        RememberedCatalog.Edition edition = edition();
        CatalogTable.Read catalog = edition.isOf(first) ? early : CatalogTable.read(session, need, edition);
        if (catalog != early) {
            records.putAll(LeadTables.records(session, names(catalog), remembered.leads()));
        }
        need.keys().forEach(key -> seen.put(key, kept.get(key)));
        HeldArticles.Found found = articles.remembered(need.skus());
        PositionTables.Read positions = PositionTables.read(session, need, found);
        Set<String> coming = CatalogTable.suppliers(session, positions.coming(), catalog, edition);
        records.putAll(LeadTables.records(session, Leads.names(coming, List.of(), List.of()), remembered.leads()));
        ReorderTables.Read reorders = ReorderTables.read(session, need, remembered.reorders(), found);
        articles.read(found.unread(), positions.positions(), reorders.reorders());
        WaitingInTurn.Waiting inTurn = WaitingInTurn.read(session, need);
        Map<String, List<WaitingPart>> waiting = inTurn.bySku();
        Map<Need.SkuLocation, List<WaitingPart>> allocated = new HashMap<>();
        need.orders().taking().forEach(place -> allocated.put(place, WaitingInTurn.allocated(session, place)));
        Map<String, String> more = new HashMap<>();
        Set<WaitingPart> also = new LinkedHashSet<>();
        WaitingChunks.Counting counting =
                WaitingChunks.peggedAfter(session, need.orders().peggedAfter());
        more.putAll(counting.next());
        need.orders()
                .articleAfter()
                .forEach((sku, after) -> chunk(WaitingChunks.articleAfter(session, sku, after), sku, also, more));
        Set<String> orders = new TreeSet<>(need.orders().whole());
        Map<String, String> noticed = NoticeTables.orders(session, need.orders().noticed());
        Set<String> peeked = new TreeSet<>(need.orders().peeked());
        peeked.addAll(noticed.values());
        Need.OpenTo to = need.orders().toAfter();
        if (to != null) {
            List<OrderTurn> open = DossierTables.openTo(session, to);
            open.forEach(each -> orders.add(each.orderId()));
            if (open.size() == Need.Orders.CHUNK) {
                more.put("", open.get(open.size() - 1).key());
            }
        }
        Map<Need.Later, Snapshot.Dossiers.Line> later = new HashMap<>();
        need.orders().later().forEach((after, parts) -> later.put(after, WaitingInTurn.later(session, after, parts)));
        later.values().forEach(line -> also.addAll(line.parts()));
        Map<Need.Elsewhere, Snapshot.Dossiers.LookedAt> elsewhere = new HashMap<>();
        need.orders()
                .elsewhere()
                .forEach((who, parts) -> elsewhere.put(who, WaitingElsewhere.read(session, who, parts)));
        elsewhere.values().forEach(line -> also.addAll(line.parts()));
        also.addAll(WaitingRows.ofOrders(session, need.orders().whole()));
        waiting.values().forEach(parts -> parts.forEach(also::remove));
        also.forEach(part ->
                waiting.computeIfAbsent(part.sku(), sku -> new ArrayList<>()).add(part));
        also.forEach(part -> orders.add(part.orderId()));
        waiting.values().forEach(parts -> parts.forEach(part -> orders.add(part.orderId())));
        allocated.values().forEach(parts -> parts.forEach(part -> orders.add(part.orderId())));
        Map<Need.SkuLocation, List<WaitingPart>> unasked =
                WaitingInTurn.unasked(session, need.unasked(), reorders.asked());
        unasked.forEach((place, parts) -> {
            // Something happens to them only where supply is free for them.
            if (positions.free(place) > 0) {
                parts.forEach(part -> orders.add(part.orderId()));
            }
        });
        Map<String, Dossier> dossiers = DossierTables.read(session, orders);
        // Who did not pass the gate may have waited for a lock while a word came and was looked at.
        // One that comes now is looked at when these orders are let go.
        List<Advisory> advisories = passed ? before : AdvisoryTable.read(session, readAt, remembered.advisories());
        Set<String> unnamed = new TreeSet<>();
        dossiers.values()
                .forEach(each -> each.state().parts().stream()
                        .map(PartState::sku)
                        .filter(sku -> !catalog.items().containsKey(sku))
                        .forEach(unnamed::add));
        return new Snapshot(
                kept,
                catalog.items(),
                catalog.sellers(),
                catalog.suppliers(),
                catalog.supplierItems(),
                catalog.locations(),
                positions.positions(),
                GrantTable.read(session, need, articles),
                advisories,
                positions.supplies(),
                OrderTables.decided(session, need.orderIds()),
                reorders.reorders(),
                PositionTables.later(session, need.countsAt()),
                waiting,
                inTurn.reached(),
                unasked,
                PendingTable.read(session, need.parents(), need.keys()),
                new Snapshot.Dossiers(
                        dossiers,
                        need.orders().whole(),
                        DossierTables.skus(session, peeked),
                        allocated,
                        more,
                        counting.orders(),
                        noticed,
                        later,
                        elsewhere,
                        CatalogTable.items(session, unnamed, edition)),
                new Leads(records, LeadTables.underWay(session, UnderWay.subjects(need))));
    }

    /** What is remembered of the catalogue as it is now. */
    private RememberedCatalog.Edition edition() {
        CatalogTable.Revision revision = CatalogTable.revision(session);
        return wroteCatalog
                ? new RememberedCatalog.Edition(revision)
                : remembered.catalog().of(revision);
    }

    private static SortedSet<String> names(CatalogTable.Read catalog) {
        return Leads.names(
                catalog.suppliers().keySet(),
                catalog.items().values().stream().map(Item::category).toList(),
                catalog.supplierItems().values());
    }

    private static void chunk(WaitingChunks.Chunk chunk, String name, Set<WaitingPart> into, Map<String, String> more) {
        into.addAll(chunk.parts());
        String next = chunk.next();
        if (next != null) {
            more.put(name, next);
        }
    }

    @Override
    public void write(Outcome outcome, Supplier<List<OutboxMessage>> outbox, Instant now) {
        LongTexts texts = new LongTexts(outcome, outbox);
        InboxTable.write(session, outcome.inbox(), seen);
        CatalogTable.write(session, outcome.catalog());
        wroteCatalog |= !outcome.catalog().isEmpty();
        articles.write(outcome);
        PositionTables.write(session, outcome.stock(), outcome.supplies(), outcome.movements());
        AdvisoryTable.write(session, outcome.advisories());
        WaitingTables.decided(session, outcome.decided());
        WaitingTables.served(session, outcome.served());
        StockedParts.write(session, outcome.moved().stocked());
        ReorderTables.write(session, outcome.reorders());
        GrantTable.write(session, outcome, articles);
        OrderTables.write(session, outcome.decided(), outcome.inbox(), texts.orders());
        NoticeTables.planned(session, outcome.notices(), texts.notices(), now);
        PendingTable.write(session, outcome.pending(), outcome.settled());
        DossierTables.write(session, outcome.moved());
        SqlOutbox.write(session, texts.outbox(), now);
        LeadTables.write(session, outcome.moved().taught());
    }
}
