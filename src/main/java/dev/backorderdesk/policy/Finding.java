package dev.backorderdesk.policy;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file that people edit.
 *
 * @param file path below the project, as {@code rules/tables/seller-policy.csv}
 * @param row line of the file, from 1; 0 where the whole file is meant
 * @param column name of the column or number of the character; null where the whole row is meant
 * @param found what stands there; null where something is missing
 * @param message one sentence: what is wrong, what is expected
 */
public record Finding(
        String file,
        int row,
        @Nullable String column,
        @Nullable String found,
        String message,
        Severity severity) {

    /** Whether the rules can be used in spite of it. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** {@code rules/tables/seller-policy.csv:14 [line limit]: ...}. */
    @Override
    public String toString() {
        return file + (row > 0 ? ":" + row : "") + (column == null ? "" : " [" + column + "]") + ": " + message;
    }
}
