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

    private final List<OutboxMessage> waiting = new ArrayList<>();

    public synchronized void add(OutboxMessage message) {
        waiting.add(message);
    }

    @Override
    public synchronized int relay(int limit, Consumer<List<OutboxMessage>> send) {
        List<OutboxMessage> taken = waiting.subList(0, Math.min(limit, waiting.size()));
        if (taken.isEmpty()) {
            return 0;
        }
        int count = taken.size();
        send.accept(List.copyOf(taken));
        taken.clear();
        return count;
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
