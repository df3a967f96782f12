package dev.backorderdesk.flow.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.jms.BrokerForTest;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
        assertThat(first.body()).isEqualTo(Raw.text("{\"orderId\":1}"));
        assertThat(first.id()).matches("[0-9a-f]{10}");
        assertThat(parked.show("orders.in", first.id())).contains(first);
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
        assertThat(message.body())
                .isEqualTo(new Raw(Base64.getEncoder().encodeToString(new byte[] {(byte) 0xFF, 0}), true));
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
