package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who loses what he counted on counts on other supply only where that is the better hope; else somebody is asked for him. */
class LostSupplyStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream()
                .filter(part -> part.sku().equals("LAMP"))
                .findFirst()
                .orElseThrow()
                .pegs();
    }

    private void adaCountsOnOneOf(LocalDate other) {
        shop.expects("PO-OTHER", 100, "LAMP", other);
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP").is(BACKORDER).waits(5, day(3));
        shop.supplierSays("PO-1", 0, "LAMP", null);
    }

    private void adaIsAskedFor() {
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(5);
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_should_have_come_a_month_ago_helps_nobody() {
        shop.canReorder("LAMP", 14, 1, 1);
        adaCountsOnOneOf(day(-30));
        adaIsAskedFor();
    }

    @Test
    void supply_in_nine_months_helps_nobody() {
        shop.canReorder("LAMP", 14, 1, 1);
        adaCountsOnOneOf(day(270));
        adaIsAskedFor();
    }

    @Test
    void supply_that_comes_after_what_would_be_asked_for_helps_nobody() {
        shop.canReorder("LAMP", 14, 1, 1);
        adaCountsOnOneOf(day(18));
        adaIsAskedFor();
    }

    @Test
    void supply_that_comes_before_what_would_be_asked_for_is_counted_on_and_nobody_is_asked() {
        shop.canReorder("LAMP", 14, 1, 1);
        adaCountsOnOneOf(day(8));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-OTHER", 5));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(9));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void where_nobody_can_be_asked_supply_in_nine_months_is_better_than_none() {
        adaCountsOnOneOf(day(270));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-OTHER", 5));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(273));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void who_loses_his_stock_is_asked_for_too() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 7, 1, 1);
        shop.expects("PO-OTHER", 100, "LAMP", day(-30));
        shop.has(3, "LAMP");
        shop.customer("ada").wantsAllTogether().adds(3, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.passMinutes(5);
        assertThat(shop.asked().sku()).isEqualTo("VASE");
        shop.has(0, "LAMP");
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(shop.happened("ada-1", DEALLOCATED, REPROMISED, REPROMISED).shipBy())
                .isEqualTo(day(15));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.sku()).isEqualTo("LAMP");
        assertThat(asked.quantity()).isEqualTo(3);
        shop.nothingElseHappened();
    }
}
