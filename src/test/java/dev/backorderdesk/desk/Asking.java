package dev.backorderdesk.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A need of which a test says only what it is about. */
public final class Asking {

    private final NeedDraft draft = new NeedDraft(Instant.EPOCH);

    private Asking() {}

    public static Asking nothing() {
        return new Asking();
    }

    public static Asking skus(String... skus) {
        Asking asking = new Asking();
        Collections.addAll(asking.draft.skus, skus);
        return asking;
    }

    public Asking keys(InboxKey... each) {
        Collections.addAll(draft.keys, each);
        return this;
    }

    public Asking sellers(String... each) {
        Collections.addAll(draft.sellers, each);
        return this;
    }

    public Asking suppliers(String... each) {
        Collections.addAll(draft.suppliers, each);
        return this;
    }

    public Asking holding(String customerId, String sku) {
        draft.holdings.add(new Need.Holding(customerId, sku));
        return this;
    }

    public Asking since(Instant instant) {
        draft.grantsSince = instant;
        return this;
    }

    public Asking supplies(String... each) {
        Collections.addAll(draft.supplyIds, each);
        return this;
    }

    public Asking orders(String... each) {
        Collections.addAll(draft.orderIds, each);
        return this;
    }

    public Asking reorders(String... each) {
        Collections.addAll(draft.reorderIds, each);
        return this;
    }

    public Asking parents(Pending.Parent... each) {
        Collections.addAll(draft.parents, each);
        return this;
    }

    public Asking arriving(Need.SkuLocation place, long pieces) {
        draft.arriving.put(place, pieces);
        return this;
    }

    public Asking confirming(Need.SkuLocation place, long pieces) {
        draft.confirming.put(place, pieces);
        return this;
    }

    public Asking peggedOn(String... each) {
        draft.peggedOn.addAll(List.of(each));
        return this;
    }

    public Asking countAt(Need.SkuLocation place, Instant after) {
        draft.countsAt.put(place, after);
        return this;
    }

    public Asking whole(String... each) {
        Collections.addAll(draft.whole, each);
        return this;
    }

    public Asking peeked(String... each) {
        Collections.addAll(draft.peeked, each);
        return this;
    }

    public Asking peggedAfter(String supplyId, String orderId) {
        draft.peggedAfter.put(supplyId, orderId);
        return this;
    }

    public Asking articleAfter(String sku, String orderId) {
        draft.articleAfter.put(sku, orderId);
        return this;
    }

    public Asking openTo(String orderId, String... countries) {
        draft.toAfter = new Need.OpenTo(Set.of(countries), orderId);
        return this;
    }

    public Asking taking(Need.SkuLocation place) {
        draft.taking.add(place);
        return this;
    }

    public Asking movable(String... each) {
        Collections.addAll(draft.movable, each);
        return this;
    }

    public Asking noticed(String... each) {
        Collections.addAll(draft.noticed, each);
        return this;
    }

    public Asking unasked(Need.SkuLocation place) {
        draft.unasked.add(place);
        return this;
    }

    public Asking later(Need.SkuLocation place, LocalDate day, long parts) {
        return later(new Need.Later(place, day), parts);
    }

    public Asking later(Need.Later after, long parts) {
        draft.later.put(after, parts);
        return this;
    }

    public Asking elsewhere(Need.Elsewhere who, long parts) {
        draft.elsewhere.put(who, parts);
        return this;
    }

    public Need need() {
        return draft.need();
    }
}
