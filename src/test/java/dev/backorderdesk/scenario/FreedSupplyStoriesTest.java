package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.model.StockMovement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets stock lets go of what he counted on: it goes down the line, and not to who orders next. */
class FreedSupplyStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<Peg> pegs(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().stream()
                .flatMap(part -> part.pegs().stream())
                .toList();
    }

    private PartState part(String orderId) {
        return shop.ledger.state(orderId).parts().get(0);
    }

    private void adaWaitsForTheFirstAndBobForTheSecond() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 20, "LAMP", day(9));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(3));
        shop.customer("bob").orders(5, "LAMP").waits(5, day(10));
    }

    private void adaGotItAndBobMovesUp() {
        shop.gotAndReleased("ada-1", 5);
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(3));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 5));
        shop.customer("cay").orders(5, "LAMP").waits(5, day(10));
        shop.passDays(2);
        shop.receives(5, "LAMP", "PO-1");
        shop.gotAndReleased("bob-1", 5);
        shop.nothingElseHappened();
    }

    @Test
    void what_the_winner_of_unnamed_goods_counted_on_is_for_who_waits_and_not_for_who_orders_next() {
        adaWaitsForTheFirstAndBobForTheSecond();
        shop.receives(5, "LAMP", null);
        adaGotItAndBobMovesUp();
    }

    @Test
    void what_the_winner_of_counted_goods_counted_on_is_for_who_waits_and_not_for_who_orders_next() {
        adaWaitsForTheFirstAndBobForTheSecond();
        shop.has(5, "LAMP");
        adaGotItAndBobMovesUp();
    }

    @Test
    void what_both_winners_of_goods_that_came_early_counted_on_goes_down_the_line_the_earliest_first() {
        adaWaitsForTheFirstAndBobForTheSecond();
        shop.expects("PO-3", 30, "LAMP", day(16));
        shop.customer("dan").orders(15, "LAMP").waits(15, day(10));
        shop.customer("eve").orders(12, "LAMP").waits(12, day(17));
        shop.receives(10, "LAMP", "PO-3");
        shop.gotAndReleased("ada-1", 5);
        shop.gotAndReleased("bob-1", 5);
        assertThat(pegs("dan-1")).containsExactlyInAnyOrder(new Peg("PO-1", 5), new Peg("PO-2", 10));
        assertThat(pegs("eve-1")).containsExactlyInAnyOrder(new Peg("PO-2", 10), new Peg("PO-3", 2));
        shop.nothingElseHappened();
    }

    @Test
    void who_lost_the_rest_of_short_goods_gets_nothing_earlier_than_who_stands_before_him() {
        shop.expects("PO-1", 3, "LAMP", day(2));
        shop.customer("ada").orders(3, "LAMP").waits(3, day(3));
        shop.expects("PO-2", 8, "LAMP", day(9));
        shop.customer("bob").orders(5, "LAMP").waits(5, day(10));
        shop.customer("cay").orders(3, "LAMP").waits(3, day(10));
        shop.receives(3, "LAMP", "PO-2");
        shop.gotAndReleased("ada-1", 3);
        assertThat(pegs("bob-1")).containsExactlyInAnyOrder(new Peg("PO-1", 3), new Peg("PO-2", 2));
        assertThat(pegs("cay-1")).containsExactly(new Peg("PO-2", 3));
        shop.passDays(2);
        shop.receives(3, "LAMP", "PO-1");
        shop.gotAndReleased("bob-1", 3);
        assertThat(part("cay-1").delays()).isZero();
        assertThat(part("cay-1").revisions()).isEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void what_the_winner_of_pieces_that_were_found_counted_on_goes_down_the_line() {
        adaWaitsForTheFirstAndBobForTheSecond();
        shop.sends(
                "stock.in",
                new StockMovement(
                        "A-1",
                        StockMovement.Kind.ADJUST,
                        "LAMP",
                        null,
                        5,
                        shop.now().plusMillis(1),
                        null));
        adaGotItAndBobMovesUp();
    }
}
