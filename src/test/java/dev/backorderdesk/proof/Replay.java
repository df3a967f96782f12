package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.app.commands.RunningDesk;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;

/** 2,100 real orders, one after the other, to a desk whose clock stands at noon of the data's anchor day. */
final class Replay {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** A reorder proposal collects for five minutes. */
    static final Duration UNTIL_REORDERS_ARE_DUE = Duration.ofMinutes(6);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DATA = Path.of("config/demo");
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        for (String kind : List.of("locations", "sellers", "items", "suppliers", "supplier-items")) {
            FILES.put(kind, kind + ".csv");
        }
        FILES.put("stock", "stock-2000.csv.gz");
        FILES.put("supply", "supply-2000.csv.gz");
    }

    private final DeskChild desk;
    private final Erp erp;
    final List<String> orders = lines("orders-2000.jsonl.gz");

    Replay(DeskChild desk) throws IOException {
        this.desk = desk;
        this.erp = new Erp(desk.brokerUrl());
    }

    /**
     * What came of it.
     *
     * @param texts by id, in the order of their first coming
     * @param repeats messages that came once more, word for word
     */
    record Told(Map<String, String> texts, int repeats) {}

    private static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(opened(file), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static InputStream opened(String file) throws IOException {
        InputStream in = Files.newInputStream(DATA.resolve(file));
        return file.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** Starts the desk with an empty folder and loads catalogue, stock and supply. */
    void begin() throws IOException, InterruptedException {
        desk.start("--at", NOON.toString(), "--still");
        for (Map.Entry<String, String> each : FILES.entrySet()) {
            byte[] csv;
            try (InputStream in = opened(each.getValue())) {
                csv = in.readAllBytes();
            }
            List<String> findings = new ArrayList<>();
            RunningDesk.Loaded loaded = desk.commands()
                    .load(each.getKey(), csv.length, () -> new ByteArrayInputStream(csv), false, findings::add);
            assertThat(findings).as(each.getKey()).isEmpty();
            assertThat(loaded.refused()).as(each.getKey()).isZero();
        }
    }

    /** Begins to send the orders, as far as it is allowed to. */
    CompletableFuture<Void> sending() {
        return erp.sends("orders.in", orders);
    }

    Erp erp() {
        return erp;
    }

    /** Waits until every order is decided and everything is at the broker. */
    void awaitDecided() {
        awaitNumbers(
                "all orders decided and told",
                Duration.ofSeconds(180),
                numbers -> number(numbers, "desk_queue_messages{queue=\"orders.in\"}") == 0
                        && number(numbers, "desk_outbox_messages") == 0
                        && notices(numbers, "email", "") >= orders.size());
    }

    void awaitNumbers(String what, Duration within, Predicate<Map<String, Double>> condition) {
        Awaitility.await(what)
                .atMost(within)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> condition.test(desk.numbers()));
    }

    /** @param name with its labels; a number that is missing or unknown is none that was awaited */
    static double number(Map<String, Double> numbers, String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }

    /** @param states as {@code DUE|SENDING}; empty means all */
    static double notices(Map<String, Double> numbers, String channel, String states) {
        return numbers.entrySet().stream()
                .filter(each -> each.getKey().startsWith("desk_notices{channel=\"" + channel + "\""))
                .filter(each -> states.isEmpty() || each.getKey().matches(".*state=\"(" + states + ")\".*"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Every decision that was told. */
    Told decisions() throws IOException {
        return told(erp.takeAll("orders.decided"), "orderId");
    }

    /** Everything that suppliers were asked for since the last look. */
    Told reorders() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String row : lines("suppliers.csv").stream().skip(1).toList()) {
            texts.addAll(erp.takeAll("supplier.reorders." + row.split(",")[0]));
        }
        return told(texts, "reorderId");
    }

    private static Told told(List<String> texts, String id) throws IOException {
        Map<String, String> first = new LinkedHashMap<>();
        int repeats = 0;
        for (String text : texts) {
            String key = JSON.readTree(text).path(id).asText();
            String before = first.putIfAbsent(key, text);
            if (before != null) {
                assertThat(text).as("what came once more").isEqualTo(before);
                repeats++;
            }
        }
        return new Told(first, repeats);
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Pieces that were promised from the shelf, by SKU and location. */
    static Map<String, Long> promised(Told decisions) throws IOException {
        Map<String, Long> promised = new TreeMap<>();
        for (String text : decisions.texts().values()) {
            for (JsonNode line : json(text).path("lines")) {
                for (JsonNode part : line.path("parts")) {
                    if (part.path("kind").asText().equals("ACCEPTED")) {
                        promised.merge(
                                line.path("sku").asText() + " at "
                                        + part.path("location").asText(),
                                part.path("quantity").asLong(),
                                Long::sum);
                    }
                }
            }
        }
        return promised;
    }

    /** Pieces that were counted, by SKU and location. */
    static Map<String, Long> counted() throws IOException {
        Map<String, Long> counted = new HashMap<>();
        for (String row : lines("stock-2000.csv.gz").stream().skip(1).toList()) {
            String[] cells = row.split(",");
            counted.put(cells[2] + " at " + cells[3], Long.parseLong(cells[4]));
        }
        return counted;
    }

    /** Pieces asked of suppliers, by SKU. */
    static Map<String, Long> asked(Told reorders) throws IOException {
        Map<String, Long> asked = new TreeMap<>();
        for (String text : reorders.texts().values()) {
            asked.merge(
                    json(text).path("sku").asText(), json(text).path("quantity").asLong(), Long::sum);
        }
        return asked;
    }
}
