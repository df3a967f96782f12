package dev.backorderdesk.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backorderdesk.demo.Dice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Suppliers, a warehouse, carriers and people who count. What they do follows from what they were told, by dice that
 * depend on names alone: suppliers confirm less and later, come late or not at all; goods get lost; parcels leave a day
 * after they may, some later. How late suppliers are is drawn from real deliveries.
 */
final class Traders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime LATE = LocalTime.of(22, 0);
    private static final int USUAL_DAYS = 10;
    private static final long COLLECT_SECONDS = 4 * 3_600;
    private static final long PAID_SECONDS = 2;
    private static final List<String> SHUT = List.of("IE", "DE", "FR", "GB");

    private final TradeData data;
    private final TradeBooks books;
    private final List<Double> ratios;
    private final Map<String, Integer> leadTimes = new HashMap<>();
    private final List<String> counted = new ArrayList<>();
    private final NavigableMap<Instant, List<Deed>> agenda = new TreeMap<>();
    private final Map<String, Integer> mayLeave = new HashMap<>();
    private final Set<String> left = new HashSet<>();

    /** Where messages are put. */
    interface Post {
        void send(String queue, String correlation, String text) throws Exception;
    }

    /** Something that somebody does at an instant; its message is made then. */
    interface Deed {
        void at(Instant now, Post post) throws Exception;
    }

    Traders(TradeData data, TradeBooks books) throws IOException {
        this.data = data;
        this.books = books;
        try (var lines = Files.lines(Path.of("src/test/resources/suppliers/lead-time-ratios.csv"))) {
            ratios = lines.filter(line -> line.matches("[0-9.]+"))
                    .map(Double::valueOf)
                    .toList();
        }
        for (TradeData.Row row : data.rows("supplier-items.csv")) {
            String days = row.get("leadTimeDays");
            leadTimes.put(row.get("sku"), days.isEmpty() ? USUAL_DAYS : Integer.parseInt(days));
        }
    }

    /** Everything that is to be done by an instant and was not done yet, in order of time. */
    NavigableMap<Instant, List<Deed>> until(Instant instant) {
        return agenda.headMap(instant, true);
    }

    /** What lies on the shelves, what is to come, the orders, and what carriers will say. */
    void begin() throws IOException {
        for (TradeData.Row row : data.rows("stock-2000.csv.gz")) {
            counted.add(row.get("sku") + " " + row.get("location"));
        }
        for (TradeData.Placed order : data.orders()) {
            // Somebody collects them and sends them six times a day, each after its payment was complete.
            long rounds = (order.at().getEpochSecond() + PAID_SECONDS + COLLECT_SECONDS - 1) / COLLECT_SECONDS;
            plan(
                    Instant.ofEpochSecond(rounds * COLLECT_SECONDS),
                    (now, post) -> post.send("orders.in", order.orderId(), order.text()));
        }
        for (int day = 3; day < data.days(); day += 20) {
            int round = day / 20;
            String country = SHUT.get(round % SHUT.size());
            plan(
                    at(day(day), MORNING),
                    (now, post) -> post.send("carriers.in", "shut " + round, """
                    {"advisoryId":"SHUT-%d","revision":1,"carrier":"*","kind":"SUSPENSION","services":[],"exceptServices":[],
                     "origins":[],"destinations":[{"country":"%s"}],"from":"%s","reason":"strike"}""".formatted(round, country, now)));
            plan(
                    at(day(day + 3), MORNING),
                    (now, post) -> post.send("carriers.in", "open " + round, """
                    {"advisoryId":"OPEN-%d","revision":1,"carrier":"*","kind":"RESUMPTION","services":[],"exceptServices":[],
                     "origins":[],"destinations":[{"country":"%s"}],"from":"%s","reason":"strike ended"}""".formatted(round, country, now)));
        }
    }

    private LocalDate day(int number) {
        return data.first().plusDays(number);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    private void plan(Instant at, Deed deed) {
        agenda.computeIfAbsent(at, instant -> new ArrayList<>()).add(deed);
    }

    /** Stock at the beginning, as a file for a bulk load. */
    byte[] stock() throws IOException {
        StringBuilder csv = new StringBuilder("movementId,kind,sku,location,quantity,at,supplyId\n");
        Instant at = at(data.first(), LocalTime.of(0, 0)).minus(Duration.ofHours(1));
        for (TradeData.Row row : data.rows("stock-2000.csv.gz")) {
            csv.append(String.join(
                            ",",
                            row.get("movementId"),
                            row.get("kind"),
                            row.get("sku"),
                            row.get("location"),
                            row.get("quantity"),
                            at.toString(),
                            ""))
                    .append('\n');
            books.counted(row.get("sku"), row.get("location"), Long.parseLong(row.get("quantity")));
        }
        return csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What comes at the beginning, as a file for a bulk load; it comes as other supplies do. */
    byte[] supply(LocalDate anchor) throws IOException {
        StringBuilder csv =
                new StringBuilder("supplyId,revision,supplier,sku,location,quantity,expected,status,reorderId\n");
        for (TradeData.Row row : data.rows("supply-2000.csv.gz")) {
            String text = row.get("expected");
            LocalDate expected = text.isEmpty()
                    ? null
                    : data.first().plusDays(LocalDate.parse(text).toEpochDay() - anchor.toEpochDay());
            String id = row.get("supplyId");
            csv.append(String.join(
                            ",",
                            id,
                            "1",
                            row.get("supplier"),
                            row.get("sku"),
                            row.get("location"),
                            row.get("quantity"),
                            expected == null ? "" : expected.toString(),
                            "OPEN",
                            ""))
                    .append('\n');
            if (expected != null) {
                int days =
                        (int) Math.max(1, expected.toEpochDay() - data.first().toEpochDay());
                comes(
                        supply(
                                id,
                                row.get("supplier"),
                                row.get("sku"),
                                row.get("location"),
                                Long.parseLong(row.get("quantity"))),
                        expected,
                        data.first(),
                        days);
            }
        }
        return csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ObjectNode supply(String id, String supplier, String sku, String location, long quantity) {
        ObjectNode supply = JSON.createObjectNode();
        supply.put("supplyId", id);
        supply.put("supplier", supplier);
        supply.put("sku", sku);
        supply.put("location", location);
        supply.put("quantity", quantity);
        supply.put("status", "OPEN");
        return supply;
    }

    private void comes(ObjectNode supply, LocalDate expected, LocalDate asked, int days) {
        String id = supply.path("supplyId").asText();
        LocalDate arrives = asked.plusDays(Math.round(days * Dice.pick(ratios, id, "how long")));
        if (arrives.isAfter(expected) && Dice.oneIn(0.6, id, "says that it is late")) {
            plan(at(expected.minusDays(1), MORNING), (now, post) -> {
                ObjectNode later = supply.deepCopy().put("revision", 2).put("expected", arrives.toString());
                post.send("supply.in", id + " 2", later.toString());
            });
        }
        long quantity = supply.path("quantity").asLong();
        long short_ = quantity > 1 && Dice.oneIn(0.05, id, "short") ? 1 : 0;
        received(supply, arrives, quantity - short_, 1);
        if (short_ > 0) {
            received(supply, arrives.plusDays(3), short_, 2);
        }
    }

    private void received(ObjectNode supply, LocalDate day, long quantity, int number) {
        String id = supply.path("supplyId").asText();
        String sku = supply.path("sku").asText();
        String location = supply.path("location").asText();
        plan(at(day, MORNING), (now, post) -> {
            books.moved(sku, location, quantity);
            moves(post, "IN-" + id + "-" + number, "RECEIPT", sku, location, quantity, now, id);
        });
    }

    private static void moves(
            Post post, String id, String kind, String sku, String location, long quantity, Instant now, String supplyId)
            throws Exception {
        ObjectNode movement = JSON.createObjectNode();
        movement.put("movementId", id);
        movement.put("kind", kind);
        movement.put("sku", sku);
        movement.put("location", location);
        movement.put("quantity", quantity);
        movement.put("at", now.toString());
        if (!supplyId.isEmpty()) {
            movement.put("supplyId", supplyId);
        }
        post.send("stock.in", id, movement.toString());
    }

    /** An order was decided during a day; some customers want less of it later. */
    void decided(String text, LocalDate today) throws IOException {
        JsonNode decision = JSON.readTree(text);
        String order = decision.path("orderId").asText();
        if (!Dice.oneIn(0.06, order, "thinks again")) {
            return;
        }
        JsonNode lines = decision.path("lines");
        JsonNode line = lines.path(Dice.between(0, lines.size() - 1, order, "which line"));
        plan(at(today.plusDays(Dice.between(1, 3, order, "when")), LATE), (now, post) -> {
            ObjectNode change = JSON.createObjectNode();
            change.put("changeId", "CH-" + order);
            change.put("orderId", order);
            change.put("by", "CUSTOMER");
            change.put("receivedAt", now.toString());
            double what = Dice.of(order, "what");
            if (what > 0.2) {
                change.put("line", line.path("line").asInt());
            }
            if (what > 0.6) {
                change.put("quantity", Math.max(1, line.path("requested").asLong() / 2));
            } else {
                change.put("cancel", true);
            }
            post.send("orders.changes", order, change.toString());
        });
    }

    /** A supplier was asked during a day. */
    void asked(String text, LocalDate today) throws IOException {
        JsonNode reorder = JSON.readTree(text);
        String id = reorder.path("reorderId").asText();
        if (Dice.oneIn(0.04, id, "never answers")) {
            return;
        }
        long asked = reorder.path("quantity").asLong();
        long quantity = Dice.oneIn(0.1, id, "less") ? Math.max(1, asked * 6 / 10) : asked;
        boolean refused = Dice.oneIn(0.03, id, "refuses");
        ObjectNode supply = supply(
                "S-" + id,
                reorder.path("supplier").asText(),
                reorder.path("sku").asText(),
                reorder.path("location").asText(),
                quantity);
        supply.put("reorderId", id);
        int days = leadTimes.getOrDefault(reorder.path("sku").asText(), USUAL_DAYS);
        LocalDate tomorrow = today.plusDays(1);
        LocalDate expected = tomorrow.plusDays(days);
        plan(at(tomorrow, MORNING), (now, post) -> {
            ObjectNode first = supply.deepCopy().put("revision", 1);
            if (!Dice.oneIn(0.05, id, "undated")) {
                first.put("expected", expected.toString());
            }
            if (refused) {
                first.put("status", "CANCELLED");
            }
            post.send("supply.in", "S-" + id + " 1", first.toString());
        });
        if (!refused) {
            comes(supply, expected, tomorrow, days);
        }
    }

    /** The warehouse was told something during a day. */
    void told(String text, LocalDate today) throws IOException {
        JsonNode release = JSON.readTree(text);
        String id = release.path("releaseId").asText();
        int revision = release.path("revision").asInt();
        if (mayLeave.getOrDefault(id, 0) >= revision) {
            return;
        }
        mayLeave.put(id, revision);
        if (!release.path("action").asText().equals("RELEASE")) {
            return;
        }
        LocalDate day = today.plusDays(Dice.oneIn(0.03, id + revision, "slow") ? 3 : 1);
        plan(at(day, EVENING), (now, post) -> {
            // Held or recalled meanwhile, or told anew.
            if (mayLeave.getOrDefault(id, 0) == revision && left.add(id)) {
                leaves(release, day, now, post);
            }
        });
    }

    private void leaves(JsonNode release, LocalDate day, Instant now, Post post) throws Exception {
        String id = release.path("releaseId").asText().replace('/', '_');
        ObjectNode shipment = JSON.createObjectNode();
        shipment.put("shipmentId", id);
        shipment.put("revision", 1);
        shipment.put("releaseId", release.path("releaseId").asText());
        shipment.put("orderId", release.path("orderId").asText());
        for (JsonNode line : release.path("lines")) {
            long quantity = line.path("quantity").asLong();
            books.shipped(line.path("sku").asText(), release.path("location").asText(), quantity);
            shipment.withArray("lines")
                    .addObject()
                    .put("line", line.path("line").asInt())
                    .put("quantity", quantity);
        }
        shipment.put("carrier", release.path("carrier").asText());
        shipment.put("trackingNumber", "T-" + id);
        shipment.put("scannedAt", now.toString());
        post.send("shipments.in", id, shipment.toString());
        if (Dice.oneIn(0.3, id, "delivery is told")) {
            plan(at(day.plusDays(2), NOON), (then, later) -> {
                ObjectNode delivered = shipment.deepCopy().put("revision", 2).put("deliveredAt", then.toString());
                later.send("shipments.in", id + " 2", delivered.toString());
            });
        }
    }

    /** A movement that moves nothing. */
    String nothing(LocalDate day, Instant now) {
        String[] place = counted.get(0).split(" ");
        return """
                {"movementId":"NIGHT-%s","kind":"ADJUST","sku":"%s","location":"%s","quantity":0,"at":"%s"}""".formatted(day, place[0], place[1], now);
    }

    /** Names of all suppliers. */
    List<String> suppliers() throws IOException {
        return data.rows("suppliers.csv").stream()
                .map(row -> row.get("supplier"))
                .toList();
    }

    /** Next day's losses and counts. */
    void counts(LocalDate today) {
        // Once a place: what is lost at the very instant of a count was counted with it, or not.
        Set<String> places = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            String id = today + "-" + i;
            String where = Dice.pick(counted, id, "where");
            if (!places.add(where)) {
                continue;
            }
            String[] place = where.split(" ");
            plan(at(today.plusDays(1), MORNING), (now, post) -> {
                long there = books.onHand(place[0], place[1]);
                if (place[0].isEmpty() || there <= 0) {
                    return;
                }
                if (id.hashCode() % 2 == 0) {
                    long lost = Math.min(there, Dice.between(1, 3, id, "lost"));
                    books.moved(place[0], place[1], -lost);
                    moves(post, "LOST-" + id, "ADJUST", place[0], place[1], -lost, now, "");
                } else {
                    long found = there + Dice.between(-1, 1, id, "found");
                    books.counted(place[0], place[1], found);
                    moves(post, "COUNT-" + id, "COUNT", place[0], place[1], found, now, "");
                }
            });
        }
    }
}
