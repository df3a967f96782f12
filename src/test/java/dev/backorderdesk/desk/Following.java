package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An outcome of which a test says only what it is about; written as one transaction. */
public final class Following {

    private final List<Kept> inbox = new ArrayList<>();
    private final List<CatalogEntry> catalog = new ArrayList<>();
    private final List<StockMovement> movements = new ArrayList<>();
    private final List<Outcome.SkuStock> stock = new ArrayList<>();
    private final List<Outcome.SkuInbound> supplies = new ArrayList<>();
    private final List<Advisory> advisories = new ArrayList<>();
    private final List<Outcome.Decided> decided = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();
    private final List<Reorder> reorders = new ArrayList<>();
    private final List<NoticePlan> notices = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<InboxKey> settled = new ArrayList<>();
    private final List<OutboxMessage> outbox = new ArrayList<>();

    private Following() {}

    private Outcome.Moved moved = Outcome.Moved.NONE;

    public static Following nothing() {
        return new Following();
    }

    public Following kept(Kept... each) {
        Collections.addAll(inbox, each);
        return this;
    }

    public Following catalog(CatalogEntry... each) {
        Collections.addAll(catalog, each);
        return this;
    }

    public Following moved(StockMovement... each) {
        Collections.addAll(movements, each);
        return this;
    }

    public Following stock(String sku, SkuPosition.Stock each) {
        stock.add(new Outcome.SkuStock(sku, each));
        return this;
    }

    public Following supply(String sku, SkuPosition.Inbound each) {
        supplies.add(new Outcome.SkuInbound(sku, each));
        return this;
    }

    public Following advisories(Advisory... each) {
        Collections.addAll(advisories, each);
        return this;
    }

    public Following decided(Outcome.Decided... each) {
        Collections.addAll(decided, each);
        return this;
    }

    /** Of a part of five pieces. */
    public Following served(String orderId, String sku, long pieces, Peg... pegs) {
        served.add(new Served(orderId, 1, 1, sku, "MAIN", 5, pieces, List.of(pegs), 0, 0, null));
        return this;
    }

    public Following served(Served each) {
        served.add(each);
        return this;
    }

    public Following served(Served... each) {
        Collections.addAll(served, each);
        return this;
    }

    public Following reorders(Reorder... each) {
        Collections.addAll(reorders, each);
        return this;
    }

    public Following moved(Outcome.Moved what) {
        moved = what;
        return this;
    }

    public Following notices(NoticePlan... each) {
        Collections.addAll(notices, each);
        return this;
    }

    public Following pending(Pending... each) {
        Collections.addAll(pending, each);
        return this;
    }

    public Following settled(InboxKey... each) {
        Collections.addAll(settled, each);
        return this;
    }

    public Following sent(OutboxMessage... each) {
        Collections.addAll(outbox, each);
        return this;
    }

    public void write(Ledger.Books books, Instant now) {
        List<Kept> keys = new ArrayList<>(inbox);
        // No order is decided without its key.
        decided.stream()
                .map(each -> LedgerExamples.orderKey(each.order().orderId()))
                .filter(key -> inbox.stream().noneMatch(kept -> kept.key().equals(key)))
                .forEach(key -> keys.add(LedgerExamples.kept(key, 1)));
        books.write(
                new Outcome(
                        keys,
                        catalog,
                        movements,
                        stock,
                        supplies,
                        advisories,
                        decided,
                        served,
                        reorders,
                        notices,
                        pending,
                        settled,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        moved),
                () -> outbox,
                now);
    }

    /** Locks the SKUs, as every batch does that changes a position, and writes. */
    public void in(Ledger ledger, Instant now, String... skus) {
        ledger.transact(books -> {
            books.read(Asking.skus(skus).need());
            write(books, now);
            return true;
        });
    }
}
