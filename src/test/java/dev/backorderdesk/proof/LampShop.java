package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.client.ErpClient;
import java.time.Duration;

/** A shop that sells garden lamps of one supplier, told to a whole desk. */
final class LampShop {
    private LampShop() {}

    static void catalogue(ErpClient erp) {
        say(
                erp,
                "catalog.in",
                "{\"kind\":\"ITEM\",\"sku\":\"LAMP\",\"revision\":1,\"title\":\"Garden lamp\",\"category\":\"garden\","
                        + "\"discontinued\":false,\"substitutes\":[]}");
        say(
                erp,
                "catalog.in",
                "{\"kind\":\"SELLER\",\"seller\":\"S-1\",\"revision\":1,\"name\":\"Lantern House\",\"status\":\"ACTIVE\","
                        + "\"reputation\":94,\"refundPolicyUrl\":\"https://shop.example.com/refunds\"}");
        say(
                erp,
                "catalog.in",
                "{\"kind\":\"SUPPLIER\",\"supplier\":\"ACME\",\"revision\":1,\"name\":\"Acme\",\"calendar\":\"DE\"}");
    }

    /** What is to come of it, by one supply. */
    static String supply(int revision, String expected) {
        return "{\"supplyId\":\"PO-77\",\"revision\":" + revision
                + ",\"supplier\":\"ACME\",\"sku\":\"LAMP\",\"quantity\":20,\"expected\":\"" + expected
                + "\",\"status\":\"OPEN\"}";
    }

    /** Says it, and it is taken. */
    static void say(ErpClient erp, String queue, String text) {
        erp.send(queue, text, "c");
        assertThat(erp.receive(Duration.ofSeconds(20)).orElseThrow().text())
                .as(text)
                .doesNotContain("INVALID", "REFUSED", "CONFLICT", "REJECT", "PENDING");
    }
}
