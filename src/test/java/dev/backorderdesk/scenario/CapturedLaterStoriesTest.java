package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.scenario.RefundStoriesTest.amounts;
import static dev.backorderdesk.scenario.RefundStoriesTest.money;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.notice.NoticePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money that is taken only after pieces were cancelled or refused. */
class CapturedLaterStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private void captures(@Nullable String amount, @Nullable String currency) {
        captures(amount, currency, shop.now());
    }

    private void captures(@Nullable String amount, @Nullable String currency, Instant at) {
        Answer answer = shop.sends(
                "payments.in",
                new PaymentEvent(
                        "P-" + shop.number("payment"),
                        "ada-1",
                        PaymentEvent.Status.CAPTURED,
                        amount == null ? null : new BigDecimal(amount),
                        currency,
                        at));
        assertThat(answer.status()).isEqualTo(Status.APPLIED);
    }

    /** A lamp for 30 that is in stock and a vase for 60 that is not, authorised only; the vase is cancelled. */
    private void cancelsTheVaseUncharged() {
        shop.has(1, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada")
                .paysByCard(false)
                .adds(1, "LAMP", "30.00", null)
                .adds(1, "VASE", "60.00", null)
                .sends();
        shop.decidedLine();
        shop.cancels("ada-1", 2);
        shop.happened("ada-1", CANCELLED);
        assertThat(money(shop.law.notice("cancelled")).charged()).isFalse();
        shop.passDays(3);
    }

    @Test
    void money_that_is_taken_after_the_customer_was_told_that_it_was_not_goes_back_though_the_order_is_open() {
        cancelsTheVaseUncharged();
        shop.unscanned("ada-1");
        captures("90.00", "EUR");
        shop.told("ada-1", REFUND_DUE);
        Refund refund = shop.refund();
        amounts(refund, "60.00", "0.00");
        assertThat(refund.lines()).extracting(Refund.Line::line).containsExactly(2);
        assertThat(refund.dueBy())
                .as("fourteen days from the day on which it was taken")
                .isEqualTo(day(17));
        NoticePlan told = shop.law.notice("refund-due");
        assertThat(money(told).charged()).isTrue();
        assertThat(money(told).dueBy()).isEqualTo(day(17));
        shop.nothingElseHappened();
    }

    @Test
    void money_that_is_said_to_be_taken_in_a_year_is_owed_as_if_it_were_taken_now() {
        cancelsTheVaseUncharged();
        shop.unscanned("ada-1");
        captures("90.00", "EUR", shop.now().plus(Duration.ofDays(365)));
        shop.told("ada-1", REFUND_DUE);
        Refund refund = shop.refund();
        assertThat(refund.dueBy()).isEqualTo(day(17));
        shop.law.notice("refund-due");
        shop.passDays(14);
        assertThat(shop.refundReminder().dueBy()).isEqualTo(day(17));
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void of_what_is_taken_in_several_steps_goes_back_what_is_more_than_the_kept_pieces_cost() {
        cancelsTheVaseUncharged();
        shop.unscanned("ada-1");
        captures("20.00", "EUR");
        captures("30.00", null);
        shop.told("ada-1", REFUND_DUE);
        amounts(shop.refund(), "20.00", "0.00");
        shop.law.notice("refund-due");
        captures("40.00", "EUR");
        shop.told("ada-1", REFUND_DUE);
        amounts(shop.refund(), "40.00", "0.00");
        shop.law.notice("refund-due");
        shop.nothingElseHappened();
    }

    @Test
    void what_is_taken_for_the_kept_pieces_alone_stays() {
        cancelsTheVaseUncharged();
        shop.unscanned("ada-1");
        captures("30.00", "EUR");
        shop.nothingElseHappened();
    }

    @Test
    void of_a_payment_that_was_taken_in_part_goes_back_only_what_was_taken() {
        shop.has(1, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada")
                .paysByCard(false)
                .adds(1, "LAMP", "30.00", null)
                .adds(2, "VASE", "60.00", null)
                .sends();
        shop.decidedLine();
        captures("30.00", "EUR");
        shop.reduces("ada-1", 2, 1);
        shop.happened("ada-1", REDUCED);
        assertThat(money(shop.law.notice("cancelled")).charged()).isFalse();
        captures("60.00", "EUR");
        shop.cancels("ada-1", 2);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        Refund refund = shop.refund();
        amounts(refund, "60.00", "0.00");
        assertThat(refund.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(1));
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void money_that_is_taken_later_for_what_was_refused_goes_back() {
        shop.has(1, "LAMP");
        shop.customer("ada").paysByCard(false).adds(3, "LAMP", "20.00", null).sends();
        shop.passDays(1);
        captures(null, null);
        shop.told("ada-1", REFUND_DUE);
        Refund refund = shop.refund();
        amounts(refund, "40.00", "0.00");
        assertThat(refund.reason()).isEqualTo("REFUSED");
        assertThat(refund.dueBy()).isEqualTo(day(15));
        assertThat(money(shop.law.notice("refund-due")).amount()).isEqualByComparingTo("40.00");
        shop.nothingElseHappened();
    }

    @Test
    void money_that_is_taken_for_an_order_that_was_refused_whole_goes_back() {
        shop.customer("ada").paysByCard(false).adds(1, "VASE", "60.00", null).sends();
        captures(null, null);
        shop.told("ada-1", REFUND_DUE);
        amounts(shop.refund(), "60.00", "0.00");
        shop.law.notice("refund-due");
        shop.nothingElseHappened();
    }

    @Test
    void somebody_is_called_where_nobody_can_reckon_how_much_goes_back() {
        cancelsTheVaseUncharged();
        shop.unscanned("ada-1");
        captures("90.00", "USD");
        assertThat(shop.told("ada-1", ALARM).cause()).startsWith("payments.in/P-1: money was taken");
        shop.nothingElseHappened();
    }

    @Test
    void somebody_is_called_where_money_is_taken_for_a_cancelled_order_without_prices() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").paysByCard(false).adds(1, "LAMP").sends();
        shop.cancels("ada-1", null);
        shop.told("ada-1", CANCELLED);
        captures("5.00", "EUR");
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }
}
