package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.client.ErpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code redeal.on-supply} on the whole desk: a receipt has its article dealt anew by the analyst's table. */
class DealtOnSupplyTest {
    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String CATALOGUE = """
            {"kind":"ITEM","sku":"%1$s","revision":1,"title":"%1$s","category":"toys","discontinued":false,"substitutes":[]}
            {"kind":"SELLER","seller":"S-1","revision":1,"name":"Lantern House","status":"ACTIVE","refundPolicyUrl":"https://shop.example.com/refunds"}
            {"kind":"SUPPLIER","supplier":"ACME","revision":1,"name":"Acme","calendar":"weekdays"}
            """;
    private static final String SUPPLY = """
            {"supplyId":"PO-%1$s-%2$d","revision":1,"supplier":"ACME","sku":"%1$s","quantity":5,\
            "expected":"2026-11-%3$d","status":"OPEN"}""";
    private static final String ORDER = """
            {"orderId":"%1$s-%2$s","placedAt":"2026-11-23T08:00:00Z","channel":"web","seller":"S-1",\
            "customer":{"id":"%1$s","tier":"%3$s"},"shipTo":{"country":"DE"},\
            "lines":[{"line":1,"sku":"%2$s","quantity":5}]}""";
    private static final String RECEIPT = """
            {"movementId":"REC-%1$s","kind":"RECEIPT","sku":"%1$s","quantity":5,"at":"2026-11-23T08:00:00Z",\
            "supplyId":"PO-%1$s-1"}""";

    @TempDir
    private Path folder;

    /** Bob counts on the sooner supply, ada, whom the table lets win, on the later one. */
    private static void bobIsSoonAndAdaLate(DeskForTest desk, String sku) throws Exception {
        try (ErpClient erp = new ErpClient(desk.desk.brokerUrl(), null, null)) {
            for (String entry : CATALOGUE.formatted(sku).split("\n")) {
                erp.send("catalog.in", entry, "example");
                assertThat(erp.receive(SOON).orElseThrow().text()).containsPattern("APPLIED|DUPLICATE");
            }
            taken(erp, "supply.in", SUPPLY.formatted(sku, 1, 25));
            taken(erp, "supply.in", SUPPLY.formatted(sku, 2, 30));
        }
        assertThat(decided(desk, "bob", sku, "b2b")).contains("PO-" + sku + "-1");
        assertThat(decided(desk, "ada", sku, "gold")).contains("PO-" + sku + "-2");
    }

    private static String decided(DeskForTest desk, String customer, String sku, String tier) throws Exception {
        return TenLines.decide(desk.desk.brokerUrl(), ORDER.formatted(customer, sku, tier));
    }

    private static void taken(ErpClient erp, String queue, String text) {
        erp.send(queue, text, "example");
        assertThat(erp.receive(SOON).orElseThrow().text()).contains("\"status\":\"APPLIED\"");
    }

    private static void comes(DeskForTest desk, String sku) throws Exception {
        try (ErpClient erp = new ErpClient(desk.desk.brokerUrl(), null, null)) {
            taken(erp, "stock.in", RECEIPT.formatted(sku));
        }
    }

    private DeskForTest desk(String name, Map<String, String> settings) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        DeskForTest desk = new DeskForTest(own, MORNING, settings);
        String version = desk.desk.rulesVersion();
        Path table = desk.rules().resolve("tables/backorder-processing.csv");
        String[] shipped = Files.readString(table).split("\n", 2);
        Files.writeString(
                table, String.join("\n", shipped[0], "*,*,gold,*,*,win,1,turn,gain,no,all,gold first", shipped[1]));
        Awaitility.await().atMost(SOON).until(() -> !desk.desk.rulesVersion().equals(version));
        return desk;
    }

    @Test
    void a_receipt_has_its_article_dealt_anew_by_the_table_and_no_other_article() throws Exception {
        try (DeskForTest desk = desk("on", Map.of("redeal.on-supply", "true"))) {
            for (String sku : List.of("LAMP", "VASE")) {
                bobIsSoonAndAdaLate(desk, sku);
            }
            comes(desk, "LAMP");
            assertThat(desk.console().explain("ada-LAMP", null)).contains("redeal after stock.in/REC-LAMP");
            assertThat(desk.console().explain("bob-LAMP", null))
                    .contains("redeal after stock.in/REC-LAMP")
                    .doesNotContain("RELEASED");
            for (String order : List.of("ada-VASE", "bob-VASE")) {
                assertThat(desk.console().explain(order, null)).doesNotContain("redeal");
            }
        }
    }

    @Test
    void as_shipped_a_receipt_goes_to_who_counted_on_it_whatever_the_table_says() throws Exception {
        try (DeskForTest desk = desk("off", Map.of())) {
            bobIsSoonAndAdaLate(desk, "LAMP");
            comes(desk, "LAMP");
            assertThat(desk.console().explain("bob-LAMP", null))
                    .contains("stock.in/REC-LAMP")
                    .doesNotContain("redeal");
            assertThat(desk.console().explain("ada-LAMP", null)).doesNotContain("REC-LAMP");
        }
    }
}
