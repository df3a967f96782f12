package dev.backorderdesk.proof;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * The other side of the wire: everybody who trades with a desk, on one connection that outlives its kills. */
final class TradeLine implements AutoCloseable {
    private static final long LONGEST_MILLIS = 120_000;
    private static final String MARK = "up to here ";
    private static final List<String> HEARD =
            List.of("fulfilment.releases", "supplier.reorders.>", "refunds.requested", "*.*.parked");

    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final MessageConsumer decisions;
    private final MessageConsumer replies;
    private final Map<String, MessageConsumer> consumers = new LinkedHashMap<>();
    private final Map<String, List<String>> taken = new LinkedHashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private int marks;

    TradeLine(String brokerUrl) throws JMSException {
        connection =
                new ActiveMQConnectionFactory("failover:(" + brokerUrl + ")?maxReconnectDelay=200").createConnection();
        connection.setClientID("trade");
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(null);
        decisions = session.createConsumer(session.createQueue("orders.decided"));
        replies = session.createConsumer(session.createQueue("replies"));
        consumers.put("orders.decided", decisions);
        consumers.put("replies", replies);
        for (String queue : HEARD) {
            consumers.put(queue, session.createConsumer(session.createQueue(queue)));
        }
        consumers.put("orders.events", session.createDurableSubscriber(session.createTopic("orders.events"), "trade"));
        connection.start();
    }

    /** Sends a message of which the answer is awaited. */
    void send(String queue, String correlation, String text) throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setJMSCorrelationID(correlation);
        unanswered.add(correlation);
        producer.send(session.createQueue(queue), message);
    }

    /** Waits until everything that was sent is answered. */
    void awaitAnswers() throws JMSException {
        long until = System.nanoTime() + Duration.ofMillis(LONGEST_MILLIS).toNanos();
        while (!unanswered.isEmpty()) {
            boolean any = take("orders.decided", decisions, 20) | take("replies", replies, 1);
            if (!any && System.nanoTime() > until) {
                throw new AssertionError("no answer to " + unanswered);
            }
        }
    }

    /**
     * Takes all that lies there: a mark is sent after it, and comes after it.
     *
     * @param suppliers whose reorders are taken
     */
    void drain(Collection<String> suppliers) throws JMSException {
        List<Destination> ends = new ArrayList<>(List.of(session.createTopic("orders.events")));
        for (String queue : List.of("orders.decided", "replies", "fulfilment.releases", "refunds.requested")) {
            ends.add(session.createQueue(queue));
        }
        for (String supplier : suppliers) {
            ends.add(session.createQueue("supplier.reorders." + supplier));
        }
        for (Destination end : ends) {
            String mark = MARK + ++marks;
            missing.add(mark);
            producer.send(end, session.createTextMessage(mark));
        }
        long until = System.nanoTime() + Duration.ofMillis(LONGEST_MILLIS).toNanos();
        while (!missing.isEmpty()) {
            boolean any = false;
            for (Map.Entry<String, MessageConsumer> each : consumers.entrySet()) {
                any |= take(each.getKey(), each.getValue(), any ? 1 : 20);
            }
            if (!any && System.nanoTime() > until) {
                throw new AssertionError("nothing came any more, and not " + missing);
            }
        }
    }

    private boolean take(String from, MessageConsumer consumer, long millis) throws JMSException {
        boolean any = false;
        for (Message next = consumer.receive(millis); next != null; next = consumer.receiveNoWait()) {
            any = true;
            String text = next instanceof TextMessage message ? message.getText() : next.toString();
            if (text.startsWith(MARK)) {
                missing.remove(text);
                continue;
            }
            if (next.getJMSCorrelationID() != null) {
                unanswered.remove(next.getJMSCorrelationID());
            }
            taken.computeIfAbsent(from, name -> new ArrayList<>()).add(text);
        }
        return any;
    }

    /** What came since the last look; some of it may come twice. */
    List<String> from(String queue) {
        List<String> all = taken.remove(queue);
        return all == null ? List.of() : all;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
