package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakenPortsTest {
    private static final List<String> PORTS = List.of(
            "http.console.port",
            "http.page.port",
            "broker.openwire.port",
            "broker.amqp.port",
            "broker.stomp.port",
            "mail.port",
            "mail.imap.port",
            "sms.port");

    @Test
    void every_port_that_is_taken_is_told_with_its_setting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());
            for (String setting : PORTS) {
                assertThatThrownBy(() -> TakenPorts.none(with(Map.of(setting, port))))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(
                                "Setting " + setting + " is \"" + port + "\"", "expected a port that is free");
            }
            assertThatThrownBy(() -> TakenPorts.none(with(Map.of("sms.port", port, "mail.port", port))))
                    .hasMessageContainingAll("Setting sms.port", "Setting mail.port");
            assertThatCode(() -> TakenPorts.none(with(Map.of("sms.port", port, "sms.host", "smsc.example"))))
                    .as("a port of somebody else's machine")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void two_settings_with_one_port_are_found() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        String port = String.valueOf(free);
        assertThatThrownBy(() -> TakenPorts.none(with(Map.of("http.console.port", port, "http.page.port", port))))
                .hasMessageContaining("Setting http.page.port")
                .hasMessageNotContaining("Setting http.console.port");
        assertThatCode(() -> TakenPorts.none(with(Map.of("http.page.port", port))))
                .as("what was tried out is free again")
                .doesNotThrowAnyException();
    }

    private static Configuration with(Map<String, String> given) {
        Map<String, String> all = new HashMap<>();
        PORTS.forEach(setting -> all.put(setting, "0"));
        all.putAll(given);
        return Configuration.read(Path.of(""), Sources.given(all));
    }
}
