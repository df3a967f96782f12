package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.model.OrderEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Stock and supply dealt anew: who wins, who loses to whom, and that a second run finds nothing to do. */
class RedealStoriesTest {
    private static final List<String> NO_SHARES = List.of();

    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private List<Peg> pegs(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0).pegs();
    }

    private static LocalDate shipBy(OrderEvent event) {
        return Objects.requireNonNull(Objects.requireNonNull(event.after()).shipBy());
    }

    private void aSecondRunChangesNothing() {
        RedealingReport.Report again = shop.redeals();
        assertThat(again.changed()).isZero();
        assertThat(again.lostLines()).isZero();
        shop.nothingElseHappened();
    }

    /** Bob counts on PO-1 in two days, ada, who came later, on PO-2 in ten. */
    private void bobIsSoonAndAdaLate() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("bob").tier("b2b").orders(5, "LAMP");
        shop.customer("ada").tier("gold").orders(5, "LAMP");
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 5));
    }

    private void adaAndBobChanged() {
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        OrderEvent sooner = shop.redealt("ada-1", REPROMISED);
        assertThat(shipBy(sooner)).isEqualTo(day(3));
        assertThat(sooner.cause()).isEqualTo("redeal 1");
        OrderEvent later = shop.redealt("bob-1", REPROMISED);
        assertThat(shipBy(later)).isEqualTo(day(11));
        assertThat(later.cause()).isEqualTo("redeal 1: 5 to ada-1 line 1 by strategy");
    }

    @Test
    void as_shipped_everybody_keeps_what_he_has() {
        bobIsSoonAndAdaLate();
        RedealingReport.Report report = shop.redeals();
        assertThat(report.lines()).isEqualTo(2);
        assertThat(report.changed()).isZero();
        shop.nothingElseHappened();
    }

    @Test
    void who_wins_gets_the_earliest_and_the_run_says_who_lost_to_him() {
        bobIsSoonAndAdaLate();
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), NO_SHARES);
        RedealingReport.Report report = shop.redeals();
        adaAndBobChanged();
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.losses()).singleElement().satisfies(each -> {
            assertThat(each.sku()).isEqualTo("LAMP");
            assertThat(each.loss().loser().orderId()).isEqualTo("bob-1");
            assertThat(each.loss().cause()).isEqualTo(Redealt.Cause.STRATEGY);
            assertThat(each.loss().winners())
                    .singleElement()
                    .satisfies(winner -> assertThat(winner.name().orderId()).isEqualTo("ada-1"));
        });
        aSecondRunChangesNothing();
    }

    @Test
    void who_is_of_the_last_class_gives_to_who_keeps_and_gains() {
        bobIsSoonAndAdaLate();
        shop.dealsBy(List.of("*,*,b2b,*,*,lose,1,turn,stay,no,all,b2b last"), NO_SHARES);
        shop.redeals("LAMP");
        adaAndBobChanged();
        aSecondRunChangesNothing();
    }

    @Test
    void who_gains_is_moved_to_supply_that_is_overdue_and_yet_sooner() {
        bobIsSoonAndAdaLate();
        shop.supplierSays("PO-1", 10, "LAMP", day(-1));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 5));
        shop.redeals("LAMP");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(shipBy(shop.redealt("ada-1", REPROMISED))).isEqualTo(day(9));
        aSecondRunChangesNothing();
    }

    @Test
    void who_only_fills_is_never_moved_to_sooner_supply() {
        bobIsSoonAndAdaLate();
        shop.supplierSays("PO-1", 10, "LAMP", day(-1));
        shop.dealsBy(List.of("*,*,gold,*,*,fill,1,turn,stay,no,all,gold fills"), NO_SHARES);
        assertThat(shop.redeals("LAMP").changed()).isZero();
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 5));
        shop.nothingElseHappened();
    }

    @Test
    void within_a_class_that_is_redistributed_the_smallest_may_come_first() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("bob").orders(5, "LAMP");
        shop.customer("ada").orders(3, "LAMP");
        shop.dealsBy(List.of("S-1,*,*,*,*,redistribute,1,smallest,stay,no,all,smallest first"), NO_SHARES);
        RedealingReport.Report report = shop.redeals("LAMP");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 3));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 2), new Peg("PO-2", 3));
        assertThat(shipBy(shop.redealt("ada-1", REPROMISED))).isEqualTo(day(3));
        assertThat(shipBy(shop.redealt("bob-1", REPROMISED))).isEqualTo(day(11));
        assertThat(report.lostBy()).containsEntry(Redealt.Cause.TURN, 3L);
        aSecondRunChangesNothing();
    }

    @Test
    void a_guaranteed_minimum_is_given_before_everybody() {
        bobIsSoonAndAdaLate();
        shop.dealsBy(
                List.of("*,*,gold,*,*,gain,2,turn,stay,no,gold,gold has its own group"),
                List.of("*,*,gold,unlimited,100,2,0,two"));
        RedealingReport.Report report = shop.redeals("LAMP");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2), new Peg("PO-2", 3));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 3), new Peg("PO-2", 2));
        assertThat(report.lostBy()).containsEntry(Redealt.Cause.PROTECTION, 2L);
        assertThat(shipBy(shop.redealt("bob-1", REPROMISED))).isEqualTo(day(11));
        aSecondRunChangesNothing();
    }

    @Test
    void a_group_that_has_its_most_leaves_the_rest_even_of_what_it_had() {
        bobIsSoonAndAdaLate();
        shop.dealsBy(
                List.of("*,*,b2b,*,*,gain,1,turn,stay,no,trade,b2b has a maximum"),
                List.of("*,*,trade,3,100,0,0,three"));
        RedealingReport.Report report = shop.redeals("LAMP");
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 3));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2), new Peg("PO-2", 3));
        assertThat(report.lostBy()).containsEntry(Redealt.Cause.MAXIMUM, 2L);
        shop.redealt("bob-1", REPROMISED);
        aSecondRunChangesNothing();
    }

    @Test
    void what_the_warehouse_may_ship_counts_against_the_most_of_its_group() {
        shop.expects("PO-0", 4, "LAMP", day(1));
        shop.expects("PO-1", 4, "LAMP", day(2));
        shop.customer("bob").tier("b2b").orders(4, "LAMP");
        shop.customer("cay").tier("b2b").orders(4, "LAMP");
        shop.dealsBy(
                List.of("*,*,b2b,*,*,gain,1,turn,stay,no,trade,b2b has a maximum"),
                List.of("*,*,trade,5,100,0,0,five"));
        shop.receives(4, "LAMP", "PO-0");
        shop.gotAndReleased("bob-1", 4);
        assertThat(shop.ledger.order("bob-1").orElseThrow().waiting()).isEmpty();
        assertThat(pegs("cay-1")).containsExactly(new Peg("PO-1", 4));
        shop.redeals("LAMP");
        assertThat(pegs("cay-1")).containsExactly(new Peg("PO-1", 1));
        shop.redealt("cay-1", REPROMISED);
        aSecondRunChangesNothing();
    }

    @Test
    void stock_of_an_order_that_ships_as_one_and_can_t_ship_is_lent_to_who_can() {
        adaWaitsForHerVaseAndBobForTheLamps();
        shop.dealsBy(List.of("S-1,*,*,*,*,redistribute,1,turn,stay,yes,all,stock goes to who can ship"), NO_SHARES);
        RedealingReport.Report report = shop.redeals();
        assertThat(report.lostBy()).containsEntry(Redealt.Cause.LENT, 2L);
        assertThat(Objects.requireNonNull(shop.redealt("ada-1", DEALLOCATED).after())
                        .waiting())
                .isEqualTo(2);
        shop.redealt("bob-1", ALLOCATED);
        assertThat(Objects.requireNonNull(shop.redealt("bob-1", RELEASED).after())
                        .released())
                .isEqualTo(2);
        shop.released("bob-1", 2);
        assertThat(shop.ledger.state("bob-1").releases()).hasSize(1);
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 2));
        aSecondRunChangesNothing();
    }

    private void adaWaitsForHerVaseAndBobForTheLamps() {
        shop.has(2, "LAMP");
        shop.expects("PO-1", 2, "LAMP", day(2));
        shop.expects("PO-9", 2, "VASE", day(10));
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").adds(2, "VASE").sends();
        shop.decidedLine();
        shop.customer("bob").orders(2, "LAMP");
        assertThat(shop.ledger.state("ada-1").releases()).isEmpty();
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 2));
    }

    @Test
    void a_simulation_tells_the_same_and_changes_nothing() {
        adaWaitsForHerVaseAndBobForTheLamps();
        shop.dealsBy(List.of("S-1,*,*,*,*,redistribute,1,turn,stay,yes,all,stock goes to who can ship"), NO_SHARES);
        RedealingReport.Report told = shop.simulatesRedeal("LAMP");
        assertThat(told.changed()).isEqualTo(2);
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 2));
        shop.nothingElseHappened();
        assertThat(shop.redeals("LAMP")).isEqualTo(told);
        for (OrderEvent.Kind kind : List.of(ALLOCATED, RELEASED)) {
            shop.redealt("bob-1", kind);
        }
        shop.released("bob-1", 2);
        shop.redealt("ada-1", DEALLOCATED);
        aSecondRunChangesNothing();
    }

    @Test
    void an_article_before_its_release_is_left_as_it_is() {
        shop.item("GAME", "toys", day(20), null, null, false);
        shop.expects("PO-1", 5, "GAME", day(2));
        shop.customer("ada").orders(3, "GAME");
        RedealingReport.Report report = shop.redeals();
        assertThat(report.lines()).isZero();
        shop.nothingElseHappened();
    }

    private void ofVasesToo() {
        shop.expects("PO-3", 5, "VASE", day(2));
        shop.expects("PO-4", 5, "VASE", day(10));
        shop.customer("bob").tier("b2b").orders(5, "VASE");
        shop.customer("ada").tier("gold").orders(5, "VASE");
        vasesAreAsTheyWere();
    }

    private void vasesAreAsTheyWere() {
        assertThat(pegs("bob-2")).containsExactly(new Peg("PO-3", 5));
        assertThat(pegs("ada-2")).containsExactly(new Peg("PO-4", 5));
    }

    @Test
    void as_set_supply_that_is_moved_has_its_article_dealt_anew_by_the_table_and_no_other() {
        bobIsSoonAndAdaLate();
        ofVasesToo();
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), NO_SHARES);
        shop.dealsAnewOnSupply();
        shop.supplierSays("PO-2", 5, "LAMP", day(9));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        vasesAreAsTheyWere();
        OrderEvent sooner = shop.redealt("ada-1", REPROMISED);
        assertThat(shipBy(sooner)).isEqualTo(day(3));
        assertThat(sooner.cause()).isEqualTo("redeal after supply.in/PO-2/2");
        assertThat(shipBy(shop.redealt("bob-1", REPROMISED))).isEqualTo(day(10));
        shop.nothingElseHappened();
    }

    @Test
    void as_set_goods_that_come_are_dealt_by_the_table_and_no_other_article_is() {
        bobIsSoonAndAdaLate();
        ofVasesToo();
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), NO_SHARES);
        shop.dealsAnewOnSupply();
        shop.receives(5, "LAMP", "PO-1");
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        vasesAreAsTheyWere();
        for (OrderEvent.Kind kind : List.of(ALLOCATED, RELEASED)) {
            assertThat(shop.redealt("ada-1", kind).cause()).startsWith("redeal after stock.in/M-");
        }
        shop.released("ada-1", 5);
        assertThat(shipBy(shop.redealt("bob-1", REPROMISED))).isEqualTo(day(11));
        assertThat(shop.redeals("LAMP").changed()).isZero();
        shop.nothingElseHappened();
    }

    @Test
    void as_set_the_rest_of_what_has_come_in_part_is_still_counted_on() {
        shop.expects("PO-1", 10, "LAMP", day(2));
        shop.customer("bob").orders(10, "LAMP");
        shop.dealsAnewOnSupply();
        shop.receives(4, "LAMP", "PO-1");
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 6));
        for (OrderEvent.Kind kind : List.of(ALLOCATED, RELEASED)) {
            shop.redealt("bob-1", kind);
        }
        shop.released("bob-1", 4);
        aSecondRunChangesNothing();
    }

    @Test
    void unless_it_is_set_what_comes_is_given_in_turn_whatever_the_table_says() {
        bobIsSoonAndAdaLate();
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), NO_SHARES);
        shop.supplierSays("PO-2", 5, "LAMP", day(9));
        shop.receives(5, "LAMP", "PO-1");
        shop.gotAndReleased("bob-1", 5);
        assertThat(shipBy(shop.told("ada-1", REPROMISED))).isEqualTo(day(10));
        shop.nothingElseHappened();
    }
}
