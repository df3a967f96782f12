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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a batch must know before it can be handled. */
final class Needs {
    private final String defaultLocation;
    private final boolean redeals;
    private final Instant now;
    private final NeedDraft draft;

    private Needs(Settings settings, Instant now) {
        this.now = now;
        this.draft = new NeedDraft(now);
        this.defaultLocation = settings.defaultLocation();
        this.redeals = settings.redealOnSupply();
    }

    static Need of(List<? extends Received> batch, List<? extends Tick> ticks, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        for (Received received : batch) {
            if (received instanceof Arrival arrival) {
                needs.draft.keys.add(arrival.inboxKey());
                needs.add(arrival.event());
            }
        }
        ticks.forEach(needs::add);
        needs.draft.grantsSince = now.minus(Duration.ofDays(bearings.rules().longestCustomerWindowDays()));
        return needs.draft.need();
    }

    /** What must be known to deal articles anew. */
    static Need ofMovable(Collection<String> skus, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        needs.draft.skus.addAll(skus);
        needs.draft.movable.addAll(skus);
        return needs.draft.need();
    }

    /** What the catalogue says of articles. */
    static Need ofArticles(Collection<String> skus, Bearings bearings, Instant now) {
        Needs needs = new Needs(bearings.settings(), now);
        needs.draft.skus.addAll(skus);
        return needs.draft.need();
    }

    private void add(Event event) {
        if (event instanceof Order order) {
            order(order);
        } else if (event instanceof StockMovement movement) {
            movement(movement);
        } else if (event instanceof Supply supply) {
            supply(supply);
        } else if (event instanceof OrderChange change) {
            draft.peeked.add(change.orderId());
        } else if (event instanceof CatalogEntry entry) {
            catalog(entry);
        } else if (event instanceof Shipment shipment) {
            draft.peeked.add(shipment.orderId());
        } else if (event instanceof RefundAnswer answer) {
            refund(answer.refundId());
        } else if (event instanceof PaymentEvent payment) {
            draft.peeked.add(payment.orderId());
        } else if (event instanceof NoticeAnswer answer) {
            draft.noticed.add(answer.noticeId());
        } else if (event instanceof Tick tick) {
            tick(tick);
        } else if (!(event instanceof Advisory)) {
            throw new IllegalStateException("Nobody knows what " + event.getClass() + " needs.");
        }
    }

    private void order(Order order) {
        draft.parents.add(new Pending.Parent(Pending.Kind.ORDER, order.orderId()));
        for (OrderLine line : order.lines()) {
            draft.skus.add(line.sku());
            draft.sellers.add(order.sellerOf(line));
            draft.holdings.add(new Need.Holding(order.customer().id(), line.sku()));
        }
    }

    private void movement(StockMovement movement) {
        draft.skus.add(movement.sku());
        if (redeals) {
            draft.movable.add(movement.sku());
        }
        Need.SkuLocation place = place(movement.sku(), movement.location());
        draft.arriving.merge(place, Math.max(0, movement.quantity()), Needs::sum);
        if (movement.kind() == StockMovement.Kind.COUNT) {
            draft.countsAt.merge(place, movement.heard(now).at(), (a, b) -> a.isBefore(b) ? a : b);
        }
        if (movement.supplyId() != null) {
            draft.supplyIds.add(movement.supplyId());
        }
    }

    private void supply(Supply supply) {
        draft.skus.add(supply.sku());
        if (redeals) {
            draft.movable.add(supply.sku());
        }
        draft.suppliers.add(supply.supplier());
        draft.supplyIds.add(supply.supplyId());
        draft.peggedAfter.put(supply.supplyId(), "");
        draft.parents.add(new Pending.Parent(Pending.Kind.SUPPLY, supply.supplyId()));
        draft.confirming.merge(place(supply.sku(), supply.location()), supply.quantity(), Needs::sum);
        if (supply.reorderId() != null) {
            draft.reorderIds.add(supply.reorderId());
        }
    }

    private void catalog(CatalogEntry entry) {
        if (entry instanceof SupplierItem item) {
            draft.skus.add(item.sku());
            draft.suppliers.add(item.supplier());
        } else if (entry instanceof Item item) {
            // A release that was ahead until now turns over; a first revision can't have had one.
            if (item.revision() > 1) {
                draft.skus.add(item.sku());
            }
        } else if (entry instanceof Seller || entry instanceof Supplier) {
            return; // its revision in the inbox is all that counts
        } else if (!(entry instanceof Location)) {
            throw new IllegalStateException("Nobody knows what " + entry.getClass() + " needs.");
        }
    }

    private void tick(Tick tick) {
        if (tick instanceof Tick.ReorderDue due) {
            draft.skus.add(due.sku());
            draft.suppliers.add(due.supplier());
            draft.reorderIds.add(due.reorderId());
            draft.unasked.add(new Need.SkuLocation(due.sku(), due.location()));
        } else if (tick instanceof Tick.PendingDue due) {
            draft.keys.add(new InboxKey(due.queue(), due.pendingKey()));
        } else if (tick instanceof Tick.PartDue due) {
            draft.skus.add(due.sku());
            draft.whole.add(due.orderId());
        } else if (tick instanceof Tick.LawDue due) {
            draft.peeked.add(due.orderId());
        } else if (tick instanceof Tick.Look look) {
            look(look);
        }
    }

    private void look(Tick.Look look) {
        if (!look.sku().isEmpty()) {
            draft.skus.add(look.sku());
        }
        switch (look.kind()) {
            case SUPPLY -> {
                draft.supplyIds.add(look.subject());
                draft.peggedAfter.put(look.subject(), look.after());
            }
            case RELEASE -> draft.articleAfter.put(look.sku(), look.after());
            case ADVISORY -> {
                if (draft.toAfter == null) {
                    draft.toAfter = new Need.OpenTo(Region.of(look).countries(), look.after());
                }
            }
            case REORDER -> draft.reorderIds.add(look.subject());
            case RECALL, WAITING -> draft.peeked.add(look.subject());
            case REFUND -> refund(look.subject());
            case NOTICE -> draft.noticed.add(look.subject());
        }
    }

    private void refund(String refundId) {
        String orderId = Refund.orderOf(refundId);
        if (orderId != null) {
            draft.peeked.add(orderId);
        }
    }

    private Need.SkuLocation place(String sku, @Nullable String location) {
        return new Need.SkuLocation(sku, location == null ? defaultLocation : location);
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
