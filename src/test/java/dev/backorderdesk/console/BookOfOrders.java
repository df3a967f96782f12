package dev.backorderdesk.console;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import dev.backorderdesk.reorder.Reorder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records kept in memory, with the contract's order to put in. */
public final class BookOfOrders implements Records {

    static final Instant PLACED = Instant.parse("2026-11-20T09:30:00Z");
    static final LocalDate SEVENTH = LocalDate.of(2026, 12, 7);

    private final Map<String, OrderRecord> orders = new TreeMap<>();

    private boolean broken;

    /** From now on nothing can be read. */
    void breakDown() {
        broken = true;
    }

    public BookOfOrders keep(OrderRecord record) {
        orders.put(record.order().orderId(), record);
        return this;
    }

    @Override
    public Optional<OrderRecord> order(String orderId) {
        if (broken) {
            throw new LedgerUnavailable("the database is away", new IllegalStateException());
        }
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public Optional<Trail> trail(String orderId) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> titles(Set<String> skus) {
        return Map.of();
    }

    @Override
    public List<SupplierScore> suppliers() {
        return List.of(
                new SupplierScore("ACME", 3, 36, 1, 24, 20, 4, 67), new SupplierScore("ZETA", 1, 5, 1, 0, 0, 0, null));
    }

    @Override
    public List<OrderEvent> alarms(Instant since, int most) {
        return List.of();
    }

    @Override
    public List<Outcome.Call> calls(Instant since, int most) {
        return List.of();
    }

    @Override
    public Totals totals() {
        return new Totals(orders.size(), 3, 2, 1);
    }

    /** Ten asked for: four in stock, four on supply PO-77, two refused by the customer limit. */
    public static OrderRecord capped(String orderId, @Nullable String locale) {
        return capped(orderId, locale, "22423", "One customer may hold 8 of this article.", SEVENTH);
    }

    /** The same, of which no piece leaves without the others. */
    static OrderRecord shipsAsOne(String orderId) {
        OrderRecord record = capped(orderId, "en-GB");
        DecidedLine line = record.decision().lines().get(0);
        List<Part> parts = line.parts().stream()
                .map(part -> new Part(
                        part.part(),
                        part.quantity(),
                        part.kind(),
                        part.location(),
                        part.shipBy(),
                        part.deliverBy(),
                        part.basis(),
                        part.supplyId(),
                        part.kind() != PartKind.REFUSED))
                .toList();
        return new OrderRecord(
                record.order(),
                new Decision(
                        orderId,
                        record.decision().decidedAt(),
                        record.decision().rulesVersion(),
                        List.of(new DecidedLine(
                                line.line(),
                                line.sku(),
                                line.requested(),
                                line.outcome(),
                                line.accepted(),
                                line.backordered(),
                                line.preordered(),
                                line.refused(),
                                parts,
                                line.reasons()))),
                record.facts(),
                record.state(),
                record.waiting(),
                record.notices(),
                record.reorders(),
                record.events());
    }

    static OrderRecord capped(
            String orderId, @Nullable String locale, String sku, String reason, LocalDate currentShipBy) {
        var order = new Order(
                orderId,
                PLACED,
                "web",
                "S-1",
                new Customer(
                        "C-881",
                        "Ada Meyer",
                        "gold",
                        "ada@example.com",
                        "+4915112345678",
                        locale,
                        "Europe/Berlin",
                        List.of()),
                new ShipTo("DE", "BE", "10115", null),
                "standard",
                null,
                null,
                "EU",
                false,
                List.of(new OrderLine(
                        1,
                        sku,
                        10,
                        null,
                        new BigDecimal("12.75"),
                        new BigDecimal("14.95"),
                        null,
                        LocalDate.of(2026, 12, 18),
                        false,
                        null,
                        null)));
        var line = new DecidedLine(
                1,
                sku,
                10,
                LineOutcome.CAP,
                4,
                4,
                0,
                2,
                List.of(
                        new Part(
                                1,
                                4,
                                PartKind.ACCEPTED,
                                "MAIN",
                                LocalDate.of(2026, 11, 23),
                                LocalDate.of(2026, 11, 26),
                                Basis.ON_HAND,
                                null,
                                false),
                        new Part(
                                2,
                                4,
                                PartKind.BACKORDERED,
                                "MAIN",
                                SEVENTH,
                                LocalDate.of(2026, 12, 10),
                                Basis.INBOUND,
                                "PO-77",
                                false),
                        new Part(3, 2, PartKind.REFUSED, null, null, null, null, null, false)),
                List.of(
                        new Reason(
                                "WISHED",
                                false,
                                "It comes before the day wished for.",
                                "Wish",
                                "rules/terms/date.drl:9"),
                        new Reason(
                                "CUSTOMER_LIMIT",
                                true,
                                reason,
                                "Customer limit",
                                "rules/tables/seller-policy.csv:14")));
        var offer = new Offer(Basis.INBOUND, "MAIN", "PO-77", 40, SEVENTH, LocalDate.of(2026, 12, 10));
        var unlimited = new Offer(
                Basis.LEAD_TIME, "MAIN", null, Offer.UNLIMITED, LocalDate.of(2026, 12, 20), LocalDate.of(2026, 12, 23));
        var decision = new Decision(orderId, PLACED.plusSeconds(1), "sha256:4f0c", List.of(line));
        return new OrderRecord(
                order,
                decision,
                List.of(new Outcome.Facts(facts(sku), List.of(offer, unlimited))),
                OrderState.begin(order, decision, Map.of("MAIN", new OrderState.Way("DHL", "standard"))),
                List.of(new WaitingPart(
                        orderId,
                        1,
                        2,
                        sku,
                        "MAIN",
                        PartKind.BACKORDERED,
                        Basis.INBOUND,
                        4,
                        1,
                        List.of(new Peg("PO-77", 2)),
                        100,
                        currentShipBy,
                        PLACED)),
                List.of(
                        new NoticeRecord(
                                "N1",
                                "decision",
                                Channel.EMAIL,
                                DeliveryState.FAILED,
                                1,
                                PLACED.plusSeconds(3),
                                "550 5.1.1 <ada@example.com>: no such user, call +49 (151) 1234-5678"),
                        new NoticeRecord(
                                "N1", "decision", Channel.SMS, DeliveryState.IN_DOUBT, 2, PLACED.plusSeconds(4), null)),
                List.of(new Reorder(
                        "R-9",
                        "ACME",
                        sku,
                        "MAIN",
                        Reorder.State.COLLECTING,
                        PLACED.plusSeconds(300),
                        0,
                        1,
                        null,
                        List.of(new Reorder.Demand(orderId, 1, 2, 1)),
                        0)),
                List.of(new OrderEvent(
                        orderId + "/1",
                        orderId,
                        1,
                        PLACED.plusSeconds(60),
                        OrderEvent.Kind.REPROMISED,
                        1,
                        2,
                        null,
                        new OrderEvent.State(4, 0, 0, 0, 0, SEVENTH, SEVENTH.plusDays(3), "MAIN", "DHL", "standard"),
                        new OrderEvent.State(4, 0, 0, 0, 0, null, null, "MAIN", "DHL", "standard"),
                        "supply.in/PO-77/2")));
    }

    private static LineFacts facts(String sku) {
        return new LineFacts(
                1,
                sku,
                10,
                PLACED,
                LocalDate.of(2026, 11, 20),
                "S-1",
                "web",
                "gold",
                "lighting",
                "DE",
                "BE",
                "standard",
                true,
                true,
                false,
                true,
                null,
                85,
                false,
                false,
                false,
                null,
                0,
                17,
                0,
                4,
                true,
                true,
                true,
                LocalDate.of(2026, 11, 26),
                LocalDate.of(2026, 12, 18),
                false,
                false,
                false,
                null);
    }
}
