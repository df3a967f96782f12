package dev.backorderdesk.store;

import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The texts of an outcome, written by another thread while the database takes the rows that need none: all that time others
 * wait for the locks of this transaction.
 */
final class LongTexts {

    /** Below, it isn't worth another thread. */
    private static final int FEW = 8;

    /** One after the other, for the first are needed first; on two processors the common pool would begin all at once. */
    private static final ExecutorService WRITER =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), work -> {
                Thread thread = new Thread(work, "texts");
                thread.setDaemon(true);
                return thread;
            });

    private final CompletableFuture<List<String>> orders;
    private final CompletableFuture<List<String>> notices;
    private final CompletableFuture<List<OutboxMessage>> outbox;

    /** @param outbox writes the messages to send */
    LongTexts(Outcome outcome, Supplier<List<OutboxMessage>> outbox) {
        Executor writer = outcome.decided().size() < FEW ? Runnable::run : WRITER;
        this.orders = CompletableFuture.supplyAsync(
                () -> outcome.decided().stream().map(OrderTables::text).toList(), writer);
        this.notices = CompletableFuture.supplyAsync(
                () -> outcome.notices().stream().map(StoredJson::write).toList(), writer);
        this.outbox = CompletableFuture.supplyAsync(outbox, writer);
    }

    /** What is kept of each decided order. */
    List<String> orders() {
        return written(orders);
    }

    /** The plan of each notice. */
    List<String> notices() {
        return written(notices);
    }

    /** What is to be sent. */
    List<OutboxMessage> outbox() {
        return written(outbox);
    }

    /** @throws RuntimeException what kept the other thread from writing it */
    private static <T> T written(CompletableFuture<T> text) {
        try {
            return text.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
