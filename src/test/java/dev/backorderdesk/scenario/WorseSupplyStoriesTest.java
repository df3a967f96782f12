package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.model.OrderEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dealing anew where some supply comes later than a reorder, or on no day. */
class WorseSupplyStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    @BeforeEach
    void fourteenDays() {
        shop.canReorder("LAMP", 14, 1, 1);
    }

    private List<Peg> pegs(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0).pegs();
    }

    private @Nullable LocalDate shipBy(String orderId) {
        return shop.ledger.state(orderId).parts().get(0).current().shipBy();
    }

    /** Bob counts on PO-1, for ada a reorder was sent; then PO-1 comes on another day. */
    private void bobCountsOnWhatIsLate(@Nullable LocalDate other) {
        shop.expects("PO-1", 5, "LAMP", day(4));
        shop.customer("bob").tier("b2b").orders(5, "LAMP");
        shop.customer("ada").tier("gold").orders(5, "LAMP").waits(5, day(15));
        shop.passMinutes(6);
        assertThat(shop.asked().quantity()).isEqualTo(5);
        shop.supplierSays("PO-1", 5, "LAMP", other);
        shop.happened("bob-1", OrderEvent.Kind.REPROMISED);
    }

    @Test
    void an_article_that_nobody_knows_is_named_and_nothing_is_dealt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.redeals("LAMP", "LAPM"))
                .withMessage("The catalogue has no article LAPM; nothing was dealt anew.");
        shop.nothingElseHappened();
    }

    private void aSecondRunChangesNothing() {
        assertThat(shop.redeals("LAMP").changed()).isZero();
    }

    @Test
    void who_wins_does_not_win_supply_without_a_day_for_a_reorder_that_has_one() {
        bobCountsOnWhatIsLate(null);
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), List.of());
        assertThat(shop.redeals("LAMP").changed()).isZero();
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(shipBy("ada-1")).isEqualTo(day(15));
        shop.nothingElseHappened();
    }

    @Test
    void a_guaranteed_minimum_is_not_made_of_supply_that_comes_later_than_what_was_promised() {
        bobCountsOnWhatIsLate(day(40));
        shop.dealsBy(
                List.of("*,*,gold,*,*,redistribute,1,turn,stay,no,best,gold"),
                List.of("*,*,best,unlimited,100,5,0,five at least"));
        assertThat(shop.redeals("LAMP").changed()).isZero();
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(shipBy("ada-1")).isEqualTo(day(15));
        shop.nothingElseHappened();
    }

    @Test
    void who_wins_what_comes_before_his_reorder_wins_it() {
        bobCountsOnWhatIsLate(day(10));
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), List.of());
        shop.redeals("LAMP");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 5));
        shop.redealt("ada-1", OrderEvent.Kind.REPROMISED);
        shop.redealt("bob-1", OrderEvent.Kind.REPROMISED);
        aSecondRunChangesNothing();
        shop.nothingElseHappened();
    }

    @Test
    void the_hundred_of_a_maximum_stays_the_same_though_less_is_counted_on() {
        shop.expects("PO-1", 10, "LAMP", day(4));
        shop.customer("bob").in("FR").orders(10, "LAMP");
        shop.customer("ada").orders(3, "LAMP");
        shop.passMinutes(6);
        assertThat(shop.asked().quantity()).isEqualTo(3);
        shop.supplierSays("PO-1", 10, "LAMP", null);
        assertThat(shop.happened("bob-1", OrderEvent.Kind.REPROMISED).shipBy()).isNull();
        shop.dealsBy(
                List.of("S-1,*,*,*,FR,gain,1,turn,stay,no,fr,france"), List.of("*,*,fr,unlimited,60,0,0,six of ten"));
        shop.redeals("LAMP");
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 6));
        aSecondRunChangesNothing();
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 6));
        shop.nothingElseHappened();
    }
}
