package dev.backorderdesk.store;

import dev.backorderdesk.desk.InboxKey;
import java.util.Set;

/**
 * Keeps apart who brings an order to a country and who tells what carriers say of it, until the transaction ends. Any number
 * of orders are decided at the same time; a word waits until those are committed that began before it, and those that begin
 * after it read it. So when it is committed, every order is either there to be looked at, or knows it. Whatever else moves an
 * order locks its row before it reads what carriers say, and the look waits for that.
 *
 * <p>On PostgreSQL it is an advisory lock, and holds for all nodes.
 */
final class AdvisoryGate {
    private static final String WORDS = "carriers.in";
    private static final Set<String> ORDERS = Set.of("orders.in", "orders.changes");

    /** Ours among the advisory locks of a database. */
    private static final long NUMBER = 0x6465736b_63617272L;

    private AdvisoryGate() {}

    /**
     * Passes it, before what carriers say is read and before any row is locked.
     *
     * @return whether these pass it: then no word of another comes until the transaction ends
     * @throws SqlFault where others hold it for too long
     */
    static boolean pass(Session session, Set<InboxKey> keys) {
        boolean tells = keys.stream().anyMatch(key -> key.queue().equals(WORDS));
        if (!tells && keys.stream().noneMatch(key -> ORDERS.contains(key.queue()))) {
            return false;
        }
        ProcessLocks.Holding here = session.here();
        if (here != null) {
            here.pass(tells);
            return true;
        }
        // A statement of its own: what the same one read would be from before it waited.
        session.query(
                tells
                        ? "select cast(pg_advisory_xact_lock(?) as varchar)"
                        : "select cast(pg_advisory_xact_lock_shared(?) as varchar)",
                row -> row.text(1),
                NUMBER);
        return true;
    }
}
