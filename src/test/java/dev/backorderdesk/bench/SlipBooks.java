package dev.backorderdesk.bench;

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
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Orders of one or two lines of one piece that wait for what one supplier is to bring: three fifths as many orders as
 * lines. An order's lines count on different supplies where there are several.
 *
 * @param name begins the names of all its orders, articles and supplies
 * @param supplies each of an article of its own
 */
record SlipBooks(String name, int lines, int supplies) {
    private static final String SUPPLIER = "ACME";
    private static final LocalDate SHIPS = LocalDate.of(2026, 12, 9);
    private static final LocalDate EXPECTED = LocalDate.of(2026, 12, 8);
    private static final LocalDate LATE = LocalDate.of(2027, 1, 12);
    private static final int TOGETHER = 500;

    int orders() {
        return lines * 3 / 5;
    }

    boolean has(String orderId) {
        return orderId.startsWith(name + "-O");
    }

    String sku(int number) {
        return name + "-SKU-" + number;
    }

    private String supply(int number) {
        return name + "-PO-" + number;
    }

    /** Which article a line is of: neighbours in the books count on different supplies. */
    private int article(int order, int line) {
        return (order * 7 + (line - 1) * 3) % supplies;
    }

    private int linesOf(int order) {
        return order % 3 == 0 ? 1 : 2;
    }

    void fill(Ledger ledger, Instant now) {
        long[] waiting = new long[supplies];
        for (int order = 0; order < orders(); order++) {
            for (int line = 1; line <= linesOf(order); line++) {
                waiting[article(order, line)]++;
            }
        }
        for (int i = 0; i < supplies; i++) {
            String sku = sku(i);
            Following.nothing()
                    .catalog(new Item(sku, 1, sku, "giftware", null, null, null, null, false, 0, List.of(), false))
                    .stock(sku, new SkuPosition.Stock("MAIN", 0, 0, waiting[i], 0, now))
                    .supply(
                            sku,
                            new SkuPosition.Inbound(
                                    supply(i),
                                    1,
                                    SUPPLIER,
                                    "MAIN",
                                    waiting[i],
                                    0,
                                    waiting[i],
                                    EXPECTED,
                                    Supply.Status.OPEN,
                                    null))
                    .in(ledger, now, sku);
        }
        for (int from = 0; from < orders(); from += TOGETHER) {
            Following orders = Following.nothing();
            for (int i = from; i < Math.min(orders(), from + TOGETHER); i++) {
                orders.decided(waits(i, now));
            }
            orders.in(ledger, now);
        }
        lasts(waiting);
    }

    private void lasts(long[] waiting) {
        long sum = 0;
        for (long each : waiting) {
            sum += each;
        }
        if (sum != lines) {
            throw new IllegalStateException(sum + " lines wait, expected " + lines);
        }
    }

    /** What the supplier sends: everything comes five weeks later. */
    List<String> slip() {
        long[] waiting = new long[supplies];
        for (int order = 0; order < orders(); order++) {
            for (int line = 1; line <= linesOf(order); line++) {
                waiting[article(order, line)]++;
            }
        }
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < supplies; i++) {
            messages.add("{\"supplyId\":\"" + supply(i) + "\",\"revision\":2,\"supplier\":\"" + SUPPLIER
                    + "\",\"sku\":\"" + sku(i) + "\",\"quantity\":" + waiting[i] + ",\"expected\":\"" + LATE
                    + "\",\"status\":\"OPEN\"}");
        }
        return messages;
    }

    private Outcome.Decided waits(int number, Instant now) {
        String orderId = String.format(Locale.ROOT, "%s-O%06d", name, number);
        Instant placed = now.minusSeconds(number);
        List<OrderLine> ordered = new ArrayList<>();
        List<DecidedLine> decided = new ArrayList<>();
        List<Outcome.Waits> waits = new ArrayList<>();
        for (int line = 1; line <= linesOf(number); line++) {
            String sku = sku(article(number, line));
            String supply = supply(article(number, line));
            ordered.add(new OrderLine(line, sku, 1, null, null, null, null, null, false, null, null));
            Part granted = new Part(
                    1, 1, PartKind.BACKORDERED, "MAIN", SHIPS, SHIPS.plusDays(2), Basis.INBOUND, supply, false);
            decided.add(new DecidedLine(line, sku, 1, LineOutcome.BACKORDER, 0, 1, 0, 0, List.of(granted), List.of()));
            waits.add(new Outcome.Waits(
                    new WaitingPart(
                            orderId,
                            line,
                            1,
                            sku,
                            "MAIN",
                            PartKind.BACKORDERED,
                            Basis.INBOUND,
                            1,
                            0,
                            List.of(new Peg(supply, 1)),
                            0,
                            SHIPS,
                            placed),
                    null));
        }
        Order order = new Order(
                orderId,
                placed,
                "web",
                "S-1",
                new Customer(
                        "C-" + orderId, "Ada Meyer", null, "ada@example.com", null, "en-GB", null, List.of("email")),
                new ShipTo("GB", null, "SW1A 1AA", "Europe/London"),
                null,
                null,
                null,
                null,
                false,
                ordered);
        return new Outcome.Decided(
                order,
                new Decision(orderId, now, "bench", decided),
                List.of(),
                Map.of("MAIN", new OrderState.Way("ROYAL_MAIL", "standard")),
                waits,
                Reply.NONE);
    }
}
