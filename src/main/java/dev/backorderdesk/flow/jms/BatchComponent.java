package dev.backorderdesk.flow.jms;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code batch}: {@code batch:orders.in?size=100&consumers=2} makes one exchange of many messages,
 * whose body is a list of {@link BatchMessage}, and acknowledges them when the route has succeeded.
 *
 * <p>Camel has no such consumer: one message per transaction is eight to nineteen times slower.
 */
public final class BatchComponent extends DefaultComponent {

    private final ConnectionFactory connections;
    private final Oversize oversize;

    /**
     * @param connections not pooled, as {@link Brokers#consumers()}
     * @param oversize what is too large to be read
     */
    public BatchComponent(ConnectionFactory connections, Oversize oversize) {
        this.connections = connections;
        this.oversize = oversize;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters) throws Exception {
        BatchEndpoint endpoint = new BatchEndpoint(uri, this, queue, connections, oversize);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }
}
