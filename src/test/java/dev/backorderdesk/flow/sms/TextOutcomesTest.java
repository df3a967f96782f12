package dev.backorderdesk.flow.sms;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static dev.backorderdesk.notice.NoticeExamples.ada;
import static dev.backorderdesk.notice.NoticeExamples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Text messages over real SMPP, through the route that customers' texts take. */
@Timeout(60)
class TextOutcomesTest {

    private final DemoSmsc phone;
    private final TextBench bench;

    TextOutcomesTest() throws Exception {
        phone = new DemoSmsc(0, 100, null);
        bench = new TextBench(phone.port());
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        phone.close();
    }

    private DeliveryId planned(String orderId) {
        return bench.planned(plan(orderId, Channel.SMS), ada());
    }

    private static Contact at(String phone, String zone) {
        return new Contact("Ada", null, phone, zone, "DE", null);
    }

    @Test
    void a_text_arrives_and_is_accepted_with_the_centres_id() throws Exception {
        DeliveryId id = planned("SO-1");
        bench.send(id);

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(phone.texts()).singleElement().satisfies(text -> {
            assertThat(text.to()).isEqualTo("4915112345678");
            assertThat(text.from()).isEqualTo("Lamp House");
            assertThat(text.text())
                    .startsWith(
                            "Lamp House: order SO-1; Garden lamp: 4 by 26 Nov, 4 by 10 Dec, 2 not available. https://");
            assertThat(text.parts()).isEqualTo(1);
            assertThat(text.reference()).isEqualTo(id.messageKey().hashCode() & 0xffff);
        });
    }

    @Test
    void umlauts_arrive_as_umlauts() throws Exception {
        DecisionView view = new DecisionView(
                "SO-1",
                List.of(),
                List.of(new DecisionView.Line(
                        1,
                        "A",
                        "Köfferchen „Größe L“",
                        "REJECT",
                        1,
                        0,
                        0,
                        0,
                        1,
                        List.of(new DecisionView.PartView("REFUSED", 1, null, null)),
                        List.of())));
        NoticePlan plan = plan("SO-1", "de-DE", view, Channel.SMS);
        bench.send(bench.planned(plan, ada()));

        assertThat(phone.texts().get(0).text())
                .startsWith("Lamp House: Bestellung SO-1: leider nicht lieferbar. https://");
    }

    @Test
    void a_throttled_text_is_tried_again_soon_and_arrives_once() throws Exception {
        DeliveryId id = planned("SO-1");
        phone.throttleNext(1);
        bench.send(id);

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
        assertThat(bench.book.dueAtOf(id)).isBetween(NINE.plusSeconds(10), NINE.plusSeconds(12));
        bench.now = NINE.plusSeconds(12);
        bench.send(id);
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(phone.texts()).hasSize(1);
    }

