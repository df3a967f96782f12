package dev.backorderdesk.flow.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.jms.BrokerForTest;
import dev.backorderdesk.flow.jms.Brokers;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkedMessagesTest {

    @TempDir
    Path folder;

    private BrokerForTest broker;
    private ParkedMessages parked;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerForTest(folder);
        parked = new ParkedMessages(broker.inside.consumers());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void what_is_parked_is_listed_with_its_reason_and_stays() throws Exception {
        park("{\"orderId\":1}", "SCHEMA");
        park("no json", "NOT_JSON");
        List<ParkedMessage> all = parked.list("orders.in");
        assertThat(all).extracting(ParkedMessage::code).containsExactly("SCHEMA", "NOT_JSON");
        ParkedMessage first = all.get(0);
        assertThat(first.reason()).isEqualTo("It is bad.");
        assertThat(first.at()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(first.id()).matches("[0-9a-f]{10}");
        assertThat(parked.show("orders.in", first.id())).contains(Raw.text("{\"orderId\":1}"));
        assertThat(parked.show("orders.in", "0000000000")).isEmpty();
        assertThat(parked.list("orders.in")).as("the same again").isEqualTo(all);
        assertThat(parked.list("stock.in")).isEmpty();
    }

    @Test
    void a_replayed_message_is_on_its_queue_as_it_was() throws Exception {
        park("{\"orderId\":1}", "SCHEMA");
        park("{\"orderId\":2}", "SCHEMA");
        String second = parked.list("orders.in").get(1).id();
        assertThat(parked.replay("orders.in", second)).isTrue();
        Message message = broker.next("orders.in");
        assertThat(message.getBody(String.class)).isEqualTo("{\"orderId\":2}");
        assertThat(message.getJMSReplyTo()).hasToString("queue://erp.answers");
        assertThat(message.getJMSCorrelationID()).isEqualTo("c-1");
        assertThat(message.getStringProperty("shop")).isEqualTo("north");
        assertThat(message.propertyExists("parkedReason")).isFalse();
        assertThat(parked.list("orders.in")).hasSize(1);
        assertThat(parked.replay("orders.in", second)).isFalse();
    }

    @Test
    void bytes_come_back_as_bytes() throws Exception {
        Session session = broker.session();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[] {(byte) 0xFF, 0});
        session.createProducer(session.createQueue("orders.in.parked")).send(bytes);
        ParkedMessage message = parked.list("orders.in").get(0);
        assertThat(parked.show("orders.in", message.id()))
                .contains(new Raw(Base64.getEncoder().encodeToString(new byte[] {(byte) 0xFF, 0}), true));
        assertThat(parked.replay("orders.in", message.id())).isTrue();
        assertThat(broker.next("orders.in").getBody(byte[].class)).containsExactly(0xFF, 0);
    }

    @Test
    void a_discarded_message_is_gone_and_the_others_stay() throws Exception {
        for (int i = 0; i < 700; i++) {
            park("{\"orderId\":" + i + "}", "SCHEMA");
        }
        List<ParkedMessage> all = parked.list("orders.in");
        assertThat(all).hasSize(700);
        assertThat(parked.discard("orders.in", all.get(650).id())).isTrue();
        assertThat(parked.discard("orders.in", all.get(650).id())).isFalse();
        assertThat(parked.list("orders.in")).hasSize(699).doesNotContain(all.get(650));
    }

    @Test
    void how_many_there_are_is_told_where_the_broker_shows_fewer() throws Exception {
        Session session = broker.session();
        byte[] large = new byte[3_000_000];
        try (MessageProducer producer = session.createProducer(session.createQueue("orders.in.parked"))) {
            for (int i = 0; i < 60; i++) {
                BytesMessage bytes = session.createBytesMessage();
                bytes.writeBytes(large);
                producer.send(bytes);
            }
        }
        assertThat(parked.list("orders.in")).hasSizeBetween(1, 59);
        assertThat(parked.list("stock.in")).isEmpty();
        assertThat(parked.depths(List.of("orders.in", "stock.in")))
                .containsExactly(Map.entry("orders.in", 60L), Map.entry("stock.in", 0L));
    }

    @Test
    void a_broker_that_tells_nobody_keeps_no_question() throws Exception {
        BrokerService other = new BrokerService();
        other.setBrokerName("other");
        other.setPersistent(false);
        other.setUseJmx(false);
        String url = other.addConnector("tcp://127.0.0.1:0").getPublishableConnectString();
        other.start();
        try (Brokers theirs = Brokers.outside(url, null, null);
                Connection connection = theirs.consumers().createConnection()) {
            assertThat(new ParkedMessages(theirs.consumers()).depths(List.of("orders.in")))
                    .isEmpty();
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            assertThat(session.createConsumer(session.createQueue("ActiveMQ.Statistics.Destination.orders.in.parked"))
                            .receive(500))
                    .isNull();
        } finally {
            other.stop();
        }
    }

    @Test
    void what_unpacks_to_more_than_there_is_memory_is_told_and_replayed_as_it_came() throws Exception {
        try (Brokers packing = Brokers.outside(broker.url() + "?jms.useCompression=true", null, null);
                Connection connection = packing.consumers().createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            TextMessage text = session.createTextMessage(" ".repeat(20_000_000));
            text.setStringProperty("parkedCode", "TOO_LARGE");
            text.setStringProperty("shop", "north");
            session.createProducer(session.createQueue("orders.in.parked")).send(text);
        }
        ParkedMessage message = parked.list("orders.in").get(0);
        assertThat(parked.show("orders.in", message.id())).contains(Raw.text("Its body has more than 16000000 bytes."));
        assertThat(parked.replay("orders.in", message.id())).isTrue();
        Message again = broker.next("orders.in");
        assertThat(again.getBody(String.class)).hasSize(20_000_000).isBlank();
        assertThat(again.getStringProperty("shop")).isEqualTo("north");
        assertThat(again.propertyExists("parkedCode")).isFalse();
    }

    private void park(String body, String code) throws Exception {
        Session session = broker.session();
        try (MessageProducer producer = session.createProducer(session.createQueue("orders.in.parked"))) {
            TextMessage message = session.createTextMessage(body);
            message.setStringProperty("parkedCode", code);
            message.setStringProperty("parkedReason", "It is bad.");
            message.setStringProperty("parkedAt", "2026-11-24T10:00:00Z");
            message.setStringProperty("shop", "north");
            message.setJMSCorrelationID("c-1");
            message.setJMSReplyTo(session.createQueue("erp.answers"));
            producer.send(message);
        }
    }
}
