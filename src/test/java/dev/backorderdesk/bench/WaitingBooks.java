package dev.backorderdesk.bench;

import dev.backorderdesk.allocate.Demand;
import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@link WaitingSkus} into books: one order a line, each piece on one of three supplies or on none. */
final class WaitingBooks {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final LocalDate SOON = LocalDate.of(2026, 12, 1);
    private static final int TOGETHER = 50;

    private final Ledger ledger;

    WaitingBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    void fill(WaitingSkus skus) {
        Following.nothing()
                .catalog(
                        new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()),
                        new Supplier("ACME", 1, "Acme", "weekdays", null))
                .in(ledger, NOW);
        for (int from = 0; from < skus.count(); from += TOGETHER) {
            Following following = Following.nothing();
            List<String> names = new ArrayList<>();
            for (int i = from; i < Math.min(skus.count(), from + TOGETHER); i++) {
                WaitingSkus.Sku sku = skus.at(i);
                if (!sku.demands().isEmpty()) {
                    add(following, sku);
                    names.add(sku.sku());
                }
            }
            following.in(ledger, NOW, names.toArray(String[]::new));
        }
    }

    private static void add(Following following, WaitingSkus.Sku sku) {
        following.catalog(
                new Item(sku.sku(), 1, sku.sku(), "toys", null, null, null, null, false, 0, List.of(), false));
        long[] pegged = new long[4];
        long waiting = 0;
        for (Demand demand : sku.demands()) {
            WaitingPart part = demand.part();
            List<Peg> pegs = new ArrayList<>();
            if (part.served() > 0) {
                pegs.add(new Peg(sku.sku() + "/PO-0", part.served()));
                pegged[0] += part.served();
            }
            for (Peg peg : part.pegs()) {
                pegs.add(new Peg(sku.sku() + "/" + peg.supplyId(), peg.quantity()));
                pegged[peg.supplyId().charAt(3) - '0'] += peg.quantity();
            }
            waiting += part.quantity();
            following.decided(decided(demand, part.with(0, pegs)));
        }
        following.stock(sku.sku(), new SkuPosition.Stock("MAIN", 0, 0, waiting, 0, NOW));
        for (int i = 0; i < pegged.length; i++) {
            following.supply(
                    sku.sku(),
                    new SkuPosition.Inbound(
                            sku.sku() + "/PO-" + i,
                            1,
                            "ACME",
                            "MAIN",
                            pegged[i],
                            0,
                            pegged[i],
                            SOON.plusDays(7L * i),
                            Supply.Status.OPEN,
                            null));
        }
    }

    private static Outcome.Decided decided(Demand demand, WaitingPart part) {
        Order order = new Order(
                part.orderId(),
                part.orderTime(),
                "web",
                "S-1",
                new Customer(
                        "C-" + part.orderId(),
                        "Ada Meyer",
                        demand.policy().strategy().name(),
                        "ada@example.com",
                        null,
                        "en",
                        null,
                        List.of()),
                new ShipTo("DE", "BE", "10115", "Europe/Berlin"),
                null,
                null,
                null,
                null,
                false,
                List.of(new OrderLine(
                        1, part.sku(), (int) part.quantity(), null, null, null, null, null, false, null, null)));
        Part granted = new Part(
                1,
                part.quantity(),
                PartKind.BACKORDERED,
                "MAIN",
                part.shipBy(),
                part.shipBy().plusDays(2),
                part.pegs().isEmpty() ? Basis.LEAD_TIME : Basis.INBOUND,
                part.pegs().isEmpty()
                        ? null
                        : part.pegs().get(part.pegs().size() - 1).supplyId(),
                false);
        DecidedLine line = new DecidedLine(
                1,
                part.sku(),
                part.quantity(),
                LineOutcome.BACKORDER,
                0,
                part.quantity(),
                0,
                0,
                List.of(granted),
                List.of());
        return new Outcome.Decided(
                order,
                new Decision(order.orderId(), NOW, "bench", List.of(line)),
                List.of(),
                Map.of("MAIN", new OrderState.Way("DHL", "standard")),
                List.of(new Outcome.Waits(part, null)),
                Reply.NONE);
    }
}
