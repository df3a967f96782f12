package dev.backorderdesk.policy.tables;

import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.promise.Offer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file. Its writer chooses the columns; an empty cell is ordinary, or not looked at. */
final class ScenarioFile {
    private static final Pattern LATER = Pattern.compile("(\\d{1,9}|any) on (\\S+)");
    private static final Pattern CODES = Pattern.compile("[A-Z][A-Z0-9_]*( [A-Z][A-Z0-9_]*)*");

    /** What a column holds. */
    private enum Kind {
        NAME("a name"),
        NUMBER("a whole number from 0"),
        NUMBER_OR_UNKNOWN("a whole number from 0, or unknown"),
        YES_NO("yes or no"),
        DAY("a day as 2026-12-07"),
        LATER("pieces and days as 40 on 2026-12-07 + any on 2027-01-11"),
        OUTCOME("one of ACCEPT, CAP, BACKORDER, PREORDER, REJECT"),
        CODES("reason codes separated by blanks");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    /** Every column that a scenario may have: given first, expected after. */
    private static final Map<String, Kind> COLUMNS = columns();

    private final Findings findings;
    private final List<Scenario> scenarios = new ArrayList<>();
    private String[] header = {};

    private ScenarioFile(Findings findings) {
        this.findings = findings;
    }

    static List<Scenario> read(byte[] bytes, Findings findings) {
        ScenarioFile file = new ScenarioFile(findings);
        CsvText.read(bytes, false, findings, file::take);
        return file.scenarios;
    }

    private boolean take(List<String> cells, int number) {
        if (header.length == 0) {
            return header(cells, number);
        }
        row(cells, number);
        return true;
    }

    private boolean header(List<String> cells, int number) {
        boolean good = true;
        for (String cell : cells) {
            String name = cell.strip();
            if (!name.startsWith("#") && !COLUMNS.containsKey(name)) {
                findings.error(
                        number,
                        name,
                        name,
                        "A scenario has no column of that name. Known: " + String.join(", ", COLUMNS.keySet()) + "."
                                + Suggestion.among(name, COLUMNS.keySet()));
                good = false;
            }
        }
        for (String needed : List.of("scenario", "expect")) {
            if (!cells.contains(needed)) {
                findings.error(number, needed, null, "This column is missing.");
                good = false;
            }
        }
        header = cells.stream().map(String::strip).toArray(String[]::new);
        return good;
    }

    private void row(List<String> cells, int number) {
        if (cells.get(0).startsWith("#")) {
            return;
        }
        if (!CsvText.fits(cells, header.length, number, findings)) {
            return;
        }
        Map<String, Object> values = new HashMap<>();
        boolean good = true;
        for (int i = 0; i < header.length; i++) {
            String text = cells.get(i).strip();
            if (header[i].startsWith("#") || text.isEmpty()) {
                continue;
            }
            Kind kind = COLUMNS.getOrDefault(header[i], Kind.NAME);
            Object value = value(kind, text);
            if (value == null) {
                findings.error(number, header[i], text, "\"" + text + "\" is not " + kind.expected + ".");
                good = false;
            } else {
                values.put(header[i], value);
            }
        }
        for (String needed : List.of("scenario", "expect")) {
            if (good && !values.containsKey(needed)) {
                findings.error(number, needed, null, "This cell is empty.");
                good = false;
            }
        }
        if (good && values.get("expect") instanceof LineOutcome expected) {
            scenarios.add(
                    new Scenario(number, String.valueOf(values.get("scenario")), expected, values, later(values)));
        }
    }

    private static @Nullable Object value(Kind kind, String text) {
        return switch (kind) {
            case NAME -> text;
            case NUMBER -> number(text);
            case NUMBER_OR_UNKNOWN -> text.equals("unknown") ? text : number(text);
            case YES_NO -> CellType.YES_NO.read(text);
            case DAY -> day(text);
            case LATER -> later(text);
            case OUTCOME ->
                Arrays.stream(LineOutcome.values())
                        .filter(outcome -> outcome.name().equals(text))
                        .findFirst()
                        .orElse(null);
            case CODES -> CODES.matcher(text).matches() ? List.of(text.split(" ")) : null;
        };
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,9}") ? (Long) Long.parseLong(text) : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable List<Scenario.Later> later(String text) {
        List<Scenario.Later> later = new ArrayList<>();
        for (String each : text.split(" \\+ ")) {
            Matcher matcher = LATER.matcher(each);
            LocalDate day = matcher.matches() ? day(matcher.group(2)) : null;
            if (day == null) {
                return null;
            }
            later.add(new Scenario.Later(
                    matcher.group(1).equals("any") ? Offer.UNLIMITED : Long.parseLong(matcher.group(1)), day));
        }
        return later;
    }

    @SuppressWarnings("unchecked") // value() puts nothing else there
    private static List<Scenario.Later> later(Map<String, Object> values) {
        return (List<Scenario.Later>) values.getOrDefault("later", List.of());
    }

    private static Map<String, Kind> columns() {
        Map<String, Kind> columns = new LinkedHashMap<>();
        columns.put("scenario", Kind.NAME);
        for (String name :
                List.of("sku", "seller", "channel", "tier", "category", "country", "region", "service", "suspension")) {
            columns.put(name, Kind.NAME);
        }
        for (String name : List.of("quantity", "onHand", "held", "waiting", "preordered", "articlePreorderLimit")) {
            columns.put(name, Kind.NUMBER);
        }
        columns.put("reputation", Kind.NUMBER_OR_UNKNOWN);
        columns.put("pricePercent", Kind.NUMBER_OR_UNKNOWN);
        for (String name : List.of(
                "itemKnown",
                "discontinued",
                "releaseAhead",
                "preorderOpen",
                "sellerKnown",
                "sellerBlocked",
                "refundPolicy",
                "supplierKnown",
                "leadTimeKnown",
                "needByEssential",
                "shipComplete")) {
            columns.put(name, Kind.YES_NO);
        }
        columns.put("needBy", Kind.DAY);
        columns.put("later", Kind.LATER);
        columns.put("expect", Kind.OUTCOME);
        for (String name : Scenarios.QUANTITIES) {
            columns.put(name, Kind.NUMBER);
        }
        columns.put(Scenarios.PRIORITY, Kind.NUMBER);
        for (String name : List.of(Scenarios.BINDING, Scenarios.TOLD, Scenarios.SILENT)) {
            columns.put(name, Kind.CODES);
        }
        return columns;
    }
}
