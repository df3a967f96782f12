package dev.backorderdesk.flow.jms;

import dev.backorderdesk.desk.OutboxMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.command.ActiveMQDestination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages off their session. Nothing is ever deserialized: an ObjectMessage is just a message without a body. */
public final class JmsMessages {

    private static final Logger LOG = LoggerFactory.getLogger(JmsMessages.class);

    private JmsMessages() {}

    public static BatchMessage detached(String queue, Message message) throws JMSException {
        Destination replyTo = message.getJMSReplyTo();
        return new BatchMessage(
                queue,
                text(message),
                bytes(message),
                message.getJMSCorrelationID(),
                message.getJMSMessageID(),
                replyTo == null ? null : qualified(replyTo),
                properties(message));
    }

    /** Without its body, which is not to be read. */
    static BatchMessage aside(String queue, Message message, Aside why) throws JMSException {
        Destination replyTo = message.getJMSReplyTo();
        return new BatchMessage(
                queue,
                null,
                null,
                message.getJMSCorrelationID(),
                message.getJMSMessageID(),
                replyTo == null ? null : qualified(replyTo),
                Map.of(),
                why);
    }

    static long size(BatchMessage message) {
        String text = message.text();
        byte[] bytes = message.bytes();
        return text != null ? text.length() : bytes != null ? bytes.length : 0;
    }

    /** How much of a batch it is: 1 but where one of ours says that it holds more. */
    static int entries(BatchMessage message) {
        String said = message.properties().getOrDefault(OutboxMessage.ENTRIES, "1");
        return said.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(said) : 1;
    }

    static String qualified(Destination destination) {
        return ((ActiveMQDestination) destination).getQualifiedName();
    }

    static @Nullable String text(Message message) {
        try {
            return message instanceof TextMessage text ? text.getText() : null;
        } catch (JMSException | RuntimeException e) {
            return unreadable(e);
        }
    }

    public static byte @Nullable [] bytes(Message message) {
        if (!(message instanceof BytesMessage body)) {
            return null;
        }
        try {
            byte[] bytes = new byte[Math.toIntExact(body.getBodyLength())];
            body.reset();
            int read = body.readBytes(bytes);
            return read == bytes.length || bytes.length == 0 ? bytes : null;
        } catch (JMSException | RuntimeException e) {
            unreadable(e);
            return null;
        }
    }

    /** A broken body is broken for ever: it is a message without a body, which is parked, not tried again. */
    private static @Nullable String unreadable(Exception e) {
        LOG.warn("a message body can't be read: {}", e.toString());
        return null;
    }

    /** None where they are broken: they are broken for ever, and whoever throws here is asked again for ever. */
    static Map<String, String> properties(Message message) {
        Map<String, String> properties = new HashMap<>();
        try {
            for (Object name : Collections.list(message.getPropertyNames())) {
                Object value = message.getObjectProperty(name.toString());
                if (value != null) {
                    properties.put(name.toString(), value.toString());
                }
            }
        } catch (JMSException | RuntimeException e) {
            LOG.warn("a message's properties can't be read: {}", e.toString());
            return Map.of();
        }
        return properties;
    }
}
