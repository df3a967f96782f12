package dev.backorderdesk.flow.outbox;

import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An outbox that forgets with the process. */
public final class MemoryOutbox implements Outbox {

    private static final int MOST_AT_ONCE = 4_000_000;

    private final List<OutboxMessage> waiting = new ArrayList<>();
    private final List<OutboxMessage> refused = new ArrayList<>();

    public synchronized void add(OutboxMessage message) {
        waiting.add(message);
    }

    @Override
    public synchronized int relay(Turn turn, int limit, Sending sending) {
        List<OutboxMessage> of = turn == Turn.FIRST ? waiting : refused;
        List<OutboxMessage> taken = List.copyOf(of.subList(0, fitting(of, limit)));
        if (taken.isEmpty()) {
            return 0;
        }
        Set<Integer> not = sending.send(taken);
        of.subList(0, taken.size()).clear();
        not.forEach(place -> refused.add(taken.get(place)));
        return taken.size() - not.size();
    }

    private static int fitting(List<OutboxMessage> waiting, int limit) {
        int length = 0;
        for (int i = 0; i < Math.min(limit, waiting.size()); i++) {
            length += waiting.get(i).body().text().length();
            if (length > MOST_AT_ONCE) {
                return Math.max(1, i);
            }
        }
        return Math.min(limit, waiting.size());
    }

    @Override
    public synchronized long depth() {
        return waiting.size() + refused.size();
    }

    synchronized int refused() {
        return refused.size();
    }

    /** It keeps no times. */
    @Override
    public Optional<Instant> oldest() {
        return Optional.empty();
    }
}
