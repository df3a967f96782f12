package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money that goes back, and nobody can reckon how much: somebody is called, in whatever order things happen. */
class UnreckonableStoriesTest {
    private static final String CALL =
            ": money was taken, and how much of it is for what is cancelled or was refused can't be reckoned";

    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private static Payment card(@Nullable String currency, boolean captured) {
        return new Payment("card", Payment.Credit.NONE, currency, null, captured, null);
    }

    /** A lamp that is in stock, and two vases that are not. */
    private void ada(Payment payment) {
        shop.has(1, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada").paysBy(payment).adds(1, "LAMP").adds(2, "VASE").sends();
        shop.decidedLine();
    }

    private void captures() {
        PaymentEvent event = new PaymentEvent(
                "P-" + shop.number("payment"), "ada-1", PaymentEvent.Status.CAPTURED, null, null, shop.now());
        assertThat(shop.sends("payments.in", event).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void an_order_without_prices_that_was_paid_before_it_is_cancelled() {
        ada(card("EUR", true));
        shop.cancels("ada-1", 2);
        assertThat(shop.told("ada-1", CANCELLED, ALARM).cause()).isEqualTo("orders.changes/CH-1" + CALL);
        shop.passDays(30);
        shop.unscanned("ada-1");
        shop.nothingElseHappened();
    }

    @Test
    void an_order_without_a_currency_of_which_some_was_cancelled_before_it_is_paid() {
        ada(card(null, false));
        shop.cancels("ada-1", 2);
        shop.told("ada-1", CANCELLED);
        captures();
        assertThat(shop.told("ada-1", ALARM).cause()).isEqualTo("payments.in/P-1" + CALL);
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_names_no_payment_at_all_and_is_paid_all_the_same() {
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada").adds(2, "VASE", "60.00", null).sends();
        captures();
        shop.cancels("ada-1", null);
        assertThat(shop.told("ada-1", CANCELLED, ALARM).cause()).isEqualTo("orders.changes/CH-1" + CALL);
        shop.nothingElseHappened();
    }

    @Test
    void each_further_piece_that_is_cancelled_and_each_further_capture_calls_anew() {
        ada(card(null, true));
        shop.reduces("ada-1", 2, 1);
        assertThat(shop.told("ada-1", REDUCED, ALARM).cause()).isEqualTo("orders.changes/CH-1" + CALL);
        shop.cancels("ada-1", 2);
        assertThat(shop.told("ada-1", CANCELLED, ALARM).cause()).isEqualTo("orders.changes/CH-2" + CALL);
        captures();
        assertThat(shop.told("ada-1", ALARM).cause()).isEqualTo("payments.in/P-1" + CALL);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_refused_and_paid_calls_with_the_decision() {
        shop.has(1, "LAMP");
        shop.customer("ada").paysBy(card(null, true)).adds(3, "LAMP").sends();
        assertThat(shop.told("ada-1", ALARM).cause()).isEqualTo("orders.in/ada-1" + CALL);
        shop.nothingElseHappened();
    }

    @Test
    void nobody_is_called_where_nothing_was_taken_or_all_of_it_is_kept() {
        ada(card(null, false));
        shop.cancels("ada-1", 2);
        shop.told("ada-1", CANCELLED);
        shop.customer("ben").paysBy(card(null, true)).adds(1, "VASE").sends();
        shop.nothingElseHappened();
    }

    @Test
    void a_time_that_lapsed_calls_once_when_no_scan_is_waited_for_any_more() {
        LateShop late = new LateShop();
        late.shop.has(3, "VASE");
        late.newYorker("ada").paysBy(card("EUR", true)).adds(3, "VASE").sends();
        late.shop.until(endOf(april(1)));
        late.shop.happened("ada-1", RECALLED, CANCELLED);
        late.shop.released("ada-1", 3);
        late.shop.law.notice("cancelled");
        late.shop.passMinutes(25 * 60);
        assertThat(late.shop.told("ada-1", ALARM).cause()).isEqualTo("recall of ada-1 is over" + CALL);
        late.shop.passDays(30);
        late.shop.nothingElseHappened();
    }
}
