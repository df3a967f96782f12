package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.StockMovement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was released and is held, by a carrier or for its payment: its article's news reach it as they reach who waits. */
class HeldStockStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void shut() {
        shop.sends("carriers.in", Word.suspends(shop, "A-1", "*").to("DE").advisory());
        shop.passMinutes(1);
    }

    private void open() {
        shop.sends("carriers.in", Word.resumes(shop, "A-2", "*").to("DE").advisory());
        shop.passMinutes(1);
    }

    private void pays(String id, PaymentEvent.Status status) {
        shop.sends("payments.in", new PaymentEvent(id, "ada-1", status, null, null, shop.now()));
        shop.passMinutes(1);
    }

    private void counts(long pieces) {
        assertThat(shop.sends(
                                "stock.in",
                                new StockMovement(
                                        "C-9", StockMovement.Kind.COUNT, "LAMP", null, pieces, shop.now(), null))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    private void comesOut(int day) {
        shop.item("LAMP", "toys", day(day), null, null, false);
        shop.passMinutes(1);
    }

    @Test
    void what_a_carrier_holds_leaves_at_the_release_that_was_set_meanwhile() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        shut();
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        comesOut(21);
        shop.passDays(2);
        open();
        shop.told.events("ada-1 1/1 REPROMISED " + day(21) + " " + day(23));
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3");
        shop.passDays(20);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R2 RELEASE DHL");
    }

    @Test
    void what_is_not_paid_leaves_at_the_release_that_was_set_meanwhile() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        pays("P-1", PaymentEvent.Status.DISHONOURED);
        shop.told.events("ada-1 1/1 HELD");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        comesOut(21);
        shop.told.events("ada-1 1/1 REPROMISED " + day(21) + " " + day(23));
        pays("P-2", PaymentEvent.Status.COMPLETE);
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3");
        shop.passDays(22);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R2 RELEASE DHL");
    }

    @Test
    void what_a_carrier_held_after_a_release_was_set_is_promised_that_day_when_he_goes_again() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        comesOut(21);
        shut();
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.passDays(2);
        open();
        shop.told.events("ada-1 1/1 REPROMISED " + day(21) + " " + day(23));
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3");
        shop.passDays(20);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R2 RELEASE DHL");
    }

    @Test
    void what_is_held_and_was_counted_away_is_asked_for_and_not_released() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        isCountedAwayWhileItIsHeld();
    }

    @Test
    void a_backorder_that_is_held_and_was_counted_away_is_asked_for_and_not_released() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 2, "LAMP", day(1));
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        shop.receives(2, "LAMP", "PO-1");
        shop.told.events("ada-1 1/1 ALLOCATED", "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
        isCountedAwayWhileItIsHeld();
    }

    private void isCountedAwayWhileItIsHeld() {
        shut();
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.passDays(1);
        counts(0);
        shop.told.events("ada-1 1/1 DEALLOCATED");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        open();
        // Asked for on Tuesday: 14 days, and out on the day after.
        shop.told.events("ada-1 1/1 REPROMISED " + day(16) + " " + day(18));
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3");
    }

    @AfterEach
    void end() {
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }
}
