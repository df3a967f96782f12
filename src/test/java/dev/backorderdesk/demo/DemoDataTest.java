package dev.backorderdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backorderdesk.calendar.CalendarFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DemoDataTest {

    private static final Path FOLDER = Path.of("config/demo");

    private final List<JsonNode> demo = orders("orders.jsonl");
    private final List<JsonNode> replay = orders("orders-2000.jsonl.gz");

    @Test
    void there_are_a_few_thousand_lines_and_at_least_two_thousand_orders_to_replay() {
        assertThat(lines(demo)).hasSizeBetween(1_500, 2_500);
        assertThat(replay).hasSizeGreaterThanOrEqualTo(2_000);
    }

    @Test
    void no_order_id_stands_twice_and_the_orders_are_in_time() {
        List<JsonNode> all = new ArrayList<>(demo);
        all.addAll(replay);
        assertThat(all).extracting(each -> each.path("orderId").asText()).doesNotHaveDuplicates();
        assertThat(demo).extracting(each -> each.path("placedAt").asText()).isSorted();
        assertThat(replay).extracting(each -> each.path("placedAt").asText()).isSorted();
    }

    @Test
    void the_orders_were_placed_in_the_week_before_the_anchor() {
        assertThat(demo)
                .extracting(each -> each.path("placedAt").asText())
                .allMatch(at -> at.compareTo("2026-11-17") >= 0 && at.compareTo("2026-11-24") < 0);
    }

    @Test
    void the_traps_of_the_data_are_kept() {
        assertThat(demo)
                .anyMatch(order -> skus(order).size() < order.path("lines").size());
        assertThat(replay).anyMatch(order -> order.path("lines").size() > 570);
        assertThat(lines(demo)).anyMatch(line -> line.path("unitPrice").asText().equals("0.00"));
        Set<String> spelled =
                demo.stream().flatMap(order -> skus(order).stream()).collect(Collectors.toSet());
        Set<String> folded =
                spelled.stream().map(sku -> sku.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        assertThat(folded).hasSizeLessThan(spelled.size());
    }

    @Test
    void nothing_that_is_no_goods_is_ordered_and_quantities_are_positive() {
        assertThat(lines(replay))
                .extracting(line -> line.path("sku").asText())
                .noneMatch(sku -> sku.matches("POST|DOT|M|m|D|S|B|C2|BANK CHARGES|ADJUST.*|gift.*|TEST.*|AMAZONFEE"));
        assertThat(lines(replay)).allMatch(line -> line.path("quantity").asLong() >= 1);
    }

    @Test
    void nobody_real_can_be_mailed_or_called() {
        List<JsonNode> all = new ArrayList<>(demo);
        all.addAll(replay);
        assertThat(all)
                .extracting(each -> each.at("/customer/email").asText())
                .allMatch(mail -> mail.matches("[a-z0-9.-]+@example\\.(com|org)"));
        assertThat(all)
                .extracting(each -> each.at("/customer/phone").asText())
                .allMatch(phone ->
                        phone.isEmpty() || phone.matches("\\+447700900\\d{3}|\\+3363998\\d{4}|\\+120255501\\d{2}"));
    }

    @Test
    void the_catalogue_hangs_together() {
        Set<String> items = column("items.csv", "sku");
        Set<String> ordered = new TreeSet<>();
        lines(demo).forEach(line -> ordered.add(line.path("sku").asText()));
        ordered.removeAll(items);
        assertThat(ordered).as("missing from the catalogue on purpose").hasSizeBetween(1, 5);
        assertThat(items).containsAll(column("stock.csv", "sku")).containsAll(column("supply.csv", "sku"));
        assertThat(column("suppliers.csv", "supplier"))
                .containsAll(column("supplier-items.csv", "supplier"))
                .containsAll(column("supply.csv", "supplier"));
        assertThat(column("sellers.csv", "seller"))
                .containsAll(demo.stream().map(o -> o.path("seller").asText()).toList());
        assertThat(column("locations.csv", "location")).containsAll(column("stock.csv", "location"));
        Set<String> calendars = CalendarFolder.load(Path.of("config/calendars"), "config/calendars")
                .calendars()
                .names();
        assertThat(calendars)
                .containsAll(column("suppliers.csv", "calendar"))
                .containsAll(column("locations.csv", "calendar"));
    }

    @Test
    void an_advisory_suspends_a_country_that_occurs_in_the_orders() {
        assertThat(orders("advisories.jsonl"))
                .anyMatch(advisory -> advisory.path("kind").asText().equals("SUSPENSION")
                        && demo.stream()
                                .anyMatch(order ->
                                        order.at("/shipTo/country").equals(advisory.at("/destinations/0/country"))));
    }

    private static List<JsonNode> orders(String file) {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> orders = new ArrayList<>();
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(json.readTree(line));
            }
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
        return orders;
    }

    private static List<JsonNode> lines(List<JsonNode> orders) {
        return orders.stream()
                .flatMap(order -> StreamSupport.stream(order.path("lines").spliterator(), false))
                .toList();
    }

    private static Set<String> skus(JsonNode order) {
        Set<String> skus = new HashSet<>();
        order.path("lines").forEach(line -> skus.add(line.path("sku").asText()));
        return skus;
    }

    private static Set<String> column(String file, String name) {
        try (BufferedReader in = open(file);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            return rows.stream().map(row -> row.getField(name)).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream bytes = Files.newInputStream(FOLDER.resolve(file));
        return new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }
}
