package dev.backorderdesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Order messages from {@code config/demo/orders-2000.jsonl.gz}, whole or cut small; each taken has an id of its own. */
final class RealOrders {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LINES_OF_A_KILOBYTE = 4;
    private static final String ID = "{\"orderId\":\"";

    private final String prefix;
    private final List<String> orders;
    private int taken;

    private RealOrders(String prefix, List<String> orders) {
        this.prefix = prefix;
        this.orders = List.copyOf(orders);
    }

    /** As they are: 28 lines in the mean, 16 in the median, 581 at most. */
    static RealOrders whole(Path demo) throws IOException {
        return new RealOrders("W", read(demo));
    }

    /** Each cut into orders of 4 lines, which is about 1 KB (what is left over has 2, 3 or 5), and shuffled. */
    static RealOrders kilobyte(Path demo) throws IOException {
        List<String> small = new ArrayList<>();
        for (String order : read(demo)) {
            ObjectNode tree = (ObjectNode) JSON.readTree(order);
            List<JsonNode> lines = new ArrayList<>();
            tree.path("lines").forEach(lines::add);
            int from = 0;
            while (lines.size() - from > 1) {
                int left = lines.size() - from;
                int size = left == LINES_OF_A_KILOBYTE + 1 ? left : Math.min(left, LINES_OF_A_KILOBYTE);
                small.add(with(tree, lines.subList(from, from + size)));
                from += size;
            }
        }
        Collections.shuffle(small, new Random(1));
        return new RealOrders("K", small);
    }

    /** One order of all the lines of the longest orders until there are so many, numbered anew. */
    static String joined(Path demo, int lines) throws IOException {
        List<ObjectNode> longest = new ArrayList<>();
        for (String order : read(demo)) {
            longest.add((ObjectNode) JSON.readTree(order));
        }
        longest.sort((a, b) -> b.path("lines").size() - a.path("lines").size());
        List<JsonNode> joined = new ArrayList<>();
        for (ObjectNode order : longest) {
            for (JsonNode line : order.path("lines")) {
                if (joined.size() < lines) {
                    joined.add(((ObjectNode) line).put("line", joined.size() + 1));
                }
            }
        }
        return with(longest.get(0), joined);
    }

    private static String with(ObjectNode order, List<JsonNode> lines) {
        ArrayNode array = JSON.createArrayNode();
        lines.forEach(array::add);
        return order.deepCopy().set("lines", array).toString();
    }

    private static List<String> read(Path demo) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(demo.resolve("orders-2000.jsonl.gz")));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** The next so many, from the first again after the last, with new ids. */
    List<String> next(int count) {
        List<String> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String order = orders.get(taken % orders.size());
            next.add(ID + prefix + taken + "-" + order.substring(ID.length()));
            taken++;
        }
        return next;
    }

    double meanLines() {
        return orders.stream()
                .mapToInt(order -> order.split("\"line\":", -1).length - 1)
                .average()
                .orElse(0);
    }

    double meanBytes() {
        return orders.stream()
                .mapToInt(order -> order.getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElse(0);
    }
}
