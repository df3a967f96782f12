package dev.backorderdesk.flow.outbox;

import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.flow.jms.Backoff;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that empty the outbox into the broker: up to 500 messages in one transaction of the broker, then the outbox
 * forgets exactly those. A backlog is emptied without a pause; else a nudge or half a second starts the next look. What the
 * broker refuses, though it takes others, waits aside and is tried again without end.
 *
 * <p>Plain threads and no route: the outbox holds its rows while they are sent and wants to be told in the same call.
 */
public final class OutboxRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int LIMIT = 500;
    private static final long POLL_MILLIS = 500;
    private static final long LONGEST_STOP_MILLIS = 10_000;

    private final Outbox outbox;
    private final ConnectionFactory connections;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** @param connections not pooled, each thread has one of its own */
    public OutboxRelay(Outbox outbox, ConnectionFactory connections, int threads) {
        this.outbox = outbox;
        this.connections = connections;
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::run, "outbox-" + i);
            thread.setDaemon(true);
            this.threads.add(thread);
        }
    }

    /** Starts the threads; a broker that is away is waited for. */
    public void start() {
        threads.forEach(Thread::start);
    }

    /** Something was written just now; call it after the commit. */
    public void nudge() {
        if (nudges.availablePermits() < threads.size()) {
            nudges.release();
        }
    }

    /** Messages sent since the start. */
    public long sent() {
        return sent.get();
    }

    /** Replies whose temporary queue was gone. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        Backoff backoff = new Backoff();
        while (stopping.getCount() > 0) {
            try (OutboxLine line = new OutboxLine(connections, dropped)) {
                Refusals refusals = new Refusals();
                while (stopping.getCount() > 0) {
                    refusals.begin();
                    int relayed = outbox.relay(Outbox.Turn.FIRST, LIMIT, messages -> refusals.of(line.send(messages)));
                    sent.addAndGet(relayed);
                    if (refusals.due()) {
                        sent.addAndGet(outbox.relay(
                                Outbox.Turn.AGAIN, LIMIT, messages -> refusals.again(line.send(messages))));
                    }
                    if (backoff.failures() > 0) {
                        LOG.info("outbox: works again after {} failures", backoff.failures());
                        backoff.reset();
                    }
                    if (relayed + refusals.last() < LIMIT) {
                        boolean nudged = nudges.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                        LOG.trace("outbox: nudged {}", nudged);
                    }
                }
            } catch (JMSException | RuntimeException e) {
                waitAfter(backoff, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** When a thread tries again what was refused, by whomever: after 0.2 s at first, 30 s at last. */
    private static final class Refusals {

        private static final long LONGEST_NANOS = 30_000_000_000L;

        private final Backoff backoff = new Backoff();
        private long at = System.nanoTime();
        private int last;

        void begin() {
            last = 0;
        }

        /** So many of those that were never tried were refused in this round. */
        int last() {
            return last;
        }

        Set<Integer> of(Set<Integer> refused) {
            last = refused.size();
            if (!refused.isEmpty() && backoff.failures() == 0) {
                at = System.nanoTime() + backoff.next() * 1_000_000;
            }
            return refused;
        }

        boolean due() {
            if (System.nanoTime() - at < 0) {
                return false;
            }
            at = System.nanoTime() + LONGEST_NANOS;
            return true;
        }

        Set<Integer> again(Set<Integer> refused) {
            if (refused.isEmpty()) {
                // There may be more of them, and they go now.
                backoff.reset();
                at = System.nanoTime();
            } else {
                at = System.nanoTime() + backoff.next() * 1_000_000;
            }
            return refused;
        }
    }

    private void waitAfter(Backoff backoff, Exception cause) {
        long millis = backoff.next();
        if (backoff.failures() == 1) {
            LOG.warn("outbox: nothing can be sent, tried again until it works", cause);
        } else {
            LOG.debug("outbox: nothing can be sent, again in {} ms: {}", millis, cause.toString());
        }
        try {
            boolean stop = stopping.await(millis, TimeUnit.MILLISECONDS);
            LOG.trace("outbox: stop {}", stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends when each thread has finished what it has. */
    @Override
    public void close() {
        stopping.countDown();
        nudges.release(threads.size());
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
