package dev.backorderdesk.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A need of which a test says only what it is about. */
public final class Asking {

    private final Set<InboxKey> keys = new HashSet<>();
    private final TreeSet<String> skus = new TreeSet<>();
    private final Set<String> sellers = new HashSet<>();
    private final Set<String> suppliers = new HashSet<>();
    private final Set<Need.Holding> holdings = new HashSet<>();
    private final Set<String> supplyIds = new HashSet<>();
    private final Set<String> orderIds = new HashSet<>();
    private final Set<String> reorderIds = new HashSet<>();
    private final Set<Pending.Parent> parents = new HashSet<>();
    private final Map<Need.SkuLocation, Long> arriving = new HashMap<>();
    private final Map<Need.SkuLocation, Long> confirming = new HashMap<>();
    private final Set<String> peggedOn = new HashSet<>();
    private final Map<Need.SkuLocation, Instant> countsAt = new HashMap<>();
    private final Set<Need.SkuLocation> unasked = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> peeked = new HashSet<>();
    private final Map<String, String> peggedAfter = new HashMap<>();
    private final Map<String, String> articleAfter = new HashMap<>();
    private final Set<Need.SkuLocation> taking = new HashSet<>();
    private final Map<Need.Later, Long> later = new HashMap<>();
    private final Map<Need.Elsewhere, Long> elsewhere = new HashMap<>();
    private final Set<String> movable = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();
    private Need.@org.jspecify.annotations.Nullable OpenTo toAfter;
    private Instant grantsSince = Instant.EPOCH;

    private Asking() {}

    public static Asking nothing() {
        return new Asking();
    }

    public static Asking skus(String... skus) {
        Asking asking = new Asking();
        Collections.addAll(asking.skus, skus);
        return asking;
    }

    public Asking keys(InboxKey... each) {
        Collections.addAll(keys, each);
        return this;
    }

    public Asking sellers(String... each) {
        Collections.addAll(sellers, each);
        return this;
    }

    public Asking suppliers(String... each) {
        Collections.addAll(suppliers, each);
        return this;
    }

    public Asking holding(String customerId, String sku) {
        holdings.add(new Need.Holding(customerId, sku));
        return this;
    }

    public Asking since(Instant instant) {
        grantsSince = instant;
        return this;
    }

    public Asking supplies(String... each) {
        Collections.addAll(supplyIds, each);
        return this;
    }

    public Asking orders(String... each) {
        Collections.addAll(orderIds, each);
        return this;
    }

    public Asking reorders(String... each) {
        Collections.addAll(reorderIds, each);
        return this;
    }

    public Asking parents(Pending.Parent... each) {
        Collections.addAll(parents, each);
        return this;
    }

    public Asking arriving(Need.SkuLocation place, long pieces) {
        arriving.put(place, pieces);
        return this;
    }

    public Asking confirming(Need.SkuLocation place, long pieces) {
        confirming.put(place, pieces);
        return this;
    }

    public Asking peggedOn(String... each) {
        peggedOn.addAll(List.of(each));
        return this;
    }

    public Asking countAt(Need.SkuLocation place, Instant after) {
        countsAt.put(place, after);
        return this;
    }

    public Asking whole(String... each) {
        Collections.addAll(whole, each);
        return this;
    }

    public Asking peeked(String... each) {
        Collections.addAll(peeked, each);
        return this;
    }

    public Asking peggedAfter(String supplyId, String orderId) {
        peggedAfter.put(supplyId, orderId);
        return this;
    }

    public Asking articleAfter(String sku, String orderId) {
        articleAfter.put(sku, orderId);
        return this;
    }

    public Asking openTo(String orderId, String... countries) {
        toAfter = new Need.OpenTo(Set.of(countries), orderId);
        return this;
    }

    public Asking taking(Need.SkuLocation place) {
        taking.add(place);
        return this;
    }

    public Asking movable(String... each) {
        Collections.addAll(movable, each);
        return this;
    }

    public Asking noticed(String... each) {
        Collections.addAll(noticed, each);
        return this;
    }

    public Asking unasked(Need.SkuLocation place) {
        unasked.add(place);
        return this;
    }

    public Asking later(Need.SkuLocation place, LocalDate day, long parts) {
        return later(new Need.Later(place, day), parts);
    }

    public Asking later(Need.Later after, long parts) {
        later.put(after, parts);
        return this;
    }

    public Asking elsewhere(Need.Elsewhere who, long parts) {
        elsewhere.put(who, parts);
        return this;
    }

    public Need need() {
        return new Need(
                keys,
                skus,
                sellers,
                suppliers,
                holdings,
                grantsSince,
                supplyIds,
                orderIds,
                reorderIds,
                parents,
                arriving,
                confirming,
                peggedOn,
                countsAt,
                unasked,
                new Need.Orders(
                        peeked, whole, peggedAfter, articleAfter, toAfter, taking, movable, noticed, later, elsewhere));
    }
}
