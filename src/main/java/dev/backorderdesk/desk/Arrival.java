package dev.backorderdesk.desk;

import dev.backorderdesk.model.Event;

/**
 * A message that was understood.
 *
 * @param digest SHA-256 in hex over the schema's fields in canonical form
 */
public record Arrival(String queue, Event event, String digest, Raw raw, Reply reply) implements Received {

    /** What it is known by. */
    public InboxKey inboxKey() {
        return new InboxKey(queue, event.key());
    }
}
