package dev.backorderdesk.scenario;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded stream of events around a few articles, so that everybody meets everybody. */
public final class RandomTrade {
    public static final List<String> SKUS = List.of("LAMP", "VASE", "85014B", "85014b", "GAME");
    static final List<String> PLACES = List.of("MAIN", "WEST");
    static final int SUPPLIES = 6;

    private final Random random;
    private Instant at;
    private boolean crowded;
    private boolean scanned;
    private int number;
    private final long[] revisions = new long[SUPPLIES];

    public RandomTrade(long seed, Instant at) {
        this.random = new Random(seed);
        this.at = at;
    }

    /** Articles, locations, a seller and a supplier; GAME is not released yet. */
    public static List<Arrival> catalogue(LocalDate today) {
        List<Event> entries = new ArrayList<>();
        entries.add(new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()));
        entries.add(new Location("WEST", 1, "IE", "Europe/Dublin", "IE", LocalTime.of(15, 0), List.of("DE", "FR")));
        entries.add(new Seller("S-1", 1, "The Shop", Seller.Status.ACTIVE, 90, "https://shop.example/r", null));
        entries.add(new Supplier("ACME", 1, "Acme", "weekdays", "PT5M"));
        for (String sku : SKUS) {
            LocalDate release = sku.equals("GAME") ? today.plusDays(20) : null;
            entries.add(
                    new Item(sku, 1, sku, "toys", release, null, 40L, null, false, safetyStock(sku), List.of(), false));
            if (!sku.equals("VASE")) {
                entries.add(new SupplierItem("ACME", sku, 1, 10, 6, 4, null, 1));
            }
        }
        return entries.stream().map(each -> Shop.arrival("catalog.in", each)).toList();
    }

    static long safetyStock(String sku) {
        return sku.equals("VASE") ? 2 : 0;
    }

    public List<Arrival> events(int count) {
        List<Arrival> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(scanned ? 14 : 12);
            events.add(
                    kind < 6
                            ? order(number)
                            : kind < 8
                                    ? movement(number)
                                    : kind < 10 ? supply() : kind < 12 ? change(number) : shipment(number));
            number++;
        }
        return events;
    }

    /** Everybody comes once and wants the same article in two lines, of which some soon cancel the first. */
    public RandomTrade crowded() {
        crowded = true;
        return this;
    }

    /** Carriers tell of what left, before or after it was counted, whether it was released or not. */
    public RandomTrade scanned() {
        scanned = true;
        return this;
    }

    /** What follows happens at another time. */
    public RandomTrade later(Instant then) {
        at = then;
        return this;
    }

    private Arrival order(int number) {
        List<OrderLine> lines = new ArrayList<>();
        int count = crowded ? 2 : 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            lines.add(new OrderLine(i, sku(), 1 + random.nextInt(9), null, null, null, null, null, false, null, null));
        }
        int who = crowded ? number : random.nextInt(8);
        String customer = "C-" + who;
        return Shop.arrival(
                "orders.in",
                new Order(
                        "SO-" + number,
                        at.minusSeconds(random.nextInt(3_600)),
                        who % 3 == 0 ? "phone" : "web",
                        "S-1",
                        new Customer(customer, null, null, customer + "@example.com", null, "en", null, List.of()),
                        new ShipTo(random.nextBoolean() ? "DE" : "FR", null, null, null),
                        null,
                        null,
                        null,
                        null,
                        random.nextInt(5) == 0,
                        lines));
    }

    /** Of an order that may not be there, of a line that it may not have. */
    private Arrival change(int number) {
        int first = crowded ? Math.max(0, number - 20) : 0;
        boolean cancel = crowded || random.nextBoolean();
        Integer line = crowded ? Integer.valueOf(1) : cancel && random.nextBoolean() ? null : 1 + random.nextInt(3);
        return Shop.arrival(
                "orders.changes",
                new OrderChange(
                        "CH-" + number,
                        "SO-" + (first + random.nextInt(Math.max(1, number - first))),
                        line,
                        OrderChange.By.values()[random.nextInt(2)],
                        at,
                        null,
                        cancel,
                        cancel ? null : random.nextInt(6),
                        null,
                        null));
    }

    /** Of an order that may not be there, of a line that it may not have, of more than it may have. */
    private Arrival shipment(int number) {
        return Shop.arrival(
                "shipments.in",
                new Shipment(
                        "SH-" + number,
                        1,
                        null,
                        "SO-" + random.nextInt(Math.max(1, number)),
                        List.of(new Shipment.Line(1 + random.nextInt(2), 1 + random.nextInt(4))),
                        "DHL",
                        "T-" + number,
                        null,
                        at.plusSeconds(random.nextInt(600) - 300),
                        null));
    }

    private Arrival movement(int number) {
        StockMovement.Kind kind = StockMovement.Kind.values()[random.nextInt(3)];
        long quantity = random.nextInt(12) - (kind == StockMovement.Kind.ADJUST ? 4 : 0);
        int supply = random.nextInt(SUPPLIES);
        boolean named = kind == StockMovement.Kind.RECEIPT && revisions[supply] > 0;
        return Shop.arrival(
                "stock.in",
                new StockMovement(
                        "M-" + number,
                        kind,
                        named ? SKUS.get(supply % articles()) : sku(),
                        PLACES.get(random.nextInt(2)),
                        quantity,
                        at.plusSeconds(random.nextInt(600) - 300),
                        named ? "PO-" + supply : null));
    }

    /** The supply with number n always brings the same article, to the same place. */
    private Arrival supply() {
        int number = random.nextInt(SUPPLIES);
        long quantity = random.nextInt(15);
        LocalDate today = at.atZone(java.time.ZoneOffset.UTC).toLocalDate();
        return Shop.arrival(
                "supply.in",
                new Supply(
                        "PO-" + number,
                        ++revisions[number],
                        "ACME",
                        SKUS.get(number % articles()),
                        PLACES.get(number % 2),
                        quantity,
                        random.nextInt(6) == 0 ? null : today.plusDays(random.nextInt(25) - 3),
                        quantity == 0 ? Supply.Status.CANCELLED : Supply.Status.OPEN,
                        null));
    }

    private String sku() {
        return SKUS.get(random.nextInt(articles()));
    }

    private int articles() {
        return crowded ? 1 : SKUS.size();
    }
}
