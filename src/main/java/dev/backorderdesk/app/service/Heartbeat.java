package dev.backorderdesk.app.service;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things again and again; one that fails is tried at its next time, and said once. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, work -> {
        Thread thread = new Thread(work, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** Something that may fail for now. */
    @FunctionalInterface
    interface Beat {
        void run() throws Exception;
    }

    void every(Duration pause, String what, Beat beat) {
        threads.scheduleWithFixedDelay(
                new Runnable() {
                    private boolean failed;

                    @Override
                    public void run() {
                        try {
                            beat.run();
                            failed = false;
                        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                            // What is thrown on would never be tried again, and nobody would hear of it.
                            if (!failed) {
                                LOG.warn("{} failed, tried again every {}", what, pause, e);
                            }
                            failed = true;
                        }
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        // Never by interrupt: one that meets H2 at its file closes the database.
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("something that runs again and again did not stop within ten seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
