package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.HELD;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.PaymentEvent.Status.CAPTURED;
import static dev.backorderdesk.model.PaymentEvent.Status.COMPLETE;
import static dev.backorderdesk.model.PaymentEvent.Status.DISHONOURED;
import static dev.backorderdesk.scenario.RefundStoriesTest.amounts;
import static dev.backorderdesk.scenario.RefundStoriesTest.money;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money that seemed to be taken and never came: a cheque that its bank does not honour. */
class DishonouredStoriesTest {
    private final Shop shop = new Shop().sells("VASE");

    /** Ada orders a vase for 60 that is not in stock. */
    private void ada(boolean captured) {
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada")
                .paysBy(new Payment("cheque", Payment.Credit.NONE, "EUR", null, captured, null))
                .adds(1, "VASE", "60.00", null)
                .sends();
    }

    private void payment(PaymentEvent.Status status, @Nullable String amount) {
        shop.passMinutes(1);
        PaymentEvent event = new PaymentEvent(
                "P-" + shop.number("payment"),
                "ada-1",
                status,
                amount == null ? null : new BigDecimal(amount),
                null,
                shop.now());
        assertThat(shop.sends("payments.in", event).status()).isEqualTo(Status.APPLIED);
    }

    private void cancelledUncharged() {
        shop.cancels("ada-1", null);
        shop.happened("ada-1", CANCELLED);
        assertThat(money(shop.law.notice("cancelled")).charged()).isFalse();
    }

    @Test
    void a_cheque_that_bounced_is_not_paid_back() {
        ada(true);
        payment(DISHONOURED, null);
        shop.happened("ada-1", HELD);
        cancelledUncharged();
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void nor_is_money_that_was_called_taken_on_the_way_and_bounced() {
        ada(false);
        payment(CAPTURED, "60.00");
        payment(DISHONOURED, null);
        shop.happened("ada-1", HELD);
        cancelledUncharged();
        shop.nothingElseHappened();
    }

    @Test
    void a_cheque_that_is_honoured_only_after_the_order_was_cancelled_is_paid_back() {
        ada(true);
        payment(DISHONOURED, null);
        shop.happened("ada-1", HELD);
        cancelledUncharged();
        shop.passDays(3);
        payment(COMPLETE, null);
        shop.told("ada-1", REFUND_DUE);
        amounts(shop.refund(), "60.00", "0.00");
        assertThat(money(shop.law.notice("refund-due")).dueBy())
                .as("fourteen days from the day on which it came")
                .isEqualTo(day(17));
        shop.nothingElseHappened();
    }

    @Test
    void only_what_was_taken_after_it_bounced_is_paid_back() {
        ada(true);
        payment(DISHONOURED, null);
        shop.happened("ada-1", HELD);
        payment(CAPTURED, "20.00");
        shop.cancels("ada-1", null);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        amounts(shop.refund(), "20.00", "0.00");
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }
}
