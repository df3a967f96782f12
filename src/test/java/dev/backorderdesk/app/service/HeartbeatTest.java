package dev.backorderdesk.app.service;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    @Test
    void what_fails_is_tried_again_whatever_it_threw() {
        AtomicInteger tries = new AtomicInteger();
        try (Heartbeat heartbeat = new Heartbeat()) {
            heartbeat.every(Duration.ofMillis(1), "the test", () -> {
                switch (tries.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("away");
                    case 2 -> throw new NoClassDefFoundError("a class");
                    default -> {}
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> tries.get() > 3);
        }
    }
}
