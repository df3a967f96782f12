package dev.backorderdesk.flow.client;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A JMS client that sends messages and reads the answers from a temporary queue of its own. For one thread. */
public final class ErpClient implements AutoCloseable {
    private final Connection connection;
    private final Session session;
    private final TemporaryQueue replies;
    private final MessageConsumer answers;

    /**
     * Connects.
     *
     * @param url as {@code tcp://127.0.0.1:61616}
     * @throws IllegalStateException with a sentence, where no broker answers
     */
    public ErpClient(String url, @Nullable String user, @Nullable String password) {
        try {
            ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
            if (user != null && !user.isEmpty()) {
                factory.setUserName(user);
                factory.setPassword(password);
            }
            this.connection = factory.createConnection();
            connection.start();
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            this.replies = session.createTemporaryQueue();
            this.answers = session.createConsumer(replies);
        } catch (JMSException e) {
            throw new IllegalStateException("No broker answers on " + url + " (" + e.getMessage() + ").", e);
        }
    }

    /** An answer and the correlation id that the question had. */
    public record Answered(@Nullable String correlationId, String text) {}

    /** Sends a text; its answer will carry the correlation id. */
    public void send(String queue, String text, String correlationId) {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            TextMessage message = session.createTextMessage(text);
            message.setJMSReplyTo(replies);
            message.setJMSCorrelationID(correlationId);
            producer.send(message);
        } catch (JMSException e) {
            throw new IllegalStateException("The message could not be sent (" + e.getMessage() + ").", e);
        }
    }

    /** The next answer; empty where none comes in time. */
    public Optional<Answered> receive(Duration within) {
        try {
            Message message = answers.receive(within.toMillis());
            return message instanceof TextMessage text
                    ? Optional.of(new Answered(text.getJMSCorrelationID(), text.getText()))
                    : Optional.empty();
        } catch (JMSException e) {
            throw new IllegalStateException("The answers can't be read (" + e.getMessage() + ").", e);
        }
    }

    /** Takes the next message from a queue; empty where none comes in time. */
    public Optional<String> take(String queue, Duration within) {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            return consumer.receive(within.toMillis()) instanceof TextMessage text
                    ? Optional.of(text.getText())
                    : Optional.empty();
        } catch (JMSException e) {
            throw new IllegalStateException(queue + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            throw new IllegalStateException("The connection did not close (" + e.getMessage() + ").", e);
        }
    }
}
