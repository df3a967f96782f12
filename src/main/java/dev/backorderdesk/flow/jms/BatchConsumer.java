package dev.backorderdesk.flow.jms;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** The threads that read a queue in batches. Stopping lets each finish the batch that it has. */
final class BatchConsumer extends DefaultConsumer {

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(60);

    private final BatchEndpoint endpoint;
    private CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable ExecutorService workers;

    BatchConsumer(BatchEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        ExecutorService threads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "batch-" + endpoint.getQueue(), endpoint.getConsumers());
        for (int i = 0; i < endpoint.getConsumers(); i++) {
            threads.execute(new BatchWorker(endpoint, this::process, stopping));
        }
        workers = threads;
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        ExecutorService threads = workers;
        if (threads != null) {
            threads.shutdown();
            if (!threads.awaitTermination(LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
        super.doStop();
    }

    /** Runs the route; nothing of the messages becomes a header. */
    private void process(List<BatchMessage> batch) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getIn().setBody(batch);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.isRollbackOnly()) {
                throw new IllegalStateException("the route marked the batch for rollback");
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
