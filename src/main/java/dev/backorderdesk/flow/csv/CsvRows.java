package dev.backorderdesk.flow.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Rejected;
import dev.backorderdesk.flow.codec.Rows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one file once: the header first, then each row as a message. */
final class CsvRows {

    private static final String UTF_8 = "text in UTF-8; maybe save it as \"CSV UTF-8\"";
    private static final int LONGEST_FOUND = 80;

    /** Takes good rows. */
    @FunctionalInterface
    interface Good {
        /** @param line of the file in which the row begins */
        void row(long line, Received row);
    }

    private final String file;
    private final Rows rows;
    private final Consumer<CsvFinding> findings;
    private @Nullable List<String> header;
    private long line;
    private long count;
    private long bad;

    CsvRows(String file, Rows rows, Consumer<CsvFinding> findings) {
        this.file = file;
        this.rows = rows;
        this.findings = findings;
    }

    long rows() {
        return count;
    }

    long bad() {
        return bad;
    }

    /** @return whether the file was read to its end */
    boolean read(CsvSource source, Good good) throws IOException {
        try (InputStream in = new BufferedInputStream(source.open())) {
            if (isUtf16(in)) {
                find(1, null, UTF_8, "UTF-16");
                return false;
            }
            // A decoder that was made by hand refuses what is no UTF-8 instead of putting question marks.
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
            return read(reader, good);
        }
    }

    private static boolean isUtf16(InputStream in) throws IOException {
        in.mark(2);
        byte[] first = in.readNBytes(2);
        in.reset();
        return first.length == 2 && (first[0] == 0 || first[1] == 0 || (first[0] & first[1] & 0xFF) == 0xFE);
    }

    private boolean read(Reader reader, Good good) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (header == null) {
                    if (!header(row.getFields())) {
                        return false;
                    }
                } else {
                    row(header, row.getFields(), good);
                }
            }
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            if (isCoding(e)) {
                find(line + 1, null, UTF_8, "other bytes, here or in the rows below");
            } else {
                find(line + 1, null, "every quotation mark closed before the next comma", "one that is not");
            }
            return false;
        } catch (CharacterCodingException e) {
            find(line + 1, null, UTF_8, "other bytes, here or in the rows below");
            return false;
        }
        if (header == null) {
            find(1, null, "a header of " + String.join(",", rows.columns()), null);
        }
        return header != null;
    }

    private static boolean isCoding(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    private boolean header(List<String> cells) {
        List<String> names = cells.stream()
                .map(each -> each.startsWith("\uFEFF") ? each.substring(1) : each)
                .map(String::strip)
                .toList();
        if (names.size() == 1 && names.get(0).contains(";")) {
            find(line, null, "columns separated by commas", "semicolons");
            return false;
        }
        boolean good = true;
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!rows.columns().contains(name)) {
                find(line, name, "one of " + String.join(", ", rows.columns()), name);
                good = false;
            } else if (!seen.add(name)) {
                find(line, name, "each column once", name + " twice");
                good = false;
            }
        }
        for (String name : rows.required()) {
            if (!seen.contains(name)) {
                find(line, name, "a column of this name", null);
                good = false;
            }
        }
        header = names;
        return good;
    }

    private void row(List<String> names, List<String> cells, Good good) {
        count++;
        if (cells.size() != names.size()) {
            bad++;
            find(line, null, names.size() + " cells", String.valueOf(cells.size()));
            return;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), cells.get(i));
        }
        Received received = rows.read(row);
        if (received instanceof Rejected rejected) {
            bad++;
            rejected.problems().forEach(problem -> find(row, problem));
        } else {
            good.row(line, received);
        }
    }

    private void find(Map<String, String> row, Problem problem) {
        String[] place = problem.at().split("/");
        String column = place.length > 1 ? place[1] : null;
        String cell = column == null ? null : row.get(column);
        find(line, column, problem.expected(), cell == null || cell.isEmpty() ? null : cell);
    }

    private void find(long row, @Nullable String column, String expected, @Nullable String found) {
        String shortened = found == null || found.length() <= LONGEST_FOUND
                ? found
                : found.substring(0, LONGEST_FOUND - 3) + "...";
        findings.accept(new CsvFinding(file, row, column, expected, shortened));
    }
}
