package dev.backorderdesk.policy.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What every CSV file of the rules has in common: its alphabet, its quotation marks and rows as wide as their header. */
final class CsvText {
    private CsvText() {}

    /** Who reads it, row by row. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes a row.
         *
         * @param number the line of the file on which it begins, from 1
         * @return whether the next one is of any use
         */
        boolean take(List<String> cells, int number);
    }

    /**
     * Reads all rows, as far as there is use.
     *
     * @param emptyRows whether the reader wants to see rows that hold nothing
     * @return false where the file can't be read to its end; the findings say why
     */
    static boolean read(byte[] bytes, boolean emptyRows, Findings findings, Reader reader) {
        String text = Text.of(bytes, findings);
        if (text == null) {
            return false;
        }
        int last = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .skipEmptyLines(!emptyRows)
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                last = (int) line.getStartingLineNumber();
                if (!reader.take(line.getFields(), last)) {
                    return false;
                }
            }
            return true;
        } catch (CsvParseException e) {
            Throwable cause = e.getCause();
            String detail = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
            findings.error(
                    last + 1,
                    null,
                    null,
                    "A quotation mark opens in this row or below and is not closed, or text follows a closing one: the"
                            + " rest of the file can't be read. Write a quotation mark within a cell twice. (" + detail
                            + ")");
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a text in memory failed", e);
        }
    }

    /** Whether a row is as wide as its header; the findings say where it is not. */
    static boolean fits(List<String> cells, int width, int number, Findings findings) {
        if (cells.size() == width) {
            return true;
        }
        findings.error(
                number,
                null,
                null,
                "This row has " + cells.size() + " cells, the header has " + width
                        + ". Maybe a comma is missing, or a cell with a comma has no quotation marks?");
        return false;
    }
}
