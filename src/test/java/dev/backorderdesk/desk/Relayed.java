package dev.backorderdesk.desk;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What tests do with an outbox of which nothing is refused. */
public final class Relayed {

    private Relayed() {}

    /**
     * Sends up to so many of those that were never refused, all of them or, where it throws, none.
     *
     * @return how many were sent
     */
    public static int of(Outbox outbox, int limit, Consumer<List<OutboxMessage>> send) {
        return outbox.relay(Outbox.Turn.FIRST, limit, messages -> {
            send.accept(messages);
            return Set.of();
        });
    }
}
