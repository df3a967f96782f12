package dev.backorderdesk.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The outbox in a database. A relay holds the rows that it sends and passes over those that another holds; it deletes
 * exactly those. Going by the highest number sent would lose what commits late under a lower one.
 */
public final class SqlOutbox implements Outbox {

    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    private final Database database;

    public SqlOutbox(Database database) {
        this.database = database;
    }

    private record Held(long id, OutboxMessage message) {}

    @Override
    public int relay(int limit, Consumer<List<OutboxMessage>> send) {
        return database.loosely(session -> {
            List<Held> held = session.query(
                    """
                    select id, destination, correlation_id, reply_to, properties, body, body_form
                    from outbox order by id limit ? for update skip locked""",
                    row -> {
                        String properties = row.textOrNull(5);
                        return new Held(
                                row.number(1),
                                new OutboxMessage(
                                        row.text(2),
                                        row.textOrNull(3),
                                        row.textOrNull(4),
                                        properties == null ? Map.of() : StoredJson.read(properties, PROPERTIES),
                                        StoredBody.read(row.text(6), row.constant(7, StoredBody.Form.class))));
                    },
                    limit);
            if (held.isEmpty()) {
                return 0;
            }
            // What others committed may not be on the disk yet; what we send must never be forgotten.
            database.force(session);
            // Where the deletion is undone they are sent again, and whoever gets them knows their ids.
            database.mayBeUndone(session);
            send.accept(held.stream().map(Held::message).toList());
            session.update("delete from outbox where id = any(?)", (Object)
                    held.stream().map(Held::id).toArray(Long[]::new));
            return held.size();
        });
    }

    @Override
    public long depth() {
        return database.loosely(session -> session.query("select count(*) from outbox", row -> row.number(1)))
                .get(0);
    }

    @Override
    public Optional<Instant> oldest() {
        return database
                .loosely(session ->
                        session.query("select written_at from outbox order by id limit 1", row -> row.instant(1)))
                .stream()
                .findFirst();
    }

    static void write(Session session, List<OutboxMessage> messages, Instant now) {
        session.batch(
                """
                insert into outbox (destination, correlation_id, reply_to, properties, body, body_form, written_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                messages,
                each -> Session.row(
                        each.destination(),
                        each.correlationId(),
                        each.replyTo(),
                        each.properties().isEmpty() ? null : StoredJson.write(each.properties()),
                        StoredBody.text(each.body()),
                        StoredBody.form(each.body()),
                        now));
    }
}
