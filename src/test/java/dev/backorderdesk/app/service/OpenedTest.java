package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.Sources;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void parts_are_closed_in_the_reverse_order_whatever_one_of_them_throws() {
        Opened opened = new Opened();
        opened.add(() -> closed.add("first"));
        opened.add(() -> {
            throw new IllegalStateException("planted");
        });
        opened.add(() -> closed.add("last"));
        opened.close();
        opened.close();
        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void a_part_that_came_up_after_the_start_had_failed_is_closed() {
        Opened opened = new Opened();
        CountDownLatch failed = new CountDownLatch(1);
        try (Startup startup = new Startup()) {
            var slow = startup.start("slow", () -> {
                failed.await();
                AutoCloseable part = () -> closed.add("slow");
                return opened.add(part);
            });
            opened.close();
            failed.countDown();
            assertThatThrownBy(slow::join).hasMessageContaining("The start was given up.");
        }
        assertThat(closed).containsExactly("slow");
    }

    @Test
    @Timeout(120)
    void a_desk_that_can_not_start_leaves_its_broker_closed(@TempDir Path folder) throws Exception {
        Path calendars = Files.createDirectories(folder.resolve("calendars"));
        Files.writeString(calendars.resolve("DE.properties"), "nonsense=1\n");
        Map<String, String> settings = new HashMap<>();
        settings.put("folders.data", folder.resolve("data").toString());
        settings.put("folders.calendars", calendars.toString());
        for (String port : List.of(
                "http.console.port",
                "http.page.port",
                "broker.openwire.port",
                "broker.amqp.port",
                "broker.stomp.port",
                "mail.port",
                "mail.imap.port",
                "sms.port")) {
            settings.put(port, "0");
        }
        Configuration broken = Configuration.read(Path.of("").toAbsolutePath(), Sources.given(settings));
        assertThatIllegalStateException()
                .isThrownBy(() -> new DeskProcess(broken, null, false))
                .withMessageContaining("The calendars can't be used");
        // A broker that was left open holds the lock of its folder.
        assertThat(folder.resolve("data/broker")).isDirectory();
        try (var again = EmbeddedBroker.start(
                folder.resolve("data/broker"), new EmbeddedBroker.Ports(0, 0, 0), 4L * 1024 * 1024)) {
            assertThat(again.ports().openWire()).isPositive();
        }
    }
}
