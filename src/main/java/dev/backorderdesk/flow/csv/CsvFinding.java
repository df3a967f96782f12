package dev.backorderdesk.flow.csv;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a file.
 *
 * @param row line of the file in which the row begins, the header is 1
 * @param column name in the header; null where the row as a whole is meant
 * @param found what stands there, shortened; null where nothing does
 */
public record CsvFinding(
        String file,
        long row,
        @Nullable String column,
        String expected,
        @Nullable String found) {

    /** One line as it is printed. */
    @Override
    public String toString() {
        return file + ":" + row + (column == null ? "" : " " + column) + ": expected " + expected + ", found "
                + (found == null ? "nothing" : found);
    }
}
