package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Suppliers that answer late, with less, not at all, or otherwise than by contract. */
class SupplierLoopStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<WaitingPart> waiting(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting();
    }

    private List<Peg> pegs(String orderId) {
        return waiting(orderId).stream().flatMap(part -> part.pegs().stream()).toList();
    }

    private @Nullable LocalDate promised(String orderId) {
        PartState part = shop.ledger.state(orderId).parts().get(0);
        return part.current().shipBy();
    }

    private OrderEvent lastEvent(String orderId) {
        List<OrderEvent> events = shop.ledger.events(orderId).stream()
                .filter(each -> !LawTold.KINDS.contains(each.kind()))
                .toList();
        return events.get(events.size() - 1);
    }

    @Test
    void a_supplier_confirms_6_of_12_two_weeks_later() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(12, "LAMP").waits(12, day(15));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        shop.passDays(14);
        assertThat(shop.reminded().reorder()).isEqualTo(asked);
        assertThat(shop.reminded().number()).isEqualTo(2);
        shop.supplierConfirms(asked, "PO-7", 6, day(21));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-7", 6));
        assertThat(promised("ada-1")).as("for the rest it is asked anew").isEqualTo(day(29));
        assertThat(lastEvent("ada-1").kind()).isEqualTo(OrderEvent.Kind.REPROMISED);
        shop.passMinutes(5);
        Reorder rest = shop.asked();
        assertThat(rest.quantity()).isEqualTo(6);
        assertThat(rest.demand()).extracting(Reorder.Demand::quantity).containsExactly(6L);
        assertThat(shop.supplierConfirms(rest, "PO-8", 6, day(23)).status()).isEqualTo(Status.APPLIED);
        shop.receives(6, "LAMP", "PO-7");
        shop.receives(6, "LAMP", "PO-8");
        assertThat(waiting("ada-1")).isEmpty();
        shop.happened("ada-1", REPROMISED, REPROMISED, ALLOCATED, RELEASED, ALLOCATED, RELEASED);
        shop.released("ada-1", 6);
        shop.released("ada-1", 6);
        shop.nothingElseHappened();
    }

    @Test
    void a_supplier_rests_over_easter_and_the_clock_jumps_before_it_is_asked() {
        shop.sells("BULB");
        shop.supplier("DE", "16:30");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("BULB", 14, 1, 1);
        shop.passDays(122);
        shop.passMinutes(8 * 60);
        // Thursday 2027-03-25, 17:00. Asked on Good Friday, begun on the Tuesday after Easter.
        shop.customer("ada").orders(1, "LAMP").waits(1, LocalDate.of(2027, 4, 14));
        shop.passDays(1);
        shop.asked();
        shop.passDays(1);
        // Saturday, 17:00; the clock is put forward in the night.
        shop.customer("bob").orders(1, "BULB").waits(1, LocalDate.of(2027, 4, 14));
        shop.passMinutes(22 * 60 + 29);
        shop.noReorderWasSent();
        shop.passMinutes(1);
        assertThat(shop.asked().sku()).isEqualTo("BULB");
        shop.nothingElseHappened();
    }

    @Test
    void supply_in_nine_months_does_not_lessen_a_reorder() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 100, "LAMP", day(270));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(5);
        assertThat(pegs("ada-1")).isEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void of_13_asked_for_10_are_here_and_8_are_there() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(10, "LAMP");
        shop.has(8, "LAMP", "WEST");
        Said ada = shop.customer("ada").orders(13, "LAMP").is(ACCEPT).gives(13, 0, 0);
        assertThat(ada.parts())
                .extracting(Part::location, Part::quantity)
                .containsExactlyInAnyOrder(tuple("MAIN", 10L), tuple("WEST", 3L));
        shop.customer("bob").orders(6, "LAMP").is(BACKORDER).gives(5, 1, 0);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void inbound_that_is_ten_days_overdue_has_no_day_any_more() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP").is(BACKORDER).waits(5, day(3));
        shop.passDays(4);
        assertThat(promised("ada-1")).isAfter(day(4));
        shop.passDays(8);
        assertThat(promised("ada-1")).isNull();
        OrderEvent last = lastEvent("ada-1");
        assertThat(last.kind()).isEqualTo(OrderEvent.Kind.REPROMISED);
        assertThat(last.before()).isNotNull();
        assertThat(last.after()).isNotNull().satisfies(after -> {
            assertThat(after.waiting()).isEqualTo(5);
            assertThat(after.shipBy()).isNull();
            assertThat(after.deliverBy()).isNull();
        });
        shop.supplierSays("PO-1", 5, "LAMP", day(16));
        assertThat(promised("ada-1")).as("it has a day again").isEqualTo(day(17));
        shop.happened("ada-1", REPROMISED, REPROMISED, REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void two_inbound_dates_serve_three_orders() {
        shop.expects("PO-1", 5, "LAMP", day(3));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("ada").orders(4, "LAMP").waits(4, day(4));
        shop.customer("bob").orders(4, "LAMP").waits(1, day(4)).waits(3, day(11));
        shop.customer("cay").orders(2, "LAMP").waits(2, day(11));
        shop.customer("dan").orders(1, "LAMP").gives(0, 0, 1);
        shop.passDays(3);
        shop.receives(5, "LAMP", "PO-1");
        assertThat(waiting("ada-1")).isEmpty();
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 3));
        shop.passDays(7);
        shop.receives(5, "LAMP", "PO-2");
        assertThat(waiting("bob-1")).isEmpty();
        assertThat(waiting("cay-1")).isEmpty();
        shop.unscanned("ada-1");
        shop.unscanned("bob-1");
        shop.gotAndReleased("ada-1", 4);
        shop.gotAndReleased("bob-1", 1);
        shop.gotAndReleased("bob-1", 3);
        shop.gotAndReleased("cay-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void who_always_takes_three_weeks_is_not_promised_in_two() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(1, "LAMP").waits(1, day(15));
        for (int round = 0; round < 4; round++) {
            shop.passMinutes(5);
            shop.supplierConfirms(shop.asked(), "PO-" + round, 1, day(21 * round + 21));
            shop.passDays(21);
            shop.receives(1, "LAMP", "PO-" + round);
            if (round < 3) {
                shop.customer("ada").orders(1, "LAMP");
            }
        }
        // Monday, 12 weeks later: by contract it would be Tuesday after two weeks.
        Said next = shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        assertThat(next.parts().get(0).shipBy()).isBetween(day(84 + 22), day(84 + 40));
        shop.sells("BULB");
        shop.canReorder("BULB", 14, 1, 1);
        Said other = shop.customer("cay").orders(1, "BULB").is(BACKORDER);
        assertThat(other.parts().get(0).shipBy()).as("of the same supplier").isAfter(day(84 + 15));
        shop.passMinutes(5);
        shop.asked();
        shop.asked();
        shop.happened("ada-1", REPROMISED, ALLOCATED, RELEASED);
        shop.released("ada-1", 1);
        shop.unscanned("ada-1");
        for (int order = 2; order <= 4; order++) {
            shop.gotAndReleased("ada-" + order, 1);
            if (order < 4) {
                shop.unscanned("ada-" + order);
            }
        }
        shop.nothingElseHappened();
    }

    @Test
    void overdue_supply_is_expected_when_such_supply_came_before() {
        for (int i = 0; i < 6; i++) {
            shop.sells("BULB-" + i);
            shop.expects("PO-" + i, 1, "BULB-" + i, day(2));
        }
        shop.passDays(5);
        for (int i = 0; i < 6; i++) {
            shop.receives(1, "BULB-" + i, "PO-" + i);
        }
        shop.expects("PO-9", 5, "LAMP", day(8));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(9));
        shop.passDays(5);
        // Due on Tuesday, asked on Thursday: Friday is the third day after, and it leaves on Monday.
        assertThat(promised("ada-1")).isEqualTo(day(14));
        shop.receives(5, "LAMP", "PO-9");
        assertThat(waiting("ada-1")).isEmpty();
        shop.happened("ada-1", REPROMISED, ALLOCATED, RELEASED);
        shop.released("ada-1", 5);
        shop.nothingElseHappened();
    }

    @Test
    void a_supplier_that_does_not_answer_is_reminded_twice_and_one_that_does_never() {
        shop.sells("BULB");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("BULB", 14, 1, 1);
        shop.customer("ada").orders(1, "LAMP");
        shop.customer("bob").orders(1, "BULB");
        shop.passMinutes(5);
        Reorder first = shop.asked();
        Reorder second = shop.asked();
        shop.supplierConfirms(second, "PO-7", 1, day(200));
        shop.passDays(3);
        assertThat(shop.ledger.outbox())
                .noneMatch(message -> message.destination().startsWith("queue://supplier.reminders."));
        shop.passDays(1);
        assertThat(shop.reminded().reorder()).isEqualTo(first);
        shop.passDays(5);
        assertThat(shop.ledger.outbox())
                .filteredOn(message -> message.destination().equals("queue://supplier.reminders.ACME"))
                .singleElement()
                .satisfies(message -> assertThat(message.properties()).containsEntry("reminder", "1"));
        shop.passDays(1);
        assertThat(shop.reminded().number()).isEqualTo(2);
        shop.passDays(11);
        shop.happened("ada-1", REPROMISED);
        shop.happened("bob-1", ALARM, REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void who_does_not_answer_the_last_reminder_has_somebody_called_once() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.customer("ada").orders(2, "LAMP");
        shop.customer("bob").orders(1, "LAMP");
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        shop.passDays(15);
        assertThat(List.of(shop.reminded().number(), shop.reminded().number())).containsExactly(1, 2);
        shop.nothingElseHappened();
        shop.passDays(1);
        OrderEvent rung = shop.told("ada-1", ALARM);
        assertThat(rung.cause())
                .isEqualTo("reorder " + asked.reorderId()
                        + " of 3 pieces of LAMP was not answered by ACME, reminded twice");
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isNull();
        shop.passDays(5);
        shop.nothingElseHappened();
    }

    @Test
    void where_nobody_waits_any_more_somebody_is_called_all_the_same() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.customer("ada").orders(2, "LAMP");
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        shop.cancels("ada-1", null);
        shop.happened("ada-1", CANCELLED);
        shop.passDays(16);
        assertThat(List.of(shop.reminded().number(), shop.reminded().number())).containsExactly(1, 2);
        assertThat(shop.called()).contains(asked.reorderId()).endsWith("was not answered by ACME, reminded twice");
        shop.nothingElseHappened();
    }

    @Test
    void what_comes_beyond_the_order_or_of_closed_supply_is_there_all_the_same() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.receives(7, "LAMP", "PO-1");
        shop.receives(1, "LAMP", "PO-1");
        shop.expects("PO-2", 4, "LAMP", day(3));
        shop.supplierSays("PO-2", 0, "LAMP", null);
        assertThat(shop.receives(3, "LAMP", "PO-2").status()).isEqualTo(Status.APPLIED);
        shop.customer("ada").orders(11, "LAMP").is(ACCEPT);
        assertThat(shop.supplierSays("PO-1", 6, "LAMP", day(4)).status()).isEqualTo(Status.APPLIED);
        shop.customer("bob").orders(1, "LAMP").gives(0, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_confirmed_later_moves_the_promise_and_is_not_asked_for_again() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-7", 5, day(17));
        assertThat(promised("ada-1")).isEqualTo(day(18));
        shop.supplierSays("PO-7", 5, "LAMP", day(22));
        assertThat(promised("ada-1")).isEqualTo(day(23));
        shop.passMinutes(10);
        shop.happened("ada-1", REPROMISED, REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void a_small_order_of_a_large_pack_shows_its_surplus_and_serves_the_next() {
        shop.canReorder("LAMP", 14, 30, 12);
        shop.customer("ada").orders(13, "LAMP");
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(List.of(asked.quantity(), asked.surplus())).containsExactly(36L, 23L);
        assertThat(asked.neededBy()).isEqualTo(day(15));
        shop.supplierConfirms(asked, "PO-7", 36, day(10));
        shop.customer("bob").orders(20, "LAMP").waits(20, day(11));
        shop.customer("cay").orders(5, "LAMP").is(BACKORDER).gives(0, 5, 0);
        shop.passMinutes(5);
        assertThat(shop.asked().demand()).extracting(Reorder.Demand::quantity).containsExactly(2L);
        shop.happened("ada-1", REPROMISED);
        shop.nothingElseHappened();
    }
}
