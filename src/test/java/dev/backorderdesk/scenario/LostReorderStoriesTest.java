package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.reorder.Reorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was asked for pieces does not bring them, or not all: for the day that his lead time gave nobody stands any more. */
class LostReorderStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream().flatMap(part -> part.pegs().stream()).toList();
    }

    private Reorder asked(long pieces) {
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.quantity()).isEqualTo(pieces);
        return asked;
    }

    @Test
    void who_is_asked_for_at_a_slower_supplier_is_promised_what_that_one_keeps_as_a_newcomer_is() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("BRIGHT", "LAMP", 40, 1, 1, 2);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.supplierConfirms(asked(5), "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(43));
        assertThat(asked(5).supplier()).isEqualTo("BRIGHT");
        shop.customer("bob").orders(1, "LAMP").waits(1, day(43));
        asked(1);
        shop.passDays(3);
        shop.nothingElseHappened();
    }

    @Test
    void who_is_left_without_pieces_by_a_confirmation_of_less_is_promised_a_day_of_the_next_reorder() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(6, "LAMP").waits(6, day(15));
        shop.customer("bob").orders(6, "LAMP").waits(6, day(15));
        Reorder both = asked(12);
        shop.passDays(2);
        shop.supplierConfirms(both, "PO-1", 6, day(14));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 6));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(17));
        shop.customer("cay").orders(1, "LAMP").waits(1, day(17));
        asked(7);
        shop.nothingElseHappened();
    }

    @Test
    void a_confirmation_of_less_for_the_second_of_three_reorders_moves_only_whom_that_one_named() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(10, "LAMP").waits(10, day(15));
        asked(10);
        shop.customer("bob").orders(10, "LAMP").waits(10, day(15));
        Reorder second = asked(10);
        shop.customer("cay").orders(5, "LAMP").waits(5, day(15));
        asked(5);
        shop.passDays(2);
        shop.supplierConfirms(second, "PO-2", 5, day(14));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(17));
        asked(5);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_free_and_comes_before_the_next_reorder_is_counted_on_at_once() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(6, "LAMP").waits(6, day(15));
        shop.customer("bob").orders(6, "LAMP").waits(6, day(15));
        Reorder both = asked(12);
        shop.passDays(2);
        shop.expects("PO-FREE", 6, "LAMP", day(15));
        shop.supplierConfirms(both, "PO-1", 6, day(14));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-FREE", 6));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(16));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void who_was_not_heard_of_for_a_week_stands_for_no_day_either() {
        shop.canReorder("LAMP", 30, 1, 1);
        shop.canReorder("BRIGHT", "LAMP", 28, 1, 1, 2);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(31));
        Reorder silent = asked(5);
        shop.passDays(15);
        shop.reminded();
        shop.reminded();
        shop.passDays(1);
        assertThat(shop.told("ada-1", ALARM, REPROMISED).cause())
                .isEqualTo("reorder " + silent.reorderId() + " was not answered");
        assertThat(shop.ledger.state("ada-1").parts().get(0).current().shipBy()).isEqualTo(day(45));
        assertThat(asked(5).supplier()).isEqualTo("BRIGHT");
        shop.nothingElseHappened();
    }

    @Test
    void a_new_offer_for_what_nobody_offered_is_asked_at_once_and_names_a_day() {
        shop.expects("PO-1", 5, "LAMP", day(3));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(4));
        shop.supplierSays("PO-1", 0, "LAMP", null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        shop.canReorder("LAMP", 14, 1, 1);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        asked(5);
        shop.nothingElseHappened();
    }

    @Test
    void a_new_offer_for_what_the_only_one_refused_is_asked_at_once_and_the_one_who_refused_is_not() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.supplierConfirms(asked(5), "PO-1", 0, null);
        shop.happened("ada-1", ALARM, REPROMISED);
        shop.canReorder("BRIGHT", "LAMP", 10, 1, 1, 2);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(11));
        Reorder asked = asked(5);
        assertThat(asked.supplier()).isEqualTo("BRIGHT");
        shop.passDays(4);
        assertThat(shop.reminded().reorder()).isEqualTo(asked);
        shop.nothingElseHappened();
    }

    /** ACME, who is preferred, and BRIGHT refuse what Ada waits for. */
    private void bothRefuse() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.supplierConfirms(asked(5), "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.supplierConfirms(asked(5), "PO-2", 0, null);
        shop.happened("ada-1", ALARM, REPROMISED);
    }

    @Test
    void who_refused_and_offers_it_anew_is_asked_at_once_though_another_who_refused_is_preferred() {
        bothRefuse();
        shop.offersAnew("BRIGHT", "LAMP", 30, 2);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(31));
        Reorder asked = asked(5);
        assertThat(asked.supplier()).isEqualTo("BRIGHT");
        assertThat(asked.replaces()).isEmpty();
        shop.customer("bob").orders(1, "LAMP").waits(1, day(31));
        asked(1);
        shop.nothingElseHappened();
    }

    @Test
    void who_was_silent_and_offers_it_anew_is_asked_at_once_for_what_he_left_unanswered() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        Reorder silent = asked(5);
        shop.passDays(15);
        shop.reminded();
        shop.reminded();
        shop.passDays(1);
        shop.happened("ada-1", ALARM, REPROMISED);
        shop.offersAnew("ACME", "LAMP", 10, 1);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(29));
        assertThat(asked(5).replaces()).containsExactly(silent.reorderId());
        shop.nothingElseHappened();
    }

    @Test
    void who_has_a_day_keeps_it_whoever_offers_the_article_too() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        asked(5);
        shop.canReorder("BRIGHT", "LAMP", 40, 1, 1, 2);
        shop.passMinutes(10);
        shop.nothingElseHappened();
    }

    @Test
    void what_comes_by_a_second_confirmation_in_the_same_breath_moves_nobody() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(6, "LAMP").waits(6, day(15));
        shop.customer("bob").orders(6, "LAMP").waits(6, day(15));
        Reorder both = asked(12);
        shop.passDays(2);
        shop.supplierBeginsToConfirm(both, "PO-1", 6, day(14));
        shop.supplierConfirms(both, "PO-2", 6, day(14));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 6));
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void where_each_word_is_a_deal_by_policy_a_cancelled_confirmation_is_told_once_and_names_no_day_of_his() {
        shop.dealsAnewOnSupply();
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        shop.supplierConfirms(asked(5), "PO-1", 5, day(14));
        shop.passDays(2);
        shop.supplierSays("PO-1", 0, "LAMP", null);
        assertThat(shop.happened("ada-1", ALARM, REPROMISED).shipBy()).isNull();
        assertThat(shop.ledger.state("ada-1").parts().get(0).revisions())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo("SUPPLIER_UNDATED"));
        shop.passDays(1);
        shop.nothingElseHappened();
    }
}
