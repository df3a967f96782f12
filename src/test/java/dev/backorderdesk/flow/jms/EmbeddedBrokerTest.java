package dev.backorderdesk.flow.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.intake.StompClient;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.activemq.broker.SuppressReplyException;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void what_it_took_is_on_the_disk_and_the_queues_are_there() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, new EmbeddedBroker.Ports(0, 0, 0), 1_000_000)) {
            KahaDBPersistenceAdapter store =
                    (KahaDBPersistenceAdapter) broker.service().getPersistenceAdapter();
            assertThat(store.getJournalDiskSyncStrategy()).isEqualTo("ALWAYS");
            assertThat(store.isEnableJournalDiskSyncs()).isTrue();
            assertThat(broker.service().isPersistent()).isTrue();
            assertThat(Arrays.stream(broker.service().getDestinations()).map(ActiveMQDestination::getPhysicalName))
                    .containsAll(Queues.all());
            assertThat(broker.service().getTransportConnectors())
                    .allSatisfy(each -> assertThat(
                                    each.getServer().getSocketAddress().getAddress())
                            .isEqualTo(InetAddress.getLoopbackAddress()));
        }
    }

    @Test
    void messages_outlive_a_restart() throws Exception {
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            broker.send("orders.in", "one");
        }
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            assertThat(broker.texts("orders.in")).containsExactly("one");
        }
    }

    @Test
    void who_sends_too_much_is_told_so_whatever_he_speaks_and_the_others_go_on() throws Exception {
        String tooLarge = "x".repeat((int) BrokerForTest.LARGEST + 1);
        try (BrokerForTest broker = new BrokerForTest(folder);
                StompClient stomp = new StompClient(broker.broker.ports().stomp());
                Connection amqp = new JmsConnectionFactory(
                                "amqp://127.0.0.1:" + broker.broker.ports().amqp())
                        .createConnection()) {
            assertThatThrownBy(() -> broker.send("orders.in", tooLarge))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("expected a message of at most 4194304 bytes, found one of 419");
            assertThatThrownBy(() -> stomp.send("orders.in", "me", "c-1", tooLarge, true))
                    .isInstanceOf(IOException.class);
            Session session = amqp.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("orders.in"));
            assertThatThrownBy(() -> producer.send(session.createTextMessage(tooLarge)))
                    .isInstanceOf(JMSException.class);
            broker.send("orders.in", "good");
            assertThat(broker.texts("orders.in")).containsExactly("good");
        }
    }

    @Test
    void what_is_sent_to_us_is_kept_though_its_sender_does_not_ask_for_it() throws Exception {
        try (BrokerForTest broker = new BrokerForTest(folder);
                StompClient stomp = new StompClient(broker.broker.ports().stomp())) {
            stomp.send("orders.in", "me", "c-1", "by stomp", false);
            MessageProducer producer =
                    broker.session().createProducer(broker.session().createQueue("stock.in,supply.in"));
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.send(broker.session().createTextMessage("for two"));
            broker.send("catalog.in", "is answered when those before it are through");
        }
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            assertThat(broker.texts("orders.in")).containsExactly("by stomp");
            assertThat(broker.texts("stock.in")).containsExactly("for two");
            assertThat(broker.texts("supply.in")).containsExactly("for two");
        }
    }

    @Test
    void what_we_say_reaches_everybody_though_it_is_larger_than_what_may_be_said_to_us() throws Exception {
        String large = "x".repeat((int) (4 * BrokerForTest.LARGEST));
        try (BrokerForTest broker = new BrokerForTest(folder);
                StompClient stomp = new StompClient(broker.broker.ports().stomp());
                Connection amqp = new JmsConnectionFactory(
                                "amqp://127.0.0.1:" + broker.broker.ports().amqp())
                        .createConnection();
                Connection ours = broker.inside.producers().createConnection()) {
            Session session = ours.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue("orders.decided"));
            for (String each : List.of(large, "small", large, large)) {
                producer.send(session.createTextMessage(each));
            }
            assertThat(broker.next("orders.decided").getBody(String.class)).isEqualTo(large);
            assertThat(broker.next("orders.decided").getBody(String.class)).isEqualTo("small");
            amqp.start();
            Session other = amqp.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            try (MessageConsumer consumer = other.createConsumer(other.createQueue("orders.decided"))) {
                Message message = BrokerForTest.next(consumer);
                assertThat(message.getBody(String.class)).isEqualTo(large);
                message.acknowledge();
            }
            amqp.close();
            stomp.subscribe("orders.decided");
            assertThat(stomp.read().body()).isEqualTo(large);
        }
    }

    @Test
    void a_journal_that_could_not_be_written_ends_the_broker_and_what_was_acknowledged_is_there_again()
            throws Exception {
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            broker.send("orders.in", "one");
            assertThat(broker.broker.broken()).isNotDone();
            IOException full = new IOException("No space left on device");
            // Where its store turns to with whatever it could not write.
            assertThatThrownBy(() -> broker.broker.service().handleIOException(full))
                    .isInstanceOf(SuppressReplyException.class);
            broker.broker.service().waitUntilStopped();
            assertThat(broker.broker.broken()).isCompletedWithValue(full);
            assertThatThrownBy(() -> broker.send("orders.in", "two")).isInstanceOf(JMSException.class);
        }
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            assertThat(broker.texts("orders.in")).containsExactly("one");
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(
                            folder, new EmbeddedBroker.Ports(taken.getLocalPort(), 0, 0), 1_000_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Maybe another desk runs already")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}
