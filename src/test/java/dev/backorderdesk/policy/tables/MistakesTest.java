package dev.backorderdesk.policy.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RegimeTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people get wrong in tables, and what they are told: never nothing, and where there is a cell, its row and column. */
class MistakesTest {
    private static final String POLICY = "rules/tables/seller-policy.csv";
    private static final String HEADER = "seller,category,tier,line limit,customer limit,customer window days,may"
            + " backorder,backorder limit,longest wait days,may preorder,preorder limit,# note\n";
    private static final String ALL = "*,*,*,1000,2000,30,yes,500,45,yes,1000,everybody else\n";
    private static final String GOLD = "*,*,gold,1000,2000,30,yes,500,60,yes,1000,\n";
    private static final String REGIME_TERMS = "rules/tables/regime-terms.csv";
    private static final String REGIME_HEADER = "regime,judged by,default days,credit days,short delay days,refund"
            + " days,refund calendar,business calendar,refund reminder days,refund alarm days,late scan hours\n";
    private static final String US = ",30,50,30,7,US,US,2,1,24\n";
    private static final String EU = ",30,30,0,14,none,weekdays,5,2,24\n";
    private static final String GOOD = HEADER + ALL + GOLD;

    /** A mistake: the text, where it is found, and how the message goes. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Mistake(String name, byte[] bytes, String place, List<String> message) {}

    private static final List<Mistake> MISTAKES = List.of(
            // The file.
            text("it is empty", "", POLICY, "The file is empty. Its first row must be: seller,category,tier,"),
            text("it has a header and no more", HEADER, POLICY, "There is no row below the header."),
            text(
                    "semicolons instead of commas",
                    GOOD.replace(',', ';'),
                    POLICY + ":1",
                    "The columns are separated by semicolons; use commas."),
            text(
                    "tabulators instead of commas",
                    GOOD.replace(',', '\t'),
                    POLICY + ":1",
                    "The columns are separated by tabulators; use commas."),
            bytes(
                    "UTF-16 as a spreadsheet's \"Unicode text\"",
                    ("\uFEFF" + GOOD).getBytes(UTF_16LE),
                    POLICY,
                    "This file is UTF-16. Save it as \"CSV UTF-8\"."),
            bytes(
                    "Latin-1",
                    (GOOD + "*,m\u00f6bel,*,1,1,1,yes,1,1,yes,1,\n").getBytes(ISO_8859_1),
                    POLICY + ":4",
                    "This row holds a character that is not UTF-8."),
            bytes(
                    "a workbook under the name of a CSV file",
                    new byte[] {'P', 'K', 3, 4, 20, 0},
                    POLICY,
                    "This is a workbook under the name of a CSV file."),
            text(
                    "a quotation mark that is not closed",
                    GOOD + "*,\"toys,*,1,1,1,yes,1,1,yes,1,\n*,lamps,*,1,1,1,yes,1,1,yes,1,\n",
                    POLICY + ":4",
                    "A quotation mark opens in this row or below and is not closed"),
            text(
                    "text after a closing quotation mark",
                    GOOD + "*,\"toys\"x,*,1,1,1,yes,1,1,yes,1,\n",
                    POLICY + ":4",
                    "A quotation mark opens in this row or below and is not closed, or text follows a closing one"),
            // The header.
            text(
                    "a misspelt column",
                    GOOD.replace("line limit", "line limt"),
                    POLICY + ":1 [line limt]",
                    "There is no column of that name here.",
                    "Did you mean \"line limit\"?"),
            text(
                    "a column in capitals",
                    GOOD.replace("tier", "TIER"),
                    POLICY + ":1 [TIER]",
                    "There is no column of that name here.",
                    "Did you mean \"tier\"?"),
            text(
                    "another column that is no note",
                    GOOD.replace("# note", "region"),
                    POLICY + ":1 [region]",
                    "There is no column of that name here."),
            text(
                    "a column without a name",
                    GOOD.replace("# note", ""),
                    POLICY + ":1 [column 12]",
                    "This column has no name. A note's name begins with #."),
            text(
                    "a column that is missing",
                    "seller,category,line limit\n*,*,5\n",
                    POLICY + ":1 [tier]",
                    "This column is missing."),
            text(
                    "a column that stands there twice",
                    GOOD.replace("# note", "tier"),
                    POLICY + ":1 [tier]",
                    "This column stands here twice."),
            // The row.
            text("a comma too few", GOOD + "*,toys,*,1,1,1,yes,1,1,yes,1\n", POLICY + ":4", "This row has 11 cells"),
            text(
                    "a comma too many",
                    GOOD + "*,toys,*,1,000,1,1,yes,1,1,yes,1,\n",
                    POLICY + ":4",
                    "This row has 13 cells, the header has 12. Maybe a comma is missing, or a cell with a comma has no"
                            + " quotation marks?"),
            text(
                    "the same row twice",
                    GOOD + GOLD,
                    POLICY + ":4 [seller]",
                    "Row 3 speaks of the same: seller *, category *, tier gold. One of the two must go."),
            text(
                    "the same conditions with another outcome",
                    GOOD + GOLD.replace("60", "90"),
                    POLICY + ":4 [seller]",
                    "Row 3 speaks of the same: seller *, category *, tier gold. One of the two must go."),
            text(
                    "no row for all others",
                    HEADER + GOLD,
                    POLICY,
                    "There is no row for all others: one with * in every one of seller, category, tier."),
            // The cell.
            cell("an empty number", "line limit", "", "This cell is empty; expected is a whole number from 0"),
            cell("an empty yes or no", "may backorder", "", "This cell is empty; expected is yes or no."),
            cell(
                    "an empty condition",
                    "category",
                    "",
                    "This cell is empty; expected is a name, or * for any. Write * where any value is meant."),
            cell("blanks only", "category", "   ", "This cell is empty; expected is a name"),
            cell("words for a number", "line limit", "many", "\"many\" is not a whole number from 0, or unlimited."),
            cell(
                    "a comma between thousands",
                    "line limit",
                    "\"1,000\"",
                    "\"1,000\" is not a whole number from 0, or unlimited. Write it without separators: 1000."),
            cell("a dot between thousands", "line limit", "1.000", "Write it without separators: 1000."),
            cell("a blank between thousands", "line limit", "1 000", "Write it without separators: 1000."),
            cell("an apostrophe between thousands", "line limit", "1'000", "Write it without separators: 1000."),
            cell("a decimal comma", "line limit", "\"1,5\"", "Only whole numbers stand here."),
            cell("a decimal point", "line limit", "1.5", "Only whole numbers stand here."),
            cell("a percentage", "line limit", "10%", "Write it without the sign: 10."),
            cell("a number below 0", "line limit", "-1", "It can't be below 0."),
            cell("a number with an exponent", "line limit", "1E+03", "\"1E+03\" is not a whole number"),
            cell("a hexadecimal number", "line limit", "0x10", "\"0x10\" is not a whole number"),
            cell("digits of another script", "line limit", "\u0661\u0660", "is not a whole number from 0"),
            cell("more digits than a number has", "line limit", "99999999999999", "is not a whole number from 0"),
            cell("more days than anybody lives", "longest wait days", "36500", "from 0 to 3650"),
            cell(
                    "another word for unlimited",
                    "line limit",
                    "infinite",
                    "\"infinite\" is not a whole number from 0, or unlimited. Did you mean \"unlimited\"?"),
            cell("unlimited with a slip", "line limit", "unlimted", "Did you mean \"unlimited\"?"),
            cell("any where a limit stands", "line limit", "*", "Did you mean \"unlimited\"?"),
            cell("unlimited days to remember", "customer window days", "unlimited", "days from 0 to 3650"),
            cell("true for yes", "may backorder", "TRUE", "\"TRUE\" is not yes or no. Did you mean \"yes\"?"),
            cell("a 0 for no", "may preorder", "0", "\"0\" is not yes or no. Did you mean \"no\"?"),
            cell("yes in capitals", "may backorder", "YES", "Did you mean \"yes\"?"),
            cell("a day for a number", "longest wait days", "2026-12-31", "\"2026-12-31\" is not a whole number"),
            cell(
                    "a formula",
                    "line limit",
                    "=10*10",
                    "The cell holds a formula; expected is a whole number from 0, or unlimited. Store the value instead."),
            cell("a formula for a name", "category", "=A1", "The cell holds a formula"),
            cell(
                    "a division by zero",
                    "line limit",
                    "#DIV/0!",
                    "The cell holds the spreadsheet's error #DIV/0!; expected is a whole number"),
            cell("a reference that is gone", "category", "#REF!", "The cell holds the spreadsheet's error #REF!"),
            cell("a name that was not found", "seller", "#N/A", "The cell holds the spreadsheet's error #N/A"),
            cell("a line break", "category", "\"to\nys\"", "The cell holds an invisible character or a line break"),
            cell("a blank that does not break", "category", "to\u00a0ys", "an invisible character"),
            cell("a blank without width", "category", "toys\u200b", "an invisible character"),
            cell("code in a number", "line limit", "\"1); System.exit(1\"", "is not a whole number from 0"),
            cell("curly quotation marks", "line limit", "\u201c100\u201d", "is not a whole number from 0"));

    @TestFactory
    Stream<DynamicTest> every_mistake_is_told_with_its_place() {
        return MISTAKES.stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> {
                    Tables.Loaded loaded = load(Map.of(POLICY, mistake.bytes()), null);

                    assertThat(loaded.tables())
                            .as("a table with an error is not used")
                            .isNull();
                    assertThat(loaded.findings()).first().satisfies(finding -> {
                        assertThat(finding.toString()).startsWith(mistake.place() + ": ");
                        assertThat(finding.message()).contains(mistake.message());
                        assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                    });
                }));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_mistake() {
        assertThat(load(Map.of(POLICY, ("\uFEFF" + GOOD.replace("\n", "\r\n")).getBytes(UTF_8)), null)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_blank_row_is_a_warning_and_the_rows_below_it_count() {
        for (String blank : List.of("\n", ",,,,,,,,,,,\n")) {
            Tables.Loaded loaded = load(Map.of(POLICY, (HEADER + ALL + blank + GOLD).getBytes(UTF_8)), null);

            assertThat(loaded.findings())
                    .singleElement()
                    .hasToString(POLICY + ":3: This row is empty. It is passed over.");
            assertThat(tables(loaded).policy("S-1", "toys", "gold").longestWaitDays())
                    .isEqualTo(60);
        }
    }

    @Test
    void a_row_after_a_line_break_in_a_note_is_told_with_its_own_line() {
        String note = ALL.replace("everybody else", "\"everybody\nelse\"");

        assertThat(load(Map.of(POLICY, (HEADER + note + GOLD.replace("60", "x")).getBytes(UTF_8)), null)
                        .findings())
                .singleElement()
                .asString()
                .startsWith(POLICY + ":4 [longest wait days]: \"x\" is not");
    }

    @Test
    void every_wrong_cell_of_a_file_is_told_at_once() {
        String wrong = HEADER + ALL.replace("2000", "two").replace("45", "=1") + GOLD.replace("yes", "y");

        assertThat(load(Map.of(POLICY, wrong.getBytes(UTF_8)), null).findings())
                .extracting(finding -> finding.row() + " " + finding.column())
                .containsExactly("2 customer limit", "2 longest wait days", "3 may backorder", "3 may preorder");
    }

    @Test
    void columns_may_stand_in_any_order() {
        String turned = "tier,seller,category,line limit,customer limit,customer window days,may backorder,backorder"
                + " limit,longest wait days,may preorder,preorder limit\ngold,*,*,7,2000,30,yes,500,45,yes,1000\n"
                + "*,*,*,9,2000,30,yes,500,45,yes,1000\n";

        Tables tables = tables(load(Map.of(POLICY, turned.getBytes(UTF_8)), null));

        assertThat(tables.policy("S-1", null, "gold").lineLimit()).isEqualTo(7);
        assertThat(tables.policy("S-1", null, null).lineLimit()).isEqualTo(9);
    }

    @Test
    void a_name_that_looks_like_a_more_frequent_one_is_a_warning() {
        String rows = GOOD + "*,seasonal,*,1,1,1,yes,1,1,yes,1,\n*,seasonal,gold,1,1,1,yes,1,1,yes,1,\n"
                + "*,saesonal,wholesale,1,1,1,yes,1,1,yes,1,\n*,toys,Gold,1,1,1,yes,1,1,yes,1,\n";

        assertThat(load(Map.of(POLICY, rows.getBytes(UTF_8)), null).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        POLICY + ":6 [category]: \"saesonal\" looks like \"seasonal\" of row 4. Did you mean"
                                + " \"seasonal\"?",
                        POLICY + ":7 [tier]: \"Gold\" looks like \"gold\" of row 3. Did you mean \"gold\"?");
    }

    @Test
    void a_table_that_is_missing_is_an_error_and_so_is_one_that_nobody_knows() {
        Map<String, byte[]> files = files(Map.of("rules/tables/seler-policy.csv", GOOD.getBytes(UTF_8)));
        files.remove(POLICY);

        assertThat(Tables.load(files, null).findings())
                .extracting(Finding::toString)
                .satisfiesExactly(
                        stranger -> assertThat(stranger)
                                .startsWith("rules/tables/seler-policy.csv: There is no table of that name.")
                                .endsWith("Did you mean \"" + POLICY + "\"?"),
                        missing -> assertThat(missing).startsWith(POLICY + ": This table is missing."));
    }

    @Test
    void a_country_a_regime_a_service_order_and_a_calendar_are_checked() {
        Map<String, byte[]> wrong = Map.of(
                "rules/tables/regimes.csv", "country,regime\n*,EU\nUK,UK\nde,EU\nGB,GB\n".getBytes(UTF_8),
                "rules/tables/carriage.csv",
                        ("country,service,order,carrier,transit days,calendar\n*,*,1,DHL,3,weekdays\n"
                                        + "DE,standard,0,DHL,3,weekdays\nDE,express,1,DHL,3,weekday\n"
                                        + "FR,express,1,DHL,3,weekdays\nFR,express,1,UPS,3,weekdays\n")
                                .getBytes(UTF_8));

        assertThat(load(wrong, Set.of("weekdays", "US", "none")).findings())
                .extracting(finding -> finding.toString().replaceAll(": .*(?=Did|Row)", ": "))
                .containsExactly(
                        "rules/tables/carriage.csv:3 [order]: \"0\" is not a whole number from 1.",
                        "rules/tables/carriage.csv:4 [calendar]: Did you mean \"weekdays\"?",
                        "rules/tables/carriage.csv:6 [country]: Row 5 speaks of the same: country FR, service express,"
                                + " order 1. One of the two must go.",
                        "rules/tables/regimes.csv:3 [country]: Did you mean \"GB\"?",
                        "rules/tables/regimes.csv:4 [country]: Did you mean \"DE\"?",
                        "rules/tables/regimes.csv:5 [regime]: Did you mean \"UK\"?");
    }

    @Test
    void only_a_promise_for_an_assumed_day_needs_one() {
        byte[] wrong = ("seller,country,service,action,assumed days\n*,*,*,reroute,0\n*,UA,*,hold,3\n"
                        + "*,IL,*,repromise,0\n*,LY,*,re-route,0\n")
                .getBytes(UTF_8);

        assertThat(load(Map.of("rules/tables/suspension.csv", wrong), null).findings())
                .extracting(Finding::toString)
                .containsExactlyInAnyOrder(
                        "rules/tables/suspension.csv:3 [assumed days]: Only action repromise assumes an end; for"
                                + " action hold write 0.",
                        "rules/tables/suspension.csv:4 [assumed days]: Action repromise needs at least 1 day.",
                        "rules/tables/suspension.csv:5 [action]: \"re-route\" is not reroute, hold or repromise. Did you"
                                + " mean \"reroute\"?");
    }

    @Test
    void the_terms_of_a_regime_are_checked() {
        String wrong = REGIME_HEADER + "US,carrier" + US + "EU,delivery,30,30,0,14,nine,weekdays,5,20,24\n"
                + "UK,delivery" + EU + "UK,delivery" + EU;

        assertThat(load(Map.of(REGIME_TERMS, wrong.getBytes(UTF_8)), Set.of("weekdays", "US", "none"))
                        .findings())
                .extracting(finding -> finding.toString().replaceAll("Known: .*(?=Did)", ""))
                .containsExactly(
                        REGIME_TERMS + ":2 [judged by]: \"carrier\" is not shipment or delivery.",
                        REGIME_TERMS + ":3 [refund calendar]: There is no calendar \"nine\". Did you mean \"none\"?",
                        REGIME_TERMS + ":3 [refund alarm days]: That is before the refund is owed: it is sent within 14"
                                + " days.",
                        REGIME_TERMS + ":5 [regime]: Row 4 speaks of the same: regime UK. One of the two must go.");
    }

    @Test
    void every_regime_needs_its_row() {
        String two = REGIME_HEADER + "US,shipment" + US + "EU,delivery" + EU;

        assertThat(load(Map.of(REGIME_TERMS, two.getBytes(UTF_8)), null).findings())
                .extracting(Finding::toString)
                .containsExactly(REGIME_TERMS + ": There is no row for UK.");
    }

    @Test
    void the_terms_of_a_regime_are_found_by_its_code() {
        RegimeTerms us = tables(load(Map.of(), null)).regimeTerms("US");

        assertThat(us)
                .isEqualTo(new RegimeTerms(
                        "US",
                        RegimeTerms.JudgedBy.SHIPMENT,
                        30,
                        50,
                        30,
                        7,
                        "US",
                        "US",
                        2,
                        1,
                        24,
                        1,
                        REGIME_TERMS + ":2"));
    }

    @Test
    void a_file_that_is_wrong_in_every_row_is_told_by_its_first_rows() {
        String rows = HEADER + ALL + "*,toys,*,x,1,1,yes,1,1,yes,1,\n".repeat(1000);

        List<Finding> findings =
                load(Map.of(POLICY, rows.getBytes(UTF_8)), null).findings();

        assertThat(findings).hasSize(Findings.MOST + 1);
        assertThat(findings.get(Findings.MOST).message()).startsWith("There are 800 more findings in this file.");
    }

    private static Mistake text(String name, String text, String place, String... message) {
        return bytes(name, text.getBytes(UTF_8), place, message);
    }

    private static Mistake bytes(String name, byte[] bytes, String place, String... message) {
        return new Mistake(name, bytes, place, List.of(message));
    }

    /** The row below the general one with one cell that is wrong. */
    private static Mistake cell(String name, String column, String content, String message) {
        List<String> columns = List.of(HEADER.strip().split(","));
        List<String> cells =
                new ArrayList<>(List.of("S-1", "toys", "gold", "1", "1", "1", "yes", "1", "1", "yes", "1", "x"));
        cells.set(columns.indexOf(column), content);
        return text(name, HEADER + ALL + String.join(",", cells) + "\n", POLICY + ":3 [" + column + "]", message);
    }

