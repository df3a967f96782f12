package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.policy.RuleSet.Carriage;
import dev.backorderdesk.policy.RuleSet.SupplyTerms;
import dev.backorderdesk.policy.SellerPolicy;
import dev.backorderdesk.policy.SellerTrust;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.policy.SuspensionPolicy;
import dev.backorderdesk.policy.TurnPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One reading of all tables. */
final class TablesLoad {
    private final Map<String, byte[]> files;
    private final @Nullable Set<String> calendars;
    private final List<Finding> all = new ArrayList<>();
    private final Map<String, Set<String>> services = new TreeMap<>();
    private final Map<String, List<Row>> read = new HashMap<>();

    TablesLoad(Map<String, byte[]> files, @Nullable Set<String> calendars) {
        this.files = files;
        this.calendars = calendars;
    }

    Tables.Loaded load() {
        strangers();
        int[] window = {0};
        Lookup<SellerPolicy> policies = table(Schemas.SELLER_POLICY, row -> {
            window[0] = Math.max(window[0], row.whole(5));
            return policy(row);
        });
        Lookup<SellerTrust> trust = table(
                Schemas.SELLER_TRUST, row -> new SellerTrust(row.yes(1), row.whole(2), row.whole(3), row.source()));
        Lookup<List<Carriage>> carriage = carriage();
        Lookup<SupplyTerms> supply = table(
                Schemas.SUPPLY,
                row -> new SupplyTerms(
                        row.whole(1), row.whole(2), row.whole(3), row.whole(4), row.whole(5), row.source()));
        Lookup<String> regimes = table(Schemas.REGIMES, row -> row.text(1));
        Lookup<RegimeTerms> regimeTerms = regimeTerms();
        Lookup<TurnPolicy> turns = table(Schemas.PRIORITY, row -> new TurnPolicy(row.whole(5), row.source()));
        Lookup<BackorderPolicy> backorders =
                table(Schemas.BACKORDER_PROCESSING, BackorderRows::policy, BackorderRows::policies);
        Lookup<BackorderShare> shares = table(Schemas.BACKORDER_SHARES, BackorderRows::share, BackorderRows::shares);
        Lookup<SuspensionPolicy> suspensions = table(Schemas.SUSPENSION, TablesLoad::suspension, TablesLoad::assumed);
        all.addAll(new TablesTogether(read, all).findings());
        boolean good = all.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return new Tables.Loaded(
                good
                        ? new Tables(
                                policies,
                                window[0],
                                trust,
                                carriage,
                                services,
                                supply,
                                regimes,
                                regimeTerms,
                                turns,
                                backorders,
                                shares,
                                suspensions)
                        : null,
                List.copyOf(all));
    }

    private static SuspensionPolicy suspension(Row row) {
        return new SuspensionPolicy(
                SuspensionPolicy.Action.valueOf(row.text(3).toUpperCase(Locale.ROOT)), row.whole(4), row.source());
    }

    /** Days that nobody looks at, or a promise of today, are most likely a slip. */
    private static void assumed(List<Row> rows, Findings findings) {
        for (Row row : rows) {
            boolean used = row.text(3).equals("repromise");
            if (used == (row.whole(4) == 0)) {
                findings.error(
                        row.number(),
                        "assumed days",
                        String.valueOf(row.whole(4)),
                        used
                                ? "Action repromise needs at least 1 day."
                                : "Only action repromise assumes an end; for action " + row.text(3) + " write 0.");
            }
        }
    }

    private static SellerPolicy policy(Row row) {
        return new SellerPolicy(
                row.number(3),
                row.number(4),
                row.whole(5),
                row.yes(6),
                row.number(7),
                row.number(8),
                row.yes(9),
                row.number(10),
                row.source());
    }

    /** A file whose name nobody knows is most likely one that was to be read. */
    private void strangers() {
        List<String> known = Schemas.ALL.stream().map(Schema::file).toList();
        for (String file : files.keySet()) {
            if (file.startsWith(Schemas.FOLDER) && !known.contains(file)) {
                Findings findings = new Findings(file);
                findings.error(
                        0,
                        null,
                        null,
                        "There is no table of that name. Known: " + String.join(", ", known) + "."
                                + Suggestion.among(file, known));
                all.addAll(findings.list());
            }
        }
    }

    private <V> Lookup<V> table(Schema schema, Function<Row, V> read) {
        return table(schema, read, (rows, findings) -> {});
    }

    private <V> Lookup<V> table(Schema schema, Function<Row, V> read, BiConsumer<List<Row>, Findings> together) {
        Findings findings = new Findings(schema.file());
        List<Row> rows = rows(schema, findings);
        Repeats repeats = new Repeats(schema, rows, findings);
        together.accept(rows, findings);
        Lookup.Builder<V> lookup = new Lookup.Builder<>(schema.conditions());
        for (Row row : rows) {
            List<String> key = key(row, schema.conditions());
            if (lookup.put(key, read.apply(row)) != null) {
                repeats.tell(row);
            }
        }
        complete(schema, findings, rows, schema.conditions());
        all.addAll(findings.list());
        return lookup.build();
    }

