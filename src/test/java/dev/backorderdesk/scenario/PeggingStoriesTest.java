package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever counts on supply is moved by it, and nobody else; nobody counts on what would make him wait longer. */
class PeggingStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream()
                .filter(part -> part.sku().equals("LAMP"))
                .flatMap(part -> part.pegs().stream())
                .toList();
    }

    private @Nullable LocalDate promised(String orderId) {
        return shop.ledger.state(orderId).parts().get(0).current().shipBy();
    }

    private Reorder reorderFor(String customer, long pieces) {
        shop.customer(customer).orders((int) pieces, "LAMP").waits(pieces, day(15));
        shop.passMinutes(5);
        return shop.asked();
    }

    /** Ada is asked for in a pack of 24, which is confirmed without a day; Bob is asked for, too. */
    private Reorder adasPackHasNoDay() {
        shop.canReorder("LAMP", 14, 24, 24);
        Reorder adas = reorderFor("ada", 10);
        shop.supplierConfirms(adas, "PO-1", 24, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        Reorder bobs = reorderFor("bob", 5);
        assertThat(bobs.demand()).extracting(Reorder.Demand::orderId).containsExactly("bob-1");
        return adas;
    }

    @Test
    void the_rest_of_a_late_pack_makes_nobody_wait_longer_who_was_asked_for_elsewhere() {
        Reorder adas = adasPackHasNoDay();
        shop.supplierConfirms(adas, "PO-1", 24, day(90));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(91));
        assertThat(pegs("bob-1")).isEmpty();
        assertThat(promised("bob-1")).isEqualTo(day(15));
        shop.nothingElseHappened();
    }

    @Test
    void the_rest_of_a_pack_without_a_day_is_dealt_to_nobody_who_was_asked_for_elsewhere() {
        adasPackHasNoDay();
        shop.redeals("LAMP");
        assertThat(pegs("bob-1")).isEmpty();
        assertThat(promised("bob-1")).isEqualTo(day(15));
        shop.nothingElseHappened();
    }

    @Test
    void what_a_reorder_brings_late_is_late_for_those_for_whom_it_was_made() {
        shop.canReorder("LAMP", 14, 1, 1);
        Reorder adas = reorderFor("ada", 10);
        Reorder bobs = reorderFor("bob", 10);
        shop.supplierConfirms(bobs, "PO-2", 10, day(63));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(64));
        assertThat(promised("ada-1")).isEqualTo(day(15));
        shop.supplierConfirms(adas, "PO-1", 10, day(11));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 10));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(14));
        shop.passDays(11);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 10);
        assertThat(promised("bob-1")).isEqualTo(day(64));
        shop.nothingElseHappened();
    }

    @Test
    void who_was_asked_for_counts_on_it_though_others_wait_before_him() {
        shop.dealsAnewOnSupply();
        shop.canReorder("LAMP", 14, 1, 1);
        reorderFor("ada", 10);
        Reorder bobs = reorderFor("bob", 2);
        shop.supplierConfirms(bobs, "PO-2", 2, day(63));
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 2));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(64));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void supply_in_ten_months_does_not_serve_who_waits_without_a_day() {
        shop.canReorder("LAMP", 14, 1, 1);
        Reorder adas = reorderFor("ada", 5);
        shop.passDays(16);
        shop.reminded();
        shop.reminded();
        assertThat(shop.told("ada-1", ALARM, REPROMISED).cause()).isEqualTo("the day of leaving is over");
        assertThat(promised("ada-1")).isNull();
        shop.expects("PO-FAR", 100, "LAMP", day(300));
        shop.redeals("LAMP");
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(promised("ada-1")).isNull();
        shop.supplierConfirms(adas, "PO-1", 4, day(45));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy())
                .as("the missing piece is asked for again, and comes before that")
                .isEqualTo(day(46));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity())
                .as("what is short again is asked for")
                .isEqualTo(1);
        shop.nothingElseHappened();
    }

    @Test
    void who_counted_on_goods_that_came_where_nothing_leaves_for_him_is_asked_for() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE", "FR");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        shop.sends(
                "stock.in",
                new StockMovement(
                        "M-WEST",
                        StockMovement.Kind.RECEIPT,
                        "LAMP",
                        "WEST",
                        10,
                        shop.now().plusMillis(1),
                        "PO-1"));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.location()).isEqualTo("MAIN");
        assertThat(asked.quantity()).isEqualTo(10);
        shop.nothingElseHappened();
    }

    @Test
    void what_lessens_a_reorder_is_given_to_those_for_whom_it_would_be_made_whoever_else_is_looked_at_with_them() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 14, 1, 1);
        shop.expects("PO-VASE", 1, "VASE", day(7));
        shop.customer("ada").adds(1, "VASE").orders(4, "LAMP");
        shop.decidedLine();
        shop.passMinutes(5);
        shop.asked();
        shop.customer("bob").orders(4, "LAMP").waits(4, day(15));
        shop.supplierSays("PO-LATE", 4, "LAMP", day(-1));
        shop.supplierBegins("PO-VASE", 1, "VASE", day(9));
        shop.passMinutes(5);
        assertThat(pegs("ada-1")).isEmpty();
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-LATE", 4));
        shop.happened("ada-1", REPROMISED);
        shop.happened("bob-1", REPROMISED);
        shop.nothingElseHappened();
    }

    private void adaCountsOnLateSupply(@Nullable LocalDate day) {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", REPROMISED);
    }

    /** Ada gets what replaces it, and Bob, who orders only now, what she gave up or what is asked for him. */
    private void adaComesFirst() {
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 10));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(11));
        shop.customer("bob").orders(10, "LAMP").waits(10, day(31));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(10);
        shop.passDays(10);
        shop.receives(10, "LAMP", "PO-2");
        shop.gotAndReleased("ada-1", 10);
        assertThat(promised("bob-1")).isEqualTo(day(31));
        shop.reminded();
        shop.reminded();
        shop.nothingElseHappened();
    }

    @Test
    void what_replaces_late_supply_is_for_who_waits_and_not_for_who_orders_next() {
        adaCountsOnLateSupply(day(42));
        shop.supplierSays("PO-2", 10, "LAMP", day(10));
        adaComesFirst();
    }

    @Test
    void what_replaces_supply_without_a_day_is_for_who_waits_and_not_for_who_orders_next() {
        adaCountsOnLateSupply(null);
        shop.supplierSays("PO-2", 10, "LAMP", day(10));
        adaComesFirst();
    }

    @Test
    void who_counts_on_supply_that_slips_moves_up_to_what_is_free_and_is_told_one_day() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.expects("PO-2", 10, "LAMP", day(10));
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        shop.supplierSays("PO-1", 10, "LAMP", day(42));
        adaComesFirst();
    }

    @Test
    void what_a_supplier_moves_and_what_he_announces_in_one_go_is_dealt_by_both() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        shop.handle(
                Shop.arrival(
                        "supply.in",
                        new Supply("PO-1", 2, "ACME", "LAMP", null, 10, day(42), Supply.Status.OPEN, null)),
                Shop.arrival(
                        "supply.in",
                        new Supply("PO-2", 1, "ACME", "LAMP", null, 10, day(10), Supply.Status.OPEN, null)));
        shop.answer();
        shop.answer();
        shop.passMinutes(1);
        adaComesFirst();
    }

    @Test
    void supply_in_ten_months_is_no_better_than_supply_without_a_day() {
        adaCountsOnLateSupply(null);
        shop.supplierSays("PO-FAR", 10, "LAMP", day(300));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 10));
        shop.nothingElseHappened();
    }
}
