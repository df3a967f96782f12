package dev.backorderdesk.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads UCI Online Retail II: invoices with their goods. The first row of an invoice is its header. */
final class RetailOrders {

    /** Countries as the data set names them. West Indies is read as Jamaica, Unspecified as the shop's own country. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("Australia", "AU"),
            Map.entry("Austria", "AT"),
            Map.entry("Bahrain", "BH"),
            Map.entry("Belgium", "BE"),
            Map.entry("Bermuda", "BM"),
            Map.entry("Brazil", "BR"),
            Map.entry("Canada", "CA"),
            Map.entry("Channel Islands", "JE"),
            Map.entry("Cyprus", "CY"),
            Map.entry("Denmark", "DK"),
            Map.entry("EIRE", "IE"),
            Map.entry("Finland", "FI"),
            Map.entry("France", "FR"),
            Map.entry("Germany", "DE"),
            Map.entry("Greece", "GR"),
            Map.entry("Hong Kong", "HK"),
            Map.entry("Iceland", "IS"),
            Map.entry("Israel", "IL"),
            Map.entry("Italy", "IT"),
            Map.entry("Japan", "JP"),
            Map.entry("Korea", "KR"),
            Map.entry("Lebanon", "LB"),
            Map.entry("Lithuania", "LT"),
            Map.entry("Malta", "MT"),
            Map.entry("Netherlands", "NL"),
            Map.entry("Nigeria", "NG"),
            Map.entry("Norway", "NO"),
            Map.entry("Poland", "PL"),
            Map.entry("Portugal", "PT"),
            Map.entry("RSA", "ZA"),
            Map.entry("Singapore", "SG"),
            Map.entry("Spain", "ES"),
            Map.entry("Sweden", "SE"),
            Map.entry("Switzerland", "CH"),
            Map.entry("Thailand", "TH"),
            Map.entry("USA", "US"),
            Map.entry("United Arab Emirates", "AE"),
            Map.entry("United Kingdom", "GB"),
            Map.entry("Unspecified", "GB"),
            Map.entry("West Indies", "JM"));

    private RetailOrders() {}

    record Line(String sku, String title, long quantity, BigDecimal price) {}

    record Invoice(String number, String customer, String country, LocalDateTime at, List<Line> lines) {}

    /** Every sale that has at least one line of goods, in the order of the file. */
    static Collection<Invoice> read(Path gz) throws IOException {
        Map<String, Invoice> invoices = new LinkedHashMap<>();
        try (Reader in = new InputStreamReader(new GZIPInputStream(Files.newInputStream(gz)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : rows) {
                add(invoices, row);
            }
        }
        return invoices.values().stream()
                .filter(each -> !each.lines().isEmpty())
                .toList();
    }

    private static void add(Map<String, Invoice> invoices, NamedCsvRecord row) {
        String number = row.getField("Invoice");
        String sku = row.getField("StockCode");
        long quantity = Long.parseLong(row.getField("Quantity"));
        // C is a cancellation, A an adjustment of the books.
        if (!Character.isDigit(number.charAt(0))) {
            return;
        }
        Invoice invoice = invoices.computeIfAbsent(number, n -> header(n, row));
        if (quantity > 0 && isGoods(sku)) {
            BigDecimal price = new BigDecimal(row.getField("Price"));
            invoice.lines().add(new Line(sku, row.getField("Description").strip(), quantity, price));
        }
    }

    private static Invoice header(String number, NamedCsvRecord row) {
        String customer = row.getField("CustomerID");
        String country = COUNTRIES.get(row.getField("Country"));
        if (country == null) {
            throw new IllegalArgumentException("No ISO code is known for country '" + row.getField("Country") + "'");
        }
        return new Invoice(
                number,
                customer.isEmpty() ? "guest-" + number : "C-" + customer,
                country,
                LocalDateTime.parse(row.getField("InvoiceDate").replace(' ', 'T')),
                new ArrayList<>());
    }

    /** Not POST, DOT, M, BANK CHARGES, gift vouchers, test rows and the like. */
    private static boolean isGoods(String sku) {
        return sku.matches("\\d{5}[A-Za-z]*|DCGS\\w+|PADS");
    }
}
