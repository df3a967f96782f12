package dev.backorderdesk.store;

import dev.backorderdesk.desk.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What keeps transactions apart on H2, which is opened by one process: locks of that process. H2 writes a row to lock it, and
 * writes it again to let it go; for the articles of a batch that is a tenth of its time. On PostgreSQL, where several nodes
 * meet, the database keeps the locks. Beside them stands what their holders read and wrote: see {@link HeldArticles}.
 */
final class ProcessLocks {

    /** As the database waits for a row. */
    private static final long SECONDS = 10;

    private static final ConcurrentMap<String, ProcessLocks> BY_DATABASE = new ConcurrentHashMap<>();

    private final ReadWriteLock words = new ReentrantReadWriteLock();
    private final ConcurrentMap<String, SkuLock> skus = new ConcurrentHashMap<>();
    private ArticleMemory memory = ArticleMemory.none();

    private ProcessLocks() {}

    /** @param name of the database, the same for all that open it */
    static ProcessLocks of(String name) {
        return BY_DATABASE.computeIfAbsent(name, any -> new ProcessLocks());
    }

    /** What is remembered of the database that the connection is to. */
    synchronized ArticleMemory memory(Connection connection) {
        memory = memory.of(connection);
        return memory;
    }

    /** Remembers nothing any more. */
    synchronized void forget() {
        memory = ArticleMemory.none();
    }

    Holding nothing() {
        return new Holding();
    }

    /** The lock of an article: there as long as somebody holds it or waits for it. */
    private static final class SkuLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        private int wanted;
    }

    /** What one transaction holds, until it lets go of all of it. Used by its thread alone. */
    final class Holding {
        private final Map<String, SkuLock> held = new HashMap<>();
        private @Nullable Lock gate;
        private boolean began;

        /**
         * Keeps who tells what carriers say apart from all others, once for the transaction.
         *
         * @throws SqlFault where others hold it for too long, as the database says it of a row
         */
        void pass(boolean tells) {
            if (gate == null) {
                gate = waitedFor(tells ? words.writeLock() : words.readLock());
            }
        }

        /**
         * Takes the articles in their order, and waits for them. What a transaction takes later may be out of order, or it
         * may hold rows of orders by then, of which H2 knows nothing here: it does not wait for that, or two might wait for each other.
         *
         * @param all none is a taking, too
         * @throws SkuLocks.OutOfTurn where another transaction has one of those that are taken later
         * @throws SqlFault where others hold one for too long, as the database says it of a row
         */
        void take(SortedSet<String> all) {
            boolean waits = !began;
            began = true;
            for (String sku : all) {
                if (!held.containsKey(sku)) {
                    SkuLock lock = wanted(sku);
                    boolean taken = false;
                    try {
                        taken = waits ? taken(lock) : lock.tryLock();
                    } finally {
                        if (taken) {
                            held.put(sku, lock);
                        } else {
                            unwanted(sku);
                        }
                    }
                    if (!taken) {
                        SortedSet<String> wider = new TreeSet<>(all);
                        wider.addAll(held.keySet());
                        throw waits ? tooLong() : new SkuLocks.OutOfTurn(wider);
                    }
                }
            }
        }

        /** Of the database that the connection is to; those articles may be asked for that are held. */
        ArticleMemory memory(Connection connection) {
            return ProcessLocks.this.memory(connection);
        }

        void letGo() {
            held.forEach((sku, lock) -> {
                lock.unlock();
                unwanted(sku);
            });
            held.clear();
            if (gate != null) {
                gate.unlock();
                gate = null;
            }
        }
    }

    private SkuLock wanted(String sku) {
        return skus.compute(sku, (name, known) -> {
            SkuLock lock = known == null ? new SkuLock() : known;
            lock.wanted++;
            return lock;
        });
    }

    private void unwanted(String sku) {
        skus.computeIfPresent(sku, (name, known) -> --known.wanted == 0 ? null : known);
    }

    /** Articles that somebody holds or waits for. */
    int busy() {
        return skus.size();
    }

    private static Lock waitedFor(Lock lock) {
        if (!taken(lock)) {
            throw tooLong();
        }
        return lock;
    }

    private static boolean taken(Lock lock) {
        try {
            return lock.tryLock(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("Interrupted while others held what is to be changed.", e);
        }
    }

    private static SqlFault tooLong() {
        return new SqlFault(
                new SQLTimeoutException("others hold it for more than " + SECONDS + " seconds", SqlFault.LOCK_TIMEOUT));
    }
}
