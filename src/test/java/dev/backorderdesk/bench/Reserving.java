package dev.backorderdesk.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * The least that also reserves, so that two orders never get the same piece: reads the order's lines as a stream, locks
 * the stock rows of the batch's SKUs in one order, gives what is free and lets the rest wait by plain arithmetic, writes
 * the new stock, one row for each line, order, decision and outbox row. No rules, no supplies, no days, no customers, no
 * notices; the decision says what each line got and is filled up to the length of one of ours.
 *
 * @param stock pieces on hand by SKU
 * @param lineLength characters of a decision for each of its lines
 */
record Reserving(Map<String, Long> stock, int lineLength) implements MinimalPath.Recipe {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private record Line(int number, String sku, long quantity) {}

    private record Order(String id, String body, List<Line> lines) {}

    /** What a SKU has while a batch is worked on. */
    private static final class Stock {
        private final long onHand;
        private long reserved;
        private long waiting;

        Stock(long onHand, long reserved, long waiting) {
            this.onHand = onHand;
            this.reserved = reserved;
            this.waiting = waiting;
        }

        long reserve(long wanted) {
            long given = Math.max(0, Math.min(wanted, onHand - reserved));
            reserved += given;
            waiting += wanted - given;
            return given;
        }
    }

    @Override
    public List<String> tables() {
        return List.of(
                "create table orders (order_id varchar primary key, received timestamp, body text)",
                "create table decision (order_id varchar primary key, decided timestamp, body text)",
                "create table stock (sku varchar primary key, on_hand bigint, reserved bigint, waiting bigint)",
                "create table reservation (order_id varchar, line int, sku varchar, reserved bigint, waiting bigint,"
                        + " primary key (order_id, line))");
    }

    @Override
    public void fill(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into stock values (?, ?, 0, 0)")) {
            for (Map.Entry<String, Long> each : stock.entrySet()) {
                insert.setString(1, each.getKey());
                insert.setLong(2, each.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public MinimalPath.Writing open(Connection connection) throws SQLException {
        return new Batch(connection);
    }

    private final class Batch implements MinimalPath.Writing {
        private final Connection connection;
        private final StoreOnly.Rows rows;
        private final PreparedStatement lock;
        private final PreparedStatement update;
        private final PreparedStatement reserve;
        private final List<Order> orders = new ArrayList<>();

        Batch(Connection connection) throws SQLException {
            this.connection = connection;
            rows = new StoreOnly.Rows(connection);
            lock = connection.prepareStatement(
                    "select sku, on_hand, reserved, waiting from stock where sku = any(?) order by sku for update");
            update = connection.prepareStatement("update stock set reserved = ?, waiting = ? where sku = ?");
            reserve = connection.prepareStatement("insert into reservation values (?, ?, ?, ?, ?)");
        }

        @Override
        public void add(String body) {
            orders.add(read(body));
        }

        @Override
        public void flush() throws SQLException {
            TreeMap<String, Stock> held = lock();
            for (Order order : orders) {
                rows.add(order.id(), order.body(), decide(order, held));
            }
            orders.clear();
            for (Map.Entry<String, Stock> each : held.entrySet()) {
                update.setLong(1, each.getValue().reserved);
                update.setLong(2, each.getValue().waiting);
                update.setString(3, each.getKey());
                update.addBatch();
            }
            update.executeBatch();
            reserve.executeBatch();
            rows.flush();
        }

        private TreeMap<String, Stock> lock() throws SQLException {
            TreeMap<String, Stock> held = new TreeMap<>();
            Object[] skus = orders.stream()
                    .flatMap(order -> order.lines().stream())
                    .map(Line::sku)
                    .distinct()
                    .sorted()
                    .toArray();
            Array array = connection.createArrayOf("varchar", skus);
            lock.setArray(1, array);
            try (ResultSet found = lock.executeQuery()) {
                while (found.next()) {
                    held.put(found.getString(1), new Stock(found.getLong(2), found.getLong(3), found.getLong(4)));
                }
            }
            return held;
        }

        private String decide(Order order, Map<String, Stock> held) throws SQLException {
            int length = lineLength * order.lines().size();
            StringBuilder decision = new StringBuilder(length + 100);
            decision.append("{\"orderId\":\"").append(order.id()).append("\",\"lines\":[");
            for (Line line : order.lines()) {
                Stock stock = held.get(line.sku()); // null: no such article, which is granted nothing
                long given = stock == null ? 0 : stock.reserve(line.quantity());
                long waits = stock == null ? 0 : line.quantity() - given;
                reserve.setString(1, order.id());
                reserve.setInt(2, line.number());
                reserve.setString(3, line.sku());
                reserve.setLong(4, given);
                reserve.setLong(5, waits);
                reserve.addBatch();
                decision.append("{\"line\":").append(line.number());
                decision.append(",\"sku\":\"").append(line.sku());
                decision.append("\",\"accepted\":").append(given);
                decision.append(",\"backordered\":").append(waits).append("},");
            }
            decision.append("],\"filler\":\"");
            decision.append("-".repeat(Math.max(0, length - decision.length())));
            return decision.append("\"}").toString();
        }

        @Override
        public void close() throws SQLException {
            rows.close();
            lock.close();
            update.close();
            reserve.close();
        }
    }

    /** The fields that reserving needs; every other one is passed over. */
    private static Order read(String body) {
        String id = "";
        List<Line> lines = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("orderId")) {
                    id = json.getString();
                } else if (name.equals("lines")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        lines.add(line(json));
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return new Order(id, body, lines);
    }

    private static Line line(JsonParser json) {
        int number = 0;
        String sku = "";
        long quantity = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "line" -> number = json.getIntValue();
                case "sku" -> sku = json.getString();
                case "quantity" -> quantity = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new Line(number, sku, quantity);
    }

    /** The real stock of the demo, by SKU, and 0 for articles that were never counted. */
    static Map<String, Long> demoStock() throws java.io.IOException {
        Map<String, Long> stock = new HashMap<>();
        for (String row : lines("items.csv", false)) {
            stock.put(row.split(",", 2)[0], 0L);
        }
        for (String row : lines("stock-2000.csv.gz", true)) {
            String[] cells = row.split(",");
            stock.merge(cells[2], Long.parseLong(cells[4]), Long::sum);
        }
        return stock;
    }

    private static List<String> lines(String name, boolean zipped) throws java.io.IOException {
        try (var raw = java.nio.file.Files.newInputStream(BenchDesk.DEMO.resolve(name));
                var in = zipped ? new java.util.zip.GZIPInputStream(raw) : raw;
                var reader = new java.io.BufferedReader(
                        new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }
}
