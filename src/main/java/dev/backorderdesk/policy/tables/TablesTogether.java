package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What no table shows by itself: a row that names what no other table knows would never hold, and nobody would notice; and
 * what is guaranteed to each of several groups may be more than there is.
 */
final class TablesTogether {
    private static final int GROUP = 2;
    private static final int GROUP_OF_LINES = 10;
    private static final int PROTECTED_PERCENT = 6;
    private static final int SERVICE = 2;
    private static final int SERVICE_OF_CARRIAGE = 1;

    private final Map<String, List<Row>> tables;
    private final Set<String> broken;

    /**
     * @param tables rows by file
     * @param before what was found in each table: beside one with a mistake none is judged, for a row that is wrong may be the
     *     one that is missed
     */
    TablesTogether(Map<String, List<Row>> tables, List<Finding> before) {
        this.tables = tables;
        this.broken = before.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::file)
                .collect(Collectors.toSet());
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        if (good(Schemas.CARRIAGE)) {
            all.addAll(services());
        }
        if (good(Schemas.BACKORDER_PROCESSING)) {
            Set<String> groups = rows(Schemas.BACKORDER_PROCESSING).stream()
                    .map(row -> row.text(GROUP_OF_LINES))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Findings findings = new Findings(Schemas.BACKORDER_SHARES.file());
            groups(groups, findings);
            if (good(Schemas.BACKORDER_SHARES) && findings.list().isEmpty()) {
                guarantees(groups, findings);
            }
            all.addAll(findings.list());
        }
        return all;
    }

    private boolean good(Schema schema) {
        return !broken.contains(schema.file());
    }

    private List<Row> rows(Schema schema) {
        return tables.getOrDefault(schema.file(), List.of());
    }

    /** A service that nobody names travels as any other, and may have its row; one that is nearly named is a slip. */
    private List<Finding> services() {
        Set<String> known = new TreeSet<>(Set.of(Tables.DEFAULT_SERVICE));
        rows(Schemas.CARRIAGE).forEach(row -> known.add(row.text(SERVICE_OF_CARRIAGE)));
        known.remove(CellType.ANY);
        Findings findings = new Findings(Schemas.SUSPENSION.file());
        for (Row row : rows(Schemas.SUSPENSION)) {
            String service = row.text(SERVICE);
            String meant = Suggestion.among(service, known);
            if (!service.equals(CellType.ANY) && !known.contains(service) && !meant.isEmpty()) {
                findings.error(
                        row.number(),
                        "service",
                        service,
                        "No row of " + Schemas.CARRIAGE.file() + " names the service \"" + service + "\"." + meant
                                + " If not, name it there.");
            }
        }
        return findings.list();
    }

    private void groups(Set<String> known, Findings findings) {
        for (Row row : rows(Schemas.BACKORDER_SHARES)) {
            String group = row.text(GROUP);
            if (!group.equals(CellType.ANY) && !known.contains(group)) {
                findings.error(
                        row.number(),
                        "group",
                        group,
                        "No row of " + Schemas.BACKORDER_PROCESSING.file() + " names the group \"" + group
                                + "\". Known: "
                                + String.join(", ", known.stream().sorted().toList()) + "."
                                + Suggestion.among(group, known));
            }
        }
    }

    /**
     * Tries each combination of sku and category that some row names. An article that has a row by its sku for one group, and by
     * its category for another, is not looked for: no table says which articles are of a category.
     */
    private void guarantees(Set<String> groups, Findings findings) {
        List<Row> rows = rows(Schemas.BACKORDER_SHARES);
        Lookup.Builder<Row> builder = new Lookup.Builder<>(GROUP + 1);
        Map<List<String>, Row> combinations = new LinkedHashMap<>();
        for (Row row : rows) {
            builder.put(List.of(row.text(0), row.text(1), row.text(GROUP)), row);
            if (row.whole(PROTECTED_PERCENT) > 0) {
                combinations.putIfAbsent(List.of(row.text(0), row.text(1)), row);
            }
        }
        Lookup<Row> shares = builder.build();
        Row first = null;
        String what = "";
        int more = 0;
        for (Row row : combinations.values()) {
            List<String> parts = new ArrayList<>();
            int sum = 0;
            for (String group : groups) {
                Row share = Objects.requireNonNull(shares.find(row.text(0), row.text(1), group));
                int percent = share.whole(PROTECTED_PERCENT);
                sum += percent;
                if (percent > 0) {
                    parts.add(group + " " + percent + " (row " + share.number() + ")");
                }
            }
            if (sum > 100 && first == null) {
                first = row;
                what = String.join(" and ", parts) + " come to " + sum + " percent";
            } else if (sum > 100) {
                more++;
            }
        }
        if (first != null) {
            findings.warn(
                    first.number(),
                    "protected percent",
                    String.valueOf(first.whole(PROTECTED_PERCENT)),
                    "Guaranteed is more than there is: " + what
                            + ". Who stands later in class and order gets less than its share."
                            + (more == 0 ? "" : " So it is for " + more + " more combinations of sku and category."));
        }
    }
}
