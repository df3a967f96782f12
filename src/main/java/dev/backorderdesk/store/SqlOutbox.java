package dev.backorderdesk.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.OutboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in a database. A relay holds the rows that it sends and passes over those that another holds; it deletes
 * exactly those. Going by the highest number sent would lose what commits late under a lower one.
 */
public final class SqlOutbox implements Outbox {

    private static final TypeReference<Map<String, String>> PROPERTIES = new TypeReference<>() {};

    /** Characters of a body that is read with its row; a longer one is read by itself, where there is room for it. */
    private static final int SHORT = 16_000;

    /** So many characters are handed over at once, or one message. */
    private static final long MOST_AT_ONCE = 4_000_000;

    private static final Map<Turn, String> QUERIES =
            Map.of(Turn.FIRST, query("refused = 0 order by id"), Turn.AGAIN, query("refused > 0 order by refused, id"));

    private final Database database;

    public SqlOutbox(Database database) {
        this.database = database;
    }

    /** @param body null where it is not read yet */
    private record Held(long id, OutboxRow row, @Nullable String body, long length) {
        OutboxMessage message(Session session) {
            String text = body == null
                    ? session.query("select body from outbox where id = ?", row -> row.text(1), id)
                            .get(0)
                    : body;
            return new OutboxMessage(
                    row.destination(),
                    row.correlationId(),
                    row.replyTo(),
                    row.properties(),
                    StoredBody.read(text, row.form()));
        }
    }

    private record OutboxRow(
            String destination,
            @Nullable String correlationId,
            @Nullable String replyTo,
            Map<String, String> properties,
            StoredBody.Form form) {}

    private static String query(String turn) {
        return """
                select id, destination, correlation_id, reply_to, properties, body_form, char_length(body),
                    case when char_length(body) <= ? then body end
                from outbox where %s limit ? for update skip locked""".formatted(turn);
    }

    @Override
    public int relay(Turn turn, int limit, Sending sending) {
        return database.loosely(session -> {
            List<Held> held = session.query(
                    Objects.requireNonNull(QUERIES.get(turn)),
                    row -> {
                        String properties = row.textOrNull(5);
                        return new Held(
                                row.number(1),
                                new OutboxRow(
                                        row.text(2),
                                        row.textOrNull(3),
                                        row.textOrNull(4),
                                        properties == null ? Map.of() : StoredJson.read(properties, PROPERTIES),
                                        row.constant(6, StoredBody.Form.class)),
                                row.textOrNull(8),
                                row.number(7));
                    },
                    SHORT,
                    limit);
            if (held.isEmpty()) {
                return 0;
            }
            // What others committed may not be on the disk yet; what we send must never be forgotten.
            database.force(session);
            // Where the deletion is undone they are sent again, and whoever gets them knows their ids.
            database.mayBeUndone(session);
            List<Held> now = held.subList(0, fitting(held));
            Set<Integer> refused =
                    sending.send(now.stream().map(each -> each.message(session)).toList());
            session.update(
                    "delete from outbox where id = any(?)", (Object) ids(now, place -> !refused.contains(place)));
            if (!refused.isEmpty()) {
                // After all that was refused before: of a queue that stays shut, what is new keeps nothing from its
                // turn.
                session.update(
                        "update outbox set refused = (select max(refused) + 1 from outbox) where id = any(?)",
                        (Object) ids(now, refused::contains));
            }
            return now.size() - refused.size();
        });
    }

    private static Long[] ids(List<Held> held, IntPredicate places) {
        return IntStream.range(0, held.size())
                .filter(places)
                .mapToObj(place -> held.get(place).id())
                .toArray(Long[]::new);
    }

    /** How many of them go at once: many large ones would fill the memory. */
    private static int fitting(List<Held> held) {
        long length = 0;
        for (int i = 0; i < held.size(); i++) {
            length += held.get(i).length();
            if (length > MOST_AT_ONCE) {
                return Math.max(1, i);
            }
        }
        return held.size();
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
