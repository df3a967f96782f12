package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision is taken again from what was kept of it: the facts, the offers, and the rules that counted then. */
class TakenAgainTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void old_decisions_are_the_same_when_they_are_taken_again_although_the_rules_have_changed() throws Exception {
        try (DeskForTest desk = new DeskForTest(folder, NOON, Map.of())) {
            desk.importDemo();
            List<String> orders =
                    Files.readAllLines(Path.of("config/demo/orders.jsonl")).subList(0, 40);
            try (ErpClient erp = new ErpClient(desk.desk.brokerUrl(), null, null)) {
                for (String order : orders) {
                    erp.send("orders.in", order, "again");
                }
                for (int i = 0; i < orders.size(); i++) {
                    assertThat(erp.receive(SOON)).isPresent();
                }
            }
            String then = desk.desk.rulesVersion();
            Path table = desk.rules().resolve("tables/seller-policy.csv");
            Files.writeString(table, Files.readString(table).replace(",yes,500,45,", ",yes,0,1,"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(desk.desk.rulesVersion()).isNotEqualTo(then));

            int differently = 0;
            RuleSet now = RuleFiles.load(desk.rules()).orThrow();
            for (String order : orders) {
                String id = order.replaceFirst("^\\{\"orderId\":\"([^\"]+)\".*", "$1");
                OrderRecord record = desk.desk.store().records().order(id).orElseThrow();
                String version = record.decision().rulesVersion();
                assertThat(version).isEqualTo(then);
                RuleSet kept = new RuleFiles(null)
                        .loaded(desk.desk.store().rules().find(version).orElseThrow())
                        .orThrow();
                for (int i = 0; i < record.facts().size(); i++) {
                    Outcome.Facts facts = record.facts().get(i);
                    DecidedLine line = record.decision().lines().get(i);
                    DecidedLine again = kept.decide(facts.facts(), facts.offers());
                    assertThat(again.reasons()).as(id).isEqualTo(line.reasons());
                    if (!record.order().shipComplete()) {
                        assertThat(again).as(id).isEqualTo(line);
                    }
                    differently += now.decide(facts.facts(), facts.offers()).equals(again) ? 0 : 1;
                }
            }
            assertThat(differently)
                    .as("lines that the rules of now decide differently")
                    .isPositive();
        }
    }
}
