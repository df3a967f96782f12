package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Articles that are not released yet, and the instant at which they are. */
class ReleaseStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private PartState part(String orderId) {
        return shop.ledger.state(orderId).parts().get(0);
    }

    @Test
    void a_preorder_turns_over_at_the_instant_of_release_and_what_exceeds_the_stock_is_an_ordinary_backorder() {
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.has(3, "GAME");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.customer("bob").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.passDays(4);
        assertThat(shop.reminded().number()).isEqualTo(1);
        shop.nothingElseHappened();
        shop.passDays(1);
        shop.gotAndReleased("ada-1", 2);
        // Day 5 is a Saturday: begun on Monday and 14 days, there on Monday, out on the day after.
        assertThat(shop.happened("bob-1", ALLOCATED, REPROMISED, RELEASED).shipBy())
                .isEqualTo(day(22));
        shop.released("bob-1", 1);
        assertThat(part("bob-1").revisions())
                .singleElement()
                .satisfies(revision -> assertThat(revision.cause()).isEqualTo("release of GAME"));
        shop.customer("cay").orders(1, "GAME").is(BACKORDER).waits(1, day(22));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void what_exceeds_the_stock_at_release_counts_in_turn_on_supply_that_comes_before_a_reorder() {
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.customer("bob").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(4);
        shop.supplierSays("PO-9", 3, "GAME", day(8));
        shop.passDays(4);
        assertThat(shop.reminded().number()).isEqualTo(1);
        shop.nothingElseHappened();
        shop.passDays(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(9));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(22));
        assertThat(shop.ledger.order("bob-1").orElseThrow().waiting().get(0).pegs())
                .containsExactly(new Peg("PO-9", 1));
        shop.nothingElseHappened();
    }

    @Test
    void what_nobody_can_bring_has_no_day_any_more_after_the_release() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.customer("ada").orders(2, "GAME").is(PREORDER).waits(2, day(1));
        shop.passDays(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_turns_over_once_whatever_is_told_of_the_article_afterwards() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.passDays(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(16));
        shop.passDays(1);
        shop.item("GAME", "toys", day(1), 5L, null, false);
        shop.item("GAME", "toys", null, null, null, false);
        shop.passMinutes(1);
        shop.nothingElseHappened();
    }

    @Test
    void more_preorders_than_are_looked_at_at_once_turn_over_all() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        for (int i = 100; i < 120; i++) {
            shop.customer("z" + i).orders(1, "GAME").is(PREORDER);
        }
        shop.passMinutes(1);
        for (int i = 100; i < 330; i++) {
            shop.customer("c" + i).orders(1, "GAME").is(PREORDER);
        }
        shop.passMinutes(4);
        assertThat(shop.asked().quantity()).isEqualTo(250);
        shop.supplierSays("PO-9", 30, "GAME", day(3));
        shop.has(10, "GAME");
        shop.passDays(1);
        // Who ordered first has the name that is looked at last.
        for (int i = 100; i < 110; i++) {
            shop.gotAndReleased("z" + i + "-1", 1);
        }
        for (int i = 110; i < 120; i++) {
            assertThat(shop.happened("z" + i + "-1", REPROMISED).shipBy()).isEqualTo(day(4));
        }
        for (int i = 100; i < 330; i++) {
            assertThat(shop.happened("c" + i + "-1", REPROMISED).shipBy()).isEqualTo(i < 120 ? day(4) : day(16));
        }
        shop.nothingElseHappened();
    }

    @Test
    void an_article_whose_release_date_is_dropped_is_released_at_once() {
        shop.item("GAME", "toys", day(30), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.has(3, "GAME");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.customer("bob").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.item("GAME", "toys", null, null, null, false);
        shop.passMinutes(1);
        shop.gotAndReleased("ada-1", 2);
        assertThat(shop.happened("bob-1", ALLOCATED, REPROMISED, RELEASED).shipBy())
                .isEqualTo(day(15));
        shop.released("bob-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_that_moves_up_is_told_once_and_comes_on_its_new_day() {
        shop.item("GAME", "toys", day(30), null, null, false);
        shop.has(2, "GAME");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(1);
        shop.item("GAME", "toys", day(2), null, null, false);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(2));
        assertThat(part("ada-1").delays()).isZero();
        shop.passDays(1);
        shop.nothingElseHappened();
        shop.passDays(1);
        shop.gotAndReleased("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_that_moves_to_a_day_that_was_is_there_at_once() {
        shop.item("GAME", "toys", day(30), null, null, false);
        shop.has(2, "GAME");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.passMinutes(1);
        shop.item("GAME", "toys", day(-1), null, null, false);
        shop.passMinutes(1);
        shop.gotAndReleased("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_at_noon_ends_the_preorder_at_noon() {
        Instant noon = shop.now().plus(Duration.ofHours(3));
        Item game = new Item("GAME", 1, "The GAME", "toys", null, noon, null, null, false, 0, List.of(), false);
        assertThat(shop.sends("catalog.in", game).status()).isEqualTo(Status.APPLIED);
        shop.has(3, "GAME");
        shop.passMinutes(179);
        shop.customer("ada").orders(2, "GAME").is(PREORDER).waits(2, day(0));
        shop.nothingElseHappened();
        shop.passMinutes(1);
        shop.gotAndReleased("ada-1", 2);
        shop.customer("bob").orders(1, "GAME").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_ends_at_noon_and_an_order_at_a_minute_past_is_refused() {
        shop.item("GAME", "toys", day(30), null, shop.now().plus(Duration.ofHours(3)), false);
        shop.passMinutes(179);
        shop.customer("ada").orders(1, "GAME").is(PREORDER);
        shop.passMinutes(2);
        shop.customer("bob").orders(1, "GAME").is(REJECT).because("PREORDER_CLOSED");
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_that_was_placed_in_time_and_heard_of_late_is_taken_for_seven_days() {
        Instant noon = shop.now().plus(Duration.ofHours(3));
        shop.item("GAME", "toys", day(30), null, noon, false);
        Instant before = noon.minus(Duration.ofMinutes(10));
        shop.isDownUntil(noon.plus(Duration.ofMinutes(5)));
        shop.customer("ada").placedAt(before).orders(1, "GAME").is(PREORDER);
        shop.customer("bob").placedAt(noon).orders(1, "GAME").is(REJECT).because("PREORDER_CLOSED");
        shop.passDays(7);
        shop.customer("cay").placedAt(before).orders(1, "GAME").is(REJECT).because("PREORDER_CLOSED");
        shop.nothingElseHappened();
    }

    @Test
    void a_release_date_that_moves_tells_everybody_who_ordered_ahead_and_nobody_else() {
        shop.item("GAME", "toys", day(9), null, null, false);
        shop.has(1, "LAMP");
        shop.customer("ada").orders(2, "GAME").is(PREORDER);
        shop.customer("bob").orders(1, "GAME").is(PREORDER);
        shop.customer("cay").orders(1, "LAMP").is(ACCEPT);
        shop.passMinutes(1);
        shop.item("GAME", "toys", day(15), null, null, false);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(15));
        assertThat(part("ada-1").delays()).isEqualTo(1);
        shop.nothingElseHappened();
    }
}
