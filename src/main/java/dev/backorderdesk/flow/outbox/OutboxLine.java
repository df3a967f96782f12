package dev.backorderdesk.flow.outbox;

import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.flow.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.command.ActiveMQDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's connection to the broker. What goes to queues and topics goes in one transaction; what goes to temporary
 * queues goes one by one after it, because one that is gone would undo the others.
 */
final class OutboxLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxLine.class);
    private static final String TEMPORARY = "temp-";
    private static final String UNDELIVERABLE_TO = "undeliverableTo";

    private final Connection connection;
    private final Session transacted;
    private final MessageProducer together;
    private final Session single;
    private final MessageProducer oneByOne;
    private final AtomicLong dropped;

    OutboxLine(ConnectionFactory connections, AtomicLong dropped) throws JMSException {
        this.dropped = dropped;
        connection = connections.createConnection();
        try {
            // Without a listener the client logs every refused message by itself.
            connection.setExceptionListener(e -> LOG.debug("outbox: {}", e.toString()));
            connection.start();
            transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
            together = transacted.createProducer(null);
            single = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            oneByOne = single.createProducer(null);
        } catch (JMSException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Sends them, or throws where the connection is lost and the outbox keeps them all.
     *
     * @return those that the broker refused, by their place
     */
    Set<Integer> send(List<OutboxMessage> messages) {
        try {
            Set<Integer> refused = sendTogether(messages);
            for (OutboxMessage message : messages) {
                if (isTemporary(message)) {
                    sendWhereItIsAwaited(message);
                }
            }
            return refused;
        } catch (JMSException e) {
            throw new NotSent(e);
        }
    }

    private static boolean isTemporary(OutboxMessage message) {
        return message.destination().startsWith(TEMPORARY);
    }

    private Set<Integer> sendTogether(List<OutboxMessage> messages) throws JMSException {
        try {
            boolean any = false;
            for (OutboxMessage message : messages) {
                if (!isTemporary(message)) {
                    together.send(destination(message.destination()), written(transacted, message));
                    any = true;
                }
            }
            if (any) {
                transacted.commit();
            }
            return Set.of();
        } catch (JMSException e) {
            if (lost()) {
                throw e;
            }
            transacted.rollback();
            LOG.warn("outbox: the broker refused one of {} messages, sending them one by one", messages.size(), e);
            return sendEach(messages);
        }
    }

    /** One that is refused holds up none of the others, and none of those is sent again with it. */
    private Set<Integer> sendEach(List<OutboxMessage> messages) throws JMSException {
        Set<Integer> refused = new HashSet<>();
        Map<String, Integer> queues = new TreeMap<>();
        for (int place = 0; place < messages.size(); place++) {
            OutboxMessage message = messages.get(place);
            try {
                if (!isTemporary(message)) {
                    sendAlone(message);
                }
            } catch (JMSException e) {
                if (lost()) {
                    throw e;
                }
                LOG.debug("outbox: {} takes no message: {}", message.destination(), e.toString());
                queues.merge(message.destination(), 1, Integer::sum);
                refused.add(place);
            }
        }
        if (!refused.isEmpty()) {
            LOG.warn("outbox: not taken by the broker, and tried again: {} (messages by queue)", queues);
        }
        return refused;
    }

    /** A client's address that the broker refuses must not hold up its answer: it goes to {@code replies}. */
    private void sendAlone(OutboxMessage message) throws JMSException {
        try {
            oneByOne.send(destination(message.destination()), written(single, message));
        } catch (JMSException e) {
            String name = message.destination().replaceFirst("^[a-z]+://", "");
            boolean ours = !Queues.mayBeAnswered(message.destination()) || Queues.ANSWERS.contains(name);
            if (lost() || ours) {
                throw e;
            }
            LOG.warn("outbox: {} takes no message, it goes to {}: {}", name, Queues.REPLIES, e.toString());
            Map<String, String> properties = new HashMap<>(message.properties());
            properties.put(UNDELIVERABLE_TO, message.destination());
            String replies = Queues.qualified(Queues.REPLIES);
            oneByOne.send(
                    destination(replies),
                    written(
                            single,
                            new OutboxMessage(
                                    replies, message.correlationId(), message.replyTo(), properties, message.body())));
        }
    }

    private void sendWhereItIsAwaited(OutboxMessage message) throws JMSException {
        try {
            oneByOne.send(destination(message.destination()), written(single, message));
        } catch (JMSException e) {
            if (lost()) {
                throw e;
            }
            dropped.incrementAndGet();
            LOG.info("outbox: a reply was dropped, nobody waits at {} any more", message.destination());
        }
    }

    private static Destination destination(String qualified) {
        return ActiveMQDestination.createDestination(qualified, ActiveMQDestination.QUEUE_TYPE);
    }

    private static Message written(Session session, OutboxMessage from) throws JMSException {
        Message message;
        if (from.body().binary()) {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(Base64.getDecoder().decode(from.body().text()));
            message = bytes;
        } else {
            message = session.createTextMessage(from.body().text());
        }
        message.setJMSCorrelationID(from.correlationId());
        if (from.replyTo() != null) {
            message.setJMSReplyTo(destination(from.replyTo()));
        }
        for (Map.Entry<String, String> property : from.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /** Whether the connection is at fault and not a message. */
    private boolean lost() {
        ActiveMQConnection own = (ActiveMQConnection) connection;
        return own.isTransportFailed() || own.isClosed() || own.isClosing();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.debug("outbox: the connection did not close: {}", e.toString());
        }
    }

    /** The broker did not take them. */
    static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSent(JMSException cause) {
            super("the broker did not take the messages: " + cause.getMessage(), cause);
        }
    }
}
