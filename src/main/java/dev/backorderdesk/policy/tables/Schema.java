package dev.backorderdesk.policy.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table looks like.
 *
 * @param file path below the project
 * @param columns conditions first, in order of specificity: where two rows match, the one wins that names a value in the
 *     first column in which only one of them does
 */
record Schema(String file, List<Column> columns) {

    /**
     * A column.
     *
     * @param condition part of the key; else an outcome
     * @param otherwise what holds where a table has no such column, as those from before there was one; null where it must
     *     have it
     */
    record Column(
            String name,
            CellType type,
            boolean condition,
            @Nullable Object otherwise) {}

    static Column when(String name, CellType type) {
        return new Column(name, type, true, null);
    }

    static Column then(String name, CellType type) {
        return new Column(name, type, false, null);
    }

    /** A column that a table may lack. */
    static Column maybe(String name, CellType type, Object otherwise) {
        return new Column(name, type, false, otherwise);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    int conditions() {
        return (int) columns.stream().filter(Column::condition).count();
    }
}
