package dev.backorderdesk.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Real orders of some days in a row with all that they need: the folder holds what {@code DemoCut} writes.
 *
 * @param orders in order of time, each placed on one of the days
 */
record TradeData(Path folder, LocalDate first, int days, List<TradeData.Placed> orders) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CATALOGUE =
            List.of("locations", "sellers", "items", "suppliers", "supplier-items");

    /** An order as it is sent. */
    record Placed(String orderId, Instant at, String text) {}

    /** @param every of how many orders one is taken */
    static TradeData of(Path folder, LocalDate first, int days, int every) throws IOException {
        Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = from.plus(days, ChronoUnit.DAYS);
        List<Placed> orders = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = reader(folder.resolve("orders-2000.jsonl.gz"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode order = JSON.readTree(line);
                Instant at = Instant.parse(order.path("placedAt").asText());
                if (!at.isBefore(from) && at.isBefore(until) && number++ % every == 0) {
                    orders.add(new Placed(order.path("orderId").asText(), at, line));
                }
            }
        }
        return new TradeData(folder, first, days, orders);
    }

    /** CSV files by kind, for a bulk load. */
    Map<String, byte[]> catalogue() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String kind : CATALOGUE) {
            files.put(kind, Files.readAllBytes(folder.resolve(kind + ".csv")));
        }
        return files;
    }

    /** A row of a file. */
    record Row(NamedCsvRecord cells) {
        String get(String column) {
            return cells.getField(column);
        }
    }

    /** Rows of a file as {@code stock-2000.csv.gz}. */
    List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = reader(folder.resolve(file));
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            csv.forEach(row -> rows.add(new Row(row)));
        }
        return rows;
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
