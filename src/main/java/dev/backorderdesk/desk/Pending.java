package dev.backorderdesk.desk;

import java.time.Instant;

/**
 * A message that ran ahead of its parent and waits for it.
 *
 * @param parent what it waits for
 * @param raw the message, put back on its queue when the parent came
 * @param expiresAt when it is parked instead (UTC)
 */
public record Pending(InboxKey key, Parent parent, Raw raw, Reply reply, Instant expiresAt) {

    /**
     * What a message can wait for.
     *
     * @param kind {@code ORDER}, {@code SUPPLY} or {@code NOTICE}
     */
    public record Parent(Kind kind, String id) {}

    /** Kinds of parents. */
    public enum Kind {
        ORDER,
        SUPPLY,
        NOTICE
    }
}
