package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The truth, kept.
 *
 * <p>Any number of nodes may use one ledger. A transaction locks the SKUs it names before it reads, so that two of them
 * never promise the same piece. A carrier's word is committed after all orders that were being decided without it, and
 * before any that is decided then.
 */
public interface Ledger {
    /** So long before a legal instant nothing is put off any more. */
    Duration LAW_IS_NEAR = Duration.ofMinutes(5);

    /**
     * Runs work in one transaction and returns when its result would survive a power cut. Where the database refuses
     * because two transactions met (a lock conflict, the same new key), the work is run again from the start.
     */
    <T> T transact(Function<Books, T> work);

    /**
     * What the clock has to bring to the front door: collecting reorders whose time has come, pending messages that
     * expired or whose parent is there by now; at most {@code limit}.
     *
     * @param held looks of these kinds are left where they are, unless a time that the law counts is over for some order
     *     within {@link #LAW_IS_NEAR}: what has to be told before it is told
     */
    List<Tick> due(Instant now, Set<Tick.Look.Kind> held, int limit);

    /** Looks at the releases of these articles that are due, whatever else is. */
    List<Tick> releases(Instant now, Set<String> skus);

    /** The next articles for which something waits, by name, after the one named; at most {@code limit}. */
    List<Waiters> waiters(String after, int limit);

    /**
     * Who waits for an article.
     *
     * @param parts how many parts do
     */
    record Waiters(String sku, long parts) {}

    /** The books, open for one transaction. */
    interface Books {

        /** Locks the SKUs, then reads. */
        Snapshot read(Need need);

        /**
         * Writes an outcome.
         *
         * @param outbox writes the messages to send; asked once, maybe on another thread and before this returns
         */
        void write(Outcome outcome, Supplier<List<OutboxMessage>> outbox, Instant now);
    }
}