    private static Tables tables(Tables.Loaded loaded) {
        Tables tables = loaded.tables();
        if (tables == null) {
            throw new AssertionError(loaded.findings());
        }
        return tables;
    }

    private static Tables.Loaded load(Map<String, byte[]> others, @Nullable Set<String> calendars) {
        return Tables.load(files(others), calendars);
    }

    static Map<String, byte[]> files(Map<String, byte[]> others) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(POLICY, GOOD.getBytes(UTF_8));
        files.put(
                "rules/tables/seller-trust.csv",
                "seller,refund policy required,lowest reputation,lowest price percent\n*,yes,40,20\n".getBytes(UTF_8));
        files.put(
                "rules/tables/carriage.csv",
                "country,service,order,carrier,transit days,calendar\n*,*,1,DHL,6,weekdays\n".getBytes(UTF_8));
        files.put(
                "rules/tables/supply.csv",
                "supplier,overdue push days,undated after days,far ahead days,lead time percent\n*,5,5,120,100\n"
                        .getBytes(UTF_8));
        files.put("rules/tables/regimes.csv", "country,regime\n*,EU\n".getBytes(UTF_8));
        files.put(
                "rules/tables/priority.csv",
                "seller,category,tier,channel,country,priority\n*,*,*,*,*,500\n".getBytes(UTF_8));
        files.put(
                "rules/tables/backorder-processing.csv",
                (BackorderTablesTest.PROCESSING + "*,*,*,*,*,gain,1,turn,stay,no,all\n").getBytes(UTF_8));
        files.put(
                "rules/tables/backorder-shares.csv",
                (BackorderTablesTest.SHARES + "*,*,*,unlimited,100,0,0\n").getBytes(UTF_8));
        files.put(
                "rules/tables/suspension.csv",
                "seller,country,service,action,assumed days\n*,*,*,reroute,0\n".getBytes(UTF_8));
        files.put(
                REGIME_TERMS,
                (REGIME_HEADER + "US,shipment" + US + "EU,delivery" + EU + "UK,delivery" + EU).getBytes(UTF_8));
        files.putAll(others);
        return files;
    }
}
