package dev.backorderdesk.bench;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Fills and empties queues from outside, before and after what is measured. */
final class Queued {
    private static final int BATCH = 100;
    private static final long LAST_MILLIS = 300;

    private Queued() {}

    /** Puts persistent messages on a queue. */
    static void fill(String brokerUrl, String queue, List<String> texts) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(brokerUrl).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (int i = 0; i < texts.size(); i++) {
                producer.send(session.createTextMessage(texts.get(i)));
                if (i % BATCH == BATCH - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    /** Takes all messages off a queue; says how many it were. */
    static int empty(String brokerUrl, String queue) throws JMSException {
        int taken = 0;
        try (Connection connection = new ActiveMQConnectionFactory(brokerUrl).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            while (consumer.receive(LAST_MILLIS) != null) {
                if (++taken % BATCH == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
        return taken;
    }
}
