package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELIVERED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.SkuPosition;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The weeks after a decision: promises that move, stock that is released, goods that leave. */
class PromiseStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private PartState part(String orderId) {
        return shop.ledger.state(orderId).parts().get(0);
    }

    private SkuPosition.Stock stock(String sku) {
        var read = shop.ledger.transact(books -> books.read(Asking.skus(sku).need()));
        return Objects.requireNonNull(read.positions().get(sku)).stock().get(0);
    }

    // Supply that moves.

    @Test
    void short_supply_over_three_orders_with_two_inbound_dates_moves_only_who_counts_on_it() {
        shop.expects("PO-1", 5, "LAMP", day(3));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("ada").orders(4, "LAMP").waits(4, day(4));
        shop.customer("bob").orders(1, "LAMP").waits(1, day(4));
        shop.customer("cay").orders(4, "LAMP").waits(4, day(11));
        shop.supplierSays("PO-1", 5, "LAMP", day(7));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(8));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(8));
        shop.nothingElseHappened();
    }

    @Test
    void the_first_promise_stays_whatever_the_current_one_becomes() {
        shop.expects("PO-1", 4, "LAMP", day(3));
        shop.customer("ada").orders(4, "LAMP");
        Promise first = part("ada-1").first();
        shop.supplierSays("PO-1", 4, "LAMP", day(7));
        shop.supplierSays("PO-1", 4, "LAMP", day(4));
        shop.supplierSays("PO-1", 4, "LAMP", day(9));
        shop.happened("ada-1", REPROMISED, REPROMISED, REPROMISED);
        assertThat(part("ada-1").first()).isEqualTo(first);
        assertThat(part("ada-1").delays()).isEqualTo(2);
        assertThat(part("ada-1").revisions())
                .extracting(PartState.Revision::cause)
                .containsExactly("supply.in/PO-1/2", "supply.in/PO-1/3", "supply.in/PO-1/4");
        shop.nothingElseHappened();
    }

    @Test
    void a_revision_that_changes_no_day_is_no_event() {
        shop.expects("PO-1", 9, "LAMP", day(3));
        shop.customer("ada").orders(4, "LAMP");
        shop.supplierSays("PO-1", 8, "LAMP", day(3));
        shop.nothingElseHappened();
    }

    @Test
    void inbound_ten_days_overdue_is_pushed_first_and_then_has_no_date() {
        shop.expects("PO-1", 4, "LAMP", day(3));
        shop.customer("ada").orders(4, "LAMP").waits(4, day(4));
        shop.passDays(4);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isAfter(day(10));
        shop.passDays(6);
        shop.nothingElseHappened();
        shop.passDays(4);
        OrderEvent.State lost = shop.happened("ada-1", REPROMISED);
        assertThat(lost.shipBy()).isNull();
        assertThat(lost.deliverBy()).isNull();
        assertThat(part("ada-1").delays()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void undated_supply_turns_what_counts_on_it_into_an_indefinite_delay_and_a_date_ends_it() {
        shop.expects("PO-1", 4, "LAMP", day(3));
        shop.customer("ada").orders(4, "LAMP");
        shop.supplierSays("PO-1", 4, "LAMP", null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        shop.supplierSays("PO-1", 4, "LAMP", day(9));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(10));
        assertThat(part("ada-1").delays()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void a_lead_time_that_passes_without_a_word_is_a_delay() {
        shop.canReorder("LAMP", 4, 1, 1);
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.passDays(7);
        assertThat(shop.reminded().number()).isEqualTo(1);
        shop.nothingElseHappened();
        shop.passDays(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isAfter(day(8));
        shop.nothingElseHappened();
    }

    @Test
    void quiet_days_change_nothing() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.customer("ada").orders(2, "LAMP");
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-1", 2, day(30));
        shop.passDays(20);
        shop.nothingElseHappened();
    }

    @Test
    void two_hundred_orders_and_more_that_count_on_one_supply_all_move_a_chunk_at_a_time() {
        shop.expects("PO-1", 300, "LAMP", day(3));
        for (int i = 0; i < 250; i++) {
            shop.customer("c" + i).orders(1, "LAMP");
        }
        shop.supplierSays("PO-1", 300, "LAMP", day(8));
        shop.passMinutes(1);
        for (int i = 0; i < 250; i++) {
            assertThat(shop.happened("c" + i + "-1", REPROMISED).shipBy()).isEqualTo(day(9));
        }
        shop.nothingElseHappened();
    }

    // Stock that comes and goes.

    @Test
    void one_of_several_units_fills_and_ships_at_once() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(3, "LAMP");
        shop.receives(1, "LAMP", null);
        assertThat(shop.happened("ada-1", ALLOCATED, RELEASED))
                .isEqualTo(new OrderEvent.State(2, 0, 1, 0, 0, day(15), day(17), "MAIN", "DHL", "standard"));
        assertThat(shop.released("ada-1", 1).releaseId()).isEqualTo("ada-1/R1");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void the_first_filled_part_of_an_order_that_ships_as_one_waits_for_the_rest() {
        shop.has(2, "LAMP");
        shop.expects("PO-1", 5, "VASE", day(3));
        shop.customer("ada")
                .wantsAllTogether()
                .adds(2, "LAMP")
                .orders(1, "VASE")
                .is(ACCEPT);
        shop.decidedLine();
        assertThat(shop.ledger.state("ada-1").releases()).isEmpty();
        shop.receives(5, "VASE", "PO-1");
        shop.happened("ada-1", ALLOCATED, RELEASED, RELEASED);
        shop.released("ada-1", 3);
        shop.nothingElseHappened();
    }

    @Test
    void a_part_that_slips_moves_the_whole_order_that_ships_as_one() {
        shop.has(2, "LAMP");
        shop.expects("PO-1", 5, "VASE", day(3));
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.supplierSays("PO-1", 5, "VASE", day(8));
        shop.happened("ada-1", REPROMISED, REPROMISED);
        assertThat(shop.ledger.state("ada-1").parts())
                .extracting(each -> each.current().shipBy())
                .containsOnly(day(9));
        shop.nothingElseHappened();
    }

    @Test
    void shrinkage_takes_from_who_was_promised_last_and_never_what_may_ship() {
        shop.has(10, "LAMP");
        shop.expects("PO-1", 9, "VASE", day(3));
        shop.expects("PO-2", 9, "LAMP", day(10));
        shop.customer("ada").orders(4, "LAMP").is(ACCEPT);
        for (String who : List.of("bob", "cay")) {
            shop.customer(who).wantsAllTogether().adds(3, "LAMP").orders(1, "VASE");
            shop.decidedLine();
        }
        shop.has(8, "LAMP");
        assertThat(shop.happened("cay-1", DEALLOCATED, REPROMISED, REPROMISED).shipBy())
                .isEqualTo(day(11));
        shop.nothingElseHappened();
    }

    @Test
    void what_is_not_there_but_may_ship_is_filled_by_what_comes_next() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(5, "LAMP");
        shop.customer("ada").orders(5, "LAMP").is(ACCEPT);
        shop.has(3, "LAMP");
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.receives(2, "LAMP", null);
        shop.nothingElseHappened();
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("bob-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_negative_count_is_kept_as_told_and_receipts_fill_the_hole_first() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(-2, "LAMP");
        assertThat(shop.called()).startsWith("stock of LAMP at MAIN is -2 by stock.in/M-1;");
        shop.has(-1, "LAMP");
        shop.has(-2, "LAMP");
        assertThat(shop.called()).startsWith("stock of LAMP at MAIN is -2 by stock.in/M-3;");
        shop.customer("ada").orders(1, "LAMP").is(BACKORDER);
        shop.receives(2, "LAMP", null);
        shop.nothingElseHappened();
        assertThat(stock("LAMP").onHand()).isZero();
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("ada-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void same_priority_and_time_is_dealt_by_the_orders_name() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("bob").orders(1, "LAMP");
        shop.customer("ada").orders(1, "LAMP");
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("ada-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void who_was_promised_an_earlier_day_keeps_his_turn_when_it_slips() {
        shop.expects("PO-1", 1, "LAMP", day(3));
        shop.customer("ada").orders(1, "LAMP");
        shop.expects("PO-2", 1, "LAMP", day(8));
        shop.customer("bob").orders(1, "LAMP");
        shop.supplierSays("PO-1", 1, "LAMP", day(17));
        shop.happened("ada-1", REPROMISED);
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("ada-1", 1);
        shop.nothingElseHappened();
    }

    // Goods that leave.

    @Test
    void what_left_is_gone_from_the_stock_and_from_what_is_spoken_for() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(3, "LAMP").is(ACCEPT);
        assertThat(shop.ships("ada-1", 3).status()).isEqualTo(Status.APPLIED);
        shop.happened("ada-1", SHIPPED);
        assertThat(stock("LAMP").onHand()).isEqualTo(2);
        assertThat(stock("LAMP").reserved()).isZero();
        assertThat(shop.ledger.state("ada-1").isOpen()).isFalse();
        shop.customer("bob").orders(2, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_count_after_the_scan_has_counted_what_left() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(3, "LAMP");
        var scanned = shop.now().plusSeconds(60);
        shop.passMinutes(10);
        shop.has(2, "LAMP");
        shop.ships("ada-1", scanned, new Shipment.Line(1, 3));
        shop.happened("ada-1", SHIPPED);
        assertThat(stock("LAMP").onHand()).isEqualTo(2);
        assertThat(stock("LAMP").reserved()).isZero();
        shop.nothingElseHappened();
    }

    @Test
    void a_shipment_that_comes_before_its_order_waits_for_it() {
        assertThat(shop.ships("ada-1", 1).status()).isEqualTo(Status.PENDING);
        shop.nothingElseHappened();
    }

    @Test
    void a_shipment_of_what_was_never_released_is_booked_and_somebody_is_told() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        shop.ships("ada-1", 2);
        shop.happened("ada-1", ALLOCATED, ALARM, SHIPPED);
        assertThat(stock("LAMP").waiting()).isZero();
        assertThat(stock("LAMP").reserved()).isZero();
        assertThat(stock("LAMP").onHand()).isEqualTo(-2);
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void a_part_that_was_released_by_half_may_leave_whole_and_on_two_lines_of_one_shipment() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(4, "LAMP").is(BACKORDER);
        shop.receives(2, "LAMP", null);
        shop.gotAndReleased("ada-1", 2);
        var scanned = shop.now().plusSeconds(1);
        assertThat(shop.ships("ada-1", scanned, new Shipment.Line(1, 1), new Shipment.Line(1, 3))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.happened("ada-1", SHIPPED, SHIPPED, ALLOCATED, ALARM, SHIPPED);
        assertThat(shop.ledger.state("ada-1").isOpen()).isFalse();
        assertThat(stock("LAMP").onHand()).isEqualTo(-2);
        assertThat(stock("LAMP").reserved()).isZero();
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void more_than_was_granted_cannot_have_left_and_is_parked() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP");
        assertThat(shop.ships("ada-1", 3).errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/lines/0/quantity");
            assertThat(problem.found()).isEqualTo("3");
        });
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        shop.nothingElseHappened();
    }

    @Test
    void a_later_revision_says_that_it_arrived_and_takes_nothing_twice() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP");
        shop.passMinutes(1);
        Shipment left = new Shipment(
                "SH-9",
                1,
                "ada-1/R1",
                "ada-1",
                List.of(new Shipment.Line(1, 2)),
                "DHL",
                "00340",
                null,
                shop.now(),
                null);
        shop.sends("shipments.in", left);
        shop.happened("ada-1", SHIPPED);
        shop.passDays(2);
        shop.sends(
                "shipments.in",
                new Shipment(
                        "SH-9",
                        2,
                        "ada-1/R1",
                        "ada-1",
                        left.lines(),
                        "DHL",
                        "00340",
                        null,
                        left.scannedAt(),
                        shop.now()));
        shop.happened("ada-1", DELIVERED);
        assertThat(stock("LAMP").onHand()).isEqualTo(3);
        shop.nothingElseHappened();
    }
}
