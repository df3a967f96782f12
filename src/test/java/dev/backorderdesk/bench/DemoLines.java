package dev.backorderdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of the demo's orders as facts and offers, with the demo's stock, supply and suspensions. */
final class DemoLines {
    private static final Path FOLDER = Path.of("config/demo");
    private static final int TRAVELS = 3;

    private final Map<String, NamedCsvRecord> items = table("items.csv", row -> row.getField("sku"));
    private final Map<String, NamedCsvRecord> stock = table("stock.csv", row -> row.getField("sku"));
    private final Map<String, NamedCsvRecord> supply = table("supply.csv", row -> row.getField("sku"));
    private final Map<String, NamedCsvRecord> suppliers = table("supplier-items.csv", row -> row.getField("sku"));
    private final Map<String, NamedCsvRecord> sellers = table("sellers.csv", row -> row.getField("seller"));
    private final Set<String> suspended;
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> waiting = new HashMap<>();

    /** A line and what could be promised for it. */
    record Case(LineFacts facts, List<Offer> offers) {}

    private DemoLines() {
        suspended = json("advisories.jsonl").stream()
                .filter(advisory -> advisory.path("kind").asText().equals("SUSPENSION"))
                .map(advisory -> advisory.at("/destinations/0/country").asText())
                .collect(Collectors.toSet());
    }

    /**
     * Every line in the order of the file; later lines meet what earlier ones took.
     *
     * @param sellerOf another seller for the line of that number; null keeps the order's
     */
    static List<Case> read(@Nullable Function<Integer, String> sellerOf) {
        DemoLines demo = new DemoLines();
        List<Case> lines = new ArrayList<>();
        for (JsonNode order : json("orders.jsonl")) {
            for (JsonNode line : order.path("lines")) {
                lines.add(demo.line(order, line, sellerOf == null ? null : sellerOf.apply(lines.size())));
            }
        }
        return lines;
    }

    private Case line(JsonNode order, JsonNode line, @Nullable String otherSeller) {
        String sku = line.path("sku").asText();
        long quantity = line.path("quantity").asLong();
        Instant at = Instant.parse(order.path("placedAt").asText());
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        NamedCsvRecord item = items.get(sku);
        NamedCsvRecord seller = sellers.get(order.path("seller").asText());
        String release = item == null ? "" : item.getField("releaseDate");
        boolean ahead = !release.isEmpty() && LocalDate.parse(release).isAfter(day);
        boolean discontinued = item != null && item.getField("discontinued").equals("true");
        String customer = order.at("/customer/id").asText() + " " + sku;
        long alreadyHeld = held.getOrDefault(customer, 0L);
        long alreadyWaiting = waiting.getOrDefault(sku, 0L);
        List<Offer> offers = offers(sku, day, ahead, discontinued, release);
        long onHand = offers.stream()
                .filter(offer -> offer.basis() == Basis.ON_HAND)
                .mapToLong(Offer::quantity)
                .sum();
        held.merge(customer, quantity, Long::sum);
        waiting.merge(sku, Math.max(0, quantity - onHand), Long::sum);
        String country = order.at("/shipTo/country").asText();
        LineFacts facts = new LineFacts(
                line.path("line").asInt(),
                sku,
                quantity,
                at,
                day,
                otherSeller == null ? order.path("seller").asText() : otherSeller,
                text(order.path("channel")),
                text(order.at("/customer/tier")),
                item == null ? null : item.getField("category"),
                country,
                null,
                text(order.at("/delivery/service")),
                item != null,
                seller != null,
                seller != null && seller.getField("status").equals("BLOCKED"),
                seller != null && !seller.getField("refundPolicyUrl").isEmpty(),
                seller == null ? null : number(seller.getField("reputation")),
                percent(line),
                discontinued,
                ahead,
                true,
                item == null || number(item.getField("preorderLimit")) == null
                        ? null
                        : Long.valueOf(item.getField("preorderLimit")),
                0,
                alreadyWaiting,
                alreadyHeld,
                onHand,
                offers.stream().anyMatch(offer -> offer.basis() != Basis.ON_HAND),
                suppliers.containsKey(sku),
                suppliers.containsKey(sku),
                offers.isEmpty() ? null : offers.get(0).deliverBy(),
                line.hasNonNull("needBy") ? LocalDate.parse(line.path("needBy").asText()) : null,
                line.path("needByEssential").asBoolean(),
                order.path("shipComplete").asBoolean(),
                suspended.contains(country),
                suspended.contains(country) ? "No flights." : null);
        return new Case(facts, offers);
    }

    private List<Offer> offers(String sku, LocalDate day, boolean ahead, boolean discontinued, String release) {
        List<Offer> offers = new ArrayList<>();
        if (ahead) {
            offers.add(offer(Basis.RELEASE_DATE, null, Offer.UNLIMITED, LocalDate.parse(release)));
            return offers;
        }
        NamedCsvRecord counted = stock.get(sku);
        long onHand = counted == null ? 0 : Long.parseLong(counted.getField("quantity"));
        if (onHand > 0) {
            offers.add(offer(Basis.ON_HAND, null, onHand, day.plusDays(1)));
        }
        NamedCsvRecord coming = supply.get(sku);
        if (coming != null && !coming.getField("expected").isEmpty()) {
            offers.add(offer(
                    Basis.INBOUND,
                    coming.getField("supplyId"),
                    Long.parseLong(coming.getField("quantity")),
                    LocalDate.parse(coming.getField("expected"))));
        }
        NamedCsvRecord supplier = suppliers.get(sku);
        if (supplier != null && number(supplier.getField("leadTimeDays")) != null && !discontinued) {
            offers.add(offer(
                    Basis.LEAD_TIME,
                    null,
                    Offer.UNLIMITED,
                    day.plusDays(Long.parseLong(supplier.getField("leadTimeDays")) * 7 / 5)));
        }
        offers.sort(Offer.ORDER);
        return offers;
    }

    private static Offer offer(Basis basis, @Nullable String supplyId, long quantity, LocalDate shipBy) {
        return new Offer(basis, "MAIN", supplyId, quantity, shipBy, shipBy.plusDays(TRAVELS));
    }

    private static @Nullable Integer percent(JsonNode line) {
        if (!line.hasNonNull("unitPrice") || !line.hasNonNull("listPrice")) {
            return null;
        }
        BigDecimal list = new BigDecimal(line.path("listPrice").asText());
        return list.signum() == 0
                ? null
                : new BigDecimal(line.path("unitPrice").asText())
                        .movePointRight(2)
                        .divide(list, 0, RoundingMode.DOWN)
                        .intValueExact();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static List<JsonNode> json(String file) {
        ObjectMapper json = new ObjectMapper();
        try {
            List<JsonNode> nodes = new ArrayList<>();
            for (String line : Files.readAllLines(FOLDER.resolve(file))) {
                nodes.add(json.readTree(line));
            }
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, NamedCsvRecord> table(String file, Function<NamedCsvRecord, String> key) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
            Map<String, NamedCsvRecord> table = new HashMap<>();
            rows.forEach(row -> table.putIfAbsent(key.apply(row), row));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
