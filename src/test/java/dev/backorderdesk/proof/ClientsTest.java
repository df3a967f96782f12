package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.intake.StompClient;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same real order over OpenWire, AMQP and STOMP, to three desks that know the same: the same decision. */
class ClientsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private interface Client {
        String decide(DeskForTest desk, String order) throws Exception;
    }

    @Test
    void the_same_order_gets_the_same_decision_whatever_client_sends_it() throws Exception {
        String order = Files.readAllLines(Path.of("config/demo/orders.jsonl")).get(1);
        String openWire = decided("openwire", order, (desk, text) -> TenLines.decide(desk.desk.brokerUrl(), text));
        String amqp = decided("amqp", order, ClientsTest::overAmqp);
        String stomp = decided("stomp", order, ClientsTest::overStomp);
        assertThat(openWire).contains("\"status\":\"DECIDED\"").contains("\"outcome\":");
        assertThat(amqp).isEqualTo(openWire);
        assertThat(stomp).isEqualTo(openWire);
    }

    private String decided(String name, String order, Client client) throws Exception {
        try (DeskForTest desk = new DeskForTest(folder.resolve(name), NOON, Map.of())) {
            desk.importDemo();
            return client.decide(desk, order).replaceAll("\"decidedAt\":\"[^\"]*\"", "\"decidedAt\":\"...\"");
        }
    }

    private static String overAmqp(DeskForTest desk, String order) throws JMSException {
        EmbeddedBroker.Ports ports = Objects.requireNonNull(desk.desk.brokerPorts());
        try (JMSContext jms = new JmsConnectionFactory("amqp://127.0.0.1:" + ports.amqp()).createContext()) {
            Queue replies = jms.createTemporaryQueue();
            BytesMessage message = jms.createBytesMessage();
            message.writeBytes(order.getBytes(StandardCharsets.UTF_8));
            message.setJMSReplyTo(replies);
            message.setJMSCorrelationID("amqp-1");
            jms.createProducer().send(jms.createQueue("orders.in"), message);
            return jms.createConsumer(replies).receive(30_000).getBody(String.class);
        }
    }

    private static String overStomp(DeskForTest desk, String order) throws Exception {
        EmbeddedBroker.Ports ports = Objects.requireNonNull(desk.desk.brokerPorts());
        try (StompClient client = new StompClient(ports.stomp())) {
            client.send("orders.in", "stomp.answers", "stomp-1", order, true);
            client.subscribe("stomp.answers");
            return client.read().body();
        }
    }
}
