package dev.backorderdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Forces H2's commits to disk; transactions that commit while one is being forced share the next forcing. Commits have
 * numbers, by which it is known which of them are on the disk already.
 *
 * <p>H2 writes whatever has changed, committed or not, and what was not committed yet it writes again. So who brings
 * commits to the file lets those who write come to their commit first, and those who would begin wait until he has
 * done it: a courtesy, which nobody waits for longer than a moment.
 */
final class Forcing {

    /** As long as a batch of orders takes to write and commit. */
    private static final Duration MOMENT = Duration.ofMillis(25);

    private final Duration moment;

    /** Read: a transaction writes. Write: what was committed goes to the file. */
    private final ReadWriteLock pen = new ReentrantReadWriteLock(true);

    private final Object counting = new Object();
    private final SortedSet<Long> committing = new TreeSet<>();
    private long begun;
    private long forced;

    Forcing() {
        this(MOMENT);
    }

    /** @param moment the longest that anybody lets others pass */
    Forcing(Duration moment) {
        this.moment = moment;
    }

    /** A transaction begins to write. Returns what it does when it has ended. */
    Runnable writing() {
        Lock mine = pen.readLock();
        return inAMoment(mine) ? mine::unlock : () -> {};
    }

    private boolean inAMoment(Lock lock) {
        try {
            return lock.tryLock(moment.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A transaction is about to commit what it wrote. Returns the number of its commit. */
    long begin() {
        synchronized (counting) {
            committing.add(++begun);
            return begun;
        }
    }

    /** The commit is over, or failed. */
    void end(long commit) {
        synchronized (counting) {
            committing.remove(commit);
        }
    }

    /** The last commit that has begun: whatever can be read was committed by it or before it. */
    long last() {
        synchronized (counting) {
            return begun;
        }
    }

    /** Returns when this commit is on disk, and all before it that are over. */
    void force(Connection connection, long commit) throws SQLException {
        synchronized (this) {
            if (forced >= commit) {
                return;
            }
            long upTo = upTo();
            write(connection);
            // Apart, so that nobody who would write waits for the disk.
            execute(connection, "CHECKPOINT SYNC");
            forced = upTo;
        }
    }

    private long upTo() {
        synchronized (counting) {
            return committing.isEmpty() ? begun : committing.first() - 1;
        }
    }

    /** Returns when everything that this connection has committed is in the file, where a kill does not reach it. */
    void write(Connection connection) throws SQLException {
        Lock all = pen.writeLock();
        boolean alone = inAMoment(all);
        try {
            execute(connection, "CHECKPOINT");
        } finally {
            if (alone) {
                all.unlock();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
