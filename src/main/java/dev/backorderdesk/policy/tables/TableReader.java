package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file by its schema: every cell typed, every mistake with its row and column. */
final class TableReader {
    /** Columns that begin so are notes for people. */
    private static final String NOTE = "#";

    private static final Pattern ERROR_CELL =
            Pattern.compile("#(DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|ERR.*)");

    private final Schema schema;
    private final Findings findings;
    private final List<Row> rows = new ArrayList<>();
    /** The same name stands in many rows; one copy of it is enough. */
    private final Map<String, String> names = new HashMap<>();
    /** For each column of the schema its place in the file. */
    private int[] places = {};
    /** For each place in the file whether the schema or a note explains it. */
    private int width;

    private boolean headed;

    private TableReader(Schema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    /** The rows without a mistake; what is wrong with the others goes to the findings. */
    static List<Row> read(Schema schema, byte[] bytes, Findings findings) {
        TableReader reader = new TableReader(schema, findings);
        reader.read(bytes);
        return reader.rows;
    }

    private void read(byte[] bytes) {
        if (!CsvText.read(bytes, true, findings, this::take)) {
            return;
        }
        if (!headed) {
            findings.error(
                    0, null, null, "The file is empty. Its first row must be: " + String.join(",", schema.names()));
        } else if (rows.isEmpty() && findings.list().isEmpty()) {
            findings.error(0, null, null, "There is no row below the header. At least one row with * is needed.");
        }
    }

    private boolean take(List<String> cells, int number) {
        if (!headed) {
            headed = true;
            return header(cells, number);
        }
        row(cells, number);
        return true;
    }

    private boolean header(List<String> cells, int number) {
        if (cells.size() == 1 && cells.get(0).split("[;\t]").length > 2) {
            String found = cells.get(0).contains(";") ? "semicolons" : "tabulators";
            findings.error(number, null, null, "The columns are separated by " + found + "; use commas.");
            return false;
        }
        Map<String, Integer> found = new HashMap<>();
        boolean good = true;
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip();
            if (name.startsWith(NOTE)) {
                continue;
            }
            if (name.isEmpty()) {
                findings.error(
                        number, "column " + (i + 1), null, "This column has no name. A note's name begins with #.");
                good = false;
            } else if (!schema.names().contains(name)) {
                findings.error(
                        number,
                        name,
                        name,
                        "There is no column of that name here. Known: "
                                + String.join(", ", schema.names()) + "; a note's name begins with #."
                                + Suggestion.among(name, schema.names()));
                good = false;
            } else if (found.putIfAbsent(name, i) != null) {
                findings.error(number, name, name, "This column stands here twice.");
                good = false;
            }
        }
        places = new int[schema.columns().size()];
        for (int i = 0; i < places.length; i++) {
            String name = schema.columns().get(i).name();
            Integer place = found.get(name);
            if (place == null) {
                // Where a name was mistyped, that finding is enough.
                if (good && schema.columns().get(i).otherwise() == null) {
                    findings.error(
                            number,
                            name,
                            null,
                            "This column is missing. The header must be: " + String.join(",", schema.names()));
                }
                places[i] = -1;
            } else {
                places[i] = place;
            }
        }
        width = cells.size();
        for (int i = 0; i < places.length; i++) {
            good &= places[i] >= 0 || schema.columns().get(i).otherwise() != null;
        }
        return good;
    }

    private void row(List<String> cells, int number) {
        if (blank(cells)) {
            findings.warn(number, null, null, "This row is empty. It is passed over.");
            return;
        }
        if (cells.get(0).strip().startsWith(NOTE)
                && !ERROR_CELL.matcher(cells.get(0).strip()).matches()) {
            return;
        }
        if (!CsvText.fits(cells, width, number, findings)) {
            return;
        }
        Object[] values = new Object[places.length];
        boolean good = true;
        for (int i = 0; i < places.length; i++) {
            Schema.Column column = schema.columns().get(i);
            Object value = places[i] < 0 ? column.otherwise() : cell(column, cells.get(places[i]), number);
            if (value == null) {
                good = false;
            } else {
                values[i] = value;
            }
        }
        if (good) {
            rows.add(new Row(values, number, schema.file() + ":" + number));
        }
    }

    private @Nullable Object cell(Schema.Column column, String raw, int number) {
        String text = raw.strip();
        CellType type = column.type();
        if (text.isEmpty()) {
            String any = column.condition() && type != CellType.ORDER ? " Write * where any value is meant." : "";
            findings.error(
                    number, column.name(), null, "This cell is empty; expected is " + type.expected() + "." + any);
            return null;
        }
        if (ERROR_CELL.matcher(text).matches()) {
            findings.error(
                    number,
                    column.name(),
                    text,
                    "The cell holds the spreadsheet's error " + text + "; expected is " + type.expected() + ".");
            return null;
        }
        if (text.charAt(0) == '=') {
            findings.error(
                    number,
                    column.name(),
                    text,
                    "The cell holds a formula; expected is " + type.expected() + ". Store the value instead.");
            return null;
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == '\u00a0' || c == '\u202f' || c == '\u200b' || c == '\ufeff')) {
            findings.error(
                    number,
                    column.name(),
                    text,
                    "The cell holds an invisible character or a line break; expected is " + type.expected() + ".");
            return null;
        }
        Object value = type.read(text);
        if (value == null) {
            findings.error(
                    number, column.name(), text, "\"" + text + "\" is not " + type.expected() + "." + type.hint(text));
            return null;
        }
        return value instanceof String name ? names.computeIfAbsent(name, same -> same) : value;
    }

    private static boolean blank(List<String> cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
