package dev.backorderdesk.policy.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.RuleSet.Carriage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The most specific row wins, by the declared order of the columns; the order of the rows means nothing. */
class SpecificityTest {
    private static final List<String> SELLERS = List.of("*", "S-1", "S-2");
    private static final List<String> CATEGORIES = List.of("*", "toys", "lamps");
    private static final List<String> TIERS = List.of("*", "gold", "silver");

    @Test
    void the_seller_comes_before_the_category_and_the_category_before_the_tier() {
        Tables tables = tables(List.of(
                new String[] {"*", "*", "*"},
                new String[] {"*", "*", "gold"},
                new String[] {"*", "toys", "*"},
                new String[] {"S-1", "*", "*"}));

        assertThat(tables.policy("S-1", "toys", "gold").lineLimit()).isEqualTo(4);
        assertThat(tables.policy("S-2", "toys", "gold").lineLimit()).isEqualTo(3);
        assertThat(tables.policy("S-2", "lamps", "gold").lineLimit()).isEqualTo(2);
        assertThat(tables.policy("S-2", "lamps", "silver").lineLimit()).isEqualTo(1);
        assertThat(tables.policy("S-2", null, null).lineLimit()).isEqualTo(1);
    }

    @Test
    void the_row_is_the_one_that_a_search_through_all_rows_finds() {
        for (int seed = 0; seed < 200; seed++) {
            List<String[]> rows = rows(new Random(seed));
            Tables tables = tables(rows);
            for (String seller : List.of("S-1", "S-2", "S-3")) {
                for (String category : CATEGORIES.subList(1, 3)) {
                    for (String tier : TIERS.subList(1, 3)) {
                        assertThat(tables.policy(seller, category, tier).lineLimit())
                                .as("seed %d: %s %s %s", seed, seller, category, tier)
                                .isEqualTo(searched(rows, seller, category, tier));
                    }
                }
            }
        }
    }

    /** Number of the row, found the slow way: of those that match, the one with the highest weight. */
    private static long searched(List<String[]> rows, String seller, String category, String tier) {
        String[] asked = {seller, category, tier};
        int best = -1;
        int found = -1;
        for (int i = 0; i < rows.size(); i++) {
            int weight = 0;
            for (int column = 0; column < 3; column++) {
                String cell = rows.get(i)[column];
                if (cell.equals("*")) {
                    continue;
                }
                weight = cell.equals(asked[column]) ? weight + (4 >> column) : -100;
            }
            if (weight > best) {
                best = weight;
                found = i;
            }
        }
        return found + 1;
    }

    private static List<String[]> rows(Random dice) {
        Map<String, String[]> rows = new LinkedHashMap<>();
        rows.put("***", new String[] {"*", "*", "*"});
        for (int i = dice.nextInt(14); i > 0; i--) {
            String[] row = {SELLERS.get(dice.nextInt(3)), CATEGORIES.get(dice.nextInt(3)), TIERS.get(dice.nextInt(3))};
            rows.put(String.join("", row), row);
        }
        List<String[]> shuffled = new ArrayList<>(rows.values());
        Collections.shuffle(shuffled, dice);
        return shuffled;
    }

    /** The line limit of a row is its number. */
    private static Tables tables(List<String[]> rows) {
        StringBuilder text = new StringBuilder("seller,category,tier,line limit,customer limit,customer window days,may"
                + " backorder,backorder limit,longest wait days,may preorder,preorder limit\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append(String.join(",", rows.get(i))).append(',').append(i + 1).append(",1,1,yes,1,1,yes,1\n");
        }
        return Objects.requireNonNull(Tables.load(
                        MistakesTest.files(Map.of(
                                "rules/tables/seller-policy.csv",
                                text.toString().getBytes(UTF_8))),
                        null)
                .tables());
    }

    @Test
    void carriers_come_in_their_order_and_carry_the_service_that_was_asked_for() {
        String text =
                "country,service,order,carrier,transit days,calendar\n*,*,2,UPS,7,weekdays\n*,*,1,DHL,6,weekdays\n"
                        + "DE,express,1,DHL,1,weekdays\n";
        Tables tables = Objects.requireNonNull(
                Tables.load(MistakesTest.files(Map.of("rules/tables/carriage.csv", text.getBytes(UTF_8))), null)
                        .tables());

        assertThat(tables.carriage("DE", "express"))
                .extracting(Carriage::carrier)
                .containsExactly("DHL");
        assertThat(tables.carriage("DE", null))
                .extracting(row -> row.carrier() + " " + row.service())
                .containsExactly("DHL standard", "UPS standard");
        assertThat(tables.carriage("FR", "pallet"))
                .extracting(row -> row.carrier() + " " + row.service() + " " + row.source())
                .containsExactly("DHL pallet rules/tables/carriage.csv:3", "UPS pallet rules/tables/carriage.csv:2");
    }

    @Test
    void the_longest_window_of_any_row_is_known() {
        String text = "seller,category,tier,line limit,customer limit,customer window days,may backorder,backorder"
                + " limit,longest wait days,may preorder,preorder limit\n*,*,*,1,1,30,yes,1,1,yes,1\n"
                + "*,art,*,1,1,365,yes,1,1,yes,1\n";

        assertThat(Objects.requireNonNull(Tables.load(
                                        MistakesTest.files(
                                                Map.of("rules/tables/seller-policy.csv", text.getBytes(UTF_8))),
                                        null)
                                .tables())
                        .longestCustomerWindowDays())
                .isEqualTo(365);
    }
}
