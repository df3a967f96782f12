package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.CAP;
import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks that are wrong, ours and those of others. */
class ClockStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    @Test
    void a_clock_that_jumps_back_does_nothing_twice_and_what_was_due_comes_once_at_its_time() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(1, "GAME");
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        shop.customer("dan").orders(1, "GAME").is(PREORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.passDays(1);
        shop.gotAndReleased("dan-1", 1);

        shop.until(shop.now().minus(Duration.ofHours(26)));
        shop.nothingElseHappened();
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER).waits(1, day(15));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.receives(3, "LAMP", null);
        shop.gotAndReleased("ada-1", 2);
        shop.gotAndReleased("bob-1", 1);
        shop.passDays(2);
        shop.nothingElseHappened();
    }

    @Test
    void a_scan_that_is_more_than_a_day_ahead_is_invalid_and_nothing_left() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        Instant far = shop.now().plus(Duration.ofHours(25));
        Answer answer = shop.ships("ada-1", far, new Shipment.Line(1, 2));
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors())
                .isEqualTo(List.of(new Problem(
                        "/scannedAt", "an instant not more than a day after now, " + shop.now(), far.toString())));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        shop.nothingElseHappened();
        assertThat(shop.ships("ada-1", shop.now().plus(Duration.ofHours(1)), new Shipment.Line(1, 2))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.happened("ada-1", SHIPPED);
        shop.nothingElseHappened();
    }

    @Test
    void a_count_that_is_dated_ahead_was_taken_when_it_was_heard_and_what_leaves_after_it_is_gone() {
        shop.receives(3, "LAMP", null);
        shop.passMinutes(1);
        shop.sends(
                "stock.in",
                new StockMovement(
                        "C-1",
                        StockMovement.Kind.COUNT,
                        "LAMP",
                        null,
                        5,
                        shop.now().plus(Duration.ofHours(20)),
                        null));
        shop.customer("ada").orders(5, "LAMP").is(ACCEPT);
        shop.passMinutes(60);
        shop.ships("ada-1", 5);
        shop.happened("ada-1", SHIPPED);
        shop.customer("bob").orders(5, "LAMP").gives(0, 0, 5);
        shop.receives(2, "LAMP", null);
        shop.customer("cay").orders(2, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_dated_ahead_and_was_heard_before_such_a_count_was_counted_with_it() {
        moves(StockMovement.Kind.ADJUST, 2, Duration.ofSeconds(60));
        moves(StockMovement.Kind.COUNT, 5, Duration.ofHours(20));
        shop.customer("ada").orders(8, "LAMP").is(CAP).gives(5, 0, 3);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_dated_ahead_and_is_heard_in_the_moment_of_such_a_count_stands_on_top_of_it() {
        moves(StockMovement.Kind.COUNT, 5, Duration.ofHours(20));
        moves(StockMovement.Kind.RECEIPT, 2, Duration.ofSeconds(60));
        shop.customer("ada").orders(8, "LAMP").is(CAP).gives(7, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void what_comes_by_a_clock_that_is_ahead_was_there_when_that_clock_counts_later() {
        moves(StockMovement.Kind.RECEIPT, 5, Duration.ofHours(2));
        shop.passMinutes(60);
        moves(StockMovement.Kind.COUNT, 5, Duration.ofHours(2));
        shop.customer("ada").orders(8, "LAMP").is(CAP).gives(5, 0, 3);
        shop.nothingElseHappened();
    }

    @Test
    void three_seconds_between_two_clocks_double_nothing() {
        moves(StockMovement.Kind.RECEIPT, 5, Duration.ofSeconds(3));
        shop.until(shop.now().plusSeconds(2));
        moves(StockMovement.Kind.COUNT, 5, Duration.ofSeconds(3));
        shop.customer("ada").orders(8, "LAMP").is(CAP).gives(5, 0, 3);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_scanned_by_a_clock_that_is_ahead_had_left_when_that_clock_counts_later() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        shop.passMinutes(10);
        shop.ships("ada-1", shop.now().plus(Duration.ofHours(2)), new Shipment.Line(1, 2));
        shop.happened("ada-1", SHIPPED);
        shop.passMinutes(60);
        moves(StockMovement.Kind.COUNT, 3, Duration.ofHours(2));
        shop.customer("bob").orders(8, "LAMP").is(CAP).gives(3, 0, 5);
        shop.nothingElseHappened();
    }

    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void what_was_years_ago_counts_where_it_was_not_counted_since_and_in_its_place_among_what_is_known() {
        moves(StockMovement.Kind.RECEIPT, 5, YEAR.multipliedBy(-7));
        moves(StockMovement.Kind.ADJUST, -1, YEAR.multipliedBy(-5));
        shop.customer("ada").orders(5, "LAMP").is(CAP).gives(4, 0, 1);
        // Of seven that were counted between the two, one is gone since.
        moves(StockMovement.Kind.COUNT, 7, YEAR.multipliedBy(-6));
        shop.customer("bob").orders(5, "LAMP").is(CAP).gives(2, 0, 3);
        moves(StockMovement.Kind.RECEIPT, 9, YEAR.multipliedBy(-8));
        moves(StockMovement.Kind.ADJUST, 9, YEAR.multipliedBy(-8));
        moves(StockMovement.Kind.COUNT, 9, YEAR.multipliedBy(-8));
        shop.customer("cay").orders(1, "LAMP").is(REJECT);
        moves(StockMovement.Kind.ADJUST, 3, YEAR.multipliedBy(-4));
        moves(StockMovement.Kind.RECEIPT, 2, YEAR.multipliedBy(-3));
        shop.customer("cay").orders(9, "LAMP").is(CAP).gives(5, 0, 4);
        shop.nothingElseHappened();
    }

    private void moves(StockMovement.Kind kind, long quantity, Duration ahead) {
        Instant at = shop.now().plus(ahead);
        String id = kind + "-" + shop.number("told ahead");
        assertThat(shop.sends("stock.in", new StockMovement(id, kind, "LAMP", null, quantity, at, null))
                        .status())
                .isEqualTo(Status.APPLIED);
    }
}
