package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Advisory;
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
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import dev.backorderdesk.reorder.Reorder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Things to keep in a ledger; everything of the lamp is at MAIN unless said. */
public final class LedgerExamples {

    public static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    public static final String LAMP = "LAMP";
    public static final Need.SkuLocation LAMP_MAIN = new Need.SkuLocation(LAMP, "MAIN");

    private LedgerExamples() {}

    public static InboxKey orderKey(String orderId) {
        return new InboxKey("orders.in", orderId);
    }

    public static Kept kept(InboxKey key, long revision) {
        return new Kept(key, revision, "digest of " + revision, Answer.Status.APPLIED, null);
    }

    public static Item item(String sku, long revision) {
        return new Item(
                sku, revision, "Title of " + sku, "lamps", DAY, null, 5L, null, true, 2, List.of("OTHER"), false);
    }

    public static SkuPosition.Stock stock(long onHand, long reserved) {
        return new SkuPosition.Stock("MAIN", onHand, reserved, 0, 0, null);
    }

    public static SkuPosition.Inbound inbound(String supplyId, long quantity, long received) {
        return new SkuPosition.Inbound(
                supplyId, 1, "ACME", "MAIN", quantity, received, 0, DAY, Supply.Status.OPEN, null);
    }

    public static StockMovement receipt(String movementId, Instant at) {
        return new StockMovement(movementId, StockMovement.Kind.RECEIPT, LAMP, "MAIN", 5, at, "PO-1");
    }

    public static Advisory advisory(String id, long revision, @Nullable Instant until) {
        return new Advisory(
                id,
                revision,
                "*",
                Advisory.Kind.DELAY,
                List.of("standard"),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination("US", null, "10000", "19999")),
                NINE.minusSeconds(60),
                until,
                2,
                Advisory.InTransit.HOLD,
                "Snow.");
    }

    public static Order order(String orderId, Instant placedAt, long quantity) {
        return new Order(
                orderId,
                placedAt,
                "web",
                "S-1",
                new Customer("C-1", "Ada Meyer", null, "ada@example.com", null, "de-DE", null, List.of("email")),
                new ShipTo("DE", "BE", "10115", "Europe/Berlin"),
                null,
                new Payment("card", Payment.Credit.NONE, "EUR", NINE, false, DAY),
                null,
                "EU",
                false,
                List.of(new OrderLine(
                        1,
                        LAMP,
                        (int) quantity,
                        null,
                        new BigDecimal("12.50"),
                        null,
                        null,
                        DAY,
                        true,
                        new StatedShip(null, 5, StatedShip.Unit.BUSINESS_DAYS),
                        null)));
    }

    /** An order of one line and one part, decided at nine. */
    public static Outcome.Decided decided(Order order, Part part) {
        return decided(order, part, DecidedLine.ORDINARY_PRIORITY);
    }

    private static Outcome.Decided decided(Order order, Part part, int priority) {
        long quantity = part.quantity();
        long accepted = part.kind() == PartKind.ACCEPTED ? quantity : 0;
        long backordered = part.kind() == PartKind.BACKORDERED ? quantity : 0;
        long preordered = part.kind() == PartKind.PREORDERED ? quantity : 0;
        long refused = part.kind() == PartKind.REFUSED ? quantity : 0;
        DecidedLine line = new DecidedLine(
                1,
                LAMP,
                quantity,
                LineOutcome.of(accepted, backordered, preordered, refused),
                accepted,
                backordered,
                preordered,
                refused,
                List.of(part),
                List.of(new Reason("STOCK", true, "So many are there.", "Stock", "rules/tables/a.csv:1")),
                priority);
        return new Outcome.Decided(
                order,
                new Decision(order.orderId(), NINE, "sha256:1", List.of(line)),
                List.of(new Outcome.Facts(facts(order), List.of(offer(Basis.ON_HAND), offer(Basis.LEAD_TIME)))),
                Map.of("MAIN", new OrderState.Way("DHL", "standard")),
                waiting(order, part, priority),
                Reply.NONE);
    }

    private static List<Outcome.Waits> waiting(Order order, Part part, int priority) {
        boolean waits = part.kind() == PartKind.BACKORDERED || part.kind() == PartKind.PREORDERED;
        if (!waits) {
            return List.of();
        }
        String supplyId = part.supplyId();
        return List.of(new Outcome.Waits(
                new WaitingPart(
                        order.orderId(),
                        1,
                        part.part(),
                        LAMP,
                        Objects.requireNonNull(part.location()),
                        part.kind(),
                        Objects.requireNonNull(part.basis()),
                        part.quantity(),
                        0,
                        supplyId == null ? List.of() : List.of(new Peg(supplyId, part.quantity())),
                        priority,
                        Objects.requireNonNull(part.shipBy()),
                        WaitingPart.turn(order.placedAt(), NINE)),
                null));
    }

    public static Outcome.Decided accepted(String orderId, long quantity) {
        return decided(order(orderId, NINE, quantity), part(PartKind.ACCEPTED, quantity, Basis.ON_HAND, null, DAY));
    }

    /** Backordered on lead time, placed at nine. */
    public static Outcome.Decided waits(String orderId, long quantity, LocalDate shipBy) {
        return decided(
                order(orderId, NINE, quantity), part(PartKind.BACKORDERED, quantity, Basis.LEAD_TIME, null, shipBy));
    }

    /** The same with another priority. */
    public static Outcome.Decided waits(String orderId, long quantity, LocalDate shipBy, int priority) {
        return decided(
                order(orderId, NINE, quantity),
                part(PartKind.BACKORDERED, quantity, Basis.LEAD_TIME, null, shipBy),
                priority);
    }

    /** Backordered on a supply, placed at nine. */
    public static Outcome.Decided waitsFor(String supplyId, String orderId, long quantity) {
        return decided(
                order(orderId, NINE, quantity), part(PartKind.BACKORDERED, quantity, Basis.INBOUND, supplyId, DAY));
    }

    public static Part part(PartKind kind, long quantity, Basis basis, @Nullable String supplyId, LocalDate shipBy) {
        return new Part(1, quantity, kind, "MAIN", shipBy, shipBy.plusDays(3), basis, supplyId, false);
    }

    public static Reorder reorder(String id, Reorder.State state, Reorder.Demand... demand) {
        return new Reorder(id, "ACME", LAMP, "MAIN", state, NINE, 12, 6, DAY, List.of(demand), 2);
    }

    private static Offer offer(Basis basis) {
        return new Offer(basis, "MAIN", null, Offer.UNLIMITED, DAY, DAY.plusDays(3));
    }

    private static LineFacts facts(Order order) {
        return new LineFacts(
                1,
                LAMP,
                5,
                order.placedAt(),
                DAY,
                "S-1",
                "web",
                null,
                "lamps",
                "DE",
                "BE",
                null,
                true,
                true,
                false,
                true,
                0,
                85,
                false,
                false,
                true,
                7L,
                1,
                2,
                3,
                4,
                true,
                true,
                false,
                null,
                DAY,
                true,
                false,
                true,
                "No parcels to Berlin.");
    }
}
