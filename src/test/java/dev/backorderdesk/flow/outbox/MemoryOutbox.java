package dev.backorderdesk.flow.outbox;

import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An outbox that forgets with the process. */
public final class MemoryOutbox implements Outbox {

    private static final int MOST_AT_ONCE = 4_000_000;

    private final List<OutboxMessage> waiting = new ArrayList<>();

    public synchronized void add(OutboxMessage message) {
        waiting.add(message);
    }

    @Override
    public synchronized int relay(int limit, Consumer<List<OutboxMessage>> send) {
        List<OutboxMessage> taken = waiting.subList(0, fitting(limit));
        if (taken.isEmpty()) {
            return 0;
        }
        int count = taken.size();
        send.accept(List.copyOf(taken));
        taken.clear();
        return count;
    }

    private int fitting(int limit) {
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
        return waiting.size();
    }

    /** It keeps no times. */
    @Override
    public Optional<Instant> oldest() {
        return Optional.empty();
    }
}
