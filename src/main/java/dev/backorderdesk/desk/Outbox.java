package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages that were written with what they tell of, until they are sent.
 *
 * <p>A message may be sent twice, where the process dies between the broker's commit and ours; it is never lost. Two
 * relays never hold the same message at the same time.
 */
public interface Outbox {

    /** Which messages are taken. */
    enum Turn {
        /** Those that were never refused. */
        FIRST,
        /** Those that were refused before; who was tried last comes last. */
        AGAIN
    }

    /** Sends messages. */
    @FunctionalInterface
    interface Sending {
        /**
         * Sends them.
         *
         * @return those that were refused, by their place in the list; where it throws, they all stay as they were
         */
        Set<Integer> send(List<OutboxMessage> messages);
    }

    /**
     * Takes up to {@code limit} messages, oldest first, hands them over and forgets exactly those that were sent; fewer
     * where they are so large that all of them would fill the memory, and one at least. What is refused stays, and from then on
     * has its turn {@link Turn#AGAIN}, where it is in nobody's way.
     *
     * @return how many were sent
     */
    int relay(Turn turn, int limit, Sending sending);

    /** Messages that wait. */
    long depth();

    /** When the oldest of them was written (UTC); empty where none waits. */
    Optional<Instant> oldest();
}
