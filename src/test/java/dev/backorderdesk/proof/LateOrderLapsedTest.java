package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.flow.demo.ReceivedMail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An order is walked through ninety days by the settable clock: on the whole desk. */
class LateOrderLapsedTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(200)
    void nobody_answers_and_every_mail_comes_in_order_and_the_evidence_says_why() throws Exception {
        try (DeskForTest whole = new DeskForTest(folder, Instant.parse("2026-11-20T09:30:00Z"), Map.of());
                ErpClient erp = new ErpClient(whole.desk.brokerUrl(), null, null)) {
            late(erp, "\"email\":\"ada@example.com\",");
            mails(whole, 1); // one that waits would be overtaken by what follows
            LampShop.say(erp, "supply.in", LampShop.supply(2, "2027-02-15"));
            mails(whole, 2);

            whole.console().forward(Duration.ofDays(59));
            assertThat(mails(whole, 2)).as("January 18").hasSize(2);
            whole.console().forward(Duration.ofDays(31));

            assertThat(mails(whole, 3))
                    .extracting(ReceivedMail::subject)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("SO-1"),
                            second -> assertThat(second).contains("keep or cancel?"),
                            third -> assertThat(third).contains("cancelled"));
            assertThat(whole.console().evidence("SO-1", false))
                    .contains("promised time ends: 2026-12-20")
                    .contains("FIRST_LONG")
                    .contains("ACCEPTED")
                    .contains("the time for an answer was over, and there was none at 2027-01-20T05:00:00Z")
                    .contains("25.50 USD by card, to be sent by 2027-01-28; REQUESTED")
                    .doesNotContain("ada@example.com", "Ada");
            assertThat(whole.console().evidence("SO-1", true)).contains("\"refundBy\":\"2027-01-28\"");
            assertThat(whole.get("/metrics"))
                    .as("nobody says that the refund was sent: on its last day but one, and when it is late")
                    .contains("desk_alarms_total 2.0");
        }
    }

    @Test
    @Timeout(200)
    void a_notice_that_can_t_be_given_calls_somebody_on_every_line_and_is_answered_by_telephone() throws Exception {
        try (DeskForTest whole = new DeskForTest(folder, Instant.parse("2026-11-20T09:30:00Z"), Map.of());
                ErpClient erp = new ErpClient(whole.desk.brokerUrl(), null, null);
                TradeLine line = new TradeLine(whole.desk.brokerUrl())) {
            late(erp, "");
            assertThat(whole.get("/metrics")).contains("desk_alarms_total 0.0");
            LampShop.say(erp, "supply.in", LampShop.supply(2, "2027-02-15"));

            String alarm = Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(
                            () -> {
                                line.drain(List.of());
                                return line.from("orders.events").stream()
                                        .filter(event -> event.contains("\"kind\":\"ALARM\""))
                                        .findFirst();
                            },
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(alarm)
                    .contains(
                            "can't be given: the customer has no address; it must be given before 2026-12-21T05:00:00Z");
            assertThat(whole.get("/metrics")).contains("desk_alarms_total 1.0");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(whole.get("/health"))
                            .contains("1 alarm within a day, the last about SO-1: notice "));
            String noticeId = alarm.replaceAll(".*\"noticeId\":\"([^\"]+)\".*", "$1");
            LampShop.say(
                    erp,
                    "consents.in",
                    "{\"consentId\":\"C-1\",\"noticeId\":\"" + noticeId
                            + "\",\"answer\":\"WAIT\",\"receivedAt\":\"2026-11-20T09:40:00Z\",\"by\":\"AGENT\"}");
            line.drain(List.of());
            assertThat(line.from("orders.events")).anyMatch(event -> event.contains("\"kind\":\"CONSENTED\""));
        }
    }

    @Test
    @Timeout(200)
    void each_is_done_and_told_at_its_hour_and_no_text_message_rings_at_night() throws Exception {
        // The clock stands in New York's night: if it went by days it would always be night.
        try (DeskForTest whole = new DeskForTest(folder, Instant.parse("2026-11-20T09:30:00Z"), Map.of());
                ErpClient erp = new ErpClient(whole.desk.brokerUrl(), null, null)) {
            late(erp, "\"email\":\"ada@example.com\",\"phone\":\"+12125550123\",");
            mails(whole, 1); // one that waits would be overtaken by what follows
            LampShop.say(erp, "supply.in", LampShop.supply(2, "2027-02-15"));
            mails(whole, 2);

            whole.console().forward(Duration.ofDays(62));

            assertThat(mails(whole, 3)).hasSize(3);
            assertThat(whole.console().evidence("SO-1", false))
                    .as("what an answer that was given in time may need to reach us was waited for")
                    .contains("2 pieces at 2027-01-20T05:00:00Z")
                    .containsSubsequence(
                            "2026-11-20T13:00:00Z delay (FIRST_LONG) by SMS: ACCEPTED",
                            "2027-01-20T06:00:00Z cancelled by EMAIL: ACCEPTED",
                            "2027-01-20T13:00:00Z cancelled by SMS: ACCEPTED",
                            "2027-01-20T06:00:00Z CANCELLED line 1 part 1");
            assertThat(Objects.requireNonNull(whole.desk.phone()).texts())
                    .extracting(DemoSmsc.Text::text)
                    .satisfiesExactly(
                            late -> assertThat(late).contains("No answer by Jan 19: cancelled."),
                            over -> assertThat(over).contains("Refund $25.50 by Jan 28."));
        }
    }

    /** Ada orders two lamps that are expected in time. */
    private static void late(ErpClient erp, String address) {
        LampShop.catalogue(erp);
        LampShop.say(erp, "supply.in", LampShop.supply(1, "2026-12-04"));
        LampShop.say(
                erp,
                "orders.in",
                "{\"orderId\":\"SO-1\",\"placedAt\":\"2026-11-20T09:30:00Z\",\"channel\":\"web\",\"seller\":\"S-1\","
                        + "\"customer\":{\"id\":\"C-1\",\"name\":\"Ada Meyer\","
                        + address
                        + "\"locale\":\"en-US\"},\"shipTo\":{\"country\":\"US\",\"region\":\"NY\"},"
                        + "\"payment\":{\"method\":\"card\",\"credit\":\"NONE\",\"currency\":\"USD\",\"captured\":true},"
                        + "\"lines\":[{\"line\":1,\"sku\":\"LAMP\",\"quantity\":2,\"unitPrice\":\"12.75\"}]}");
    }

    private static List<ReceivedMail> mails(DeskForTest whole, int number) {
        var mailbox = Objects.requireNonNull(whole.desk.mailbox());
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> mailbox.received("ada@example.com").size() >= number);
        return mailbox.received("ada@example.com");
    }
}
