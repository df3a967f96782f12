package dev.backorderdesk.store;

import dev.backorderdesk.desk.Wakeup;
import dev.backorderdesk.model.Tick;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What must be looked at again. Each beginning has a number of its own: a look that was handed out before something began anew
 * neither ends that nor goes on with it, for it may have seen what was so before.
 */
final class WakeupTable {
    private static final Upsert BEGINS = new Upsert(
            "wakeup", List.of("sku", "after_order", "due_at"), List.of("kind", "subject"), ", begun = default");

    private WakeupTable() {}

    static void write(Session session, List<Wakeup> wakeups, List<Tick.Look> asleep) {
        session.batch(
                "delete from wakeup where kind = ? and subject = ? and ? in (begun, 0)",
                sorted(asleep, each -> each),
                each -> Session.row(each.kind(), each.subject(), each.begun()));
        List<Wakeup> all = sorted(wakeups, Wakeup::look);
        session.batch(
                "update wakeup set after_order = ?, due_at = ? where kind = ? and subject = ? and begun = ?",
                all.stream().filter(each -> each.look().begun() != 0).toList(),
                each -> Session.row(
                        each.look().after(),
                        each.at(),
                        each.look().kind(),
                        each.look().subject(),
                        each.look().begun()));
        BEGINS.write(
                session,
                all.stream().filter(each -> each.look().begun() == 0).toList(),
                each -> Session.row(
                        each.look().sku(),
                        each.look().after(),
                        each.at(),
                        each.look().kind(),
                        each.look().subject()));
    }

    /** Those of an order may be written by two batches that hold no lock in common: in one order, so that neither waits. */
    private static <T> List<T> sorted(List<T> all, Function<T, Tick.Look> look) {
        return all.stream()
                .sorted(Comparator.comparing(
                        look,
                        Comparator.comparing((Tick.Look each) -> each.kind().name())
                                .thenComparing(Tick.Look::subject)))
                .toList();
    }

    /** Begins looks at notices that can't be sent; one that is there keeps what it says. */
    static void unsent(Session session, Collection<String> noticeIds, String why, Instant now) {
        session.batch(
                "update wakeup set begun = default where kind = ? and subject = ?",
                noticeIds,
                id -> Session.row(Tick.Look.Kind.NOTICE, id));
        session.batch("""
                insert into wakeup (kind, subject, sku, after_order, due_at) values (?, ?, '', ?, ?)
                on conflict do nothing""", noticeIds, id -> Session.row(Tick.Look.Kind.NOTICE, id, why, now));
    }

    /**
     * Looks that are due, the longest due first.
     *
     * @param held not those of these kinds
     */
    static List<Tick> due(Session session, Instant now, Set<Tick.Look.Kind> held, int limit) {
        return session.query(
                """
                select kind, subject, sku, after_order, begun from wakeup where due_at <= ? and kind <> all(?)
                order by due_at, kind, subject limit ?""",
                WakeupTable::look,
                now,
                Session.array(held.stream().map(Enum::name).toList()),
                limit);
    }

    /** Those at the releases of these articles that are due. */
    static List<Tick> releases(Session session, Instant now, Collection<String> skus) {
        return session.query("""
                select kind, subject, sku, after_order, begun from wakeup
                where kind = ? and subject = any(?) and due_at <= ? order by due_at, subject""", WakeupTable::look, Tick.Look.Kind.RELEASE, Session.array(skus), now);
    }

    private static Tick look(Columns row) throws SQLException {
        return new Tick.Look(
                row.constant(1, Tick.Look.Kind.class), row.text(2), row.text(3), row.text(4), row.number(5));
    }
}
