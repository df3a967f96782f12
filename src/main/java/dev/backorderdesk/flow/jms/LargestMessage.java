package dev.backorderdesk.flow.jms;

import jakarta.jms.JMSException;
import org.apache.activemq.broker.BrokerPluginSupport;
import org.apache.activemq.broker.Connection;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.command.Message;

/** Tells who sends too much so, and goes on; what the frame's own limit stops loses its connection. */
final class LargestMessage extends BrokerPluginSupport {
    private final long most;

    /** @param most bytes of a message that comes from outside, headers and properties included */
    LargestMessage(long most) {
        this.most = most;
    }

    @Override
    public void send(ProducerBrokerExchange exchange, Message message) throws Exception {
        if (message.getSize() > most && !isOurs(exchange)) {
            throw new JMSException(
                    "expected a message of at most " + most + " bytes, found one of " + message.getSize());
        }
        super.send(exchange, message);
    }

    /** What we send ourselves came in before, or is of our own making. */
    private static boolean isOurs(ProducerBrokerExchange exchange) {
        Connection connection = exchange.getConnectionContext().getConnection();
        return connection == null
                || String.valueOf(connection.getRemoteAddress()).startsWith("vm:");
    }
}
