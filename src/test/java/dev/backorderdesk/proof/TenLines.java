package dev.backorderdesk.proof;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

/** The client of the README. */
final class TenLines {
    private TenLines() {}

    static String decide(String brokerUrl, String order) throws JMSException {
        // README: begin
        try (JMSContext jms = new ActiveMQConnectionFactory(brokerUrl).createContext()) {
            Queue replies = jms.createTemporaryQueue();
            TextMessage message = jms.createTextMessage(order);
            message.setJMSReplyTo(replies);
            message.setJMSCorrelationID("my-1");
            jms.createProducer().send(jms.createQueue("orders.in"), message);
            return jms.createConsumer(replies).receive(10_000).getBody(String.class);
        }
        // README: end
    }
}
