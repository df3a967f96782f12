package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.CAP;
import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Seller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a customer is told, by the shipped rules. Day 0 is a Monday, 9:00 in Berlin. */
class OrderStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    @Test
    void what_is_in_stock_is_accepted_and_leaves_today() {
        shop.has(5, "LAMP");
        shop.customer("ada")
                .orders(3, "LAMP")
                .is(ACCEPT)
                .gives(3, 0, 0)
                .because("IN_STOCK")
                .ships(day(0), day(2));
        shop.customer("bob").orders(2, "LAMP").is(ACCEPT);
        shop.customer("cay").orders(1, "LAMP").is(REJECT).because("NO_SUPPLIER");
        shop.nothingElseHappened();
    }

    @Test
    void stock_first_then_inbound_by_date_then_lead_time() {
        shop.has(3, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-2", 4, "LAMP", day(4));
        shop.expects("PO-1", 2, "LAMP", day(2));
        Said said = shop.customer("ada")
                .orders(10, "LAMP")
                .is(BACKORDER)
                .gives(3, 7, 0)
                .because("STOCK_SHORT");
        assertThat(said.parts())
                .extracting(part -> part.basis())
                .containsExactly(Basis.ON_HAND, Basis.INBOUND, Basis.INBOUND, Basis.LEAD_TIME);
        // Wednesday's supply leaves on Thursday, Friday's on Monday; a reorder of today is here on day 14, leaves on
        // 15.
        said.waits(2, day(3)).waits(4, day(7)).waits(1, day(15));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void what_one_order_was_promised_no_other_order_gets() {
        shop.has(2, "LAMP");
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(4, "LAMP").gives(2, 2, 0);
        shop.customer("bob").orders(5, "LAMP").is(CAP).gives(0, 3, 2).because("NO_SUPPLIER");
        shop.nothingElseHappened();
    }

    @Test
    void lines_of_one_order_compete_with_each_other() {
        shop.has(5, "LAMP");
        shop.customer("ada").adds(3, "LAMP").adds(4, "LAMP").sends().gives(3, 0, 0);
        new Said(shop.decidedLine()).is(CAP).gives(2, 0, 2);
        shop.nothingElseHappened();
    }

    @Test
    void skus_that_differ_in_case_only_are_different_articles() {
        shop.sells("85014B", "85014b");
        shop.has(5, "85014B");
        shop.customer("ada").orders(1, "85014b").is(REJECT);
        shop.customer("ada").orders(1, "85014B").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_customer_limit_counts_over_all_his_orders_within_the_window() {
        shop.item("GAME", "peak", null, null, null, false);
        shop.has(100, "GAME");
        shop.customer("ada").orders(5, "GAME").is(ACCEPT);
        shop.customer("ada").orders(5, "GAME").is(CAP).gives(3, 0, 2).because("CUSTOMER_LIMIT");
        shop.customer("bob").orders(5, "GAME").is(ACCEPT);
        shop.passDays(31);
        shop.unscanned("ada-1");
        shop.unscanned("ada-2");
        shop.unscanned("bob-1");
        shop.customer("ada").orders(5, "GAME").is(ACCEPT);
        shop.nothingElseHappened();
    }

    private static Said at(String location, Said said) {
        assertThat(said.parts().get(0).location()).isEqualTo(location);
        return said;
    }

    @Test
    void what_may_wait_of_an_article_is_counted_once_over_all_locations() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.expects("PO-1", 300, "LAMP", day(7));
        at("MAIN", shop.customer("ada").orders(300, "LAMP").waits(300, day(8)));
        shop.expects("PO-2", 300, "LAMP", day(7), "WEST");
        at("WEST", shop.customer("bob").orders(150, "LAMP").waits(150, day(8)));
        at("WEST", shop.customer("cay").orders(60, "LAMP").is(CAP).gives(0, 50, 10))
                .because("BACKORDER_LIMIT");
        shop.nothingElseHappened();
    }

    @Test
    void what_is_ordered_ahead_of_an_article_is_counted_once_over_all_locations() {
        shop.location("SOUTH", "FR", "Europe/Paris", "DE", "FR");
        shop.sends(
                "carriers.in",
                new Advisory(
                        "A-1",
                        1,
                        "*",
                        Advisory.Kind.SUSPENSION,
                        List.of(),
                        List.of(),
                        List.of("DE"),
                        List.of(new Advisory.Destination("FR", null, null, null)),
                        shop.now(),
                        null,
                        null,
                        null,
                        "nothing goes over the river."));
        shop.item("GAME", "toys", day(20), null, null, false);
        at("MAIN", shop.customer("ada").orders(600, "GAME").is(PREORDER));
        at("SOUTH", shop.customer("bob").in("FR").orders(300, "GAME").is(PREORDER));
        at("SOUTH", shop.customer("cay").in("FR").orders(110, "GAME").is(CAP).gives(0, 100, 10))
                .because("PREORDER_LIMIT");
        shop.nothingElseHappened();
    }

    @Test
    void an_unknown_article_or_seller_is_a_named_rejection() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LMAP").is(REJECT).because("UNKNOWN_SKU");
        shop.customer("ada").from("S-99").orders(1, "LAMP").is(REJECT).because("UNKNOWN_SELLER");
        shop.nothingElseHappened();
    }

    @Test
    void a_blocked_seller_sells_nothing_and_one_without_refund_policy_only_from_stock() {
        shop.seller("BAD", Seller.Status.BLOCKED, 80, "https://x.example/r");
        shop.seller("NEW", Seller.Status.ACTIVE, 80, null);
        shop.has(2, "LAMP");
        shop.canReorder("LAMP", 7, 1, 1);
        shop.customer("ada").from("BAD").orders(1, "LAMP").is(REJECT).because("SELLER_BLOCKED");
        shop.customer("ada")
                .from("NEW")
                .orders(3, "LAMP")
                .is(CAP)
                .gives(2, 0, 1)
                .because("NO_REFUND_POLICY");
        shop.nothingElseHappened();
    }

    @Test
    void overdue_supply_is_pushed_undated_and_long_overdue_supply_give_no_date() {
        shop.expects("LATE", 1, "LAMP", day(-3));
        shop.expects("LOST", 1, "LAMP", day(-30));
        shop.expects("SOME-DAY", 1, "LAMP", null);
        // Pushed to Tuesday and five working days more: it arrives on day 8, leaves on day 9.
        shop.customer("ada").orders(3, "LAMP").is(CAP).gives(0, 1, 2).waits(1, day(9));
        shop.nothingElseHappened();
    }

    @Test
    void supply_beyond_the_longest_wait_is_not_promised() {
        shop.expects("PO-9", 5, "LAMP", day(270));
        shop.customer("ada").orders(1, "LAMP").is(REJECT).because("LONGEST_WAIT");
        shop.nothingElseHappened();
    }

    @Test
    void a_lead_time_that_nobody_knows_is_no_promise() {
        shop.canReorder("LAMP", null, 1, 1);
        shop.customer("ada").orders(1, "LAMP").is(REJECT).because("LEAD_TIME_UNKNOWN");
        shop.nothingElseHappened();
    }

    @Test
    void an_essential_day_is_a_bound_and_a_wish_is_only_told() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").needsBy(day(10), true).orders(1, "LAMP").is(REJECT).because("NEEDED_BY");
        shop.customer("ada")
                .needsBy(day(10), false)
                .orders(1, "LAMP")
                .is(BACKORDER)
                .alsoSays("NEEDED_BY_LATE");
        shop.passMinutes(5);
        shop.asked();
        shop.nothingElseHappened();
    }

    @Test
    void a_release_ahead_makes_a_preorder_whatever_is_in_stock() {
        shop.item("GAME", "toys", day(30), 5L, null, false);
        shop.has(100, "GAME");
        // Day 30 is Wednesday before Christmas.
        shop.customer("ada").orders(3, "GAME").is(PREORDER).gives(0, 3, 0).waits(3, day(30));
        shop.customer("bob").orders(3, "GAME").is(CAP).gives(0, 2, 1);
        shop.nothingElseHappened();
    }

    @Test
    void stock_that_lies_there_for_a_release_is_kept_for_those_who_ordered_ahead_and_not_asked_for() {
        shop.item("GAME", "toys", day(2), null, null, false);
        shop.canReorder("GAME", 7, 1, 1);
        shop.has(4, "GAME");
        shop.customer("ada").orders(3, "GAME").is(PREORDER);
        shop.passDays(3);
        shop.gotAndReleased("ada-1", 3);
        shop.customer("bob").orders(2, "GAME").is(BACKORDER).gives(1, 1, 0);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void preorders_end_at_their_instant() {
        shop.item("GAME", "toys", day(30), null, shop.now().plus(Duration.ofHours(3)), false);
        shop.customer("ada").orders(1, "GAME").is(PREORDER);
        shop.passMinutes(180);
        shop.customer("bob").orders(1, "GAME").is(REJECT).because("PREORDER_CLOSED");
        shop.nothingElseHappened();
    }

    @Test
    void a_discontinued_article_is_sold_from_stock_only() {
        shop.item("OLD", "toys", null, null, null, true);
        shop.has(2, "OLD");
        shop.canReorder("OLD", 7, 1, 1);
        shop.customer("ada").orders(3, "OLD").is(CAP).gives(2, 0, 1).because("DISCONTINUED");
        shop.nothingElseHappened();
    }

    @Test
    void safety_stock_is_kept_once_over_all_locations() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.keepsSafe(6, "LAMP");
        shop.has(4, "LAMP", "MAIN");
        shop.has(4, "LAMP", "WEST");
        shop.customer("ada").orders(3, "LAMP").is(CAP).gives(2, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void safety_stock_may_lie_where_nothing_leaves_for_this_address() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE", "FR");
        shop.keepsSafe(6, "LAMP");
        shop.has(8, "LAMP", "MAIN");
        shop.has(8, "LAMP", "WEST");
        shop.customer("ada").orders(9, "LAMP").is(CAP).gives(8, 0, 1);
        shop.customer("eve").in("FR").orders(3, "LAMP").is(CAP).gives(2, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void safety_stock_is_kept_where_it_is_wanted_if_there_is_too_little_of_it_elsewhere() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE", "FR");
        shop.keepsSafe(6, "LAMP");
        shop.has(8, "LAMP", "MAIN");
        shop.has(4, "LAMP", "WEST");
        shop.customer("ada").orders(8, "LAMP").is(CAP).gives(6, 0, 2);
        shop.customer("eve").in("FR").orders(1, "LAMP").is(REJECT);
        shop.nothingElseHappened();
    }

    @Test
    void pieces_from_two_locations_are_two_parts() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.has(10, "LAMP", "MAIN");
        shop.has(8, "LAMP", "WEST");
        Said said = shop.customer("ada").orders(13, "LAMP").is(ACCEPT);
        assertThat(said.parts()).extracting(part -> part.location()).containsExactly("MAIN", "WEST");
        assertThat(said.parts()).extracting(part -> part.quantity()).containsExactly(10L, 3L);
        shop.nothingElseHappened();
    }

    @Test
    void a_location_sends_only_where_it_serves() {
        shop.location("WEST", "IE", "Europe/Dublin", "IE", "IE", "FR");
        shop.has(5, "LAMP", "WEST");
        shop.customer("ada").orders(1, "LAMP").is(REJECT);
        shop.customer("eve").in("FR").orders(1, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_suspended_destination_is_refused_until_service_resumes() {
        shop.has(5, "LAMP");
        shop.carrierSays("ADV-1", Advisory.Kind.SUSPENSION, "*", "JP", null);
        shop.customer("ken").in("JP").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        shop.passMinutes(1);
        shop.carrierSays("ADV-2", Advisory.Kind.RESUMPTION, "*", "JP", null);
        shop.customer("ken").in("JP").orders(1, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void where_one_carrier_is_suspended_the_next_one_carries_at_its_own_pace() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").ships(day(0), day(2));
        shop.carrierSays("ADV-1", Advisory.Kind.SUSPENSION, "DHL", "DE", null);
        shop.customer("ada").orders(1, "LAMP").ships(day(0), day(3));
        shop.carrierSays("ADV-2", Advisory.Kind.DELAY, "DPD", "DE", 4);
        shop.customer("ada").orders(1, "LAMP").ships(day(0), day(7));
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_ships_as_one_waits_for_its_latest_part_and_a_refused_one_holds_nothing_back() {
        shop.sells("VASE", "DESK");
        shop.has(1, "LAMP");
        shop.expects("PO-1", 1, "VASE", day(2));
        Said lamp = shop.customer("ada")
                .wantsAllTogether()
                .adds(1, "LAMP")
                .adds(1, "VASE")
                .adds(1, "DESK")
                .sends();
        lamp.is(ACCEPT).ships(day(3), day(5)).alsoSays("SHIP_COMPLETE");
        assertThat(lamp.parts()).allMatch(part -> part.waitsForOrder());
        new Said(shop.decidedLine()).is(BACKORDER).ships(day(3), day(5));
        new Said(shop.decidedLine()).is(REJECT);
        shop.nothingElseHappened();
    }

    @Test
    void an_essential_day_of_one_line_binds_an_order_that_ships_as_one() {
        shop.sells("VASE");
        shop.has(1, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada")
                .wantsAllTogether()
                .needsBy(day(5), true)
                .adds(1, "LAMP")
                .needsBy(day(60), false)
                .adds(1, "VASE")
                .sends()
                .is(ACCEPT)
                .ships(day(0), day(2));
        new Said(shop.decidedLine()).is(REJECT).because("NEEDED_BY");
        shop.nothingElseHappened();
    }

    @Test
    void what_ships_as_one_is_delivered_when_the_slowest_of_it_arrives() {
        shop.location("WEST", "IE", "Europe/Dublin", "IE");
        shop.sends(
                "carriers.in",
                new Advisory(
                        "ADV-1",
                        1,
                        "*",
                        Advisory.Kind.DELAY,
                        List.of(),
                        List.of(),
                        List.of("IE"),
                        List.of(),
                        shop.now(),
                        null,
                        7,
                        null,
                        "the ferry is full."));
        shop.sells("VASE");
        shop.has(1, "LAMP", "WEST");
        shop.expects("PO-1", 1, "VASE", day(10));
        shop.customer("ada")
                .wantsAllTogether()
                .adds(1, "LAMP")
                .adds(1, "VASE")
                .sends()
                .ships(day(11), day(22));
        // In Dublin Friday ends when it is Saturday here: two days of the carrier, till Tuesday, and seven more.
        new Said(shop.decidedLine()).ships(day(11), day(22));
        shop.nothingElseHappened();
    }
}
