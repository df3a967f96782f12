package dev.backorderdesk.policy.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.BackorderPolicy.Sort;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.SellerPolicy;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The policy of backorder processing, as analysts write it. */
class BackorderTablesTest {
    static final String PROCESSING =
            "seller,category,tier,channel,country,class,place,sort,if not all,lends stock,group\n";
    static final String SHARES = "sku,category,group,most pieces,most percent,protected pieces,protected percent\n";

    private static Tables.Loaded load(String processing, String shares) {
        return Tables.load(
                MistakesTest.files(Map.of(
                        "rules/tables/backorder-processing.csv", (PROCESSING + processing).getBytes(UTF_8),
                        "rules/tables/backorder-shares.csv", (SHARES + shares).getBytes(UTF_8))),
                null);
    }

    @Test
    void the_most_specific_row_wins_over_all_five_columns() {
        Tables tables = Objects.requireNonNull(load(
                        "*,*,*,*,*,redistribute,1,turn,stay,no,shop\n"
                                + "*,*,*,*,GB,lose,1,turn,stay,no,abroad\n"
                                + "*,*,*,phone,*,fill,1,turn,stay,no,shop\n"
                                + "*,*,gold,*,*,win,1,promised,gain,yes,shop\n"
                                + "*,*,gold,phone,GB,skip,1,turn,stay,no,shop\n",
                        "*,*,*,unlimited,100,0,0\n")
                .tables());
        assertThat(tables.backorderPolicy("S-1", "toys", null, null, null).strategy())
                .isEqualTo(Strategy.REDISTRIBUTE);
        assertThat(tables.backorderPolicy("S-1", "toys", "silver", "web", "GB").group())
                .isEqualTo("abroad");
        assertThat(tables.backorderPolicy("S-1", null, "silver", "phone", "GB").strategy())
                .as("the channel comes before the country")
                .isEqualTo(Strategy.FILL);
        assertThat(tables.backorderPolicy("S-1", null, "gold", "phone", "GB").strategy())
                .isEqualTo(Strategy.SKIP);
        assertThat(tables.backorderPolicy("S-1", null, "gold", "phone", "DE")).satisfies(row -> {
            assertThat(row.strategy()).isEqualTo(Strategy.WIN);
            assertThat(row.fallback()).isEqualTo(Strategy.GAIN);
            assertThat(row.sort()).isEqualTo(Sort.PROMISED);
            assertThat(row.lends()).isTrue();
            assertThat(row.source()).isEqualTo("rules/tables/backorder-processing.csv:5");
        });
    }

    @Test
    void shares_are_counted_of_all_that_there_is_and_rounded_down() {
        Tables tables = Objects.requireNonNull(load(
                        "*,*,*,*,*,gain,1,turn,stay,no,all\n*,*,b2b,*,*,gain,1,turn,stay,no,trade\n",
                        "*,*,*,unlimited,100,0,0\n*,toys,trade,40,30,5,10\nLAMP,*,trade,8,100,0,0\n")
                .tables());
        BackorderShare toys = tables.backorderShare("BALL", "toys", "trade");
        assertThat(toys.most(99)).as("30 percent").isEqualTo(29);
        assertThat(toys.most(1000)).isEqualTo(40);
        assertThat(toys.least(99)).as("10 percent are 9, more than 5").isEqualTo(9);
        assertThat(toys.least(10)).as("never more than the maximum").isEqualTo(3);
        assertThat(tables.backorderShare("LAMP", "toys", "trade").most(1000))
                .as("the article comes before its category")
                .isEqualTo(8);
        assertThat(tables.backorderShare("BALL", null, "shop").most(Long.MAX_VALUE))
                .isEqualTo(SellerPolicy.UNLIMITED);
    }

    @Test
    void mistakes_are_told_with_row_and_column() {
        assertThat(load(
                                "*,*,*,*,*,gain,1,turn,stay,no,all\n"
                                        + "*,*,gold,*,*,wins,1,turn,stay,no,all\n"
                                        + "*,*,silver,*,*,gain,2,turns,stay,no,all\n"
                                        + "*,*,bronze,*,*,gain,1,promised,stay,no,all\n"
                                        + "*,*,trade,*,*,gain,3,turn,fill,no,all\n",
                                "*,*,*,unlimited,100,0,0\n*,*,trade,5,20,6,30\n")
                        .findings())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "rules/tables/backorder-processing.csv:3 [class]: \"wins\" is not win, gain, redistribute, fill,"
                                + " lose or skip. Did you mean \"win\"?",
                        "rules/tables/backorder-processing.csv:4 [sort]: \"turns\" is not turn, ordered, promised,"
                                + " smallest or largest. Did you mean \"turn\"?",
                        "rules/tables/backorder-processing.csv:5 [sort]: Row 2 sorts the same class and place by turn:"
                                + " one of two lines would stand both before and behind the other. Write the same, or"
                                + " another place.",
                        "rules/tables/backorder-processing.csv:6 [if not all]: Only class win has another; for class"
                                + " gain write stay.",
                        "rules/tables/backorder-shares.csv:3 [protected pieces]: The group may have no more than 5"
                                + " pieces: no more can be guaranteed.",
                        "rules/tables/backorder-shares.csv:3 [protected percent]: The group may have no more than 20"
                                + " percent: no more can be guaranteed.");
    }

    @Test
    void two_rows_of_the_same_and_a_missing_general_row_are_errors() {
        assertThat(load(
                                "*,*,gold,*,*,gain,1,turn,stay,no,all\n*,*,gold,*,*,win,1,turn,stay,no,all\n",
                                "LAMP,*,*,unlimited,100,0,0\n")
                        .findings())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "rules/tables/backorder-processing.csv:3 [seller]: Row 2 speaks of the same: seller *, category"
                                + " *, tier gold, channel *, country *. One of the two must go.",
                        "rules/tables/backorder-shares.csv: There is no row for all others: one with * in every one of"
                                + " sku, category, group.");
    }
}
