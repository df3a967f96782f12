package dev.backorderdesk.flow.jms;

import dev.backorderdesk.flow.Queues;
import java.util.Arrays;
import org.apache.activemq.broker.BrokerPluginSupport;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.Message;

/**
 * What is sent to a queue that we take business messages from is on the disk before its sender is told that it came, whatever
 * he says of it, or does not: a STOMP message is kept only where it asks for that.
 */
final class KeptIntake extends BrokerPluginSupport {

    @Override
    public void send(ProducerBrokerExchange exchange, Message message) throws Exception {
        if (!message.isPersistent() && isIntake(message.getDestination())) {
            message.setPersistent(true);
        }
        super.send(exchange, message);
    }

    private static boolean isIntake(ActiveMQDestination destination) {
        if (destination.isComposite()) {
            return Arrays.stream(destination.getCompositeDestinations()).anyMatch(KeptIntake::isIntake);
        }
        return destination.isQueue()
                && !destination.isTemporary()
                && (destination.isPattern() || Queues.IN.contains(destination.getPhysicalName()));
    }
}
