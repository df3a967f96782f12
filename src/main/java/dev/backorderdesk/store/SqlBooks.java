package dev.backorderdesk.store;

import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of one transaction. */
final class SqlBooks implements Ledger.Books {

    private final Session session;
    private final Instant readAt;
    private final RememberedCatalog remembered;
    private boolean wroteCatalog;

    /** What the inbox said of the keys that were looked up; null where it knew nothing. */
    private final Map<InboxKey, @Nullable Kept> seen = new HashMap<>();

    SqlBooks(Session session, Instant readAt, RememberedCatalog remembered) {
        this.session = session;
        this.remembered = remembered;
        this.readAt = readAt;
    }

    @Override
    public Snapshot read(Need need) {
        SkuLocks.take(session, need.skus());
        Map<InboxKey, Kept> kept = InboxTable.read(session, need.keys());
        need.keys().forEach(key -> seen.put(key, kept.get(key)));
        PositionTables.Read positions = PositionTables.read(session, need);
        long revision = CatalogTable.revision(session);
        CatalogTable.Read catalog = CatalogTable.read(
                session,
                need,
                positions.coming(),
                wroteCatalog ? new RememberedCatalog.Edition(revision) : remembered.of(revision));
        ReorderTables.Read reorders = ReorderTables.read(session, need);
        return new Snapshot(
                kept,
                catalog.items(),
                catalog.sellers(),
                catalog.suppliers(),
                catalog.supplierItems(),
                catalog.locations(),
                positions.positions(),
                OrderTables.grants(session, need),
                AdvisoryTable.read(session, readAt),
                positions.supplies(),
                OrderTables.decided(session, need.orderIds()),
                reorders.reorders(),
                PositionTables.later(session, need.countsAt()),
                WaitingTables.waiting(session, need),
                WaitingTables.unasked(session, need.unasked(), reorders.asked()),
                PendingTable.read(session, need.parents(), need.keys()));
    }

    @Override
    public void write(Outcome outcome, List<String> decisions, List<OutboxMessage> outbox, Instant now) {
        if (decisions.size() != outcome.decided().size()) {
            throw new IllegalArgumentException(
                    decisions.size() + " texts for " + outcome.decided().size() + " decisions");
        }
        InboxTable.write(session, outcome.inbox(), seen);
        CatalogTable.write(session, outcome.catalog());
        wroteCatalog |= !outcome.catalog().isEmpty();
        PositionTables.write(session, outcome.stock(), outcome.supplies(), outcome.movements());
        AdvisoryTable.write(session, outcome.advisories());
        OrderTables.write(session, outcome.decided(), decisions);
        WaitingTables.decided(session, outcome.decided());
        WaitingTables.served(session, outcome.served());
        ReorderTables.write(session, outcome.reorders());
        NoticeTables.planned(session, outcome.notices(), now);
        PendingTable.write(session, outcome.pending(), outcome.settled());
        SqlOutbox.write(session, outbox, now);
    }
}
