package dev.backorderdesk.proof;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.ActiveMQConnectionFactory;

/**
 * Whoever sends orders and reads answers. Sends one after the other, each once the one before it was taken; where the
 * broker goes away it sends the one under way again when it is back, as ActiveMQ's own client does.
 */
final class Erp {
    private static final long FIRST_WITHIN_MILLIS = 2_000;
    private static final long QUIET_MILLIS = 800;

    private final String url;
    private final AtomicInteger sent = new AtomicInteger();
    private final Semaphore allowed = new Semaphore(0);

    Erp(String brokerUrl) {
        this.url = brokerUrl;
    }

    /** Messages that the broker took. */
    int sent() {
        return sent.get();
    }

    /** It may send so many more; before it is told so it sends none. */
    void allow(int more) {
        allowed.release(more);
    }

    /** Begins to send, on a thread of its own. */
    CompletableFuture<Void> sends(String queue, List<String> texts) {
        return CompletableFuture.runAsync(() -> send(queue, texts), each -> {
            Thread thread = new Thread(each, "erp");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void send(String queue, List<String> texts) {
        try (Connection connection = connection("failover:(" + url + ")?maxReconnectDelay=200")) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            for (String text : texts) {
                allowed.acquireUninterruptibly();
                producer.send(session.createTextMessage(text));
                sent.incrementAndGet();
            }
        } catch (JMSException e) {
            throw new IllegalStateException("sending ended after " + sent, e);
        }
    }

    /** Takes everything that is on a queue. */
    List<String> takeAll(String queue) {
        try (Connection connection = connection(url + "?jms.prefetchPolicy.queuePrefetch=100")) {
            Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
            List<String> texts = new ArrayList<>();
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                long patience = FIRST_WITHIN_MILLIS;
                while (consumer.receive(patience) instanceof TextMessage message) {
                    texts.add(message.getText());
                    patience = QUIET_MILLIS;
                }
            }
            return texts;
        } catch (JMSException e) {
            throw new IllegalStateException(queue + " can't be read", e);
        }
    }

    private static Connection connection(String url) throws JMSException {
        Connection connection = new ActiveMQConnectionFactory(url).createConnection();
        connection.start();
        return connection;
    }
}
