package dev.backorderdesk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of the current row, by number from 1. Those without {@code OrNull} hold something. */
final class Columns {

    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text(int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    @Nullable
    String textOrNull(int column) throws SQLException {
        return row.getString(column);
    }

    long number(int column) throws SQLException {
        return row.getLong(column);
    }

    int integer(int column) throws SQLException {
        return row.getInt(column);
    }

    byte[] bytes(int column) throws SQLException {
        return Objects.requireNonNull(row.getBytes(column));
    }

    Instant instant(int column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column));
    }

    @Nullable
    Instant instantOrNull(int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    LocalDate day(int column) throws SQLException {
        return Objects.requireNonNull(dayOrNull(column));
    }

    @Nullable
    LocalDate dayOrNull(int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    <E extends Enum<E>> E constant(int column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }
}
