package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ADDRESS_CHANGED;
import static dev.backorderdesk.model.OrderEvent.Kind.HELD;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.ShipTo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where delivery is judged the law knows no order that is not complete yet: what is not paid stays all the same. */
class UnpaidStoriesTest {
    private static final Payment CHECK = new Payment("check", Payment.Credit.NONE, "EUR", null, false, null);

    private final Shop shop = new Shop().sells("VASE");

    private void pays(PaymentEvent.Status status) {
        shop.passMinutes(1);
        pays(status, shop.now());
    }

    private void pays(PaymentEvent.Status status, Instant at) {
        assertThat(shop.sends(
                                "payments.in",
                                new PaymentEvent("P-" + shop.number("payment"), "ada-1", status, null, null, at))
                        .status())
                .isEqualTo(Status.APPLIED);
    }

    @Test
    void what_was_not_paid_after_all_stays_when_its_day_is_over() {
        shop.has(2, "VASE");
        shop.customer("ada").paysBy(CHECK).orders(2, "VASE");
        pays(PaymentEvent.Status.DISHONOURED);
        shop.happened("ada-1", HELD);
        assertThat(shop.released("ada-1", 2).action()).isEqualTo(Release.Action.HOLD);
        shop.passDays(40);
        pays(PaymentEvent.Status.COMPLETE);
        shop.happened("ada-1", RELEASED);
        assertThat(shop.released("ada-1", 2).action()).isEqualTo(Release.Action.RECALL);
        assertThat(shop.released("ada-1", 2).action()).isEqualTo(Release.Action.RELEASE);
        shop.nothingElseHappened();
    }

    @Test
    void a_failure_that_is_dated_ahead_is_mended_by_what_comes_after_it() {
        shop.has(2, "VASE");
        shop.customer("ada").paysBy(CHECK).orders(2, "VASE");
        pays(PaymentEvent.Status.DISHONOURED, shop.now().plus(Duration.ofDays(365)));
        shop.happened("ada-1", HELD);
        shop.released("ada-1", 2);
        pays(PaymentEvent.Status.COMPLETE);
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 2);
        shop.released("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void what_a_carrier_held_and_was_not_paid_meanwhile_leaves_only_when_both_are_mended() {
        shop.has(2, "VASE");
        shop.customer("ada").paysBy(CHECK).orders(2, "VASE");
        shop.carrierSays("A-1", Advisory.Kind.SUSPENSION, "*", "DE", null);
        shop.passMinutes(1);
        shop.happened("ada-1", HELD);
        shop.released("ada-1", 2);
        pays(PaymentEvent.Status.DISHONOURED);
        shop.passMinutes(1);
        shop.carrierSays("A-2", Advisory.Kind.RESUMPTION, "*", "DE", null);
        shop.passMinutes(5);
        assertThat(shop.ledger.state("ada-1").parts().get(0).released()).isZero();
        pays(PaymentEvent.Status.COMPLETE);
        shop.happened("ada-1", REPROMISED, REPROMISED, RELEASED);
        assertThat(shop.released("ada-1", 2).action()).isEqualTo(Release.Action.RECALL);
        assertThat(shop.released("ada-1", 2).action()).isEqualTo(Release.Action.RELEASE);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_not_paid_stays_though_another_address_is_no_carriers_trouble() {
        shop.has(2, "VASE");
        shop.customer("ada").paysBy(CHECK).orders(2, "VASE");
        shop.carrierSays("A-1", Advisory.Kind.SUSPENSION, "*", "DE", null);
        shop.passMinutes(1);
        shop.happened("ada-1", HELD);
        shop.released("ada-1", 2);
        pays(PaymentEvent.Status.DISHONOURED);
        assertThat(shop.wants("ada-1", new ShipTo("AT", null, "1010", null)).status())
                .isEqualTo(Status.APPLIED);
        assertThat(shop.ledger.state("ada-1").parts().get(0).released()).isZero();
        pays(PaymentEvent.Status.COMPLETE);
        shop.happened("ada-1", REPROMISED, ADDRESS_CHANGED, REPROMISED, RELEASED);
        shop.released("ada-1", 2);
        assertThat(shop.released("ada-1", 2).shipTo().country()).isEqualTo("AT");
        shop.nothingElseHappened();
    }
}
