package dev.backorderdesk.flow.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.promise.lead.Backtest;
import dev.backorderdesk.promise.lead.PastOrder;
import dev.backorderdesk.promise.lead.Score;
import dev.backorderdesk.promise.lead.Tuning;
import dev.backorderdesk.promise.lead.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of deliveries, ours and those of others. */
class DeliveryFilesTest {
    private static final Path SCMS = Path.of("src/test/resources/deliveries/scms-cut.csv");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final List<String> findings = new ArrayList<>();
    private final DeliveryFiles files = new DeliveryFiles(finding -> findings.add(finding.toString()));

    private void read(String file, String text) throws IOException {
        files.read(file, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void our_own_columns_in_any_order_and_empty_where_nothing_is_known() throws IOException {
        read("own.csv", "\uFEFF" + """
                sku,supplier,sent,received,category,contract_days,note
                LAMP,ACME,2026-03-02,2026-03-09,LIGHT,5,x
                LAMP,ACME,2026-03-02,,,,
                """);
        assertThat(files.finish())
                .isEqualTo(new DeliveryFiles.Read(
                        List.of(
                                new PastOrder("ACME", "LAMP", "LIGHT", DAY, DAY.plusDays(7), 5),
                                new PastOrder("ACME", "LAMP", "", DAY, null, null)),
                        0,
                        0,
                        true));
        assertThat(findings).isEmpty();
    }

    @Test
    void bad_cells_are_told_with_file_row_and_column_and_the_others_are_kept() throws IOException {
        read("own.csv", """
                supplier,sku,category,sent,received,contract_days
                ACME,LAMP,,2026-02-30,,5
                ACME,LAMP,,2026-03-02,2026-03-01,5
                ACME,LAMP,,2026-03-02,2026-03-05,-5
                ,LAMP,,2026-03-02,2026-03-05,5
                ACME,LAMP,,2026-03-02,2026-03-05,5
                """);
        DeliveryFiles.Read read = files.finish();
        assertThat(read.orders()).hasSize(1);
        assertThat(read.bad()).isEqualTo(4);
        assertThat(findings)
                .containsExactly(
                        "own.csv:2 sent: expected a day as 2026-11-20, found 2026-02-30",
                        "own.csv:3 received: expected 2026-03-02 or later, the order was sent then, found 2026-03-01",
                        "own.csv:4 contract_days: expected 0 to 3650 days after the order was sent, found -5",
                        "own.csv:5 supplier: expected something, found nothing");
    }

    @Test
    void a_header_that_is_not_known_and_a_row_that_is_too_short_are_told() throws IOException {
        read("other.csv", "a,b\n1,2\n");
        assertThat(files.finish().complete()).isFalse();
        assertThat(findings).singleElement().asString().startsWith("other.csv:1: expected the columns supplier,sku");
        findings.clear();
        read("short.csv", "supplier,sku,category,sent,received,contract_days\nACME,LAMP\n");
        assertThat(findings).singleElement().asString().isEqualTo("short.csv:2: expected 6 cells, found 2");
    }

    @Test
    void scms_leaves_out_what_has_no_day_of_the_order() throws IOException {
        files.read("scms.csv", CsvSource.of(SCMS));
        DeliveryFiles.Read read = files.finish();
        assertThat(read.orders()).hasSize(218);
        assertThat(read.leftOut()).isEqualTo(109);
        assertThat(read.complete()).isTrue();
        Score learned = Backtest.report(Backtest.promises(read.orders(), Tuning.SHIPPED, done -> {}))
                .total()
                .getOrDefault(Way.LEARNED, Score.NONE);
        assertThat(learned.promises()).isEqualTo(218);
        assertThat(learned.coverage()).isBetween(0.85, 1.0);
    }

    @Test
    void orders_of_olist_find_their_sellers_in_the_other_file() throws IOException {
        read("items", "order_id,product_id,seller_id\no1,p1,s1\no1,p2,s1\no1,p1,s2\no2,p1,s1\n");
        read("products", "product_id,product_category_name\np1,lamps\n");
        read("orders", """
                order_id,order_status,order_purchase_timestamp,order_delivered_customer_date,order_estimated_delivery_date
                o1,delivered,2026-03-02 21:57:05,2026-03-09 10:57:55,2026-03-12 00:00:00
                o2,canceled,2026-03-02 21:57:05,,2026-03-12 00:00:00
                """);
        DeliveryFiles.Read read = files.finish();
        assertThat(read.orders())
                .containsExactly(
                        new PastOrder("s1", "p1", "lamps", DAY, DAY.plusDays(7), 10),
                        new PastOrder("s2", "p1", "lamps", DAY, DAY.plusDays(7), 10));
        assertThat(read.leftOut()).isEqualTo(1);
    }

    @Test
    void orders_of_olist_without_the_file_of_the_sellers_are_told() throws IOException {
        read("orders", """
                order_id,order_status,order_purchase_timestamp,order_delivered_customer_date,order_estimated_delivery_date
                o1,delivered,2026-03-02 21:57:05,2026-03-09 10:57:55,2026-03-12 00:00:00
                """);
        assertThat(files.finish().complete()).isFalse();
        assertThat(findings).singleElement().asString().contains("olist_order_items");
    }
}