    private Lookup<List<Carriage>> carriage() {
        Schema schema = Schemas.CARRIAGE;
        Findings findings = new Findings(schema.file());
        List<Row> rows = rows(schema, findings);
        Repeats repeats = new Repeats(schema, rows, findings);
        Map<List<String>, TreeMap<Long, Carriage>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            calendar(Schemas.CARRIAGE, row, 5, findings);
            services.computeIfAbsent(row.text(3), carrier -> new TreeSet<>()).add(row.text(1));
            Carriage carriage = new Carriage(row.text(3), row.text(1), row.whole(4), row.text(5), row.source());
            if (groups.computeIfAbsent(key(row, 2), same -> new TreeMap<>()).putIfAbsent(row.number(2), carriage)
                    != null) {
                repeats.tell(row);
            }
        }
        Lookup.Builder<List<Carriage>> lookup = new Lookup.Builder<>(2);
        groups.forEach((key, carriers) -> lookup.put(key, List.copyOf(carriers.values())));
        complete(schema, findings, rows, 2);
        all.addAll(findings.list());
        return lookup.build();
    }

    private Lookup<RegimeTerms> regimeTerms() {
        Schema schema = Schemas.REGIME_TERMS;
        Findings findings = new Findings(schema.file());
        List<Row> rows = rows(schema, findings);
        Repeats repeats = new Repeats(schema, rows, findings);
        Lookup.Builder<RegimeTerms> lookup = new Lookup.Builder<>(1);
        List<String> missing = new ArrayList<>(CellType.REGIMES);
        for (Row row : rows) {
            calendar(schema, row, 6, findings);
            calendar(schema, row, 7, findings);
            inTime(row, 8, findings);
            inTime(row, 9, findings);
            missing.remove(row.text(0));
            if (lookup.put(key(row, 1), terms(row)) != null) {
                repeats.tell(row);
            }
        }
        // Where a row is wrong, it may be the one that seems to be missing.
        if (!missing.isEmpty() && findings.list().isEmpty()) {
            findings.error(0, null, null, "There is no row for " + String.join(", ", missing) + ".");
        }
        all.addAll(findings.list());
        return lookup.build();
    }

    private static RegimeTerms terms(Row row) {
        return new RegimeTerms(
                row.text(0),
                RegimeTerms.JudgedBy.valueOf(row.text(1).toUpperCase(Locale.ROOT)),
                row.whole(2),
                row.whole(3),
                row.whole(4),
                row.whole(5),
                row.text(6),
                row.text(7),
                row.whole(8),
                row.whole(9),
                row.whole(10),
                row.whole(11),
                row.source());
    }

    private static void inTime(Row row, int column, Findings findings) {
        if (row.whole(column) > row.whole(5)) {
            findings.error(
                    row.number(),
                    Schemas.REGIME_TERMS.names().get(column),
                    String.valueOf(row.whole(column)),
                    "That is before the refund is owed: it is sent within " + row.whole(5) + " days.");
        }
    }

    private void calendar(Schema schema, Row row, int column, Findings findings) {
        String name = row.text(column);
        if (calendars != null && !calendars.contains(name)) {
            findings.error(
                    row.number(),
                    schema.names().get(column),
                    name,
                    "There is no calendar \"" + name + "\". Known: "
                            + String.join(", ", calendars.stream().sorted().toList()) + "."
                            + Suggestion.among(name, calendars));
        }
    }

    private List<Row> rows(Schema schema, Findings findings) {
        byte[] bytes = files.get(schema.file());
        if (bytes == null) {
            findings.error(
                    0, null, null, "This table is missing. Its first row must be: " + String.join(",", schema.names()));
            return Collections.emptyList();
        }
        List<Row> rows = TableReader.read(schema, bytes, findings);
        LookAlikes.warn(schema, rows, findings);
        read.put(schema.file(), rows);
        return rows;
    }

    private static void complete(Schema schema, Findings findings, List<Row> rows, int conditions) {
        // Where other rows are wrong, the general one may be among them.
        boolean wrong = findings.list().stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
        boolean general =
                rows.stream().anyMatch(row -> key(row, conditions).stream().allMatch(CellType.ANY::equals));
        if (!general && !wrong) {
            findings.error(
                    0,
                    null,
                    null,
                    "There is no row for all others: one with * in every one of "
                            + String.join(", ", schema.names().subList(0, conditions)) + ".");
        }
    }

    private static List<String> key(Row row, int conditions) {
        return switch (conditions) {
            case 1 -> List.of(row.text(0));
            case 2 -> List.of(row.text(0), row.text(1));
            case 3 -> List.of(row.text(0), row.text(1), row.text(2));
            default -> IntStream.range(0, conditions).mapToObj(row::text).toList();
        };
    }
}
