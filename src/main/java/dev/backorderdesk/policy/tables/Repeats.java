package dev.backorderdesk.policy.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of the rows of a table that speak of the same as one before them; all of them may, where it was pasted twice. */
final class Repeats {
    private final Schema schema;
    private final List<Row> rows;
    private final Findings findings;
    private final Map<List<Object>, Integer> firsts = new HashMap<>();

    Repeats(Schema schema, List<Row> rows, Findings findings) {
        this.schema = schema;
        this.rows = rows;
        this.findings = findings;
    }

    /** @param row one that is known to speak of the same as another */
    void tell(Row row) {
        if (firsts.isEmpty()) {
            rows.forEach(each -> firsts.putIfAbsent(conditions(each), each.number()));
        }
        List<Object> key = conditions(row);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            names.append(i == 0 ? "" : ", ")
                    .append(schema.columns().get(i).name())
                    .append(' ')
                    .append(key.get(i));
        }
        findings.error(
                row.number(),
                schema.columns().get(0).name(),
                String.valueOf(key.get(0)),
                "Row " + firsts.getOrDefault(key, row.number()) + " speaks of the same: " + names
                        + ". One of the two must go.");
    }

    private List<Object> conditions(Row row) {
        return Arrays.asList(row.cells()).subList(0, schema.conditions());
    }
}
