package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ADDRESS_CHANGED;
import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers and sellers want it otherwise after all. */
class ChangesStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private WaitingPart waiting(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0);
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(Status.REFUSED);
        return answer.errors().get(0).expected();
    }

    private static void applied(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Status.APPLIED);
    }

    /** Ada wants two lamps and a vase in one parcel. */
    private void adaWantsAllTogether() {
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").adds(1, "VASE").sends();
        shop.decidedLine();
    }

    @Test
    void of_five_with_two_waiting_three_are_left_and_the_two_that_waited_are_gone() {
        shop.has(3, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").gives(3, 2, 0);
        applied(shop.reduces("ada-1", 1, 3));
        OrderEvent.State after = shop.happened("ada-1", REDUCED);
        assertThat(after.waiting()).isZero();
        assertThat(after.cancelled()).isEqualTo(2);
        assertThat(shop.ledger.order("ada-1").orElseThrow().waiting()).isEmpty();
        shop.passMinutes(5);
        shop.noReorderWasSent();
        shop.nothingElseHappened();
    }

    @Test
    void what_was_cancelled_before_the_supplier_was_asked_is_not_asked_for() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.customer("bob").orders(2, "LAMP");
        applied(shop.cancels("ada-1", null));
        shop.happened("ada-1", CANCELLED);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_cancelled_after_the_supplier_was_asked_is_free_stock_when_it_comes() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        applied(shop.cancels("ada-1", 1));
        shop.happened("ada-1", CANCELLED);
        shop.supplierConfirms(asked, "PO-7", 5, day(10));
        shop.receives(5, "LAMP", "PO-7");
        shop.customer("bob").orders(5, "LAMP").is(ACCEPT);
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void stock_that_one_gives_back_is_the_next_ones_and_is_released() {
        shop.has(2, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 14, 1, 1);
        adaWantsAllTogether();
        shop.customer("bob").orders(2, "LAMP").is(BACKORDER);
        applied(shop.cancels("ada-1", 1));
        assertThat(shop.happened("ada-1", CANCELLED).cancelled()).isEqualTo(2);
        shop.gotAndReleased("bob-1", 2);
        shop.passMinutes(5);
        assertThat(shop.asked().sku()).isEqualTo("VASE");
        shop.nothingElseHappened();
    }

    @Test
    void of_an_order_that_ships_as_one_the_rest_may_leave_when_its_latest_part_is_cancelled() {
        shop.has(2, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        adaWantsAllTogether();
        applied(shop.cancels("ada-1", 2));
        assertThat(shop.happened("ada-1", CANCELLED, REPROMISED, RELEASED).shipBy())
                .isEqualTo(day(0));
        shop.released("ada-1", 2);
        shop.passMinutes(5);
        shop.noReorderWasSent();
        shop.nothingElseHappened();
    }

    @Test
    void what_the_warehouse_may_ship_is_recalled_and_lies_in_stock_for_others_a_day_later() {
        shop.has(3, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(3, "LAMP");
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        applied(shop.cancels("ada-1", null));
        OrderEvent.State after = shop.happened("ada-1", RECALLED, CANCELLED);
        assertThat(List.of(after.allocated(), after.released(), after.cancelled()))
                .containsExactly(0L, 0L, 3L);
        Release recalled = shop.released("ada-1", 3);
        assertThat(recalled.action()).isEqualTo(Release.Action.RECALL);
        assertThat(recalled.revision()).isEqualTo(2);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.passMinutes(23 * 60);
        assertThat(waiting("bob-1").open()).as("a scan may still come").isEqualTo(1);
        shop.passMinutes(60);
        shop.gotAndReleased("bob-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_of_which_some_is_cancelled_goes_on_with_the_rest() {
        shop.has(3, "LAMP");
        shop.has(1, "VASE");
        shop.customer("ada").adds(3, "LAMP").adds(1, "VASE").sends();
        shop.decidedLine();
        applied(shop.reduces("ada-1", 1, 1));
        shop.happened("ada-1", RECALLED, REDUCED);
        Release rest = shop.released("ada-1", 2);
        assertThat(rest.action()).isEqualTo(Release.Action.RELEASE);
        assertThat(rest.lines()).extracting(Release.Line::quantity).containsExactly(1L, 1L);
        shop.ships("ada-1", 1);
        shop.happened("ada-1", SHIPPED);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_shipped_can_not_be_cancelled_and_nothing_can_be_cancelled_twice() {
        shop.has(3, "LAMP");
        shop.customer("ada").orders(2, "LAMP");
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        shop.passMinutes(1);
        assertThat(refusal(shop.cancels("ada-1", null)))
                .isEqualTo("something of the order that is still to leave: what there was is shipped already");
        assertThat(refusal(shop.reduces("ada-1", 1, 1)))
                .isEqualTo("not fewer than the 2 pieces that are shipped already");
        shop.customer("bob").orders(1, "LAMP");
        applied(shop.cancels("bob-1", 1));
        shop.happened("bob-1", RECALLED, CANCELLED);
        shop.released("bob-1", 1);
        assertThat(refusal(shop.cancels("bob-1", null)))
                .isEqualTo("something of the order that is still to leave: all of it is cancelled already");
        shop.nothingElseHappened();
    }

    @Test
    void a_wish_that_was_received_before_the_carriers_scan_counts_however_late_it_is_told() {
        shop.has(3, "LAMP");
        shop.customer("ada").paysByCard(true).adds(3, "LAMP", "20.00", null).sends();
        Instant received = shop.now();
        shop.passMinutes(60);
        shop.ships("ada-1", received.minusSeconds(1), new Shipment.Line(1, 1));
        shop.ships("ada-1", received.plusSeconds(1), new Shipment.Line(1, 2));
        shop.happened("ada-1", SHIPPED, SHIPPED);
        applied(shop.sends(
                "orders.changes",
                new OrderChange(
                        "CH-L", "ada-1", null, OrderChange.By.CUSTOMER, received, null, true, null, null, null)));
        OrderEvent.State after = shop.happened("ada-1", CANCELLED, ALARM);
        assertThat(List.of(after.shipped(), after.cancelled())).containsExactly(1L, 2L);
        shop.told("ada-1", REFUND_DUE);
        assertThat(shop.refund().amount()).isEqualByComparingTo("40.00");
        shop.nothingElseHappened();
    }

    @Test
    void a_big_order_that_is_cancelled_is_read_as_often_as_a_small_one() {
        assertThat(readsToCancel(12)).isEqualTo(readsToCancel(2));
    }

    /** Of an order of so many articles, of each of which somebody else waits for later supply. */
    private static long readsToCancel(int articles) {
        Shop shop = new Shop();
        Person ada = shop.customer("ada");
        Person bob = shop.customer("bob");
        for (int i = 0; i < articles; i++) {
            String sku = "SKU-" + i;
            shop.sells(sku);
            shop.expects("EARLY-" + i, 1, sku, day(3));
            shop.expects("LATE-" + i, 1, sku, day(9));
            ada.adds(1, sku);
            bob.adds(1, sku);
        }
        ada.sends();
        bob.sends();
        long before = shop.ledger.reads();
        applied(shop.cancels("ada-1", null));
        assertThat(shop.ledger.state("bob-1").parts())
                .allMatch(part -> day(4).equals(part.current().shipBy()));
        return shop.ledger.reads() - before;
    }

    @Test
    void the_same_message_again_is_a_duplicate_and_more_than_there_is_is_refused() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(5, "LAMP");
        OrderChange change =
                new OrderChange("CH-X", "ada-1", 1, OrderChange.By.CUSTOMER, shop.now(), null, false, 4, null, null);
        applied(shop.sends("orders.changes", change));
        shop.happened("ada-1", RECALLED, REDUCED);
        shop.released("ada-1", 4);
        assertThat(shop.sends("orders.changes", change).status()).isEqualTo(Status.DUPLICATE);
        assertThat(refusal(shop.reduces("ada-1", 1, 4)))
                .isEqualTo("fewer than the 4 pieces that line 1 has; more is a new order");
        assertThat(shop.cancels("ada-1", 7).status()).isEqualTo(Status.INVALID);
        assertThat(shop.parkedMessage().sentence())
                .isEqualTo("At /line: found \"7\", expected a line of the order: 1.");
        shop.nothingElseHappened();
    }

    @Test
    void a_change_that_runs_ahead_of_its_order_waits_for_it_and_is_carried_out_then() {
        shop.has(5, "LAMP");
        OrderChange change =
                new OrderChange("CH-X", "ada-1", null, OrderChange.By.SELLER, shop.now(), null, true, null, null, null);
        assertThat(shop.sends("orders.changes", change).status()).isEqualTo(Status.PENDING);
        shop.customer("ada").orders(5, "LAMP");
        assertThat(shop.ledger.outbox())
                .as("it goes back to its queue")
                .anyMatch(message -> message.destination().equals("queue://orders.changes"));
        applied(shop.sends("orders.changes", change));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 5);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_cancelled_counts_for_no_limit_any_more() {
        shop.item("GAME", "peak", null, null, null, false);
        shop.has(100, "GAME");
        shop.customer("ada").orders(5, "GAME").is(ACCEPT);
        shop.customer("ada").orders(5, "GAME").gives(3, 0, 2).because("CUSTOMER_LIMIT");
        applied(shop.reduces("ada-1", 1, 4));
        shop.happened("ada-1", RECALLED, REDUCED);
        shop.released("ada-1", 4);
        shop.customer("ada").orders(2, "GAME").gives(1, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void stock_that_came_and_is_given_up_is_dealt_on() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 14, 1, 1);
        adaWantsAllTogether();
        shop.customer("bob").orders(2, "LAMP");
        shop.receives(2, "LAMP", null);
        shop.happened("ada-1", ALLOCATED);
        applied(shop.cancels("ada-1", null));
        shop.happened("ada-1", CANCELLED, CANCELLED);
        shop.gotAndReleased("bob-1", 2);
        shop.passMinutes(5);
        shop.noReorderWasSent();
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_one_gives_up_is_the_next_ones_and_his_the_one_after_him() {
        shop.expects("PO-1", 3, "LAMP", day(2));
        shop.customer("ada").orders(3, "LAMP").waits(3, day(3));
        shop.expects("PO-2", 3, "LAMP", day(9));
        shop.customer("bob").orders(3, "LAMP").waits(3, day(10));
        shop.expects("PO-3", 2, "LAMP", day(16));
        shop.customer("cay").orders(2, "LAMP").waits(2, day(17));
        applied(shop.cancels("ada-1", null));
        shop.happened("ada-1", CANCELLED);
        assertThat(waiting("bob-1").pegs()).containsExactly(new Peg("PO-1", 3));
        assertThat(waiting("cay-1").pegs()).containsExactly(new Peg("PO-2", 2));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(3));
        assertThat(shop.happened("cay-1", REPROMISED).shipBy()).isEqualTo(day(10));
        shop.customer("dan").orders(3, "LAMP").waits(1, day(10)).waits(2, day(17));
        shop.nothingElseHappened();
    }

    @Test
    void who_counts_on_no_supply_gets_what_is_given_up_if_it_comes_no_later_than_he_was_promised() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 3, "LAMP", day(2));
        shop.customer("ada").orders(3, "LAMP").waits(3, day(3));
        shop.customer("bob").orders(2, "LAMP").waits(2, day(15));
        applied(shop.reduces("ada-1", 1, 2));
        shop.happened("ada-1", REDUCED);
        assertThat(waiting("bob-1").pegs()).containsExactly(new Peg("PO-1", 1));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    private static ShipTo to(String country) {
        return new ShipTo(country, null, null, null);
    }

    @Test
    void what_is_still_to_leave_goes_to_another_address_and_its_release_with_it() {
        shop.has(2, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada").adds(2, "LAMP").adds(1, "VASE").sends();
        shop.decidedLine();
        LocalDate before = shop.ledger.state("ada-1").parts().get(1).current().deliverBy();
        applied(shop.wants("ada-1", to("FR")));
        OrderEvent.State after = shop.happened("ada-1", ADDRESS_CHANGED, REPROMISED, ADDRESS_CHANGED, REPROMISED);
        assertThat(after.deliverBy()).isAfter(before);
        Release revised = shop.released("ada-1", 2);
        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.action()).isEqualTo(Release.Action.RELEASE);
        assertThat(revised.shipTo()).isEqualTo(to("FR"));
        assertThat(refusal(shop.wants("ada-1", to("FR")))).isEqualTo("another address than the one it has");
        shop.receives(1, "VASE", null);
        shop.happened("ada-1", ALLOCATED, RELEASED);
        assertThat(shop.released("ada-1", 1).shipTo()).isEqualTo(to("FR"));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void an_address_to_which_no_carrier_goes_is_refused_with_the_carriers_words_and_the_order_stays() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP");
        shop.carrierSays("A-1", Advisory.Kind.SUSPENSION, "*", "FR", null);
        shop.passMinutes(1);
        assertThat(refusal(shop.wants("ada-1", to("FR"))))
                .isEqualTo("an address to which a carrier goes: nothing flies to FR.");
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        assertThat(refusal(shop.wants("ada-1", to("AT"))))
                .isEqualTo("something of the order that is still to leave: what there was is shipped already");
        shop.nothingElseHappened();
    }

    @Test
    void what_a_suspension_held_may_leave_for_another_address() {
        shop.has(2, "LAMP");
        shop.customer("ada").in("FR").orders(2, "LAMP");
        shop.carrierSays("A-1", Advisory.Kind.SUSPENSION, "*", "FR", null);
        shop.passMinutes(1);
        shop.told.forget();
        applied(shop.wants("ada-1", to("DE")));
        assertThat(shop.ledger.state("ada-1").parts().get(0).released()).isEqualTo(2);
        assertThat(shop.ledger.state("ada-1").releases())
                .extracting(Release::action)
                .containsExactly(Release.Action.RECALL, Release.Action.RELEASE);
        shop.told.forget();
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void another_day_is_recorded_for_what_is_still_to_leave() {
        shop.has(2, "LAMP");
        shop.customer("ada").needsBy(day(5), false).orders(2, "LAMP");
        applied(shop.changes("ada-1", null, OrderChange.By.CUSTOMER, false, null, day(9), null));
        assertThat(shop.ledger.state("ada-1").amended().needBy()).containsExactly(Map.entry(1, day(9)));
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        assertThat(refusal(shop.changes("ada-1", 1, OrderChange.By.CUSTOMER, false, null, day(3), null)))
                .isEqualTo("something of line 1 that is still to leave: what there was is shipped already");
        shop.nothingElseHappened();
    }
}
