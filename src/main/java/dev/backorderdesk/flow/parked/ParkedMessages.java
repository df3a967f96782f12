package dev.backorderdesk.flow.parked;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.flow.jms.JmsMessages;
import dev.backorderdesk.flow.jms.Oversize;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.command.ActiveMQMessage;

/**
 * Looks into the parked queues and empties them message by message. Nothing is kept here: the queue is the list.
 *
 * <p>On a broker of your own a queue shows as many messages as its {@code maxBrowsePageSize} and {@code maxPageSize}
 * allow; our own broker shows 20,000, and none shows more than fit into its memory.
 */
public final class ParkedMessages {

    private static final String REASON = "parkedReason";
    private static final String CODE = "parkedCode";
    private static final String AT = "parkedAt";
    private static final int ID_BYTES = 5;
    private static final long FOUND_WITHIN_MILLIS = 5_000;
    private static final long TOLD_WITHIN_MILLIS = 1_000;
    private static final int BROWSED_AHEAD = 5;
    private static final long MOST_SHOWN = 16_000_000;

    /** Where ActiveMQ says how it is with a queue, where it is set to; our own broker is. */
    private static final String STATISTICS = "ActiveMQ.Statistics.Destination.";

    private final ConnectionFactory connections;

    public ParkedMessages(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * What is parked, oldest first.
     *
     * @param queue the queue it came on, as {@code orders.in}
     */
    public List<ParkedMessage> list(String queue) throws JMSException {
        return with(session -> {
            List<ParkedMessage> all = new ArrayList<>();
            browse(session, queue, message -> all.add(read(queue, message)));
            return all;
        });
    }

    /** The body of one of them; empty where it is not parked any more. */
    public Optional<Raw> show(String queue, String id) throws JMSException {
        return with(session -> {
            List<Raw> bodies = new ArrayList<>();
            browse(session, queue, message -> {
                if (bodies.isEmpty() && id(message).equals(id)) {
                    bodies.add(body(message));
                }
            });
            return bodies.stream().findFirst();
        });
    }

    /**
     * How many lie there, by queue; without those of which the broker does not tell. It shows fewer where the others don't fit
     * into its memory.
     *
     * @param queues the queues they came on, as {@code orders.in}
     */
    public Map<String, Long> depths(List<String> queues) throws JMSException {
        return with(session -> {
            TemporaryQueue answers = session.createTemporaryQueue();
            for (String queue : queues) {
                try (MessageProducer producer =
                        session.createProducer(session.createQueue(STATISTICS + queue + Queues.PARKED))) {
                    // A broker that tells nobody takes it for a message as any other: it must not keep it.
                    producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                    producer.setTimeToLive(TOLD_WITHIN_MILLIS);
                    Message question = session.createMessage();
                    question.setJMSReplyTo(answers);
                    question.setJMSCorrelationID(queue);
                    producer.send(question);
                }
            }
            session.commit();
            Map<String, Long> depths = new TreeMap<>();
            try (MessageConsumer consumer = session.createConsumer(answers)) {
                while (depths.size() < queues.size()
                        && consumer.receive(TOLD_WITHIN_MILLIS) instanceof MapMessage told) {
                    depths.put(told.getJMSCorrelationID(), told.getLong("size"));
                }
            }
            return depths;
        });
    }

    /**
     * Puts a message back on its queue, with its reply address and its properties but ours.
     *
     * @return false where it is not parked any more
     */
    public boolean replay(String queue, String id) throws JMSException {
        return take(queue, id, (session, message) -> {
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.send(again(message));
        });
    }

    /**
     * Throws a message away.
     *
     * @return false where it is not parked any more
     */
    public boolean discard(String queue, String id) throws JMSException {
        return take(queue, id, (session, message) -> {});
    }

    private interface Use {
        void use(Session session, Message message) throws JMSException;
    }

    private interface Look {
        void at(Message message) throws JMSException;
    }

    private interface Work<T> {
        T in(Session session) throws JMSException;
    }

    private <T> T with(Work<T> work) throws JMSException {
        try (Connection connection = connections.createConnection()) {
            connection.start();
            return work.in(connection.createSession(true, Session.SESSION_TRANSACTED));
        }
    }

    private static void browse(Session session, String queue, Look look) throws JMSException {
        // One after the other, and few ahead: all of them together may have more bytes than there is memory.
        Queue parked = session.createQueue(queue + Queues.PARKED + "?consumer.prefetchSize=" + BROWSED_AHEAD);
        try (QueueBrowser browser = session.createBrowser(parked)) {
            Enumeration<?> all = browser.getEnumeration();
            while (all.hasMoreElements()) {
                look.at((Message) all.nextElement());
            }
        }
    }

    /** Takes the message away in the transaction in which it is used. */
    private boolean take(String queue, String id, Use use) throws JMSException {
        return with(session -> {
            List<String> messageIds = new ArrayList<>();
            browse(session, queue, message -> {
                if (id(message).equals(id)) {
                    messageIds.add(message.getJMSMessageID());
                }
            });
            if (messageIds.isEmpty()) {
                return false;
            }
            String selector = "JMSMessageID = '" + messageIds.get(0).replace("'", "''") + "'";
            try (MessageConsumer consumer =
                    session.createConsumer(session.createQueue(queue + Queues.PARKED), selector)) {
                Message message = consumer.receive(FOUND_WITHIN_MILLIS);
                if (message == null) {
                    return false;
                }
                use.use(session, message);
                session.commit();
                return true;
            }
        });
    }

    private static ParkedMessage read(String queue, Message message) throws JMSException {
        return new ParkedMessage(
                id(message),
                queue,
                message.getStringProperty(CODE),
                message.getStringProperty(REASON),
                message.getStringProperty(AT),
                message.getJMSCorrelationID());
    }

    private static Raw body(Message message) throws JMSException {
        if (Oversize.isLarger(message, MOST_SHOWN)) {
            return Raw.text("Its body has more than " + MOST_SHOWN + " bytes.");
        }
        BatchMessage parked = JmsMessages.detached("", message);
        byte[] bytes = parked.bytes();
        String text = parked.text();
        return bytes == null
                ? Raw.text(text == null ? "" : text)
                : new Raw(Base64.getEncoder().encodeToString(bytes), true);
    }

    /** As it was: nobody unpacks its body, which may be too large for that. */
    private static Message again(Message parked) throws JMSException {
        ActiveMQMessage message = (ActiveMQMessage) ((ActiveMQMessage) parked).copy();
        message.clearProperties();
        for (Object name : Collections.list(parked.getPropertyNames())) {
            String property = name.toString();
            if (!List.of(REASON, CODE, AT).contains(property) && !property.startsWith("JMSX")) {
                message.setObjectProperty(property, parked.getObjectProperty(property));
            }
        }
        return message;
    }

    /** A message id is long and hard to type; these are ten letters and digits of its hash. */
    private static String id(Message message) throws JMSException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(message.getJMSMessageID().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
