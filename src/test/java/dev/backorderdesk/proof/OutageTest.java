package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole desk, whose mail server and message centre go away between two orders and come back on the same ports. What
 * a cut in the middle of a mail does is told elsewhere; a mailbox in memory can't be asked about it after its end.
 */
class OutageTest {
    private static final int BEFORE = 30;
    private static final int MEANWHILE = 40;
    private static final int AFTERWARDS = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<String> mails = new ArrayList<>();
    private final List<Outside.Text> texts = new ArrayList<>();

    @Test
    @Timeout(120)
    void while_mail_server_and_message_centre_are_away_it_decides_and_afterwards_each_is_told_once() throws Exception {
        Path logs = folder.resolve("logs");
        Outside outside = Outside.start(folder.resolve("before"), logs, 0, 0, 0);
        try (DeskChild desk = new DeskChild(folder.resolve("data"), logs, KillTest.reaching(outside))) {
            Replay replay = new Replay(desk);
            List<String> orders = replay.orders.subList(0, BEFORE + MEANWHILE + AFTERWARDS);
            replay.begin();
            var sending = replay.erp().sends("orders.in", orders);

            replay.erp().allow(BEFORE);
            decided(replay, BEFORE);
            everythingIsOut(replay, desk);
            assertThat(health(desk).path("status").asText()).isEqualTo("UP");
            keep(outside, orders);
            assertThat(mails).hasSize(BEFORE);
            outside.close();

            replay.erp().allow(MEANWHILE);
            decided(replay, BEFORE + MEANWHILE);
            Awaitility.await("degraded").atMost(SOON).until(() -> isDown(desk, "mail") && isDown(desk, "smsc"));
            assertThat(health(desk).path("status").asText()).isEqualTo("DEGRADED");
            assertThat(status(desk, "broker")).isEqualTo("UP");
            assertThat(Replay.notices(desk.numbers(), "email", "DUE|SENDING|IN_DOUBT"))
                    .isEqualTo(MEANWHILE);

            outside = Outside.start(folder.resolve("after"), logs, outside.smtp, outside.imap, outside.smpp);
            replay.erp().allow(AFTERWARDS);
            sending.get();
            decided(replay, orders.size());
            Awaitility.await("well")
                    .atMost(SOON)
                    .until(() -> health(desk).path("status").asText().equals("UP"));
            everythingIsOut(replay, desk);
            keep(outside, orders);
            desk.stop();
            assertThat(desk.said()).doesNotContain(" ERROR ");
            List<Delivered> book = Delivered.in(desk.data());
            everyMailIsThereOnce(book, orders.size());
            everyTextIsThereOnce(book);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(outside.lastWords(), e);
        } finally {
            outside.close();
        }
    }

    private static JsonNode health(DeskChild desk) throws IOException {
        return Replay.json(desk.get("/health"));
    }

    private static String status(DeskChild desk, String part) throws IOException {
        return health(desk).path("parts").path(part).path("status").asText();
    }

    private static boolean isDown(DeskChild desk, String part) throws IOException {
        return status(desk, part).equals("DOWN");
    }

    private static void decided(Replay replay, int orders) {
        replay.awaitNumbers(
                orders + " decided",
                SOON,
                numbers -> Replay.number(numbers, "desk_queue_messages{queue=\"orders.in\"}") == 0
                        && Replay.notices(numbers, "email", "") == orders);
    }

    /** Retries go with the desk's clock, which stays within the day: texts ring until 21:00, and doubts end after days. */
    private static void everythingIsOut(Replay replay, DeskChild desk) {
        Duration pause = Duration.ofSeconds(1); // the breakers go with the real one
        Awaitility.await("out")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(pause)
                .until(() -> {
                    desk.commands().forward(Duration.ofMinutes(5));
                    Map<String, Double> numbers = desk.numbers();
                    return Replay.notices(numbers, "email", "DUE|SENDING|IN_DOUBT") == 0
                            && Replay.notices(numbers, "sms", "DUE|SENDING|IN_DOUBT") == 0;
                });
    }

    /** Before it ends: what it took lives in its memory. */
    private void keep(Outside outside, List<String> orders) throws IOException {
        Set<String> addresses = new HashSet<>();
        for (String order : orders) {
            addresses.add(Replay.json(order).path("customer").path("email").asText());
        }
        outside.messageIds(addresses).values().forEach(mails::addAll);
        texts.addAll(outside.texts());
    }

    private void everyMailIsThereOnce(List<Delivered> book, int orders) {
        List<Delivered> expected = book.stream()
                .filter(each -> each.id().channel() == Channel.EMAIL)
                .toList();
        assertThat(expected).hasSize(orders).allMatch(each -> each.state() == DeliveryState.ACCEPTED);
        assertThat(mails)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Delivered::messageId).toList());
    }

    private void everyTextIsThereOnce(List<Delivered> book) {
        List<Delivered> expected = book.stream()
                .filter(each -> each.id().channel() == Channel.SMS && each.state() != DeliveryState.SKIPPED)
                .toList();
        assertThat(expected).hasSizeGreaterThan(BEFORE).allMatch(each -> each.state() == DeliveryState.ACCEPTED);
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.stream().map(Outside.Text::reference).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Delivered::reference).toList());
    }
}
