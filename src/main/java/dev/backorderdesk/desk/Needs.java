package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what a batch must know before it can be handled. */
final class Needs {
    private final String defaultLocation;
    private final boolean redeals;
    private final Instant now;
    private final Set<InboxKey> keys = new HashSet<>();
    private final SortedSet<String> skus = new TreeSet<>();
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
    private final Set<String> peeked = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Map<String, String> peggedAfter = new HashMap<>();
    private final Map<String, String> articleAfter = new HashMap<>();
    private final Set<String> movable = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();

    private Need.@Nullable OpenTo toAfter;

    private Needs(Settings settings, Instant now) {
        this.now = now;
        this.defaultLocation = settings.defaultLocation();
        this.redeals = settings.redealOnSupply();
    }

    static Need of(List<? extends Received> batch, List<? extends Tick> ticks, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        for (Received received : batch) {
            if (received instanceof Arrival arrival) {
                needs.keys.add(arrival.inboxKey());
                needs.add(arrival.event());
            }
        }
        ticks.forEach(needs::add);
        return needs.need(now.minus(Duration.ofDays(bearings.rules().longestCustomerWindowDays())));
    }

    /** What must be known to deal articles anew. */
    static Need ofMovable(Collection<String> skus, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        needs.skus.addAll(skus);
        needs.movable.addAll(skus);
        return needs.need(now);
    }

    /** What the catalogue says of articles. */
    static Need ofArticles(Collection<String> skus, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        needs.skus.addAll(skus);
        return needs.need(now);
    }

    private void add(Event event) {
        if (event instanceof Order order) {
            order(order);
        } else if (event instanceof StockMovement movement) {
            movement(movement);
        } else if (event instanceof Supply supply) {
            supply(supply);
        } else if (event instanceof OrderChange change) {
            peeked.add(change.orderId());
        } else if (event instanceof CatalogEntry entry) {
            catalog(entry);
        } else if (event instanceof Shipment shipment) {
            peeked.add(shipment.orderId());
        } else if (event instanceof RefundAnswer answer) {
            refund(answer.refundId());
        } else if (event instanceof PaymentEvent payment) {
            peeked.add(payment.orderId());
        } else if (event instanceof NoticeAnswer answer) {
            noticed.add(answer.noticeId());
        } else if (event instanceof Tick tick) {
            tick(tick);
        } else if (!(event instanceof Advisory)) {
            throw new IllegalStateException("Nobody knows what " + event.getClass() + " needs.");
        }
    }

    private void order(Order order) {
        parents.add(new Pending.Parent(Pending.Kind.ORDER, order.orderId()));
        for (OrderLine line : order.lines()) {
            skus.add(line.sku());
            sellers.add(order.sellerOf(line));
            holdings.add(new Need.Holding(order.customer().id(), line.sku()));
        }
    }

    private void movement(StockMovement movement) {
        skus.add(movement.sku());
        if (redeals) {
            movable.add(movement.sku());
        }
        Need.SkuLocation place = place(movement.sku(), movement.location());
        arriving.merge(place, Math.max(0, movement.quantity()), Needs::sum);
        if (movement.kind() == StockMovement.Kind.COUNT) {
            countsAt.merge(place, movement.heard(now).at(), (a, b) -> a.isBefore(b) ? a : b);
        }
        if (movement.supplyId() != null) {
            supplyIds.add(movement.supplyId());
        }
    }

    private void supply(Supply supply) {
        skus.add(supply.sku());
        if (redeals) {
            movable.add(supply.sku());
        }
        suppliers.add(supply.supplier());
        supplyIds.add(supply.supplyId());
        peggedAfter.put(supply.supplyId(), "");
        parents.add(new Pending.Parent(Pending.Kind.SUPPLY, supply.supplyId()));
        confirming.merge(place(supply.sku(), supply.location()), supply.quantity(), Needs::sum);
        if (supply.reorderId() != null) {
            reorderIds.add(supply.reorderId());
        }
    }

    private void catalog(CatalogEntry entry) {
        if (entry instanceof SupplierItem item) {
            skus.add(item.sku());
            suppliers.add(item.supplier());
        } else if (entry instanceof Item item) {
            // A release that was ahead until now turns over; a first revision can't have had one.
            if (item.revision() > 1) {
                skus.add(item.sku());
            }
        } else if (entry instanceof Seller || entry instanceof Supplier) {
            return; // its revision in the inbox is all that counts
        } else if (!(entry instanceof Location)) {
            throw new IllegalStateException("Nobody knows what " + entry.getClass() + " needs.");
        }
    }

    private void tick(Tick tick) {
        if (tick instanceof Tick.ReorderDue due) {
            skus.add(due.sku());
            suppliers.add(due.supplier());
            reorderIds.add(due.reorderId());
            unasked.add(new Need.SkuLocation(due.sku(), due.location()));
        } else if (tick instanceof Tick.PendingDue due) {
            keys.add(new InboxKey(due.queue(), due.pendingKey()));
        } else if (tick instanceof Tick.PartDue due) {
            skus.add(due.sku());
            whole.add(due.orderId());
        } else if (tick instanceof Tick.LawDue due) {
            peeked.add(due.orderId());
        } else if (tick instanceof Tick.Look look) {
            look(look);
        }
    }

    private void look(Tick.Look look) {
        if (!look.sku().isEmpty()) {
            skus.add(look.sku());
        }
        switch (look.kind()) {
            case SUPPLY -> {
                supplyIds.add(look.subject());
                peggedAfter.put(look.subject(), look.after());
            }
            case RELEASE -> articleAfter.put(look.sku(), look.after());
            case ADVISORY -> {
                if (toAfter == null) {
                    toAfter = new Need.OpenTo(Region.of(look).countries(), look.after());
                }
            }
            case REORDER -> reorderIds.add(look.subject());
            case RECALL, WAITING -> peeked.add(look.subject());
            case REFUND -> refund(look.subject());
            case NOTICE -> noticed.add(look.subject());
        }
    }

    private void refund(String refundId) {
        String orderId = Refund.orderOf(refundId);
        if (orderId != null) {
            peeked.add(orderId);
        }
    }

    private Need.SkuLocation place(String sku, @Nullable String location) {
        return new Need.SkuLocation(sku, location == null ? defaultLocation : location);
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private Need need(Instant grantsSince) {
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
                new Need.Orders(peeked, whole, peggedAfter, articleAfter, toAfter, Set.of(), movable, noticed));
    }
}
