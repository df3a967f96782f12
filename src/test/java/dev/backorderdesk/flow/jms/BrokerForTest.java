package dev.backorderdesk.flow.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded broker on free ports, and a client of it over TCP. */
public final class BrokerForTest implements AutoCloseable {

    /** Bytes of the largest message that it takes. */
    public static final long LARGEST = 4L * 1024 * 1024;

    public final EmbeddedBroker broker;
    public final Brokers inside;
    public final Brokers outside;
    private final Connection connection;
    private final Session session;

    public BrokerForTest(Path folder) throws IOException, JMSException {
        this(folder, new EmbeddedBroker.Ports(0, 0, 0));
    }

    public BrokerForTest(Path folder, EmbeddedBroker.Ports ports) throws IOException, JMSException {
        this(EmbeddedBroker.start(folder, ports, LARGEST));
    }

    /** With so many bytes of memory for all messages together. */
    BrokerForTest(Path folder, long memory) throws IOException, JMSException {
        this(EmbeddedBroker.start(folder, new EmbeddedBroker.Ports(0, 0, 0), LARGEST, memory));
    }

    private BrokerForTest(EmbeddedBroker started) throws JMSException {
        broker = started;
        inside = Brokers.inside(broker);
        outside = Brokers.outside(url(), null, null);
        connection = outside.consumers().createConnection();
        connection.start();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    public String url() {
        return "tcp://127.0.0.1:" + broker.ports().openWire();
    }

    public Session session() {
        return session;
    }

    public void send(String queue, String... texts) throws JMSException {
        send(queue, Map.of(), texts);
    }

    public void send(String queue, Map<String, String> properties, String... texts) throws JMSException {
        MessageProducer producer = session.createProducer(session.createQueue(queue));
        for (String text : texts) {
            TextMessage message = session.createTextMessage(text);
            for (Map.Entry<String, String> each : properties.entrySet()) {
                message.setStringProperty(each.getKey(), each.getValue());
            }
            producer.send(message);
        }
        producer.close();
    }

    /** The next message; five seconds without one are a failure. */
    public Message next(String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            return next(consumer);
        }
    }

    public static Message next(MessageConsumer consumer) throws JMSException {
        @Nullable Message message = consumer.receive(5_000);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /** What is there now, taken away. */
    public List<String> texts(String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            for (Message next = consumer.receive(1_000); next != null; next = consumer.receive(200)) {
                texts.add(next.getBody(String.class));
            }
        }
        return texts;
    }

    /** How many messages a queue holds, read by the broker itself. */
    public long depth(String queue) throws Exception {
        return broker.service()
                .getDestination(new org.apache.activemq.command.ActiveMQQueue(queue))
                .getDestinationStatistics()
                .getMessages()
                .getCount();
    }

    @Override
    public void close() throws IOException, JMSException {
        connection.close();
        outside.close();
        inside.close();
        broker.close();
    }
}
