package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.reorder.Reorder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everybody waits at MAIN, and stock comes to WEST, where nobody waits: it goes to who waits, and not to who orders next. Day 0
 * is Monday 2026-11-23, 9:00 in Berlin.
 */
class ServedElsewhereStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    @BeforeEach
    void anotherLocation() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
    }

    private void comes(long quantity, String location) {
        comes(quantity, location, null);
    }

    private void comes(long quantity, String location, @Nullable String supplyId) {
        shop.sends(
                "stock.in",
                new StockMovement(
                        "R-" + shop.number("receipt"),
                        StockMovement.Kind.RECEIPT,
                        "LAMP",
                        location,
                        quantity,
                        shop.now().plusMillis(1),
                        supplyId));
    }

    private PartState part(String orderId) {
        return shop.ledger.state(orderId).parts().get(0);
    }

    private List<Peg> pegs(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().stream()
                .flatMap(part -> part.pegs().stream())
                .toList();
    }

    private void leavesFromWest(String orderId, long pieces) {
        OrderEvent.State after = shop.happened(orderId, ALLOCATED, REPROMISED, RELEASED);
        assertThat(after.location()).isEqualTo("WEST");
        assertThat(after.shipBy()).isEqualTo(part(orderId).current().shipBy());
        Release release = shop.released(orderId, pieces);
        assertThat(release.location()).isEqualTo("WEST");
        assertThat(release.shipBy()).isEqualTo(after.shipBy());
    }

    @Test
    void what_comes_elsewhere_goes_in_turn_to_those_for_whom_it_is_enough_and_not_to_who_orders_next() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(3, "LAMP").waits(3, day(15));
        shop.customer("bob").orders(4, "LAMP").waits(4, day(15));
        shop.customer("cay").orders(2, "LAMP").waits(2, day(15));
        comes(5, "WEST");
        leavesFromWest("ada-1", 3);
        leavesFromWest("cay-1", 2);
        assertThat(part("ada-1").told())
                .isEqualTo(new OrderEvent.State(0, 0, 3, 0, 0, day(0), day(2), "WEST", "DHL", "standard"));
        assertThat(part("ada-1").first().shipBy()).isEqualTo(day(15));
        assertThat(part("ada-1").revisions())
                .singleElement()
                .satisfies(revision -> assertThat(revision.cause()).isEqualTo("stock.in/R-1"));
        shop.law.notice("better-date");
        shop.law.notice("better-date");
        assertThat(part("bob-1").location()).isEqualTo("MAIN");
        shop.customer("dan").orders(1, "LAMP").is(BACKORDER).waits(1, day(15));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.quantity()).isEqualTo(5);
        assertThat(asked.demand()).extracting(Reorder.Demand::orderId).containsExactly("bob-1", "dan-1");
        shop.nothingElseHappened();
    }

    @Test
    void what_he_counted_on_goes_down_the_line_where_he_waited_and_comes_to_who_is_next() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 20, "LAMP", day(9));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(3));
        shop.customer("bob").orders(5, "LAMP").waits(5, day(10));
        comes(5, "WEST");
        leavesFromWest("ada-1", 5);
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(3));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 5));
        shop.customer("cay").orders(5, "LAMP").waits(5, day(10));
        shop.ships("ada-1", 5);
        shop.happened("ada-1", OrderEvent.Kind.SHIPPED);
        shop.passDays(2);
        shop.receives(5, "LAMP", "PO-1");
        shop.gotAndReleased("bob-1", 5);
        assertThat(part("bob-1").location()).isEqualTo("MAIN");
        shop.nothingElseHappened();
    }

    @Test
    void goods_that_came_elsewhere_than_they_were_counted_on_go_to_who_counted_on_them() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        comes(10, "WEST", "PO-1");
        leavesFromWest("ada-1", 10);
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void it_goes_only_to_addresses_that_are_served_from_where_it_lies() {
        shop.location("SOUTH", "FR", "Europe/Paris", "DE", "FR");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(1, "LAMP").is(BACKORDER);
        comes(1, "SOUTH");
        shop.nothingElseHappened();
        shop.customer("eve").in("FR").orders(1, "LAMP").is(ACCEPT);
        shop.customer("fay").in("FR").orders(2, "LAMP").is(BACKORDER);
        comes(3, "SOUTH");
        shop.happened("fay-1", ALLOCATED, REPROMISED, RELEASED);
        assertThat(shop.released("fay-1", 2).location()).isEqualTo("SOUTH");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void what_keeps_the_article_safe_stays_where_it_is() {
        shop.keepsSafe(2, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        comes(3, "WEST");
        shop.nothingElseHappened();
        comes(1, "WEST");
        leavesFromWest("ada-1", 2);
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    private void carriersSay(Advisory.Kind kind, String origin, @Nullable Integer extraDays) {
        shop.sends(
                "carriers.in",
                new Advisory(
                        "A-1",
                        shop.number("advisory"),
                        "*",
                        kind,
                        List.of(),
                        List.of(),
                        List.of(origin),
                        List.of(),
                        shop.now(),
                        null,
                        extraDays,
                        null,
                        "nothing leaves."));
        shop.passMinutes(1);
    }

    @Test
    void nothing_goes_where_no_carrier_leaves_from_there_until_more_comes_after_it_leaves_again() {
        shop.location("NORTH", "IE", "Europe/Dublin", "DE");
        shop.expects("PO-1", 9, "LAMP", day(14));
        carriersSay(Advisory.Kind.SUSPENSION, "IE", null);
        shop.customer("ada").orders(2, "LAMP").waits(2, day(15));
        comes(1, "NORTH");
        comes(1, "NORTH");
        shop.nothingElseHappened();
        carriersSay(Advisory.Kind.RESUMPTION, "IE", null);
        shop.nothingElseHappened();
        comes(1, "NORTH");
        shop.happened("ada-1", ALLOCATED, REPROMISED, RELEASED);
        assertThat(shop.released("ada-1", 2).location()).isEqualTo("NORTH");
        shop.nothingElseHappened();
    }

    @Test
    void nobody_is_looked_for_while_no_carrier_leaves_from_there() {
        shop.location("NORTH", "IE", "Europe/Dublin", "DE");
        shop.expects("PO-1", 9, "LAMP", day(14));
        carriersSay(Advisory.Kind.SUSPENSION, "IE", null);
        shop.customer("ada").orders(2, "LAMP").waits(2, day(15));
        long before = shop.ledger.reads();
        comes(2, "NORTH");
        assertThat(shop.ledger.reads() - before).isEqualTo(1);
    }

    @Test
    void who_would_get_it_later_from_there_than_he_is_promised_stays_where_he_waits() {
        shop.location("NORTH", "IE", "Europe/Dublin", "DE");
        shop.expects("PO-1", 9, "LAMP", day(14));
        carriersSay(Advisory.Kind.DELAY, "IE", 30);
        shop.customer("ada").orders(2, "LAMP").waits(2, day(15));
        comes(2, "NORTH");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2));
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_ships_as_one_leaves_from_two_places_as_soon_as_all_of_it_is_there() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(2, "VASE");
        shop.customer("ada")
                .wantsAllTogether()
                .adds(2, "VASE")
                .orders(2, "LAMP")
                .ships(day(15), day(17));
        shop.decidedLine();
        comes(2, "WEST");
        shop.happened("ada-1", ALLOCATED, REPROMISED, REPROMISED, RELEASED, RELEASED);
        assertThat(List.of(
                        shop.released("ada-1", 2).location(),
                        shop.released("ada-1", 2).location()))
                .containsExactly("MAIN", "WEST");
        assertThat(part("ada-1").current().deliverBy()).isEqualTo(day(2));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void who_has_some_of_it_stays_where_he_has_it() {
        shop.expects("PO-1", 9, "LAMP", day(14));
        shop.customer("ada").orders(3, "LAMP").waits(3, day(15));
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("ada-1", 1);
        comes(2, "WEST");
        shop.nothingElseHappened();
        shop.customer("dan").orders(2, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void who_wants_no_more_than_lies_there_any_more_is_served_at_once() {
        shop.expects("PO-1", 9, "LAMP", day(14));
        shop.customer("bob").orders(4, "LAMP").waits(4, day(15));
        comes(3, "WEST");
        shop.nothingElseHappened();
        shop.reduces("bob-1", 1, 3);
        shop.happened("bob-1", REDUCED);
        leavesFromWest("bob-1", 3);
        shop.nothingElseHappened();
    }

    @Test
    void who_loses_his_stock_where_it_is_not_there_gets_it_where_it_is() {
        shop.canReorder("VASE", 14, 1, 1);
        shop.has(2, "LAMP");
        shop.has(2, "LAMP", "WEST");
        shop.customer("ada")
                .wantsAllTogether()
                .adds(2, "LAMP")
                .orders(1, "VASE")
                .ships(day(15), day(17));
        shop.decidedLine();
        shop.has(0, "LAMP");
        assertThat(shop.happened("ada-1", DEALLOCATED, ALLOCATED).location()).isEqualTo("WEST");
        shop.passMinutes(5);
        assertThat(shop.asked().sku()).isEqualTo("VASE");
        shop.receives(1, "VASE", null);
        shop.happened("ada-1", ALLOCATED, RELEASED, RELEASED);
        assertThat(List.of(
                        shop.released("ada-1", 1).location(),
                        shop.released("ada-1", 2).location()))
                .containsExactly("MAIN", "WEST");
        shop.nothingElseHappened();
    }

    @Test
    void what_lies_elsewhere_at_its_release_goes_to_who_ordered_it_ahead() {
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.has(2, "GAME", "WEST");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.passDays(4);
        shop.nothingElseHappened();
        shop.passDays(1);
        assertThat(shop.happened("ada-1", ALLOCATED, RELEASED).location()).isEqualTo("WEST");
        assertThat(shop.released("ada-1", 2).location()).isEqualTo("WEST");
        shop.nothingElseHappened();
    }

    @Test
    void who_waits_where_it_comes_is_served_first_and_only_the_rest_goes_elsewhere() {
        shop.expects("PO-1", 9, "LAMP", day(13));
        shop.customer("ada").orders(2, "LAMP").waits(2, day(14));
        shop.expects("PO-2", 9, "LAMP", day(7), "WEST");
        shop.customer("bob").orders(3, "LAMP").waits(3, day(8));
        comes(4, "WEST");
        shop.gotAndReleased("bob-1", 3);
        shop.nothingElseHappened();
        comes(1, "WEST");
        leavesFromWest("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void what_the_warehouse_was_told_to_ship_once_stays_there_though_its_stock_is_lost() {
        shop.expects("PO-1", 2, "LAMP", day(14));
        shop.customer("ada").orders(2, "LAMP").waits(2, day(15));
        shop.receives(2, "LAMP", "PO-1");
        shop.has(2, "LAMP", "WEST");
        shop.item("LAMP", "toys", day(7), null, null, false);
        // Until no scan of it can come any more.
        shop.passDays(3);
        shop.has(0, "LAMP");
        assertThat(part("ada-1").waiting()).isEqualTo(2);
        shop.passDays(4);
        assertThat(part("ada-1").location()).isEqualTo("MAIN");
        shop.told.forget();
        shop.nothingElseHappened();
    }

    @Test
    void where_each_movement_is_a_deal_by_policy_nothing_goes_elsewhere() {
        shop.dealsAnewOnSupply();
        shop.expects("PO-1", 9, "LAMP", day(14));
        shop.customer("ada").orders(2, "LAMP").waits(2, day(15));
        shop.customer("bob").orders(1, "LAMP").waits(1, day(15));
        comes(2, "WEST");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2));
        shop.cancels("bob-1", null);
        shop.happened("bob-1", CANCELLED);
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2));
        shop.nothingElseHappened();
    }

    @Test
    void who_waits_where_it_lies_is_not_overtaken_between_its_release_and_the_look_at_it() {
        shop.expects("PO-1", 5, "LAMP", day(13));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(14));
        shop.expects("PO-2", 4, "LAMP", day(14), "WEST");
        shop.customer("bob").orders(3, "LAMP").waits(3, day(15));
        shop.item("LAMP", "toys", day(21), null, null, false);
        shop.receives(5, "LAMP", "PO-1");
        shop.passMinutes(1);
        shop.told.forget();
        shop.isDownUntil(shop.now().plus(Duration.ofDays(21)));
        shop.has(0, "LAMP", "WEST");
        shop.told.nothingMore();
        shop.passMinutes(1);
        assertThat(part("ada-1").released()).isEqualTo(5);
        assertThat(part("bob-1").waiting()).isEqualTo(3);
    }

    @Test
    void what_is_not_kept_safe_any_more_goes_to_who_waits_elsewhere() {
        shop.keepsSafe(5, "LAMP");
        shop.has(5, "LAMP", "WEST");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(3, "LAMP").is(BACKORDER);
        shop.keepsSafe(3, "LAMP");
        shop.keepsSafe(2, "LAMP");
        leavesFromWest("ada-1", 3);
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void who_would_be_told_a_later_day_of_leaving_from_there_stays_where_he_waits_though_it_would_come_sooner() {
        // The 28th of December is a holiday in Britain alone.
        shop.location("NORTH", "GB", "Europe/London", "GB", "DE");
        shop.passDays(31);
        shop.passMinutes(7 * 60);
        carriersSay(Advisory.Kind.DELAY, "DE", 10);
        shop.expects("PO-1", 9, "LAMP", day(31));
        shop.customer("ada").orders(2, "LAMP").waits(2, day(35));
        comes(2, "NORTH");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2));
        shop.nothingElseHappened();
    }
}
