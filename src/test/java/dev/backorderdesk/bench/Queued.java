package dev.backorderdesk.bench;

import dev.backorderdesk.desk.OutboxMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Fills and empties queues from outside, before and after what is measured. */
final class Queued {
    private static final int BATCH = 100;
    private static final long LAST_MILLIS = 300;

    private Queued() {}

    /** Puts persistent messages on a queue. */
    static void fill(String brokerUrl, String queue, List<String> texts) throws JMSException {
        fill(brokerUrl, queue, texts, (message, number) -> {});
    }

    /** Puts jobs for mails on a queue, as the desk does: some notices in each. */
    static void jobs(String brokerUrl, String queue, List<List<String>> jobs) throws JMSException {
        fill(
                brokerUrl,
                queue,
                jobs.stream()
                        .map(ids -> "{\"channel\":\"EMAIL\",\"noticeIds\":[\"" + String.join("\",\"", ids) + "\"]}")
                        .toList(),
                (message, number) -> message.setStringProperty(
                        OutboxMessage.ENTRIES, Integer.toString(jobs.get(number).size())));
    }

    /** What else a message says. */
    private interface Marking {
        void mark(TextMessage message, int number) throws JMSException;
    }

    private static void fill(String brokerUrl, String queue, List<String> texts, Marking marking) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(brokerUrl).createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (int i = 0; i < texts.size(); i++) {
                TextMessage message = session.createTextMessage(texts.get(i));
                marking.mark(message, i);
                producer.send(message);
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
