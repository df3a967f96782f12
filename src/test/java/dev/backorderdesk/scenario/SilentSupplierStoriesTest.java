package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A supplier who was given up, or had refused, brings something after all: his lead time is worth a promise again. */
class SilentSupplierStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream().flatMap(part -> part.pegs().stream()).toList();
    }

    private @Nullable LocalDate promised(String orderId) {
        return shop.ledger.state(orderId).parts().get(0).current().shipBy();
    }

    private Reorder asked(long pieces) {
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.quantity()).isEqualTo(pieces);
        return asked;
    }

    private Reorder adasIsAsked() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP").waits(5, day(15));
        return asked(5);
    }

    /** On Wednesday after two weeks Ada has no day any more. */
    private void isGivenUp() {
        shop.passDays(16);
        shop.reminded();
        shop.reminded();
        shop.told("ada-1", ALARM, REPROMISED);
        assertThat(promised("ada-1")).isNull();
    }

    /** On the lead time, of which has been learned by now that it is not kept. */
    private void isPromisedWhatANewcomerIs() {
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(38));
        shop.customer("cay").orders(1, "LAMP").waits(1, day(38));
    }

    @Test
    void of_what_comes_after_all_and_the_rest_who_waits_is_promised_the_later_day() {
        Reorder adas = adasIsAsked();
        isGivenUp();
        shop.supplierConfirms(adas, "PO-1", 4, day(45));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 4));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(46));
        assertThat(asked(1).demand()).extracting(Reorder.Demand::orderId).containsExactly("ada-1");
    }

    @Test
    void where_the_rest_comes_last_he_is_promised_what_a_newcomer_is() {
        Reorder adas = adasIsAsked();
        isGivenUp();
        shop.supplierConfirms(adas, "PO-1", 4, day(20));
        isPromisedWhatANewcomerIs();
        asked(2);
    }

    @Test
    void who_is_asked_again_and_brings_less_is_asked_for_the_rest_and_that_has_a_day() {
        adasIsAsked();
        isGivenUp();
        shop.passDays(6);
        Reorder again = asked(5);
        shop.supplierConfirms(again, "PO-1", 4, day(30));
        shop.customer("bob").orders(1, "LAMP").waits(1, day(37));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(37));
        asked(2);
    }

    @Test
    void who_brings_what_another_needs_is_asked_again_for_the_first_who_has_a_day_by_that() {
        Reorder adas = adasIsAsked();
        shop.customer("bob").orders(2, "LAMP").waits(2, day(15));
        Reorder bobs = asked(2);
        shop.passDays(16);
        for (int reminder = 1; reminder <= 4; reminder++) {
            shop.reminded();
        }
        assertThat(shop.happened("ada-1", ALARM, ALARM, REPROMISED).shipBy()).isNull();
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isNull();
        shop.supplierConfirms(bobs, "PO-2", 2, day(20));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(21));
        isPromisedWhatANewcomerIs();
        assertThat(asked(6).replaces()).containsExactly(adas.reorderId());
        shop.passDays(3);
    }

    @Test
    void who_had_refused_and_brings_less_after_all_is_asked_for_the_rest_and_that_has_a_day() {
        Reorder adas = adasIsAsked();
        shop.supplierConfirms(adas, "PO-1", 0, null);
        assertThat(shop.happened("ada-1", ALARM, REPROMISED).shipBy()).isNull();
        shop.supplierConfirms(adas, "PO-2", 4, day(8));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        asked(1);
    }

    @Test
    void who_was_asked_again_and_brings_less_of_the_first_has_a_day_by_what_he_was_asked_again() {
        Reorder adas = adasIsAsked();
        isGivenUp();
        shop.passDays(6);
        asked(5);
        shop.supplierConfirms(adas, "PO-1", 4, day(45));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(46));
        shop.passMinutes(5);
    }

    @Test
    void who_was_asked_again_and_brings_what_another_needs_gives_the_first_a_day() {
        adasIsAsked();
        isGivenUp();
        shop.passDays(6);
        asked(5);
        shop.customer("bob").orders(1, "LAMP").waits(1, day(37));
        shop.supplierConfirms(asked(1), "PO-2", 1, day(25));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(28));
        shop.customer("cay").orders(1, "LAMP").waits(1, day(37));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(37));
        asked(1);
    }

    @Test
    void what_the_next_one_was_asked_for_again_after_he_refused_has_no_day_by_who_brings_the_rest() {
        Reorder adas = adasIsAsked();
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 0);
        shop.passDays(16);
        shop.reminded();
        shop.reminded();
        shop.told("ada-1", ALARM, REPROMISED);
        shop.supplierConfirms(asked(5), "PO-1", 0, null);
        assertThat(shop.happened("ada-1", ALARM, REPROMISED).shipBy()).isNull();
        shop.passDays(6);
        assertThat(asked(5).supplier()).isEqualTo("BRIGHT");
        shop.supplierConfirms(adas, "PO-2", 4, day(30));
        shop.passMinutes(5);
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 4));
        assertThat(promised("ada-1")).isNull();
    }

    @Test
    void what_comes_after_all_to_another_location_is_asked_for_again_where_it_is_needed_and_that_has_a_day() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        Reorder adas = adasIsAsked();
        isGivenUp();
        comesToWest(adas, day(20));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(38));
        assertThat(asked(5).location()).isEqualTo("MAIN");
    }

    @Test
    void whoever_counts_on_what_is_confirmed_to_another_location_is_promised_what_the_next_reorder_keeps() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        Reorder adas = adasIsAsked();
        shop.passDays(3);
        comesToWest(adas, day(10));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(18));
        assertThat(asked(5).location()).isEqualTo("MAIN");
    }

    private void comesToWest(Reorder reorder, LocalDate day) {
        Supply supply = new Supply("PO-1", 1, "ACME", "LAMP", "WEST", 5, day, Supply.Status.OPEN, reorder.reorderId());
        assertThat(shop.sends("supply.in", supply).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    @Test
    void who_says_that_he_does_not_bring_what_was_replaced_refuses_nothing() {
        Reorder adas = adasIsAsked();
        isGivenUp();
        shop.passDays(6);
        assertThat(asked(5).replaces()).containsExactly(adas.reorderId());
        shop.customer("bob").orders(1, "LAMP").waits(1, day(37));
        shop.supplierConfirms(adas, "PO-1", 0, null);
        assertThat(asked(1).demand()).extracting(Reorder.Demand::orderId).containsExactly("bob-1");
    }

    @Test
    void who_refuses_what_he_was_given_up_for_takes_nobodys_day_but_is_asked_later() {
        Reorder adas = adasIsAsked();
        isGivenUp();
        shop.passDays(1);
        shop.supplierConfirms(adas, "PO-1", 0, null);
        assertThat(shop.told("ada-1", ALARM).cause()).startsWith("ACME does not bring the 5 pieces of LAMP");
        shop.passDays(5);
        shop.passMinutes(5);
        shop.noReorderWasSent();
        shop.passDays(1);
        asked(5);
    }

    @AfterEach
    void end() {
        shop.nothingElseHappened();
    }
}
