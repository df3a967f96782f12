package dev.backorderdesk.flow.parked;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.flow.jms.JmsMessages;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the parked queues and empties them message by message. Nothing is kept here: the queue is the list.
 *
 * <p>On a broker of your own a queue shows as many messages as its {@code maxBrowsePageSize} and {@code maxPageSize}
 * allow; our own broker shows 20,000.
 */
public final class ParkedMessages {

    private static final String REASON = "parkedReason";
    private static final String CODE = "parkedCode";
    private static final String AT = "parkedAt";
    private static final int ID_BYTES = 5;
    private static final long FOUND_WITHIN_MILLIS = 5_000;

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

    /** One of them; empty where it is not parked any more. */
    public Optional<ParkedMessage> show(String queue, String id) throws JMSException {
        return list(queue).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * Puts a message back on its queue, with its reply address and its properties but ours.
     *
     * @return false where it is not parked any more
     */
    public boolean replay(String queue, String id) throws JMSException {
        return take(queue, id, (session, message) -> {
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            producer.send(again(session, message));
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
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue + Queues.PARKED))) {
            for (Object each : Collections.list(browser.getEnumeration())) {
                look.at((Message) each);
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
        BatchMessage parked = JmsMessages.detached(queue, message);
        Map<String, String> properties = parked.properties();
        return new ParkedMessage(
                id(message),
                queue,
                properties.get(CODE),
                properties.get(REASON),
                properties.get(AT),
                parked.correlationId(),
                body(parked.text(), parked.bytes()));
    }

    private static Raw body(@Nullable String text, byte @Nullable [] bytes) {
        return bytes == null
                ? Raw.text(text == null ? "" : text)
                : new Raw(Base64.getEncoder().encodeToString(bytes), true);
    }

    private static Message again(Session session, Message parked) throws JMSException {
        Message message;
        if (parked instanceof BytesMessage) {
            BytesMessage copy = session.createBytesMessage();
            byte[] bytes = JmsMessages.bytes(parked);
            copy.writeBytes(bytes == null ? new byte[0] : bytes);
            message = copy;
        } else {
            message = session.createTextMessage(parked instanceof TextMessage text ? text.getText() : "");
        }
        message.setJMSCorrelationID(parked.getJMSCorrelationID());
        message.setJMSReplyTo(parked.getJMSReplyTo());
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
