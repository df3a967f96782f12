package dev.backorderdesk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.backorderdesk.desk.LedgerUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * An open database with all its tables.
 *
 * <p>On H2 a commit alone reaches the file within half a second: {@link #loosely} returns after it is in the file, {@link
 * #durably} after it is on the disk. Written once for both, and not by the commit too ({@code WRITE_DELAY=0}), which
 * would also keep H2 from tidying its file. PostgreSQL forces each commit ({@code synchronous_commit} stays on).
 */
public final class Database implements AutoCloseable {

    /**
     * Statements have their index, but for a few that count; of a table that was filled a moment ago the planner does not know
     * how large it is, and reads all of it. Those few then seem so dear that it would compile them each time. Texts of some kilobytes are most of what is written: lz4, where the server has it, takes a sixth of the
     * time.
     */
    private static final String POSTGRES = """
            set lock_timeout = '10s';
            set enable_seqscan = off;
            set jit = off;
            select set_config(name, 'lz4', false) from pg_settings
            where name = 'default_toast_compression' and 'lz4' = any(enumvals)""";

    static {
        // Else H2 hashes every text that it reads or writes, to hand out equal ones once: ours hardly ever are equal.
        System.setProperty("h2.objectCache", "false");
    }

    /** Runs that meet another transaction before it counts as a fault. */
    private static final int RUNS = 10;

    private final HikariDataSource pool;
    private final boolean h2;
    private final @Nullable ProcessLocks locks;
    private final Forcing forcing = new Forcing();

    private Database(HikariDataSource pool, boolean h2, @Nullable ProcessLocks locks) {
        this.pool = pool;
        this.h2 = h2;
        this.locks = locks;
    }

    /** The embedded database in a folder, which is made if missing; one process at a time. */
    public static Database embedded(Path folder, int connections) {
        // retry: a thread that is interrupted while it reads or writes would close the file for all.
        return open("jdbc:h2:file:retry:" + folder.toAbsolutePath().resolve("desk"), "desk", "", connections);
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param url {@code jdbc:postgresql:...} or {@code jdbc:h2:...}
     * @param connections most connections at a time
     * @throws LedgerUnavailable where it can't be reached or its tables can't be made
     */
    public static Database open(String url, String user, String password, int connections) {
        boolean h2 = url.startsWith("jdbc:h2:");
        HikariConfig config = new HikariConfig();
        config.setPoolName("books");
        config.setJdbcUrl(h2 ? h2Url(url) : url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(10_000);
        if (!h2) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "backorder-desk");
            // Else a fault repeats the row that it is about, names and addresses, and the log repeats the fault.
            config.addDataSourceProperty("logServerErrorDetail", "false");
            config.setConnectionInitSql(POSTGRES);
            config.setExceptionOverride(new ReadOnlyGoes());
            // Committed by itself: else the first transaction that rolls back takes these settings with it.
            config.setIsolateInternalQueries(true);
        }
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new LedgerUnavailable("The database " + shown(url) + " can't be reached: " + e.getMessage(), e);
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of(
                            "exact", h2 ? "" : "collate \"C\"",
                            "numbers", h2 ? "(cache 10000)" : ""))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            pool.close();
            throw new LedgerUnavailable("The tables of " + shown(url) + " can't be made: " + e.getMessage(), e);
        }
        return new Database(pool, h2, h2 ? ProcessLocks.of(shown(url)) : null);
    }

    /** A new connection may find the server that writes. */
    private static final class ReadOnlyGoes implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException fault) {
            return SqlFault.onlyReads(fault) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    private static String h2Url(String url) {
        // A large text in the row itself is read with it; beyond that it would be a look-up of its own.
        // At its default fill rate H2 writes each order once or twice more to keep the file small while it is busy; so
        // it tidies what is less than half used, and only a quarter while it is busy.
        return url + ";MODE=PostgreSQL;WRITE_DELAY=500;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=64"
                + ";MAX_LENGTH_INPLACE_LOB=65536;AUTO_COMPACT_FILL_RATE=50";
    }

    /** Without what follows the address, where a password may stand. */
    private static String shown(String url) {
        return url.split("[?;]", 2)[0];
    }

    /** The database answers. */
    public boolean ready() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Somebody has changed the tables past the ledger: what is remembered of them is worth nothing. */
    void forget() {
        if (locks != null) {
            locks.forget();
        }
    }

    /** Returns when everything that was committed so far, by anybody, is on the disk. */
    void force(Session session) {
        if (h2) {
            try {
                forcing.force(session.connection(), forcing.last());
            } catch (SQLException e) {
                throw new SqlFault(e);
            }
        }
    }

    /** What this transaction does may be undone by a power cut, on H2 by a kill too: its commit waits for no disk. */
    void mayBeUndone(Session session) {
        session.mayBeUndone();
        if (!h2) {
            session.query("select set_config('synchronous_commit', 'off', true)", row -> row.text(1));
        }
    }

    /** Runs work in one transaction that survives a kill; after a power cut it may be undone. */
    <T> T loosely(Function<Session, T> work) {
        return run(work, false);
    }

    /** Runs work in one transaction that would survive a power cut. */
    <T> T durably(Function<Session, T> work) {
        return run(work, true);
    }

    private <T> T run(Function<Session, T> work, boolean durable) {
        for (int run = 1; ; run++) {
            try {
                return once(work, durable);
            } catch (SqlFault e) {
                if (e.away()) {
                    throw new LedgerUnavailable("The database is not available: " + e.getMessage(), e);
                }
                if (!e.met() || (run == RUNS && e.sameKey())) {
                    throw e;
                }
                if (run == RUNS) {
                    throw new LedgerUnavailable("Others hold what is to be changed: " + e.getMessage(), e);
                }
            }
        }
    }

    private <T> T once(Function<Session, T> work, boolean durable) {
        try (Connection connection = connect()) {
            Session session = new Session(connection, locks == null ? null : locks.nothing(), h2 ? forcing : null);
            boolean done = false;
            try {
                T result = work.apply(session);
                if (h2 && session.keeps()) {
                    long commit = forcing.begin();
                    try {
                        connection.commit();
                    } finally {
                        forcing.end(commit);
                    }
                    done = true;
                    session.committed();
                    session.letGo();
                    if (durable) {
                        forcing.force(connection, commit);
                    } else {
                        forcing.write(connection);
                    }
                } else {
                    connection.commit();
                    done = true;
                    session.committed();
                }
                return result;
            } finally {
                if (!done) {
                    undo(connection);
                }
                session.letGo();
            }
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    private Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new LedgerUnavailable("No connection to the database: " + e.getMessage(), e);
        }
    }

    /** What made us undo is the better story: a connection that can't roll back is closed, which rolls back too. */
    private void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            pool.evictConnection(connection);
        }
    }
}
