package dev.backorderdesk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.backorderdesk.demo.DemoCatalogue.Sku;
import dev.backorderdesk.demo.RetailOrders.Invoice;
import dev.backorderdesk.demo.RetailOrders.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Cuts {@code config/demo} out of UCI Online Retail II. The same input gives the same files.
 *
 * <p>{@code DemoCut online_retail_2009-12_2010-11.csv.gz config/demo}
 */
public final class DemoCut {

    /** Tuesday 2010-11-23 becomes the anchor, Tuesday 2026-11-24: weekdays stay. */
    private static final LocalDate DEMO_TODAY = LocalDate.of(2010, 11, 23);

    /** The replay reaches into the last week of the data, with its order of 582 lines. */
    private static final LocalDate REPLAY_TODAY = LocalDate.of(2010, 11, 30);

    private static final int DEMO_LINES = 2_000;
    private static final int REPLAY_ORDERS = 2_100;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    private DemoCut(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Expected: DemoCut online_retail.csv.gz config/demo");
        }
        new DemoCut(Path.of(args[1])).cut(RetailOrders.read(Path.of(args[0])));
    }

    /**
     * Writes a whole year, with its catalogue, stock and supply, under the names of the long replay.
     *
     * @param today of the data; becomes the anchor
     * @param every of how many orders one is taken
     */
    public static void year(Path data, Path folder, LocalDate today, int every) throws IOException {
        List<Invoice> orders = new ArrayList<>();
        List<Invoice> all = inTime(RetailOrders.read(data));
        for (int i = 0; i < all.size(); i += every) {
            orders.add(all.get(i));
        }
        DemoCut cut = new DemoCut(folder);
        Map<String, Sku> skus = skusOf(List.of(orders));
        cut.orders(
                "orders-2000.jsonl.gz",
                orders,
                "Y-",
                today,
                sku -> DemoCatalogue.listPrice(Objects.requireNonNull(skus.get(sku), sku)));
        cut.catalogue(skus.values(), demand(orders));
        cut.csv("stock-2000.csv.gz", DemoCatalogue.stock("YCNT-", demand(orders)));
        cut.csv("supply-2000.csv.gz", DemoCatalogue.supply("YPO-", demand(orders)));
    }

    private void catalogue(Collection<Sku> skus, Map<String, Long> demand) throws IOException {
        csv("items.csv", DemoCatalogue.items(skus, demand));
        csv("sellers.csv", DemoCatalogue.sellers());
        csv("suppliers.csv", DemoCatalogue.suppliers());
        csv("supplier-items.csv", DemoCatalogue.supplierItems(skus));
        csv("locations.csv", DemoCatalogue.locations());
    }

    private void cut(Collection<Invoice> all) throws IOException {
        List<Invoice> demo = demoOrders(all);
        List<Invoice> replay = replayOrders(all);
        Map<String, Sku> skus = skusOf(List.of(demo, replay));
        Function<String, BigDecimal> listPrice =
                sku -> DemoCatalogue.listPrice(Objects.requireNonNull(skus.get(sku), sku));
        orders("orders.jsonl", demo, "SO-", DEMO_TODAY, listPrice);
        orders("orders-2000.jsonl.gz", replay, "R-", REPLAY_TODAY, listPrice);
        Map<String, Long> demand = demand(demo);
        Map<String, Long> replayDemand = demand(replay);
        Map<String, Long> most = new TreeMap<>(replayDemand);
        most.putAll(demand);
        catalogue(skus.values(), most);
        csv("stock.csv", DemoCatalogue.stock("CNT-", demand));
        csv("supply.csv", DemoCatalogue.supply("PO-", demand));
        csv("stock-2000.csv.gz", DemoCatalogue.stock("RCNT-", replayDemand));
        csv("supply-2000.csv.gz", DemoCatalogue.supply("RPO-", replayDemand));
    }

    /** The week before the anchor: small orders from abroad, and small ones of the home country up to the target. */
    private static List<Invoice> demoOrders(Collection<Invoice> all) {
        List<Invoice> week = all.stream()
                .filter(each -> within(each, DEMO_TODAY.minusDays(7), DEMO_TODAY))
                .toList();
        List<Invoice> chosen = new ArrayList<>(week.stream()
                .filter(each -> !each.country().equals("GB") && each.lines().size() <= 25)
                .toList());
        // A trap of the data: 85123A and 85123a are two articles; orders with the rarer spelling come first.
        List<Invoice> home = week.stream()
                .filter(each -> each.country().equals("GB"))
                .filter(each -> each.lines().size() <= (hasLowerCaseSku(each) ? 90 : 30))
                .sorted(Comparator.comparing((Invoice each) -> !hasLowerCaseSku(each))
                        .thenComparingDouble(each -> Dice.of(each.number(), "choose")))
                .toList();
        long lines = chosen.stream().mapToLong(each -> each.lines().size()).sum();
        for (Invoice each : home) {
            if (lines < DEMO_LINES) {
                chosen.add(each);
                lines += each.lines().size();
            }
        }
        return inTime(chosen);
    }

    private static List<Invoice> replayOrders(Collection<Invoice> all) {
        List<Invoice> before = inTime(all.stream()
                .filter(each -> within(each, LocalDate.MIN, REPLAY_TODAY))
                .toList());
        return before.subList(before.size() - REPLAY_ORDERS, before.size());
    }

    private static boolean hasLowerCaseSku(Invoice invoice) {
        return invoice.lines().stream().anyMatch(line -> line.sku().matches("\\d+[a-z]+"));
    }

    private static boolean within(Invoice invoice, LocalDate from, LocalDate before) {
        LocalDate day = invoice.at().toLocalDate();
        return !day.isBefore(from) && day.isBefore(before);
    }

    private static List<Invoice> inTime(Collection<Invoice> invoices) {
        return invoices.stream()
                .sorted(Comparator.comparing(Invoice::at).thenComparing(Invoice::number))
                .toList();
    }

    private static Map<String, Sku> skusOf(List<List<Invoice>> files) {
        Map<String, List<Line>> lines = files.stream()
                .flatMap(List::stream)
                .flatMap(each -> each.lines().stream())
                .collect(Collectors.groupingBy(Line::sku, TreeMap::new, Collectors.toList()));
        Map<String, Sku> skus = new TreeMap<>();
        lines.forEach((sku, all) -> {
            List<BigDecimal> prices = all.stream()
                    .map(Line::price)
                    .filter(price -> price.signum() > 0)
                    .sorted()
                    .toList();
            BigDecimal median = prices.isEmpty() ? BigDecimal.ONE : prices.get(prices.size() / 2);
            skus.put(sku, new Sku(sku, all.get(0).title(), median));
        });
        return skus;
    }

    private static Map<String, Long> demand(List<Invoice> invoices) {
        return invoices.stream()
                .flatMap(each -> each.lines().stream())
                .collect(Collectors.groupingBy(Line::sku, TreeMap::new, Collectors.summingLong(Line::quantity)));
    }

    private void orders(
            String file, List<Invoice> invoices, String prefix, LocalDate today, Function<String, BigDecimal> listPrice)
            throws IOException {
        int shift = Math.toIntExact(ChronoUnit.DAYS.between(today, DemoCatalogue.ANCHOR));
        try (Writer out = writer(file)) {
            for (Invoice each : invoices) {
                out.write(json.writeValueAsString(OrderMessage.of(prefix + each.number(), each, shift, listPrice)));
                out.write('\n');
            }
        }
        System.out.printf(
                "%s: %d orders, %d lines%n",
                file,
                invoices.size(),
                invoices.stream().mapToInt(each -> each.lines().size()).sum());
    }

    private void csv(String file, List<String[]> rows) throws IOException {
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer(file))) {
            rows.forEach(out::writeRecord);
        }
        System.out.printf("%s: %d rows%n", file, rows.size() - 1);
    }

    private Writer writer(String file) throws IOException {
        Files.createDirectories(folder);
        OutputStream bytes = Files.newOutputStream(folder.resolve(file));
        return new OutputStreamWriter(
                file.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }
}
