package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What follows from events: a pure function. The same batch, snapshot, bearings and instant give the same outcome, and a
 * business refusal is an answer, never an exception.
 */
public final class Desk {
    private Desk() {}

    /**
     * What the batch must know, to be read before {@link #handle}.
     *
     * @param ticks what the clock brings
     */
    public static Need need(
            List<? extends Received> batch, List<? extends Tick> ticks, Bearings bearings, Instant now) {
        return Needs.of(batch, ticks, bearings, now);
    }

    /** Handles the ticks, then the batch in its order; later events see what earlier ones did. */
    public static Outcome handle(
            List<? extends Received> batch,
            List<? extends Tick> ticks,
            Snapshot snapshot,
            Bearings bearings,
            Instant now) {
        // All at once and first of all: whoever locks one order's articles after the other's may meet somebody
        // half-way.
        Map<String, Set<String>> orders = new TreeMap<>(snapshot.dossiers().skus());
        orders.keySet().removeAll(snapshot.dossiers().whole());
        if (!orders.isEmpty()) {
            throw new ReadMore(need -> need.withWhole(orders));
        }
        Working working = new Working(snapshot, bearings, now);
        Shortages shortages = new Shortages(working);
        Journeys journeys = new Journeys(working);
        Deals deals = new Deals(working, new Promises(working, shortages, journeys));
        PendingMessages pending = new PendingMessages(working);
        Cancelling cancelling = new Cancelling(working, shortages, deals);
        CarrierLook carriers = new CarrierLook(working, deals.promises());
        PaymentBook payments = new PaymentBook(working, carriers);
        for (Tick tick : ticks) {
            if (tick instanceof Tick.ReorderDue due) {
                shortages.due(due, deals);
                deals.settle("reorder " + due.reorderId());
            } else if (tick instanceof Tick.PendingDue due) {
                pending.due(due);
            } else if (tick instanceof Tick.PartDue due) {
                new Looks(working, shortages, deals).due(due);
            } else if (tick instanceof Tick.Look look && look.kind() == Tick.Look.Kind.ADVISORY) {
                carriers.look(look);
            } else if (tick instanceof Tick.Look look) {
                new Looks(working, shortages, deals).look(look);
            }
        }
        new LateLook(working, cancelling, payments)
                .due(ticks.stream()
                        .filter(Tick.LawDue.class::isInstance)
                        .map(Tick.LawDue.class::cast)
                        .toList());
        for (Received received : batch) {
            if (received instanceof Arrival arrival) {
                arrived(arrival, working, shortages, journeys, deals);
            } else if (received instanceof Rejected rejected) {
                new Answers(working).rejected(rejected);
            }
        }
        deals.complete();
        return working.outcome(deals.promises());
    }

    /** What must be known to deal articles anew. */
    static Need needToRedeal(SortedSet<String> skus, Bearings bearings, Instant now) {
        return Needs.ofMovable(skus, bearings, now);
    }

    /**
     * Deals articles anew, one after the other: a pure function as {@link #handle} is.
     *
     * @param cause what is told of it: the run's name
     */
    static NewDeal redeal(SortedSet<String> skus, String cause, Snapshot snapshot, Bearings bearings, Instant now) {
        Working working = new Working(snapshot, bearings, now);
        Shortages shortages = new Shortages(working);
        Deals deals = new Deals(working, new Promises(working, shortages, new Journeys(working)));
        Redeal redeal = new Redeal(working, shortages, deals);
        List<Redealt> dealt = new ArrayList<>();
        for (String sku : skus) {
            Redealt one = redeal.deal(sku, null, cause);
            if (one != null) {
                dealt.add(one);
            }
        }
        return new NewDeal(working.outcome(deals.promises()), dealt, redeal.again());
    }

    private static void arrived(Arrival arrival, Working working, Shortages shortages, Journeys journeys, Deals deals) {
        Answers answers = new Answers(working);
        if (answers.knownAlready(arrival)) {
            return;
        }
        Event event = arrival.event();
        if (event instanceof Order order) {
            new OrderDecision(working, shortages, journeys).decide(order, arrival);
        } else if (event instanceof StockMovement movement) {
            new StockBook(working, shortages, deals).moved(movement, arrival);
        } else if (event instanceof Supply supply) {
            new SupplyBook(working, shortages, deals).changed(supply, arrival);
        } else if (event instanceof CatalogEntry entry) {
            new CatalogBook(working, shortages, deals).entered(entry, arrival);
        } else if (event instanceof Advisory advisory) {
            new AdvisoryBook(working, journeys).advised(advisory, arrival);
        } else if (event instanceof Shipment shipment) {
            new ShipmentBook(working, new Cancelling(working, shortages, deals), shortages, deals)
                    .shipped(shipment, arrival);
        } else if (event instanceof NoticeAnswer answer) {
            new ConsentBook(working, new Cancelling(working, shortages, deals)).answered(answer, arrival);
        } else if (event instanceof PaymentEvent payment) {
            new PaymentBook(working, new CarrierLook(working, deals.promises())).happened(payment, arrival);
        } else if (event instanceof OrderChange change) {
            new ChangeBook(working, shortages, journeys, deals).changed(change, arrival);
        } else if (event instanceof RefundAnswer answer) {
            new RefundBook(working).answered(answer, arrival);
        } else {
            throw new IllegalStateException("Nobody handles " + event.getClass() + " on " + arrival.queue() + ".");
        }
    }
}
