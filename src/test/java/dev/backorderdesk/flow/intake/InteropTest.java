package dev.backorderdesk.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Rejected;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.RouteFiles;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.Messages;
import dev.backorderdesk.flow.codec.WireJson;
import dev.backorderdesk.flow.jms.BatchComponent;
import dev.backorderdesk.flow.jms.BrokerForTest;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.jms.Oversize;
import dev.backorderdesk.flow.outbox.MemoryOutbox;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.command.ActiveMQMessage;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same order over every protocol, through the route files as they are shipped. */
class InteropTest {

    private static final String ORDER = Messages.ORDER;

    @TempDir
    Path folder;

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final WireJson wire = new WireJson();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private volatile int failures;
    private BrokerForTest broker;
    private OutboxRelay relay;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerForTest(folder);
        relay = new OutboxRelay(outbox, broker.inside.consumers(), 1);
        relay.start();
        context.addComponent(
                "batch", new BatchComponent(broker.inside.consumers(), new Oversize(1_048_576, () -> NOW)));
        context.addComponent("jms", JmsComponent.jmsComponent(broker.inside.producers()));
        context.getRegistry().bind("intake", new Intake(new Decoder(1_048_576, 5000), this::take));
        RouteFiles.load(
                context,
                "_errors",
                "orders-in",
                "orders-changes",
                "stock-in",
                "supply-in",
                "shipments-in",
                "catalog-in",
                "carriers-in");
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        relay.close();
        broker.close();
    }

    /** As the desk does, but it agrees to everything. */
    private void take(List<Received> batch) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the database is away");
        }
        for (Received each : batch) {
            received.add(each);
            Answer answer = each instanceof Rejected bad
                    ? new Answer(bad.queue(), bad.key(), Answer.Status.INVALID, bad.problems(), bad.reply())
                    : new Answer(
                            each.queue(),
                            ((Arrival) each).event().key(),
                            Answer.Status.APPLIED,
                            List.of(),
                            each.reply());
            Reply reply = each.reply();
            String to = reply.destination() == null ? Queues.qualified(Queues.REPLIES) : reply.destination();
            outbox.add(new OutboxMessage(to, reply.correlationId(), null, Map.of(), Raw.text(wire.answer(answer))));
            if (each instanceof Rejected bad && !bad.aside()) {
                outbox.add(new OutboxMessage(
                        Queues.qualified(bad.queue() + Queues.PARKED),
                        reply.correlationId(),
                        null,
                        Map.of("parkedCode", bad.code(), "parkedReason", bad.sentence()),
                        bad.raw()));
            }
        }
        relay.nudge();
    }

    @Test
    void every_client_says_the_same_and_is_answered_where_it_asked_to_be() throws Exception {
        overOpenWire();
        overAmqp();
        overStomp();
        assertThat(received).hasSize(6).allSatisfy(each -> assertThat(each).isInstanceOf(Arrival.class));
        assertThat(received.stream().map(each -> ((Arrival) each).digest()).distinct())
                .hasSize(1);
        assertThat(received.stream().map(each -> each.raw().text()).distinct()).containsExactly(ORDER);
    }

    private void overOpenWire() throws Exception {
        Session session = broker.session();
        MessageProducer producer = session.createProducer(session.createQueue("orders.in"));
        Queue answers = session.createQueue("erp.answers");
        TextMessage text = session.createTextMessage(ORDER);
        text.setJMSReplyTo(answers);
        text.setJMSCorrelationID("open-text");
        producer.send(text);
        assertAnswered(broker.next("erp.answers"), "open-text");
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(ORDER.getBytes(StandardCharsets.UTF_8));
        TemporaryQueue own = session.createTemporaryQueue();
        bytes.setJMSReplyTo(own);
        producer.send(bytes);
        try (MessageConsumer consumer = session.createConsumer(own)) {
            assertAnswered(BrokerForTest.next(consumer), bytes.getJMSMessageID());
        }
    }

    private void overAmqp() throws Exception {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                "amqp://127.0.0.1:" + broker.broker.ports().amqp());
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("orders.in"));
            Queue answers = session.createQueue("amqp.answers");
            try (MessageConsumer consumer = session.createConsumer(answers)) {
                TextMessage text = session.createTextMessage(ORDER);
                text.setJMSReplyTo(answers);
                text.setJMSCorrelationID("amqp-text");
                producer.send(text);
                assertAnswered(BrokerForTest.next(consumer), "amqp-text");
            }
            TemporaryQueue own = session.createTemporaryQueue();
            try (MessageConsumer consumer = session.createConsumer(own)) {
                BytesMessage bytes = session.createBytesMessage();
                bytes.writeBytes(ORDER.getBytes(StandardCharsets.UTF_8));
                bytes.setJMSReplyTo(own);
                bytes.setJMSCorrelationID("amqp-bytes");
                producer.send(bytes);
                assertAnswered(BrokerForTest.next(consumer), "amqp-bytes");
            }
        }
    }

    private void overStomp() throws Exception {
        try (StompClient client = new StompClient(broker.broker.ports().stomp())) {
            client.subscribe("stomp.answers");
            for (String correlation : List.of("stomp-text", "stomp-bytes")) {
                client.send("orders.in", "stomp.answers", correlation, ORDER, correlation.equals("stomp-bytes"));
                StompClient.Frame frame = client.read();
                assertThat(frame.headers()).containsEntry("correlation-id", correlation);
                assertThat(frame.body()).contains("\"status\":\"APPLIED\"");
            }
        }
    }

    @Test
    void a_bad_message_is_parked_whole_and_those_beside_it_go_on() throws Exception {
        String stock =
                "{\"movementId\":\"M\",\"kind\":\"COUNT\",\"sku\":\"A\",\"quantity\":1,\"at\":\"2026-11-23T06:00:00Z\"}";
        broker.send("stock.in", stock, "no json", "{\"movementId\":\"M2\"}", stock);
        await().untilAsserted(() -> assertThat(received).hasSize(4));
        await().untilAsserted(() -> assertThat(broker.depth("stock.in")).isZero());
        Message parked = broker.next("stock.in.parked");
        assertThat(parked.getBody(String.class)).isEqualTo("no json");
        assertThat(parked.getStringProperty("parkedCode")).isEqualTo("NOT_JSON");
        assertThat(broker.texts("replies")).hasSize(4).element(2).asString().contains("\"key\":\"M2\"", "INVALID");
    }

    @Test
    void what_is_too_large_to_be_read_is_answered_and_parked_once_as_it_came_and_holds_nobody_up() throws Exception {
        String blanks = " ".repeat(90_000_000);
        try (Brokers packing = Brokers.outside(broker.url() + "?jms.useCompression=true", null, null);
                Connection connection = packing.consumers().createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("orders.in"));
            TextMessage text = session.createTextMessage(blanks);
            text.setJMSReplyTo(session.createQueue("erp.answers"));
            text.setJMSCorrelationID("c-1");
            producer.send(text);
            parkedAre(1);
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[3_000_000]);
            producer.send(bytes);
            parkedAre(2);
        }
        broker.send("orders.in", "y".repeat(3_000_000));
        parkedAre(3);
        broker.send("orders.in", ORDER);
        await().untilAsserted(() -> assertThat(received).hasSize(4));
        assertThat(received.get(3)).isInstanceOf(Arrival.class);
        assertThat(received.subList(0, 3)).allSatisfy(each -> {
            assertThat(each).isInstanceOf(Rejected.class);
            assertThat(((Rejected) each).aside()).isTrue();
            assertThat(((Rejected) each).code()).isEqualTo("TOO_LARGE");
            assertThat(each.raw().text()).isEmpty();
        });
        Message packed = broker.next("orders.in.parked");
        assertThat(((ActiveMQMessage) packed).getContent().getLength()).isLessThan(200_000);
        assertThat(packed.getStringProperty("parkedCode")).isEqualTo("TOO_LARGE");
        assertThat(packed.getStringProperty("parkedReason"))
                .isEqualTo("Its body has more than 1048576 bytes. It was not read, and lies here as it came.");
        assertThat(packed.getStringProperty("parkedAt")).isEqualTo(NOW.toString());
        assertThat(packed.getJMSCorrelationID()).isEqualTo("c-1");
        assertThat(packed.getJMSReplyTo()).hasToString("queue://erp.answers");
        assertThat(broker.next("orders.in.parked").getBody(byte[].class)).hasSize(3_000_000);
        assertThat(broker.next("orders.in.parked").getBody(String.class)).isEqualTo("y".repeat(3_000_000));
        assertThat(broker.next("erp.answers").getBody(String.class)).contains("INVALID", "at most 1048576 bytes");
    }

    private void parkedAre(int messages) {
        await().untilAsserted(() -> assertThat(broker.depth("orders.in.parked")).isEqualTo(messages));
    }

    @Test
    void what_the_desk_can_not_take_now_it_takes_later() throws Exception {
        failures = 3;
        broker.send("orders.in", ORDER);
        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(failures).isZero();
        await().untilAsserted(() -> assertThat(broker.depth("orders.in")).isZero());
    }

    @Test
    void a_supplier_channel_is_a_file_as_the_readme_shows() throws Exception {
        Matcher sample = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("routes/README.md")));
        assertThat(sample.find()).isTrue();
        RouteFiles.loadText(context, "supplier-acme", sample.group(1));
        broker.send("supplier.reorders.ACME", "{\"reorderId\":\"RO-1\"}");
        Message message = broker.next("acme.purchase-orders");
        assertThat(message.getBody(String.class)).isEqualTo("{\"reorderId\":\"RO-1\"}");
        assertThat(message.getStringProperty("sentBy")).isEqualTo("backorder-desk");
        await().untilAsserted(
                        () -> assertThat(broker.depth("supplier.reorders.ACME")).isZero());
    }

    private static void assertAnswered(Message answer, String correlationId) throws Exception {
        assertThat(answer.getJMSCorrelationID()).isEqualTo(correlationId);
        assertThat(answer.getBody(String.class))
                .isEqualTo("{\"queue\":\"orders.in\",\"key\":\"SO-100045\",\"status\":\"APPLIED\",\"errors\":[]}");
    }
}
