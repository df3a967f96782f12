package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.reorder.Reorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only supplier of an article refuses it, or cancels what he confirmed: his lead time promises nothing any more. */
class RefusedStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private List<Peg> pegs(String orderId) {
        List<WaitingPart> waiting = shop.ledger.order(orderId).orElseThrow().waiting();
        return waiting.stream().flatMap(part -> part.pegs().stream()).toList();
    }

    private Promise promise(String orderId) {
        return shop.ledger.state(orderId).parts().get(0).current();
    }

    private Reorder adasIsAsked() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(10, "LAMP").waits(10, day(15));
        shop.passMinutes(5);
        return shop.asked();
    }

    /** Somebody is called, and Ada is promised no day. */
    private void adaIsLeft(String cause) {
        OrderEvent promised = shop.told("ada-1", ALARM, REPROMISED);
        assertThat(promised.cause()).isEqualTo(cause);
        assertThat(promise("ada-1").shipBy()).isNull();
        assertThat(pegs("ada-1")).isEmpty();
    }

    @Test
    void who_waits_for_what_the_only_supplier_refuses_is_promised_no_day_and_he_is_asked_again_later() {
        Reorder asked = adasIsAsked();
        shop.supplierConfirms(asked, "PO-1", 0, null);
        adaIsLeft("supply.in/PO-1/1");
        shop.passDays(3);
        shop.noReorderWasSent();
        shop.passDays(1);
        shop.passMinutes(5);
        Reorder again = shop.asked();
        assertThat(again.demand()).containsExactlyElementsOf(asked.demand());
        assertThat(promise("ada-1").shipBy()).as("until he says one").isNull();
        shop.supplierConfirms(again, "PO-2", 10, day(20));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-2", 10));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(21));
        shop.nothingElseHappened();
    }

    @Test
    void who_counted_on_what_the_only_supplier_cancels_is_promised_no_day() {
        Reorder asked = adasIsAsked();
        shop.supplierConfirms(asked, "PO-1", 10, day(11));
        shop.happened("ada-1", REPROMISED);
        shop.passDays(5);
        shop.supplierConfirms(asked, "PO-1", 0, null);
        adaIsLeft("supply.in/PO-1/2");
        shop.supplierConfirms(asked, "PO-1", 0, null);
        shop.passMinutes(60);
        shop.nothingElseHappened();
    }

    @Test
    void he_is_asked_again_with_the_next_order_and_says_no_to_both() {
        Reorder asked = adasIsAsked();
        shop.supplierConfirms(asked, "PO-1", 0, null);
        adaIsLeft("supply.in/PO-1/1");
        shop.customer("bob").orders(2, "LAMP").waits(2, day(15));
        shop.passMinutes(5);
        Reorder both = shop.asked();
        assertThat(both.quantity()).isEqualTo(12);
        shop.supplierConfirms(both, "PO-2", 0, null);
        assertThat(shop.told("ada-1", ALARM).cause()).contains(both.reorderId(), "nobody else offers it");
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isNull();
        shop.nothingElseHappened();
    }

    @Test
    void who_is_asked_for_elsewhere_keeps_his_day() {
        Reorder adas = adasIsAsked();
        shop.customer("bob").orders(2, "LAMP").waits(2, day(15));
        shop.passMinutes(5);
        shop.asked();
        shop.supplierConfirms(adas, "PO-1", 0, null);
        adaIsLeft("supply.in/PO-1/1");
        assertThat(promise("bob-1").shipBy()).isEqualTo(day(15));
        shop.nothingElseHappened();
    }

    @Test
    void what_is_free_though_late_is_better_than_what_nobody_brings() {
        Reorder asked = adasIsAsked();
        shop.expects("PO-LATE", 10, "LAMP", day(63));
        shop.supplierConfirms(asked, "PO-1", 0, null);
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-LATE", 10));
        shop.told("ada-1", ALARM);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(64));
        shop.nothingElseHappened();
    }

    @Test
    void two_who_both_refuse_are_asked_once_each_before_somebody_is_called() {
        Reorder first = adasIsAsked();
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.supplierConfirms(first, "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.passMinutes(5);
        Reorder second = shop.asked();
        assertThat(second.supplier()).isEqualTo("BRIGHT");
        shop.supplierConfirms(second, "PO-2", 0, null);
        assertThat(shop.told("ada-1", ALARM, REPROMISED).cause()).isEqualTo("supply.in/PO-2/1");
        assertThat(promise("ada-1").shipBy()).isNull();
        shop.passDays(3);
        shop.noReorderWasSent();
        shop.passDays(1);
        shop.passMinutes(5);
        Reorder again = shop.asked();
        assertThat(again.supplier())
                .as("a no is remembered for three working days")
                .isEqualTo("ACME");
        shop.supplierConfirms(again, "PO-3", 0, null);
        shop.passMinutes(5);
        Reorder last = shop.asked();
        assertThat(last.supplier()).isEqualTo("BRIGHT");
        shop.supplierConfirms(last, "PO-4", 10, day(30));
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-4", 10));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(31));
        shop.nothingElseHappened();
    }

    @Test
    void who_orders_after_a_refusal_is_promised_what_the_next_supplier_keeps_and_asked_for_there() {
        Reorder adas = adasIsAsked();
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.supplierConfirms(adas, "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.passMinutes(5);
        shop.asked();
        shop.customer("bob").orders(2, "LAMP").waits(2, day(22));
        shop.passMinutes(5);
        Reorder bobs = shop.asked();
        assertThat(bobs.supplier()).isEqualTo("BRIGHT");
        assertThat(bobs.quantity()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void where_nobody_is_reminded_a_no_is_remembered_for_three_days_all_the_same(@TempDir Path folder)
            throws IOException {
        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "supply.csv",
                        "supplier,overdue push days,undated after days,far ahead days,lead time percent,remind after days",
                        "*,3,7,180,100,0"))
                .orThrow());
        Reorder first = adasIsAsked();
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.supplierConfirms(first, "PO-1", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-2", 0, null);
        shop.told("ada-1", ALARM, REPROMISED);
        shop.passDays(3);
        shop.noReorderWasSent();
        shop.passDays(1);
        shop.passMinutes(5);
        assertThat(shop.asked().supplier()).isEqualTo("ACME");
        shop.nothingElseHappened();
    }

    @Test
    void who_cancels_what_he_confirmed_without_naming_the_reorder_refuses_it_all_the_same() {
        Reorder asked = adasIsAsked();
        shop.supplierConfirms(asked, "PO-1", 10, day(10));
        shop.happened("ada-1", REPROMISED);
        shop.supplierSays("PO-1", 0, "LAMP", null);
        adaIsLeft("supply.in/PO-1/2");
        shop.passMinutes(60);
        shop.nothingElseHappened();
    }

    @Test
    void another_day_of_what_was_confirmed_leaves_it_confirmed() {
        Reorder asked = adasIsAsked();
        shop.supplierConfirms(asked, "PO-1", 10, day(10));
        shop.supplierSays("PO-1", 10, "LAMP", day(11));
        shop.happened("ada-1", REPROMISED, REPROMISED);
        assertThat(shop.ledger.suppliers())
                .singleElement()
                .satisfies(acme -> assertThat(acme.confirmed()).isEqualTo(10));
        shop.nothingElseHappened();
    }

    /** Ada and Bob wait for six each; each half is confirmed as a supply of its own. */
    private Reorder twoHalvesAreConfirmed() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(6, "LAMP").waits(6, day(15));
        shop.customer("bob").orders(6, "LAMP").waits(6, day(15));
        shop.passMinutes(5);
        Reorder both = shop.asked();
        shop.supplierConfirms(both, "PO-1", 6, day(11));
        shop.happened("ada-1", REPROMISED);
        shop.supplierConfirms(both, "PO-2", 6, day(11));
        shop.happened("bob-1", REPROMISED);
        return both;
    }

    @Test
    void of_a_reorder_of_which_half_comes_somebody_is_called_about_the_other_half() {
        Reorder both = twoHalvesAreConfirmed();
        shop.passMinutes(10);
        shop.supplierConfirms(both, "PO-2", 0, null);
        assertThat(shop.told("bob-1", ALARM, REPROMISED).after()).isNotNull();
        assertThat(alarm("bob-1"))
                .isEqualTo("ACME does not bring 6 of the 12 pieces of LAMP of reorder " + both.reorderId()
                        + ", and nobody else offers it");
        assertThat(pegs("ada-1")).containsExactly(new Peg("PO-1", 6));
        shop.passMinutes(60);
        shop.nothingElseHappened();
    }

    @Test
    void who_has_just_refused_is_not_sent_what_collected_for_him_before() {
        Reorder both = twoHalvesAreConfirmed();
        shop.customer("cay").orders(2, "LAMP").waits(2, day(15));
        shop.supplierConfirms(both, "PO-2", 0, null);
        shop.happened("bob-1", ALARM, REPROMISED);
        assertThat(shop.happened("cay-1", REPROMISED).shipBy()).isNull();
        shop.passMinutes(60);
        shop.noReorderWasSent();
        shop.passDays(4);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(8);
        shop.nothingElseHappened();
    }

    private String alarm(String orderId) {
        return shop.ledger.events(orderId).stream()
                .filter(event -> event.kind() == ALARM)
                .map(OrderEvent::cause)
                .findFirst()
                .orElseThrow();
    }
}
