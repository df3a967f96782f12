package dev.backorderdesk.flow.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backorderdesk.promise.lead.PastOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was asked of suppliers and when it came: our own columns {@code
 * supplier,sku,category,sent,received,contract_days} (the last three may be empty), or as two public sets of data write
 * them. Files that belong together are read together, in whatever order.
 *
 * <p>SCMS: the contract's days are those to the scheduled day; three rows of four tell no day of the order and are left
 * out. Olist: the seller is the supplier, the shop's estimate the contract; cancelled and unavailable orders are left
 * out, since nothing says on which day that became known; of several pieces of a seller in an order the first stands for
 * all.
 */
public final class DeliveryFiles {
    private static final Set<String> CALLED_OFF = Set.of("canceled", "unavailable");

    /** What SCMS writes where it has no day of the order; days written as 2012-01-06 are mangled and mean another. */
    private static final Pattern NO_DAY = Pattern.compile("N/A - From RDC|Date Not Captured|\\d{4}-\\d\\d-\\d\\d");

    private final Consumer<CsvFinding> findings;
    private final List<PastOrder> orders = new ArrayList<>();
    private final Map<String, OlistOrder> olist = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, String> categories = new HashMap<>();
    private @Nullable String olistFile;
    private long leftOut;
    private long bad;
    private boolean complete = true;

    private record OlistOrder(LocalDate sent, @Nullable LocalDate received, int contractDays) {}

    private record Item(String order, String seller, String product) {}

    /** @param findings hears of what can't be used */
    public DeliveryFiles(Consumer<CsvFinding> findings) {
        this.findings = findings;
    }

    /**
     * What the files hold.
     *
     * @param leftOut rows that are good and say nothing of a lead time
     * @param bad rows with a finding
     * @param complete every file could be read to its end
     */
    public record Read(List<PastOrder> orders, long leftOut, long bad, boolean complete) {}

    /** Reads one file more; a header that is not known is a finding. */
    public void read(String file, CsvSource source) throws IOException {
        long line = 1;
        try (InputStream in = source.open();
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(false)
                        .allowUnclosedQuote(false)
                        .skipEmptyLines(true)
                        .ofNamedCsvRecord(withoutMark(in))) {
            DeliveryFormat format = null;
            for (NamedCsvRecord row : rows) {
                line = row.getStartingLineNumber();
                if (format == null) {
                    format = DeliveryFormat.of(new HashSet<>(row.getHeader()));
                }
                if (format == null) {
                    broken(file, 1, DeliveryFormat.known(), String.join(",", row.getHeader()));
                    return;
                }
                int columns = row.getHeader().size();
                if (row.getFieldCount() == columns) {
                    row(format, file, row);
                } else {
                    bad++;
                    findings.accept(
                            new CsvFinding(file, line, null, columns + " cells", String.valueOf(row.getFieldCount())));
                }
            }
            if (format == null) {
                broken(file, 1, DeliveryFormat.known() + ", and rows below", null);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            broken(file, line + 1, "text in UTF-8, every quotation mark closed before the next comma", "other text");
        }
    }

    /** All that was read, when all files were. */
    public Read finish() {
        if (olistFile != null && items.isEmpty()) {
            broken(olistFile, 1, "the file olist_order_items beside it, which names the sellers", null);
        }
        Set<List<String>> seen = new HashSet<>();
        for (Item item : items) {
            OlistOrder order = olist.get(item.order());
            if (order != null && seen.add(List.of(item.order(), item.seller()))) {
                orders.add(new PastOrder(
                        item.seller(),
                        item.product(),
                        categories.getOrDefault(item.product(), ""),
                        order.sent(),
                        order.received(),
                        order.contractDays()));
            }
        }
        return new Read(List.copyOf(orders), leftOut, bad, complete);
    }

    private void row(DeliveryFormat format, String file, NamedCsvRecord cells) {
        DeliveryRow row = new DeliveryRow(file, format.days(), cells);
        try {
            switch (format) {
                case PLAIN -> plain(row);
                case SCMS -> scms(row);
                case OLIST_ORDERS -> olistOrder(file, row);
                case OLIST_ITEMS ->
                    items.add(new Item(row.needed("order_id"), row.needed("seller_id"), row.needed("product_id")));
                case OLIST_PRODUCTS -> categories.put(row.needed("product_id"), row.text("product_category_name"));
                case OLIST_PROMISES -> olistPromise(row);
            }
        } catch (DeliveryRow.Unusable e) {
            bad++;
            findings.accept(e.finding());
        }
    }

    private void plain(DeliveryRow row) throws DeliveryRow.Unusable {
        LocalDate sent = row.day("sent");
        orders.add(new PastOrder(
                row.needed("supplier"),
                row.needed("sku"),
                row.text("category"),
                sent,
                row.received("received", sent),
                row.isEmpty("contract_days") ? null : (Integer) row.contract("contract_days")));
    }

    private void scms(DeliveryRow row) throws DeliveryRow.Unusable {
        if (NO_DAY.matcher(row.text("PO Sent to Vendor Date")).matches()) {
            leftOut++;
            return;
        }
        LocalDate sent = row.day("PO Sent to Vendor Date");
        orders.add(new PastOrder(
                row.needed("Vendor"),
                row.needed("Item Description"),
                row.text("Product Group"),
                sent,
                row.received("Delivered to Client Date", sent),
                due(row, "Scheduled Delivery Date", sent)));
    }

    private void olistOrder(String file, DeliveryRow row) throws DeliveryRow.Unusable {
        olistFile = file;
        if (CALLED_OFF.contains(row.text("order_status"))) {
            leftOut++;
            return;
        }
        LocalDate sent = row.day("order_purchase_timestamp");
        olist.put(
                row.needed("order_id"),
                new OlistOrder(
                        sent,
                        row.received("order_delivered_customer_date", sent),
                        due(row, "order_estimated_delivery_date", sent)));
    }

    private void olistPromise(DeliveryRow row) throws DeliveryRow.Unusable {
        if (CALLED_OFF.contains(row.text("order_status")) || row.isEmpty("order_approved_at")) {
            leftOut++;
            return;
        }
        LocalDate sent = row.day("order_approved_at");
        orders.add(new PastOrder(
                "olist",
                "any",
                "",
                sent,
                row.received("order_delivered_customer_date", sent),
                due(row, "order_estimated_delivery_date", sent)));
    }

    private static int due(DeliveryRow row, String column, LocalDate sent) throws DeliveryRow.Unusable {
        return row.contract(column, ChronoUnit.DAYS.between(sent, row.day(column)));
    }

    private void broken(String file, long line, String expected, @Nullable String found) {
        complete = false;
        String shown = found == null || found.length() <= 80 ? found : found.substring(0, 77) + "...";
        findings.accept(new CsvFinding(file, line, null, expected, shown));
    }

    /** UTF-8 and nothing else, without the mark that some programs write before it. */
    private static InputStreamReader withoutMark(InputStream in) throws IOException {
        java.io.PushbackInputStream marked = new java.io.PushbackInputStream(in, 3);
        byte[] first = marked.readNBytes(3);
        boolean mark = first.length == 3
                && (first[0] & 0xFF) == 0xEF
                && (first[1] & 0xFF) == 0xBB
                && (first[2] & 0xFF) == 0xBF;
        if (!mark) {
            marked.unread(first);
        }
        return new InputStreamReader(marked, StandardCharsets.UTF_8.newDecoder());
    }
}