    @Test
    void a_number_that_the_centre_does_not_know_is_parked() throws Exception {
        DeliveryId id = planned("SO-1");
        phone.refuseNext(1);
        bench.send(id);

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.FAILED);
        assertThat(bench.book.reasonOf(id)).contains("0xb").doesNotContain("4915");
    }

    @Test
    void a_text_without_an_answer_is_a_doubt_and_is_never_doubled() throws Exception {
        DeliveryId id = planned("SO-1");
        phone.fallSilentAfterNext(1);
        bench.send(id);
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);

        bench.now = NINE.plusSeconds(7_200);
        bench.send(id);
        DeliveryId next = planned("SO-2");
        bench.send(next);

        assertThat(bench.book.inDoubt(Channel.SMS, 10)).hasSize(1);
        assertThat(bench.book.stateOf(next)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(phone.texts()).hasSize(2);
    }

    @Test
    void a_centre_that_is_away_is_tried_again_when_it_is_back() throws Exception {
        int port = phone.port();
        phone.close();
        DeliveryId id = planned("SO-1");
        bench.send(id);
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
        assertThat(bench.book.reasonOf(id)).contains("can't be reached");

        try (DemoSmsc back = new DemoSmsc(port, 100, null)) {
            org.awaitility.Awaitility.await().untilAsserted(() -> {
                bench.now = Objects.requireNonNull(bench.book.dueAtOf(id));
                bench.send(id);
                assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
            });
            assertThat(back.texts()).hasSize(1);
        }
    }

    @Test
    void at_night_a_text_waits_for_the_morning_of_the_recipient() throws Exception {
        DeliveryId berlin = bench.planned(plan("SO-1", Channel.SMS), at("+4915112345678", "Europe/Berlin"));
        DeliveryId unknownZone =
                bench.planned(plan("SO-2", Channel.SMS), new Contact("Bo", null, "+12015550123", null, "US", "CA"));
        bench.send(berlin, unknownZone);

        assertThat(bench.book.stateOf(berlin)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(bench.book.stateOf(unknownZone)).isEqualTo(DeliveryState.DUE);
        assertThat(bench.book.dueAtOf(unknownZone)).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    }

    @Test
    void a_landline_gets_no_text() throws Exception {
        DeliveryId alone = bench.planned(plan("SO-1", Channel.SMS), at("030 901820", "Europe/Berlin"));
        DeliveryId withMail =
                bench.planned(plan("SO-2", Channel.SMS, Channel.EMAIL), at("030 901820", "Europe/Berlin"));
        DeliveryId local = bench.planned(plan("SO-3", Channel.SMS), at("0151 12345678", "Europe/Berlin"));
        bench.send(alone, withMail, local);

        assertThat(bench.book.stateOf(alone)).isEqualTo(DeliveryState.FAILED);
        assertThat(bench.book.stateOf(withMail)).isEqualTo(DeliveryState.SKIPPED);
        assertThat(phone.texts()).extracting(DemoSmsc.Text::to).containsExactly("4915112345678");
    }

    @Test
    void a_text_in_another_script_arrives_in_joined_parts_without_question_marks() throws Exception {
        String longId = "ЗАКАЗ-" + "7".repeat(60);
        DecisionView view = new DecisionView(
                longId,
                List.of(),
                List.of(new DecisionView.Line(
                        1,
                        "A",
                        "Лампа 💡",
                        "ACCEPT",
                        1,
                        1,
                        0,
                        0,
                        0,
                        List.of(new DecisionView.PartView(
                                "ACCEPTED", 1, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26))),
                        List.of())));
        DeliveryId id = bench.planned(plan(longId, "en", view, Channel.SMS), ada());
        bench.send(id);

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        var parts = phone.texts();
        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(p -> assertThat(p.parts()).isEqualTo(parts.size()));
        String whole = parts.stream().map(DemoSmsc.Text::text).reduce("", String::concat);
        assertThat(whole)
                .startsWith("Lamp House: order ЗАКАЗ-777")
                .contains("https://")
                .doesNotContain("?");
    }

    @Test
    void a_text_of_which_a_part_was_taken_is_a_doubt() throws Exception {
        String longId = "ЗАКАЗ-" + "7".repeat(60);
        DeliveryId id = bench.planned(plan(longId, Channel.SMS), ada());
        phone.throttleSecond();
        bench.send(id);

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(bench.book.reasonOf(id)).startsWith("1 of ");
    }

    @Test
    void texts_can_be_read_from_a_file_by_another_process(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("texts.jsonl");
        try (DemoSmsc other = new DemoSmsc(0, 1, file);
                TextBench desk = new TextBench(other.port())) {
            desk.send(desk.planned(plan("SO-1", Channel.SMS), ada()), desk.planned(plan("SO-2", Channel.SMS), ada()));
            assertThat(other.texts()).hasSize(1);
            assertThat(other.taken()).isEqualTo(2);
            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"to\":\"4915112345678\"") && line.contains("Garden lamp"));
        }
    }
}
