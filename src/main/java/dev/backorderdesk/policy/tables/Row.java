package dev.backorderdesk.policy.tables;

/**
 * A row whose every cell is of its type.
 *
 * @param cells by column: String, Long or Boolean
 * @param source file and row
 */
record Row(Object[] cells, int number, String source) {

    String text(int column) {
        return (String) cells[column];
    }

    long number(int column) {
        return (Long) cells[column];
    }

    int whole(int column) {
        return Math.toIntExact((Long) cells[column]);
    }

    boolean yes(int column) {
        return (Boolean) cells[column];
    }
}
