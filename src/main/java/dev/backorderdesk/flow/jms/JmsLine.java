package dev.backorderdesk.flow.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection with one transacted session that reads one queue. For one thread. */
final class JmsLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JmsLine.class);

    private final Connection connection;
    private final Session session;
    private final MessageConsumer consumer;
    private volatile boolean broken;

    private JmsLine(Connection connection, Session session, MessageConsumer consumer) {
        this.connection = connection;
        this.session = session;
        this.consumer = consumer;
    }

    /** @param ahead messages that the broker hands over before they are asked for; no other reader gets them */
    static JmsLine reading(ConnectionFactory connections, String queue, int ahead) throws JMSException {
        Connection connection = connections.createConnection();
        try {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            JmsLine line = new JmsLine(
                    connection,
                    session,
                    session.createConsumer(session.createQueue(queue + "?consumer.prefetchSize=" + ahead)));
            connection.setExceptionListener(e -> line.broken = true);
            connection.start();
            return line;
        } catch (JMSException | RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    /** Lost; only a new line helps. */
    boolean broken() {
        return broken;
    }

    @Nullable
    Message receive(long millis) throws JMSException {
        Message message = consumer.receive(millis);
        if (message == null && broken) {
            throw new JMSException("the connection was lost");
        }
        return message;
    }

    @Nullable
    Message receiveNoWait() throws JMSException {
        return consumer.receiveNoWait();
    }

    /** Puts a message aside that is not to be read; with the next commit. */
    void park(String queue, Message message, Oversize oversize, Aside why) throws JMSException {
        oversize.park(session, queue, message, why);
    }

    void commit() throws JMSException {
        session.commit();
    }

    void rollback() throws JMSException {
        session.rollback();
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException e) {
            // What was not committed comes again either way.
            LOG.debug("a connection did not close: {}", e.toString());
        }
    }
}
