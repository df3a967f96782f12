package dev.backorderdesk.flow.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes batches: it waits for a first message, takes what is there beside it without waiting, runs the
 * route and commits the session. Where the route fails, the batch goes back to the broker and comes again, after 0.2 s
 * at first and 30 s at last, without end: a message is never given up because of a fault of ours.
 */
final class BatchWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final long WAIT_MILLIS = 500; // how soon a stop is noticed, no delay of a message

    private final BatchEndpoint endpoint;
    private final Route route;
    private final CountDownLatch stopping;
    private final Backoff away = new Backoff();
    private final Backoff faults = new Backoff();

    BatchWorker(BatchEndpoint endpoint, Route route, CountDownLatch stopping) {
        this.endpoint = endpoint;
        this.route = route;
        this.stopping = stopping;
    }

    /** What is done with a batch. */
    interface Route {
        void process(List<BatchMessage> batch) throws Exception;
    }

    @Override
    public void run() {
        while (running()) {
            try (JmsLine line = JmsLine.reading(endpoint.connections(), endpoint.getQueue(), endpoint.getAhead())) {
                while (running() && !line.broken()) {
                    takeBatch(line);
                    worksAgain(away);
                }
            } catch (Throwable e) {
                // Whatever it was, a thread that ends here would leave its queue to nobody.
                waitAfter("the broker can't be reached", away, e);
            }
        }
    }

    private void takeBatch(JmsLine line) throws JMSException {
        Message first = line.receive(WAIT_MILLIS);
        if (first == null) {
            return;
        }
        List<BatchMessage> batch = new ArrayList<>();
        long bytes = 0;
        int entries = 0;
        for (Message next = first; next != null; next = line.receiveNoWait()) {
            BatchMessage message = read(line, next);
            batch.add(message);
            // What was put aside stands in memory until the commit, whoever reads it.
            bytes += message.aside() == null ? JmsMessages.size(message) : endpoint.getMaxBytes();
            entries += JmsMessages.entries(message);
            if (entries >= endpoint.getSize() || bytes >= endpoint.getMaxBytes()) {
                break;
            }
        }
        try {
            route.process(List.copyOf(batch));
        } catch (Throwable e) {
            line.rollback();
            waitAfter(batch.size() + " messages went back", faults, e);
            return;
        }
        line.commit();
        worksAgain(faults);
    }

    private BatchMessage read(JmsLine line, Message message) throws JMSException {
        String queue = endpoint.getQueue();
        Oversize oversize = endpoint.oversize();
        Aside why = oversize.aside();
        if (!oversize.is(message)) {
            BatchMessage read = JmsMessages.detached(queue, message);
            if (read.text() != null || read.bytes() != null) {
                return read;
            }
            why = Aside.noBody();
        }
        line.park(queue, message, oversize, why);
        return JmsMessages.aside(queue, message, why);
    }

    private void worksAgain(Backoff backoff) {
        if (backoff.failures() > 0) {
            LOG.info("queue {}: works again after {} failures", endpoint.getQueue(), backoff.failures());
            backoff.reset();
        }
    }

    private boolean running() {
        return stopping.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    private void waitAfter(String what, Backoff backoff, Throwable cause) {
        long millis = backoff.next();
        if (backoff.failures() == 1) {
            LOG.warn("queue {}: {}, tried again until it works", endpoint.getQueue(), what, cause);
        } else {
            LOG.debug("queue {}: {}, again in {} ms: {}", endpoint.getQueue(), what, millis, cause.toString());
        }
        try {
            boolean stop = stopping.await(millis, TimeUnit.MILLISECONDS);
            LOG.trace("queue {}: stop {}", endpoint.getQueue(), stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
