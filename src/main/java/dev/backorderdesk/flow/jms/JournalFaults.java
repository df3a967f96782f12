package dev.backorderdesk.flow.jms;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.broker.SuppressReplyException;
import org.apache.activemq.util.DefaultIOExceptionHandler;

/**
 * Ends the broker with the first record that its journal could not take, a full disk included. The broker would go on by
 * itself, and what it writes behind a torn record keeps it from starting again. Who sent the record hears nothing, as with a
 * kill, and what was acknowledged before is kept.
 */
final class JournalFaults extends DefaultIOExceptionHandler {
    private final CompletableFuture<IOException> first = new CompletableFuture<>();

    JournalFaults() {
        setIgnoreNoSpaceErrors(false);
    }

    @Override
    public void handle(IOException fault) {
        first.complete(fault);
        if (broker.isStarted()) {
            super.handle(fault);
        }
        // While it starts or stops, the library would let the journal go on.
        throw new SuppressReplyException("the journal can't be written", fault);
    }

    /** Completes with the first fault. */
    CompletableFuture<IOException> first() {
        return first;
    }
}
