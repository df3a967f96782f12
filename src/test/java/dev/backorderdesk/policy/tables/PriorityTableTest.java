package dev.backorderdesk.policy.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.policy.TurnPolicy;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whose turn it is, as analysts write it. */
class PriorityTableTest {
    private static final String FILE = "rules/tables/priority.csv";
    private static final String HEADER = "seller,category,tier,channel,country,priority\n";

    private static Tables.Loaded load(String rows) {
        return Tables.load(MistakesTest.files(Map.of(FILE, (HEADER + rows).getBytes(UTF_8))), null);
    }

    @Test
    void the_most_specific_row_wins_over_all_five_columns() {
        Tables tables = Objects.requireNonNull(load("*,*,*,*,*,500\n"
                        + "*,*,*,*,GB,900\n"
                        + "*,*,*,phone,*,800\n"
                        + "*,*,gold,*,*,100\n"
                        + "*,toys,*,*,*,999\n"
                        + "S-1,*,*,*,*,1\n")
                .tables());
        assertThat(tables.turn("S-2", null, null, null, "DE")).isEqualTo(new TurnPolicy(500, FILE + ":2"));
        assertThat(tables.turn("S-2", "lamps", "silver", "web", "GB").priority())
                .isEqualTo(900);
        assertThat(tables.turn("S-2", null, null, "phone", "GB").priority()).isEqualTo(800);
        assertThat(tables.turn("S-2", null, "gold", "phone", "GB")).isEqualTo(new TurnPolicy(100, FILE + ":5"));
        assertThat(tables.turn("S-2", "toys", "gold", null, null).priority()).isEqualTo(999);
        assertThat(tables.turn("S-1", "toys", "gold", "phone", "GB").priority()).isEqualTo(1);
    }

    @Test
    void mistakes_are_told_with_row_and_column() {
        assertThat(load("*,*,*,*,*,500\n*,*,gold,*,*,0\n*,*,silver,*,*,1000\n*,*,bronze,*,*,-5\n*,*,b2b,*,*,first\n"
                                + "*,*,trade,*,*,\n*,*,*,*,UK,400\n")
                        .findings())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        FILE + ":3 [priority]: \"0\" is not a whole number from 1, the first, to 999, the last.",
                        FILE + ":4 [priority]: \"1000\" is not a whole number from 1, the first, to 999, the last.",
                        FILE + ":5 [priority]: \"-5\" is not a whole number from 1, the first, to 999, the last."
                                + " It can't be below 1.",
                        FILE + ":6 [priority]: \"first\" is not a whole number from 1, the first, to 999, the last.",
                        FILE
                                + ":7 [priority]: This cell is empty; expected is a whole number from 1, the first, to 999,"
                                + " the last.",
                        FILE + ":8 [country]: \"UK\" is not a country of ISO 3166 in two capitals as DE, or * for any."
                                + " Did you mean \"GB\"?");
    }

    @Test
    void two_rows_of_the_same_and_a_missing_general_row_are_errors() {
        assertThat(load("*,*,*,*,*,500\n*,*,gold,*,*,100\n*,*,gold,*,*,200\n").findings())
                .extracting(Object::toString)
                .containsExactly(
                        FILE + ":4 [seller]: Row 3 speaks of the same: seller *, category *, tier gold, channel"
                                + " *, country *. One of the two must go.");
        assertThat(load("*,*,gold,*,*,100\n").findings())
                .extracting(Object::toString)
                .containsExactly(FILE + ": There is no row for all others: one with * in every one of seller, category,"
                        + " tier, channel, country.");
    }
}
