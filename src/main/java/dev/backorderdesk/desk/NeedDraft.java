package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A {@link Need} while it is gathered: each field is what the component of its name will be. */
final class NeedDraft {
    final Set<InboxKey> keys = new HashSet<>();
    final SortedSet<String> skus = new TreeSet<>();
    final Set<String> sellers = new HashSet<>();
    final Set<String> suppliers = new HashSet<>();
    final Set<Need.Holding> holdings = new HashSet<>();
    final Set<String> supplyIds = new HashSet<>();
    final Set<String> orderIds = new HashSet<>();
    final Set<String> reorderIds = new HashSet<>();
    final Set<Pending.Parent> parents = new HashSet<>();
    final Map<Need.SkuLocation, Long> arriving = new HashMap<>();
    final Map<Need.SkuLocation, Long> confirming = new HashMap<>();
    final Set<String> peggedOn = new HashSet<>();
    final Map<Need.SkuLocation, Instant> countsAt = new HashMap<>();
    final Set<Need.SkuLocation> unasked = new HashSet<>();
    final Set<String> peeked = new HashSet<>();
    final Set<String> whole = new TreeSet<>();
    final Map<String, String> peggedAfter = new HashMap<>();
    final Map<String, String> articleAfter = new HashMap<>();
    final Set<Need.SkuLocation> taking = new HashSet<>();
    final Set<String> movable = new HashSet<>();
    final Set<String> noticed = new HashSet<>();
    final Map<Need.Later, Long> later = new HashMap<>();
    final Map<Need.Elsewhere, Long> elsewhere = new HashMap<>();

    Need.@Nullable OpenTo toAfter;
    Instant grantsSince;

    /** Of nothing yet. */
    NeedDraft(Instant grantsSince) {
        this.grantsSince = grantsSince;
    }

    /** Of all that another one asks for. */
    NeedDraft(Need need) {
        grantsSince = need.grantsSince();
        keys.addAll(need.keys());
        skus.addAll(need.skus());
        sellers.addAll(need.sellers());
        suppliers.addAll(need.suppliers());
        holdings.addAll(need.holdings());
        supplyIds.addAll(need.supplyIds());
        orderIds.addAll(need.orderIds());
        reorderIds.addAll(need.reorderIds());
        parents.addAll(need.parents());
        arriving.putAll(need.arriving());
        confirming.putAll(need.confirming());
        peggedOn.addAll(need.peggedOn());
        countsAt.putAll(need.countsAt());
        unasked.addAll(need.unasked());
        Need.Orders orders = need.orders();
        toAfter = orders.toAfter();
        peeked.addAll(orders.peeked());
        whole.addAll(orders.whole());
        peggedAfter.putAll(orders.peggedAfter());
        articleAfter.putAll(orders.articleAfter());
        taking.addAll(orders.taking());
        movable.addAll(orders.movable());
        noticed.addAll(orders.noticed());
        later.putAll(orders.later());
        elsewhere.putAll(orders.elsewhere());
    }

    /** Use this draft no more after it. */
    Need need() {
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
