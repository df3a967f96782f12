package dev.backorderdesk.policy.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slips that every table by itself is good with, and that only stand out beside its other rows or beside another table. */
class TablesTogetherTest {
    private static final String CARRIAGE = "rules/tables/carriage.csv";
    private static final String SUSPENSION = "rules/tables/suspension.csv";
    private static final String PROCESSING = "rules/tables/backorder-processing.csv";
    private static final String SHARES = "rules/tables/backorder-shares.csv";
    private static final String ALL = "*,*,*,unlimited,100,0,0\n";
    private static final String GROUPS = "*,*,*,*,*,gain,1,turn,stay,no,shop\n*,*,b2b,*,*,gain,1,turn,stay,no,trade\n";

    private static Tables.Loaded load(Map<String, String> texts) {
        Map<String, byte[]> files = MistakesTest.files(Map.of());
        texts.forEach((file, text) -> files.put(file, text.getBytes(UTF_8)));
        return Tables.load(files, Set.of("US", "none", "weekdays", "carrier-DE", "carrier-DK"));
    }

    private static List<String> found(Map<String, String> texts) {
        return load(texts).findings().stream().map(Finding::toString).toList();
    }

    private static String carriage(String rows) {
        return "country,service,order,carrier,transit days,calendar\n" + rows;
    }

    private static String suspension(String rows) {
        return "seller,country,service,action,assumed days\n*,*,*,reroute,0\n" + rows;
    }

    private static Map<String, String> shares(String rows) {
        return Map.of(PROCESSING, BackorderTablesTest.PROCESSING + GROUPS, SHARES, BackorderTablesTest.SHARES + rows);
    }

    @Test
    void a_carrier_that_looks_like_a_more_frequent_one_is_a_warning() {
        assertThat(found(Map.of(
                        CARRIAGE,
                        carriage("*,*,1,DHL,6,weekdays\nDE,standard,1,DHL,2,weekdays\nGB,express,1,DHl,2,weekdays\n"))))
                .containsExactly(CARRIAGE + ":4 [carrier]: \"DHl\" looks like \"DHL\" of row 2. Did you mean \"DHL\"?");
    }

    @Test
    void short_names_of_two_carriers_and_names_of_two_calendars_are_as_they_are() {
        assertThat(found(Map.of(
                        CARRIAGE,
                        carriage("*,*,1,UPS,6,carrier-DE\nDE,standard,1,UPS,2,carrier-DE\n"
                                + "DK,express,1,USPS,2,carrier-DK\n"))))
                .isEmpty();
    }

    @Test
    void a_group_that_looks_like_a_more_frequent_one_is_a_warning() {
        assertThat(found(Map.of(
                        PROCESSING,
                        BackorderTablesTest.PROCESSING + GROUPS + "*,*,gold,*,*,gain,1,turn,stay,no,shpo\n")))
                .containsExactly(
                        PROCESSING + ":4 [group]: \"shpo\" looks like \"shop\" of row 2. Did you mean \"shop\"?");
    }

    @Test
    void a_share_of_a_group_to_which_no_line_belongs_is_an_error() {
        Tables.Loaded loaded = load(shares(ALL + "*,*,trade,9,100,0,0\n*,toys,traed,5,100,0,0\n"));

        assertThat(loaded.tables()).isNull();
        assertThat(loaded.findings())
                .extracting(Finding::toString)
                .contains(SHARES + ":4 [group]: No row of " + PROCESSING + " names the group \"traed\". Known: shop,"
                        + " trade. Did you mean \"trade\"?");
    }

    @Test
    void a_group_of_a_row_that_is_wrong_is_not_told_to_be_missing() {
        assertThat(found(Map.of(
                        PROCESSING,
                        BackorderTablesTest.PROCESSING
                                + "*,*,*,*,*,gain,1,turn,stay,no,shop\n*,*,b2b,*,*,gains,1,turn,stay,no,trade\n",
                        SHARES,
                        BackorderTablesTest.SHARES + ALL + "*,*,trade,5,100,0,0\n")))
                .singleElement()
                .asString()
                .startsWith(PROCESSING + ":3 [class]: ");
    }

    @Test
    void a_suspension_row_for_a_service_that_carriage_names_otherwise_is_an_error() {
        Tables.Loaded loaded = load(Map.of(
                CARRIAGE, carriage("*,*,1,DHL,6,weekdays\n*,express,1,DHL,2,weekdays\n"),
                SUSPENSION, suspension("*,DE,Standard,hold,0\n*,FR,expres,hold,0\n")));

        assertThat(loaded.tables()).isNull();
        assertThat(loaded.findings())
                .extracting(Finding::toString)
                .contains(
                        SUSPENSION + ":3 [service]: No row of " + CARRIAGE + " names the service \"Standard\". Did you"
                                + " mean \"standard\"? If not, name it there.",
                        SUSPENSION + ":4 [service]: No row of " + CARRIAGE + " names the service \"expres\". Did you"
                                + " mean \"express\"? If not, name it there.");
    }

    @Test
    void a_service_that_travels_as_any_other_may_have_a_suspension_row() {
        assertThat(found(Map.of(
                        CARRIAGE,
                        carriage("*,*,1,DHL,6,weekdays\n*,express,1,DHL,2,weekdays\n"),
                        SUSPENSION,
                        suspension("*,DE,standard,hold,0\n*,FR,economy,hold,0\n*,IT,express,hold,0\n"))))
                .isEmpty();
    }

    @Test
    void guaranteed_percentages_that_come_to_more_than_all_are_a_warning() {
        assertThat(load(shares(ALL + "*,*,shop,unlimited,100,0,70\n*,*,trade,unlimited,100,0,60\n")))
                .satisfies(loaded -> {
                    assertThat(loaded.tables()).isNotNull();
                    assertThat(loaded.findings())
                            .extracting(Finding::toString)
                            .containsExactly(
                                    SHARES + ":3 [protected percent]: Guaranteed is more than there is: shop 70 (row 3)"
                                            + " and trade 60 (row 4) come to 130 percent. Who stands later in class and"
                                            + " order gets less than its share.");
                });
    }

    @Test
    void guarantees_of_an_article_count_beside_those_that_hold_for_it_from_other_rows() {
        assertThat(found(shares(ALL + "*,*,trade,unlimited,100,0,60\nLAMP,*,shop,unlimited,100,0,50\n"
                        + "BALL,*,shop,unlimited,100,0,45\n*,toys,*,unlimited,100,0,70\n")))
                .containsExactly(SHARES
                        + ":4 [protected percent]: Guaranteed is more than there is: shop 50 (row 4) and trade 60"
                        + " (row 3) come to 110 percent. Who stands later in class and order gets less than its"
                        + " share. So it is for 2 more combinations of sku and category.");
    }

    @Test
    void guarantees_that_come_to_all_there_is_are_kept() {
        assertThat(found(shares(ALL + "*,*,shop,unlimited,100,9,40\n*,*,trade,unlimited,100,9,60\n")))
                .isEmpty();
    }
}
