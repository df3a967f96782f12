package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole desk, killed eight times on its way through 2,100 real orders. The moments are random; {@code -Dkill.seed}
 * repeats them, as far as two processes on one machine can be repeated.
 */
class KillTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final Path LOGS = Path.of("target/proof");
    private static final Duration OVER_A_LEASE = Duration.ofMinutes(11);
    private static final Duration OVER_A_NIGHT = Duration.ofHours(8);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Kill> kills = new ArrayList<>();

    /** Stays after the test, so that what a failure left can be looked at. */
    private final Path folder = LOGS.resolve("folders");

    @BeforeEach
    void empty() throws IOException {
        if (Files.exists(LOGS)) {
            try (Stream<Path> all = Files.walk(LOGS)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** What had happened when it was killed. */
    private record Kill(String doing, int sent, int mails, int texts) {}

    /** What is compared. */
    private record Run(Replay.Told decisions, Replay.Told reorders) {}

    @Test
    @Timeout(600)
    void killed_at_any_time_it_decides_sends_and_asks_as_if_nothing_had_happened() throws Exception {
        LOG.info("kill.seed={}", seed);
        // Beside it: each of the two waits for the disk most of the time.
        CompletableFuture<Run> beside = CompletableFuture.supplyAsync(this::undisturbed);
        Run killed;
        List<Delivered> book;
        try (Outside outside = Outside.start(folder.resolve("outside"), LOGS.resolve("killed"), 0, 0, 0);
                DeskChild desk = new DeskChild(folder.resolve("killed"), LOGS.resolve("killed"), reaching(outside))) {
            Replay replay = new Replay(desk);
            try {
                killed = disturbed(replay, desk, outside);
                everythingGoesOut(replay, desk);
                assertThat(replay.reorders().texts().keySet())
                        .as("asked for again")
                        .doesNotContainAnyElementsOf(killed.reorders().texts().keySet());
                desk.stop();
                assertThat(desk.said()).doesNotContain(" ERROR ");
                book = Delivered.in(desk.data());
                everyMailIsThereOnce(replay, book, outside);
                everyTextIsThereOnceOrInDoubt(replay, book, outside);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "kill.seed=" + seed + " " + kills + "\n" + desk.lastWords() + "\n" + outside.lastWords(), e);
            }
        } finally {
            beside.handle((run, fault) -> true).get(); // else it would go on in a folder that another test empties
        }

        assertThat(kills).as("each kill hit something").allMatch(kill -> kill.sent() > 0);
        assertThat(killed.decisions().texts().keySet()).hasSize(2_100);
        Run calm = beside.get();
        assertSame(killed.decisions(), calm.decisions());
        assertSame(killed.reorders(), calm.reorders());
        assertThat(Replay.asked(killed.reorders())).isNotEmpty().isEqualTo(Replay.asked(calm.reorders()));
        nothingIsOversold(killed.decisions());
        LOG.info(
                "{} decisions, {} of them told once more; {} reorders, {} of them told once more; {}; {}",
                killed.decisions().texts().size(),
                killed.decisions().repeats(),
                killed.reorders().texts().size(),
                killed.reorders().repeats(),
                book.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.id().channel() + " " + each.state(), Collectors.counting())),
                kills);
    }

    private static void assertSame(Replay.Told killed, Replay.Told calm) {
        assertThat(killed.texts().keySet()).isEqualTo(calm.texts().keySet());
        killed.texts()
                .forEach((id, text) ->
                        assertThat(text).as(id).isEqualTo(calm.texts().get(id)));
    }

    /** Without the routes of the notices: what goes to customers is not compared. */
    private Run undisturbed() {
        try {
            return undisturbed(folder.resolve("routes"));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private Run undisturbed(Path routes) throws Exception {
        Files.createDirectories(routes);
        try (Stream<Path> all = Files.list(Path.of("routes"))) {
            for (Path each : all.filter(
                            path -> !String.valueOf(path.getFileName()).startsWith("notices-"))
                    .toList()) {
                Files.copy(each, routes.resolve(each.getFileName()));
            }
        }
        try (DeskChild desk = new DeskChild(
                folder.resolve("calm"), LOGS.resolve("calm"), Map.of("folders.routes", routes.toString()))) {
            Replay replay = new Replay(desk);
            try {
                replay.begin();
                replay.erp().allow(replay.orders.size());
                replay.sending().get();
                replay.awaitDecided();
                desk.commands().forward(Replay.UNTIL_REORDERS_ARE_DUE);
                Run run = new Run(replay.decisions(), replay.reorders());
                desk.stop();
                return run;
            } catch (Exception | AssertionError e) {
                throw new AssertionError(desk.lastWords(), e);
            }
        }
    }

    static Map<String, String> reaching(Outside outside) {
        return Map.of(
                "mail.host",
                "127.0.0.1",
                "mail.port",
                String.valueOf(outside.smtp),
                "mail.proof",
                Outside.ARCHIVE,
                "mail.imap.port",
                String.valueOf(outside.imap),
                "sms.host",
                "127.0.0.1",
                "sms.port",
                String.valueOf(outside.smpp));
    }

    private Run disturbed(Replay replay, DeskChild desk, Outside outside) throws Exception {
        replay.begin();
        CompletableFuture<Void> sending = replay.sending();
        for (int half = 0; half < 2; half++) {
            int after = 1_050 * half + 50 + random.nextInt(950);
            replay.erp().allow(1_050);
            until("sent " + after, () -> replay.erp().sent() >= after);
            kill("taking orders", replay, desk, outside);
            if (half == 0) {
                desk.launch();
                desk.runFor(random.nextInt(4_000));
                kill("starting", replay, desk, outside);
            }
            desk.start();
        }
        for (int i = 0; i < 2; i++) {
            int after = 1 + random.nextInt(150);
            until("decided " + after + " more", () -> Replay.number(desk.numbers(), "desk_orders_total") >= after);
            kill("deciding and relaying", replay, desk, outside);
            desk.start();
        }
        sending.get();
        for (int half = 0; half < 2; half++) {
            int after = 1_000 * half + 100 + random.nextInt(850);
            until("mailed " + after, () -> outside.mails() >= after);
            kill("mailing", replay, desk, outside);
            desk.start();
        }
        replay.awaitDecided();
        forwardAndKill(replay, desk, outside);
        desk.commands().forward(Duration.ofSeconds(1));
        replay.awaitDecided();
        return new Run(replay.decisions(), replay.reorders());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(String what, Condition condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::holds);
    }

    private void kill(String doing, Replay replay, DeskChild desk, Outside outside)
            throws IOException, InterruptedException {
        desk.runFor(random.nextInt(200));
        desk.kill();
        Kill kill = new Kill(
                doing, replay.erp().sent(), outside.mails(), outside.texts().size());
        kills.add(kill);
        LOG.info("{}", kill);
    }

    /** Killed while it moves its clock and sends what is due. Whether it had moved stands in its folder. */
    private void forwardAndKill(Replay replay, DeskChild desk, Outside outside) throws Exception {
        CompletableFuture<Void> moving =
                CompletableFuture.runAsync(() -> desk.commands().forward(Replay.UNTIL_REORDERS_ARE_DUE));
        kill("reordering", replay, desk, outside);
        assertThat(moving.handle((done, fault) -> true).get()).isTrue();
        desk.start();
        if (desk.clock().equals(Replay.NOON)) {
            desk.commands().forward(Replay.UNTIL_REORDERS_ARE_DUE);
        }
        assertThat(desk.clock()).isEqualTo(Replay.NOON.plus(Replay.UNTIL_REORDERS_ARE_DUE));
    }

    /** Leases and doubts go with the desk's clock, so it is moved until no mail waits and no text. */
    private static void everythingGoesOut(Replay replay, DeskChild desk) {
        step(replay, desk, OVER_A_LEASE, "email", "DUE|SENDING|IN_DOUBT");
        step(replay, desk, OVER_A_NIGHT, "sms", "DUE|SENDING");
        step(replay, desk, OVER_A_LEASE, "email", "DUE|SENDING|IN_DOUBT");
    }

    private static void step(Replay replay, DeskChild desk, Duration by, String channel, String states) {
        for (int i = 0; i < 8; i++) {
            desk.commands().forward(by);
            try {
                replay.awaitNumbers(
                        channel + " " + states,
                        Duration.ofSeconds(i == 7 ? 60 : 10),
                        numbers -> Replay.notices(numbers, channel, states) == 0);
                return;
            } catch (org.awaitility.core.ConditionTimeoutException again) {
                if (i == 7) {
                    throw again;
                }
            }
        }
    }

    /** An order has a decision's mail, and maybe one that tells of a delay. */
    private static void everyMailIsThereOnce(Replay replay, List<Delivered> book, Outside outside) throws IOException {
        Map<String, List<String>> expected = new HashMap<>();
        Map<String, List<Delivered>> byOrder = byOrder(book, Channel.EMAIL);
        assertThat(byOrder).hasSize(replay.orders.size());
        assertThat(byOrder.values())
                .allSatisfy(mails -> assertThat(mails)
                        .allMatch(
                                each -> each.state() == DeliveryState.ACCEPTED || each.state() == DeliveryState.SKIPPED)
                        .anyMatch(each -> each.state() == DeliveryState.ACCEPTED));
        for (String order : replay.orders) {
            String address = Replay.json(order).path("customer").path("email").asText();
            List<String> ids = expected.computeIfAbsent(address, key -> new ArrayList<>());
            byOrder.getOrDefault(Replay.json(order).path("orderId").asText(), List.of()).stream()
                    .filter(each -> each.state() == DeliveryState.ACCEPTED)
                    .forEach(each -> ids.add(each.messageId()));
        }
        Map<String, List<String>> found = outside.messageIds(expected.keySet());
        List<String> wrong = new ArrayList<>();
        expected.forEach((address, ids) -> {
            List<String> there = found.getOrDefault(address, List.of());
            if (!there.stream().sorted().toList().equals(ids.stream().sorted().toList())) {
                wrong.add(address + " expects " + ids + ", found " + there);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static void everyTextIsThereOnceOrInDoubt(Replay replay, List<Delivered> book, Outside outside)
            throws IOException {
        Map<String, List<Outside.Text>> came =
                outside.texts().stream().collect(Collectors.groupingBy(text -> text.to() + "/" + text.reference()));
        Map<String, List<Delivered>> byOrder = byOrder(book, Channel.SMS);
        Set<String> known = new HashSet<>();
        int withPhone = 0;
        for (String order : replay.orders) {
            String phone = Replay.json(order).path("customer").path("phone").asText();
            if (phone.isEmpty()) {
                continue;
            }
            withPhone++;
            for (Delivered text : Objects.requireNonNull(
                    byOrder.get(Replay.json(order).path("orderId").asText()), order)) {
                String key = phone.replaceAll("\\D", "") + "/" + text.reference();
                known.add(key);
                onceOrInDoubt(text, came.getOrDefault(key, List.of()));
            }
        }
        assertThat(byOrder).hasSize(withPhone);
        assertThat(known).containsAll(came.keySet());
    }

    private static void onceOrInDoubt(Delivered text, List<Outside.Text> parts) {
        assertThat(parts.stream().map(Outside.Text::part))
                .as(text + ", never doubled")
                .doesNotHaveDuplicates();
        switch (text.state()) {
            case ACCEPTED ->
                assertThat(parts).as(text.toString()).isNotEmpty().allMatch(part -> part.parts() == parts.size());
            case SKIPPED -> assertThat(parts).as(text.toString()).isEmpty();
            case IN_DOUBT -> assertThat(text.attempts()).as(text.toString()).isEqualTo(1);
            default -> throw new AssertionError(text + " is not at its end");
        }
    }

    private static Map<String, List<Delivered>> byOrder(List<Delivered> book, Channel channel) {
        return book.stream()
                .filter(each -> each.id().channel() == channel)
                .collect(Collectors.groupingBy(Delivered::orderId));
    }

    private static void nothingIsOversold(Replay.Told decisions) throws IOException {
        Map<String, Long> counted = Replay.counted();
        Map<String, Long> promised = Replay.promised(decisions);
        assertThat(promised).isNotEmpty();
        promised.forEach(
                (where, pieces) -> assertThat(pieces).as(where).isLessThanOrEqualTo(counted.getOrDefault(where, 0L)));
    }
}
