package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final HealthPart BROKER = new HealthPart("broker", true, () -> HealthPart.State.up("It answers."));
    private static final HealthPart MAIL =
            new HealthPart("mail", false, () -> HealthPart.State.down("Nobody listens on port 25."));

    private static HealthPart.State part(Health.Report report, String name) {
        return java.util.Objects.requireNonNull(report.parts().get(name), name);
    }

    @Test
    void all_parts_up_is_up() {
        try (var health = new Health(List.of(BROKER), LIMIT)) {
            assertThat(health.report().status()).isEqualTo(Health.Status.UP);
        }
    }

    @Test
    void without_mail_the_desk_is_degraded_for_orders_are_still_decided() {
        try (var health = new Health(List.of(BROKER, MAIL), LIMIT)) {
            assertThat(health.report().status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(part(health.report(), "mail").sentence()).isEqualTo("Nobody listens on port 25.");
        }
    }

    @Test
    void a_needed_part_that_throws_is_down_and_says_why() {
        var database = new HealthPart("database", true, () -> {
            throw new IllegalStateException("the disk is full");
        });
        try (var health = new Health(List.of(database, MAIL), LIMIT)) {
            assertThat(health.report().status()).isEqualTo(Health.Status.DOWN);
            assertThat(part(health.report(), "database").sentence()).contains("the disk is full");
        }
    }

    @Test
    void parts_that_hang_cost_one_limit_and_one_thread_each_until_they_answer() {
        var asked = new AtomicInteger();
        var answer = new CountDownLatch(1);
        Supplier<HealthPart.State> hanging = () -> {
            asked.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HealthPart.State.up("It was slow.");
        };
        List<HealthPart> parts = new ArrayList<>(List.of(BROKER));
        IntStream.range(0, 20).forEach(i -> parts.add(new HealthPart("part " + i, true, hanging)));
        try (var health = new Health(parts, LIMIT)) {
            long from = System.nanoTime();
            Health.Report report = health.report();
            // One after the other they would take six seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
            assertThat(report.status()).isEqualTo(Health.Status.DOWN);
            assertThat(part(report, "part 7").sentence()).isEqualTo("It has not answered within 300 ms.");
            assertThat(part(report, "broker").up()).isTrue();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(health.report()).isNotSameAs(report));
            assertThat(asked).hasValue(20);

            answer.countDown();
            await().atMost(Duration.ofSeconds(10)).until(() -> health.report().status() == Health.Status.UP);
        }
    }

    @Test
    void within_a_second_nobody_is_asked_twice() {
        var asked = new AtomicInteger();
        var part = new HealthPart("rules", true, () -> HealthPart.State.up("asked " + asked.incrementAndGet()));
        try (var health = new Health(List.of(part), LIMIT)) {
            health.report();
            health.report();
            assertThat(asked).hasValue(1);
        }
    }
}
