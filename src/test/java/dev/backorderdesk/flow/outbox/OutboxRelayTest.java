package dev.backorderdesk.flow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.jms.BrokerForTest;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.Broker;
import org.apache.activemq.broker.BrokerFilter;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayTest {

    @TempDir
    Path folder;

    private final MemoryOutbox outbox = new MemoryOutbox();
    private BrokerForTest broker;
    private OutboxRelay relay;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerForTest(folder);
        relay = new OutboxRelay(outbox, broker.outside.consumers(), 1);
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        broker.close();
    }

    @Test
    void a_message_goes_out_as_it_stands_there() throws Exception {
        relay.start();
        outbox.add(new OutboxMessage(
                "queue://orders.in.parked",
                "c-1",
                "queue://erp.answers",
                Map.of("parkedCode", "SCHEMA"),
                Raw.text("{\"orderId\":\"Ü\"}")));
        relay.nudge();
        TextMessage message = (TextMessage) next("orders.in.parked");
        assertThat(message.getText()).isEqualTo("{\"orderId\":\"Ü\"}");
        assertThat(message.getJMSCorrelationID()).isEqualTo("c-1");
        assertThat(message.getJMSReplyTo()).hasToString("queue://erp.answers");
        assertThat(message.getStringProperty("parkedCode")).isEqualTo("SCHEMA");
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(outbox.depth()).isZero();
    }

    @Test
    void a_binary_body_goes_out_as_bytes() throws Exception {
        relay.start();
        byte[] body = {1, 0, (byte) 0xFF};
        outbox.add(new OutboxMessage(
                "queue://orders.in.parked",
                null,
                null,
                Map.of(),
                new Raw(Base64.getEncoder().encodeToString(body), true)));
        BytesMessage message = (BytesMessage) next("orders.in.parked");
        assertThat(message.getBody(byte[].class)).isEqualTo(body);
    }

    @Test
    void topics_and_temporary_queues_are_reached() throws Exception {
        TemporaryQueue temporary = broker.session().createTemporaryQueue();
        try (MessageConsumer topic =
                        broker.session().createConsumer(broker.session().createTopic("erp.all"));
                MessageConsumer own = broker.session().createConsumer(temporary)) {
            relay.start();
            outbox.add(text("topic://erp.all", "to all"));
            outbox.add(text(temporary.toString(), "to one"));
            assertThat(body(BrokerForTest.next(topic))).isEqualTo("to all");
            assertThat(body(BrokerForTest.next(own))).isEqualTo("to one");
        }
    }

    @Test
    void a_temporary_queue_that_is_gone_is_counted_and_holds_nothing_up() throws Exception {
        TemporaryQueue temporary = broker.session().createTemporaryQueue();
        String name = temporary.toString();
        temporary.delete();
        outbox.add(text("queue://erp.answers", "first"));
        outbox.add(text(name, "to nobody"));
        outbox.add(text("queue://erp.answers", "second"));
        relay.start();
        assertThat(body(next("erp.answers"))).isEqualTo("first");
        assertThat(body(next("erp.answers"))).isEqualTo("second");
        await().untilAsserted(() -> assertThat(outbox.depth()).isZero());
        assertThat(relay.dropped()).isEqualTo(1);
    }

    @Test
    void a_backlog_is_emptied_without_a_pause_and_each_message_is_sent_once() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            outbox.add(text("queue://orders.decided", String.valueOf(i)));
        }
        relay.start();
        await().atMost(Duration.ofSeconds(12))
                .untilAsserted(() -> assertThat(outbox.depth()).isZero());
        await().untilAsserted(() -> assertThat(broker.depth("orders.decided")).isEqualTo(3_000));
        assertThat(relay.sent()).isEqualTo(3_000);
    }

    @Test
    void a_broker_that_is_away_is_waited_for_and_nothing_is_lost() throws Exception {
        EmbeddedBroker.Ports same = broker.broker.ports();
        relay.start();
        outbox.add(text("queue://erp.answers", "before"));
        assertThat(body(next("erp.answers"))).isEqualTo("before");
        broker.close();
        outbox.add(text("queue://erp.answers", "meanwhile"));
        relay.nudge();
        broker = new BrokerForTest(folder, same);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(outbox.depth()).isZero());
        assertThat(body(next("erp.answers"))).isEqualTo("meanwhile");
    }

    @Test
    void a_clients_address_that_the_broker_refuses_holds_nothing_up() throws Exception {
        BrokerService guarded = new BrokerService();
        guarded.setBrokerName("guarded");
        guarded.setPersistent(false);
        guarded.setUseJmx(false);
        guarded.setPlugins(new BrokerPlugin[] {next -> new Guard(next, "secret.", new AtomicBoolean(true))});
        guarded.start();
        ActiveMQConnectionFactory clients = new ActiveMQConnectionFactory("vm://guarded?create=false");
        try (OutboxRelay own = new OutboxRelay(outbox, clients, 1);
                jakarta.jms.Connection connection = clients.createConnection()) {
            outbox.add(text("queue://erp.answers", "first"));
            outbox.add(text("queue://secret.answers", "forbidden"));
            outbox.add(text("queue://erp.answers", "second"));
            own.start();
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            try (MessageConsumer good = session.createConsumer(session.createQueue("erp.answers"));
                    MessageConsumer replies = session.createConsumer(session.createQueue("replies"))) {
                assertThat(body(BrokerForTest.next(good))).isEqualTo("first");
                assertThat(body(BrokerForTest.next(good))).isEqualTo("second");
                Message undeliverable = BrokerForTest.next(replies);
                assertThat(body(undeliverable)).isEqualTo("forbidden");
                assertThat(undeliverable.getStringProperty("undeliverableTo")).isEqualTo("queue://secret.answers");
            }
            await().untilAsserted(() -> assertThat(outbox.depth()).isZero());
        } finally {
            guarded.stop();
        }
    }

    @Test
    void a_queue_of_ours_that_the_broker_refuses_holds_nothing_up_and_the_others_get_theirs_once() throws Exception {
        BrokerService guarded = new BrokerService();
        guarded.setBrokerName("shut");
        guarded.setPersistent(false);
        guarded.setUseJmx(false);
        AtomicBoolean shut = new AtomicBoolean(true);
        guarded.setPlugins(new BrokerPlugin[] {next -> new Guard(next, "supplier.reorders.NEW", shut)});
        guarded.start();
        ActiveMQConnectionFactory clients = new ActiveMQConnectionFactory("vm://shut?create=false");
        try (OutboxRelay own = new OutboxRelay(outbox, clients, 1);
                jakarta.jms.Connection connection = clients.createConnection()) {
            outbox.add(text("queue://fulfilment.releases", "release"));
            outbox.add(text("queue://supplier.reorders.NEW", "reorder"));
            outbox.add(text("queue://orders.decided", "decision"));
            own.start();
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            try (MessageConsumer releases = session.createConsumer(session.createQueue("fulfilment.releases"));
                    MessageConsumer decisions = session.createConsumer(session.createQueue("orders.decided"));
                    MessageConsumer reorders = session.createConsumer(session.createQueue("supplier.reorders.NEW"))) {
                assertThat(body(BrokerForTest.next(decisions))).isEqualTo("decision");
                assertThat(body(BrokerForTest.next(releases))).isEqualTo("release");
                await().untilAsserted(() -> assertThat(outbox.depth()).isEqualTo(1));
                outbox.add(text("queue://orders.decided", "another"));
                assertThat(body(BrokerForTest.next(decisions))).isEqualTo("another");
                int more = 1_200;
                List<String> expected = new ArrayList<>(List.of("reorder"));
                for (int i = 0; i < more; i++) {
                    expected.add("more " + i);
                    outbox.add(text("queue://supplier.reorders.NEW", "more " + i));
                }
                own.nudge();
                await().untilAsserted(() -> assertThat(outbox.refused()).isEqualTo(1 + more));
                outbox.add(text("queue://orders.decided", "third"));
                own.nudge();
                assertThat(body(BrokerForTest.next(decisions))).isEqualTo("third");
                shut.set(false);
                // It may have been tried in vain so often that it is tried again in half a minute.
                Message first = Objects.requireNonNull(reorders.receive(40_000));
                List<String> taken = new ArrayList<>(List.of(body(first)));
                for (int i = 0; i < more; i++) {
                    taken.add(body(BrokerForTest.next(reorders)));
                }
                // In any order: what was tried again meanwhile has had its turn.
                assertThat(taken).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(releases.receiveNoWait()).isNull();
                await().untilAsserted(() -> assertThat(outbox.depth()).isZero());
                await().untilAsserted(() -> assertThat(own.sent()).isEqualTo(5 + more));
                assertThat(reorders.receiveNoWait()).isNull();
            }
        } finally {
            guarded.stop();
        }
    }

    /** Refuses what goes to names with this beginning, while it is shut, as a broker with access rules does. */
    private static final class Guard extends BrokerFilter {

        private final String beginning;
        private final AtomicBoolean shut;

        Guard(Broker next, String beginning, AtomicBoolean shut) {
            super(next);
            this.beginning = beginning;
            this.shut = shut;
        }

        @Override
        public void send(ProducerBrokerExchange exchange, org.apache.activemq.command.Message message)
                throws Exception {
            if (shut.get() && message.getDestination().getPhysicalName().startsWith(beginning)) {
                throw new SecurityException("guests may not write to " + message.getDestination());
            }
            super.send(exchange, message);
        }
    }

    private static OutboxMessage text(String destination, String text) {
        return new OutboxMessage(destination, null, null, Map.of(), Raw.text(text));
    }

    private Message next(String queue) throws Exception {
        return broker.next(queue);
    }

    private static String body(Message message) throws Exception {
        return message.getBody(String.class);
    }
}
