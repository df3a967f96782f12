package dev.backorderdesk.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction. Parameters are bound by what they are: instants as UTC to the microsecond (cut, not
 * rounded, so that nothing moves into the future), enums by name, arrays of strings and longs as SQL arrays.
 */
final class Session {

    /** No instant in a table is before it. Where there is no lower bound, H2 reads all that is null in an index, too. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Connection connection;
    private final ProcessLocks.@Nullable Holding here;
    private final @Nullable Forcing forcing;
    private @Nullable Runnable written;
    private final List<Runnable> whenCommitted = new ArrayList<>();
    private boolean wrote;
    private boolean mayBeUndone;

    /**
     * @param here null where the database keeps the locks
     * @param forcing null where the database forces its commits
     */
    Session(Connection connection, ProcessLocks.@Nullable Holding here, @Nullable Forcing forcing) {
        this.connection = connection;
        this.here = here;
        this.forcing = forcing;
    }

    Connection connection() {
        return connection;
    }

    /** Locks outside the database, held until the transaction ends; null where the database keeps them. */
    ProcessLocks.@Nullable Holding here() {
        return here;
    }

    private void writes() {
        if (!wrote && forcing != null) {
            written = forcing.writing();
        }
        wrote = true;
    }

    /** Something was written: what is read from now on may be its own, and may yet be undone. */
    boolean wrote() {
        return wrote;
    }

    /**
     * Done when the transaction has committed, before it lets go of the process's locks; not done where it does not commit.
     */
    void whenCommitted(Runnable then) {
        whenCommitted.add(then);
    }

    /** The transaction has committed. */
    void committed() {
        whenCommitted.forEach(Runnable::run);
    }

    /** The transaction has ended. */
    void letGo() {
        if (written != null) {
            written.run();
            written = null;
        }
        if (here != null) {
            here.letGo();
        }
    }

    /** What it does may be undone by a kill: its commit waits for nothing. */
    void mayBeUndone() {
        mayBeUndone = true;
    }

    /** Something was written in this transaction that is to be kept. */
    boolean keeps() {
        return wrote && !mayBeUndone;
    }

    /** Makes something of the current row. */
    interface Row<T> {
        T of(Columns columns) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Columns columns = new Columns(rows);
                while (rows.next()) {
                    found.add(row.of(columns));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    int update(String sql, @Nullable Object... parameters) {
        writes();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    /** One JDBC batch; says for each element how many rows it changed (unknown for inserts). */
    <E> int[] batch(String sql, Collection<E> elements, Function<E, @Nullable Object[]> parameters) {
        if (elements.isEmpty()) {
            return new int[0];
        }
        writes();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (E element : elements) {
                bind(statement, parameters.apply(element));
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    /** The parameters of one element of a batch. */
    static @Nullable Object[] row(@Nullable Object... parameters) {
        return parameters;
    }

    /** As an SQL array. */
    static String[] array(Collection<String> strings) {
        return strings.toArray(String[]::new);
    }

    private void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, kept(instant).atOffset(ZoneOffset.UTC));
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof String[] strings) {
            statement.setArray(index, array("varchar", strings));
        } else if (value instanceof Long[] numbers) {
            statement.setArray(index, array("bigint", numbers));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else {
            statement.setObject(index, value);
        }
    }

    private Array array(String type, Object[] elements) throws SQLException {
        return connection.createArrayOf(type, Arrays.copyOf(elements, elements.length, Object[].class));
    }

    /** What is left of an instant when it is read again. */
    static Instant kept(Instant instant) {
        return within(instant).truncatedTo(ChronoUnit.MICROS);
    }

    /** Databases know fewer years than we do. */
    private static Instant within(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant;
    }
}
