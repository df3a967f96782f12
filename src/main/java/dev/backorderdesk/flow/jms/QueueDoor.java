package dev.backorderdesk.flow.jms;

import dev.backorderdesk.flow.Queues;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;

/** Puts single texts on queues; for the little that has no outbox. */
public final class QueueDoor {
    private final ConnectionFactory connections;

    /** @param connections pooled, as {@link Brokers#producers()} */
    public QueueDoor(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Puts a persistent text message on a queue. */
    public void put(String queue, String text) {
        put(queue, text, Map.of());
    }

    /** Puts a message that can't be read on the parked queue of the one it came on. */
    public void park(String queue, String text, String code, String sentence, String at) {
        put(queue + Queues.PARKED, text, Map.of("parkedReason", sentence, "parkedCode", code, "parkedAt", at));
    }

    private void put(String queue, String text, Map<String, String> properties) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            TextMessage message = session.createTextMessage(text);
            for (Map.Entry<String, String> each : properties.entrySet()) {
                message.setStringProperty(each.getKey(), each.getValue());
            }
            producer.send(message);
        } catch (JMSException e) {
            throw new IllegalStateException("nothing can be put on " + queue + " now: " + e.getMessage(), e);
        }
    }

    /** The broker takes a connection now. */
    public boolean answers() {
        try (Connection connection = connections.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }
}
