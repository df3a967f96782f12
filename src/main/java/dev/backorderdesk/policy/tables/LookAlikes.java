package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that differ from a more frequent one of the same column by case or by one slip of the finger. They may be meant
 * so: {@code S-1} and {@code S-2} are two sellers. So it is a warning, and names with digits, and short ones as UPS and
 * USPS, are compared by case only.
 */
final class LookAlikes {
    /** A column with more different names than this holds identities, not groups. */
    private static final int MOST_NAMES = 200;

    private static final int LEAST_LENGTH = 4;

    private LookAlikes() {}

    static void warn(Schema schema, List<Row> rows, Findings findings) {
        for (int i = 0; i < schema.columns().size(); i++) {
            Schema.Column column = schema.columns().get(i);
            if (column.type() == CellType.NAME || column.type() == CellType.TEXT) {
                warn(column.name(), i, rows, findings);
            }
        }
    }

    private static void warn(String column, int place, List<Row> rows, Findings findings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (Row row : rows) {
            counts.merge(row.text(place), 1, Integer::sum);
            first.putIfAbsent(row.text(place), row.number());
            if (counts.size() > MOST_NAMES) {
                return;
            }
        }
        counts.forEach((name, count) -> counts.forEach((other, often) -> {
            boolean rarer =
                    count < often || count.equals(often) && first.getOrDefault(name, 0) > first.getOrDefault(other, 0);
            if (rarer && alike(name, other)) {
                findings.warn(
                        first.getOrDefault(name, 0),
                        column,
                        name,
                        "\"" + name + "\" looks like \"" + other + "\" of row " + first.get(other) + ". Did you mean \""
                                + other + "\"?");
            }
        }));
    }

    private static boolean alike(String name, String other) {
        if (name.equals(other)) {
            return false;
        }
        if (name.equalsIgnoreCase(other)) {
            return true;
        }
        boolean words =
                name.chars().noneMatch(Character::isDigit) && Math.min(name.length(), other.length()) >= LEAST_LENGTH;
        return words && Suggestion.distance(name, other) == 1;
    }
}
