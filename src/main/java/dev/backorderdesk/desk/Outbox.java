package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Messages that were written with what they tell of, until they are sent.
 *
 * <p>A message may be sent twice, where the process dies between the broker's commit and ours; it is never lost. Two
 * relays never hold the same message at the same time.
 */
public interface Outbox {

    /**
     * Takes up to {@code limit} messages, oldest first, hands them over and forgets exactly those; fewer where they are
     * so large that all of them would fill the memory, and one at least.
     *
     * @param send sends them; where it throws, they all stay
     * @return how many were sent
     */
    int relay(int limit, Consumer<List<OutboxMessage>> send);

    /** Messages that wait. */
    long depth();

    /** When the oldest of them was written (UTC); empty where none waits. */
    Optional<Instant> oldest();
}
