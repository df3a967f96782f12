package dev.backorderdesk.flow.jms;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.function.Supplier;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.RedeliveryPolicy;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * How we connect: to the broker in this process, or to another by its address. One client, OpenWire, serves ActiveMQ
 * Classic ({@code tcp://mq.internal:61616}, {@code failover:(tcp://a:61616,tcp://b:61616)}) and Artemis, whose acceptors
 * speak OpenWire too. An Artemis queue needs {@code max-delivery-attempts} of -1, else the broker moves a message away
 * that we would try again.
 */
public final class Brokers implements AutoCloseable {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final ActiveMQConnectionFactory consumers;
    private final JmsPoolConnectionFactory producers;

    private Brokers(Supplier<ActiveMQConnectionFactory> client) {
        consumers = client(client.get());
        // We wait ourselves between two tries of a batch, with a backoff that a stop ends.
        consumers.getRedeliveryPolicy().setInitialRedeliveryDelay(0);
        consumers.getRedeliveryPolicy().setRedeliveryDelay(0);
        producers = new JmsPoolConnectionFactory();
        producers.setConnectionFactory(client(client.get()));
        producers.setMaxConnections(4);
    }

    /** Connections to the broker of this process, without a socket. */
    public static Brokers inside(EmbeddedBroker broker) {
        return new Brokers(() -> new ActiveMQConnectionFactory(broker.innerUrl()));
    }

    /** Connections to another broker. */
    public static Brokers outside(String url, @Nullable String user, @Nullable String password) {
        return new Brokers(() -> {
            ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
            if (user != null && !user.isEmpty()) {
                factory.setUserName(user);
                factory.setPassword(password);
            }
            return factory;
        });
    }

    private static ActiveMQConnectionFactory client(ActiveMQConnectionFactory factory) {
        RedeliveryPolicy forEver = new RedeliveryPolicy();
        forEver.setMaximumRedeliveries(RedeliveryPolicy.NO_MAXIMUM_REDELIVERIES);
        // For per-message routes on the pooled connections, which have no backoff of their own.
        forEver.setInitialRedeliveryDelay(FIRST_PAUSE_MILLIS);
        forEver.setRedeliveryDelay(FIRST_PAUSE_MILLIS);
        forEver.setUseExponentialBackOff(true);
        forEver.setBackOffMultiplier(2);
        forEver.setMaximumRedeliveryDelay(LONGEST_PAUSE_MILLIS);
        factory.setRedeliveryPolicy(forEver);
        factory.setTrustAllPackages(false);
        factory.setTrustedPackages(List.of());
        // The broker knows best whether a temporary queue is gone; listening for it is traffic for nothing.
        factory.setWatchTopicAdvisories(false);
        return factory;
    }

    /** For consumers and the outbox relay: every connection is a new one. */
    public ConnectionFactory consumers() {
        return consumers;
    }

    /** For producers that open and close, and for camel-jms: pooled. */
    public ConnectionFactory producers() {
        return producers;
    }

    @Override
    public void close() {
        producers.stop();
    }
}
