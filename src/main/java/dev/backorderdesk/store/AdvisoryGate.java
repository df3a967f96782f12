package dev.backorderdesk.store;

import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.LedgerUnavailable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart who brings an order to a country and who tells what carriers say of it, until the transaction ends. Any number
 * of orders are decided at the same time; a word waits until those are committed that began before it, and those that begin
 * after it read it. So when it is committed, every order is either there to be looked at, or knows it. Whatever else moves an
 * order locks its row before it reads what carriers say, and the look waits for that.
 *
 * <p>On PostgreSQL it is an advisory lock, and holds for all nodes. H2 is opened by one process, and the lock lives there.
 */
final class AdvisoryGate {
    private static final String WORDS = "carriers.in";
    private static final Set<String> ORDERS = Set.of("orders.in", "orders.changes");

    /** Ours among the advisory locks of a database. */
    private static final long NUMBER = 0x6465736b_63617272L;

    /** As the database does for a row. */
    private static final long SECONDS = 10;

    private static final ConcurrentMap<String, ReadWriteLock> BY_DATABASE = new ConcurrentHashMap<>();

    private final @Nullable ReadWriteLock here;

    private AdvisoryGate(@Nullable ReadWriteLock here) {
        this.here = here;
    }

    static AdvisoryGate ofPostgres() {
        return new AdvisoryGate(null);
    }

    /** @param name of the database, the same for all that open it */
    static AdvisoryGate ofH2(String name) {
        return new AdvisoryGate(BY_DATABASE.computeIfAbsent(name, any -> new ReentrantReadWriteLock()));
    }

    /**
     * Passes it, before what carriers say is read and before any row is locked.
     *
     * @return whether these pass it: then no word of another comes until the transaction ends
     * @throws LedgerUnavailable where others hold it for too long
     */
    boolean pass(Session session, Set<InboxKey> keys) {
        boolean tells = keys.stream().anyMatch(key -> key.queue().equals(WORDS));
        if (!tells && keys.stream().noneMatch(key -> ORDERS.contains(key.queue()))) {
            return false;
        }
        if (here == null) {
            // A statement of its own: what the same one read would be from before it waited.
            session.query(
                    tells
                            ? "select cast(pg_advisory_xact_lock(?) as varchar)"
                            : "select cast(pg_advisory_xact_lock_shared(?) as varchar)",
                    row -> row.text(1),
                    NUMBER);
        } else if (!session.holds()) {
            session.hold(taken(tells ? here.writeLock() : here.readLock()));
        }
        return true;
    }

    private static Lock taken(Lock lock) {
        try {
            if (!lock.tryLock(SECONDS, TimeUnit.SECONDS)) {
                throw new TimeoutException("waited " + SECONDS + " seconds");
            }
            return lock;
        } catch (TimeoutException e) {
            throw new LedgerUnavailable("Others decide orders, or tell what carriers say, for too long.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("Interrupted while others decided orders.", e);
        }
    }
}
