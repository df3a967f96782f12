package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.reorder.Reorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What suppliers are asked for comes elsewhere, or never, or another supplier is preferred by then. */
class AskedAnewStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream().flatMap(part -> part.pegs().stream()).toList();
    }

    private Reorder adasIsAsked(int leadTimeDays) {
        shop.canReorder("LAMP", leadTimeDays, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.passMinutes(5);
        return shop.asked();
    }

    private void isRemindedTwice(Reorder reorder) {
        for (int number = 1; number <= 2; number++) {
            var reminder = shop.reminded();
            assertThat(reminder.reorder()).isEqualTo(reorder);
            assertThat(reminder.number()).isEqualTo(number);
        }
    }

    @Test
    void what_is_confirmed_to_another_location_is_asked_for_anew_for_its_own() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        Reorder asked = adasIsAsked(14);
        assertThat(shop.sends(
                                "supply.in",
                                new Supply(
                                        "PO-1",
                                        1,
                                        "ACME",
                                        "LAMP",
                                        "WEST",
                                        5,
                                        day(10),
                                        Supply.Status.OPEN,
                                        asked.reorderId()))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.passMinutes(5);
        Reorder anew = shop.asked();
        assertThat(anew.location()).isEqualTo("MAIN");
        assertThat(anew.quantity()).isEqualTo(5);
        shop.nothingElseHappened();
    }

    @Test
    void who_never_answered_is_asked_for_what_is_ordered_later() {
        Reorder adas = adasIsAsked(14);
        shop.passDays(10);
        shop.receives(5, "LAMP", null);
        shop.gotAndReleased("ada-1", 5);
        shop.passDays(6);
        isRemindedTwice(adas);
        assertThat(shop.called()).endsWith("was not answered by ACME, reminded twice");
        shop.customer("bob").orders(3, "LAMP").waits(3, day(31));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(3);
        shop.nothingElseHappened();
    }

    @Test
    void where_one_never_answers_the_next_is_asked_and_what_the_first_confirms_then_counts_once() {
        Reorder first = adasIsAsked(30);
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.passDays(16);
        isRemindedTwice(first);
        assertThat(shop.told("ada-1", ALARM).cause()).contains(first.reorderId());
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(38));
        shop.passMinutes(5);
        Reorder second = shop.asked();
        assertThat(second.supplier()).isEqualTo("BRIGHT");
        assertThat(second.quantity()).isEqualTo(5);
        assertThat(shop.supplierConfirms(first, "PO-1", 5, day(20)).status()).isEqualTo(Status.APPLIED);
        shop.supplierConfirms(second, "PO-2", 5, day(21));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(21));
        shop.customer("bob").orders(5, "LAMP").waits(5, day(22));
        shop.passMinutes(5);
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        shop.nothingElseHappened();
    }

    @Test
    void where_the_only_one_never_answers_no_day_is_promised_and_he_is_asked_again_later() {
        Reorder first = adasIsAsked(30);
        shop.passDays(16);
        isRemindedTwice(first);
        assertThat(shop.told("ada-1", ALARM).cause()).contains(first.reorderId());
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isNull();
        shop.passDays(5);
        shop.noReorderWasSent();
        shop.passDays(1);
        shop.passMinutes(5);
        Reorder again = shop.asked();
        assertThat(again.demand()).containsExactlyElementsOf(first.demand());
        assertThat(again.replaces()).as("he must not bring both").containsExactly(first.reorderId());
        shop.supplierConfirms(again, "PO-1", 5, day(40));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(42));
        shop.customer("bob").orders(2, "LAMP").waits(2, day(53));
        shop.passMinutes(5);
        assertThat(shop.asked().replaces()).as("of the first he was told").isEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void nothing_is_needed_by_a_day_that_is_over_when_it_is_asked_for() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(3));
        shop.passDays(4);
        shop.supplierSays("PO-1", 0, "LAMP", null);
        shop.happened("ada-1", REPROMISED, REPROMISED);
        shop.passMinutes(5);
        assertThat(shop.asked().neededBy()).isEqualTo(day(4));
        shop.nothingElseHappened();
    }

    @Test
    void a_proposal_goes_to_whoever_is_preferred_when_it_is_due() {
        shop.supplier("weekdays", "16:30");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.canReorder("BRIGHT", "LAMP", 3, 1, 1, 0);
        shop.passMinutes(7 * 60 + 30);
        Reorder asked = shop.asked();
        assertThat(asked.supplier()).isEqualTo("BRIGHT");
        assertThat(asked.quantity()).isEqualTo(5);
        assertThat(shop.ledger.order("ada-1").orElseThrow().reorders()).containsExactly(asked);
        shop.passDays(1);
        shop.nothingElseHappened();
    }

    @Test
    void who_is_preferred_by_then_is_asked_at_his_own_time_of_day() {
        shop.supplier("weekdays", "16:30");
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.customer("ada").orders(5, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.passMinutes(7 * 60 + 29);
        shop.noReorderWasSent();
        shop.passMinutes(1);
        assertThat(shop.asked().supplier()).isEqualTo("ACME");
        shop.nothingElseHappened();
    }

    @Test
    void whose_time_of_day_is_that_of_the_proposal_is_asked_then_and_not_a_day_later() {
        shop.supplier("weekdays", "16:30");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.canReorder("BRIGHT", "LAMP", 3, 1, 1, 0);
        shop.sends("catalog.in", new Supplier("BRIGHT", 2, "Bright", "weekdays", "16:30"));
        shop.passMinutes(7 * 60 + 30);
        assertThat(shop.asked().supplier()).isEqualTo("BRIGHT");
        shop.nothingElseHappened();
    }

    @Test
    void a_proposal_to_who_has_refused_meanwhile_goes_to_the_next() {
        Reorder adas = adasIsAsked(14);
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.customer("bob").orders(2, "LAMP");
        shop.supplierConfirms(adas, "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.passMinutes(5);
        Reorder both = shop.asked();
        assertThat(both.supplier()).isEqualTo("BRIGHT");
        assertThat(both.quantity()).isEqualTo(7);
        shop.nothingElseHappened();
    }
}
