package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.DemoSmsc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of the README, word for word, on the whole desk; and an analyst's edits while it runs. */
class ReadmeTest {
    private static final Instant MORNING = Instant.parse("2026-11-20T09:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String readme = Files.readString(Path.of("README.md"));

    @TempDir
    private Path folder;

    ReadmeTest() throws Exception {}

    /** The blocks of a kind, as {@code json orders.in}. */
    private List<String> blocks(String kind) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = Pattern.compile("```" + Pattern.quote(kind) + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        while (matcher.find()) {
            blocks.add(matcher.group(1).strip());
        }
        assertThat(blocks).as("blocks of " + kind).isNotEmpty();
        return blocks;
    }

    /** White space between the fields says nothing; the rules change their version with every edit. */
    private static String plain(String json) {
        return json.replaceAll("\\s*\\n\\s*", "")
                .replaceAll("\"rulesVersion\":\"[^\"]*\"", "\"rulesVersion\":\"sha256:...\"")
                .replaceAll("\"decidedAt\":\"[^\"]*\"", "\"decidedAt\":\"...\"");
    }

    @Test
    void the_worked_example_is_what_happens() throws Exception {
        try (DeskForTest desk = new DeskForTest(folder, MORNING, Map.of())) {
            try (ErpClient erp = new ErpClient(desk.desk.brokerUrl(), null, null)) {
                for (String line : blocks("json catalog.in").get(0).split("\n")) {
                    taken(erp, "catalog.in", line);
                }
                taken(erp, "stock.in", blocks("json stock.in").get(0));
                taken(erp, "supply.in", blocks("json supply.in").get(0));
                String decision = TenLines.decide(
                        desk.desk.brokerUrl(), blocks("json orders.in").get(0));
                assertThat(plain(decision))
                        .isEqualTo(plain(blocks("json orders.decided").get(0)));
            }
            DemoMailbox mailbox = Objects.requireNonNull(desk.desk.mailbox());
            await().atMost(SOON)
                    .until(() -> !mailbox.received("ada@example.com").isEmpty());
            String mail = mailbox.received("ada@example.com").get(0).text();
            assertThat(mail.replaceAll("/o/\\S+", "/o/...").strip())
                    .isEqualTo(blocks("text e-mail").get(0));
            DemoSmsc phone = Objects.requireNonNull(desk.desk.phone());
            await().atMost(SOON).until(() -> !phone.texts().isEmpty());
            assertThat(phone.texts().get(0).text().replaceAll("/o/\\S+", "/o/..."))
                    .isEqualTo(blocks("text sms").get(0));
            assertThat(desk.console().explain("SO-100045", null)).contains("seller-policy.csv:14");
            assertThat(desk.get("/health")).contains("\"status\":\"UP\"");
            assertThat(desk.get("/metrics")).contains("desk_orders_total 1.0").contains("outcome=\"CAP\"");
        }
    }

    private static void taken(ErpClient erp, String queue, String text) {
        erp.send(queue, text, "example");
        assertThat(erp.receive(SOON).orElseThrow().text()).contains("\"status\":\"APPLIED\"");
    }

    @Test
    void an_edit_takes_effect_while_it_runs_and_a_broken_one_does_not() throws Exception {
        try (DeskForTest desk = new DeskForTest(folder, MORNING, Map.of())) {
            Path table = desk.rules().resolve("tables/seller-policy.csv");
            String good = Files.readString(table);
            String version = desk.desk.rulesVersion();

            Files.writeString(table, good.replaceFirst("\\*,\\*,\\*,1000", "*,*,*,1O00"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(desk.get("/health"))
                            .contains("DEGRADED")
                            .contains("rules/tables/seller-policy.csv:2 [line limit]")
                            .contains("1O00"));
            assertThat(desk.desk.rulesVersion()).isEqualTo(version);

            Files.writeString(table, good.replaceFirst("\\*,\\*,\\*,1000", "*,*,*,900"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(desk.desk.rulesVersion()).isNotEqualTo(version));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(desk.get("/health")).doesNotContain("1O00"));
        }
    }

    @Test
    void the_ten_lines_are_those_of_the_client_that_is_tested() throws Exception {
        String source = Files.readString(Path.of("src/test/java/dev/backorderdesk/proof/TenLines.java"));
        String lines = source.substring(
                source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                source.indexOf("        // README: end"));
        assertThat(blocks("java").get(0))
                .isEqualTo(lines.replaceAll("(?m)^ {8}", "").strip());
    }

    @Test
    void every_setting_that_is_named_exists() throws Exception {
        String settings = Files.readString(Path.of("config/application.properties"));
        Matcher named = Pattern.compile("`([a-z]+(?:[.-][a-z0-9-]+)+)=").matcher(readme);
        while (named.find()) {
            assertThat(settings).as(named.group(1)).contains("\n" + named.group(1) + "=");
        }
    }
}
