package dev.backorderdesk.policy.tables;

import java.util.List;

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
     */
    record Column(String name, CellType type, boolean condition) {}

    static Column when(String name, CellType type) {
        return new Column(name, type, true);
    }

    static Column then(String name, CellType type) {
        return new Column(name, type, false);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    int conditions() {
        return (int) columns.stream().filter(Column::condition).count();
    }
}
