package dev.backorderdesk.flow.jms;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that is read in batches. */
public final class BatchEndpoint extends DefaultEndpoint {

    /** ActiveMQ pages 200 messages in; a session that holds that many uncommitted gets no more, and stalls. */
    static final int LARGEST = 190;

    private final String queue;
    private final ConnectionFactory connections;
    private final Oversize oversize;
    private int size = 100;
    private int ahead;
    private int consumers = 1;
    private long maxBytes = 400_000;

    BatchEndpoint(
            String uri, BatchComponent component, String queue, ConnectionFactory connections, Oversize oversize) {
        super(uri, component);
        this.queue = queue;
        this.connections = connections;
        this.oversize = oversize;
    }

    void check() {
        if (queue.isBlank() || queue.chars().anyMatch(c -> c == '*' || c == '>' || c == ',')) {
            throw new IllegalArgumentException("batch: expected the name of one queue, found \"" + queue + "\"");
        }
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("batch:" + queue + ": expected a size from 1 to " + LARGEST + ", found "
                    + size + ". Maybe more consumers help.");
        }
        if (ahead < 0 || ahead > 2 * LARGEST) {
            throw new IllegalArgumentException(
                    "batch:" + queue + ": expected an ahead from 0 to " + 2 * LARGEST + ", found " + ahead);
        }
        if (consumers < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("batch:" + queue
                    + ": expected consumers and maxBytes of at least 1, found " + consumers + " and " + maxBytes);
        }
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BatchConsumer consumer = new BatchConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("batch: is read only; messages go out through the outbox or jms:");
    }

    ConnectionFactory connections() {
        return connections;
    }

    Oversize oversize() {
        return oversize;
    }

    /** Name of the queue. */
    public String getQueue() {
        return queue;
    }

    /** Most messages of a batch, 1 to 190. */
    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    /**
     * Messages that a thread is handed before it asks for them, and that no other thread or node gets; a batch and the next
     * one where nothing is set.
     */
    public int getAhead() {
        return ahead == 0 ? 2 * size : ahead;
    }

    public void setAhead(int ahead) {
        this.ahead = ahead;
    }

    /** Threads, each with a connection and a transacted session of its own. */
    public int getConsumers() {
        return consumers;
    }

    public void setConsumers(int consumers) {
        this.consumers = consumers;
    }

    /** A batch that has so many bytes grows no more, so that one huge order does not hold up many small ones. */
    public long getMaxBytes() {
        return maxBytes;
    }

    public void setMaxBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }
}
