package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_FAILED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_SENT;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.model.RefundAnswer.Status.FAILED;
import static dev.backorderdesk.model.RefundAnswer.Status.SENT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Money that was taken for what is not supplied goes back. */
class RefundStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    static void amounts(Refund refund, String amount, String shipping) {
        assertThat(refund.amount()).as(refund.toString()).isEqualByComparingTo(amount);
        assertThat(refund.shipping()).as(refund.toString()).isEqualByComparingTo(shipping);
        assertThat(refund.lines().stream().map(Refund.Line::amount).reduce(refund.shipping(), BigDecimal::add))
                .isEqualByComparingTo(refund.amount());
    }

    /** A vase for 60 that ada paid for and cancels before it comes. */
    private Refund cancelledVase() {
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada").paysByCard(true).adds(1, "VASE", "60.00", null).sends();
        assertThat(shop.cancels("ada-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        return shop.refund();
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(Status.REFUSED);
        return answer.errors().get(0).expected();
    }

    /** F37: 100 paid, A for 30 was shipped and would have cost 6 to ship alone, B for 60 is cancelled. */
    @Test
    void what_goes_back_is_all_that_was_paid_less_what_the_rest_alone_would_have_cost() {
        shop.has(1, "LAMP");
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada")
                .in("US")
                .paysByCard(true)
                .paysForShipping("10.00")
                .adds(1, "LAMP", "30.00", "6.00")
                .adds(1, "VASE", "60.00", "9.00")
                .sends();
        shop.decidedLine();
        shop.ships("ada-1", 1);
        shop.happened("ada-1", SHIPPED);
        shop.passMinutes(1);
        shop.cancels("ada-1", null);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        Refund refund = shop.refund();
        amounts(refund, "64.00", "4.00");
        assertThat(refund.reason()).isEqualTo("CUSTOMER_CANCELLED");
        assertThat(refund.method()).isEqualTo("card");
        assertThat(refund.captured()).isTrue();
        assertThat(refund.lines()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(line.quantity()).isEqualTo(1);
        });
        assertThat(refund.dueBy())
                .as("seven working days but for Thanksgiving; in some of the US it is still Sunday")
                .isEqualTo(LocalDate.of(2026, 12, 2));
        shop.refundIs(SENT, refund, "64.00", "card");
        shop.told("ada-1", REFUND_SENT);
        shop.passDays(12);
        shop.nothingElseHappened();
    }

    @Test
    void several_steps_give_back_together_what_one_step_would() {
        shop.has(4, "LAMP");
        shop.customer("ada")
                .wantsAllTogether()
                .paysByCard(true)
                .paysForShipping("5.00")
                .adds(3, "LAMP", "3.33", "2.00")
                .adds(1, "LAMP", "10.00", "4.00")
                .sends();
        shop.decidedLine();
        shop.reduces("ada-1", 1, 2);
        shop.happened("ada-1", RECALLED, REDUCED);
        shop.released("ada-1", 3);
        shop.cancels("ada-1", 2);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.passDays(1);
        shop.told("ada-1", REFUND_DUE);
        amounts(shop.refund(), "16.33", "3.00");
        shop.cancels("ada-1", null);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.passDays(1);
        shop.told("ada-1", REFUND_DUE);
        Refund second = shop.refund();
        amounts(second, "8.66", "2.00");
        assertThat(second.refundId()).isEqualTo("ada-1/F2");
        shop.nothingElseHappened();
    }

    @Test
    void money_taken_for_what_was_refused_is_asked_back_with_the_decision() {
        shop.has(1, "LAMP");
        shop.customer("ada")
                .paysByCard(true)
                .paysForShipping("4.90")
                .adds(3, "LAMP", "20.00", "4.90")
                .sends();
        shop.told("ada-1", REFUND_DUE);
        Refund refund = shop.refund();
        amounts(refund, "40.00", "0.00");
        assertThat(refund.reason()).isEqualTo("REFUSED");
        assertThat(refund.dueBy()).as("fourteen days at most").isEqualTo(day(14));
        shop.customer("bob").paysByCard(false).adds(3, "LAMP", "20.00", null).sends();
        shop.nothingElseHappened();
    }

    @Test
    void what_was_never_taken_does_not_go_back_and_is_not_asked_for_later_either() {
        shop.has(2, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").paysByCard(false).adds(5, "LAMP", "20.00", null).sends();
        shop.reduces("ada-1", 1, 2);
        shop.happened("ada-1", REDUCED);
        shop.passDays(20);
        shop.nothingElseHappened();
    }

    @Test
    void what_the_seller_lent_is_taken_off_the_account_by_the_end_of_the_billing_cycle() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada")
                .paysBy(new Payment("account", Payment.Credit.SELLER, "EUR", null, false, day(9)))
                .adds(1, "LAMP", "20.00", null)
                .sends();
        shop.cancels("ada-1", null);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        Refund refund = shop.refund();
        assertThat(refund.captured()).isFalse();
        assertThat(refund.dueBy()).isEqualTo(day(9));
        shop.nothingElseHappened();
    }

    @Test
    void another_amount_or_another_way_ends_no_refund_and_somebody_is_told() {
        Refund refund = cancelledVase();
        assertThat(refusal(shop.refundIs(SENT, refund, "59.00", "card"))).isEqualTo("all of it, 60.00 EUR");
        assertThat(refusal(shop.refundIs(SENT, refund, "60.00", "gift card")))
                .isEqualTo("the method by which it was paid, card");
        shop.told("ada-1", ALARM, ALARM);
        shop.refundIs(SENT, refund, "60.0", "CARD");
        shop.told("ada-1", REFUND_SENT);
        shop.nothingElseHappened();
    }

    @Test
    void a_refund_that_was_sent_twice_is_a_persons_matter() {
        Refund refund = cancelledVase();
        shop.refundIs(SENT, refund, "60.00", null);
        assertThat(refusal(shop.refundIs(SENT, refund, "60.00", null))).startsWith("a refund that is still owed");
        shop.told("ada-1", REFUND_SENT, ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void a_refund_that_failed_is_still_owed() {
        Refund refund = cancelledVase();
        shop.refundIs(FAILED, refund, "60.00", null);
        shop.told("ada-1", REFUND_FAILED);
        shop.passDays(9);
        assertThat(shop.refundReminder()).isEqualTo(refund);
        shop.refundIs(SENT, refund, "60.00", null);
        shop.told("ada-1", REFUND_SENT);
        shop.refundIs(FAILED, refund, "60.00", null);
        shop.told("ada-1", REFUND_FAILED);
        shop.passMinutes(1);
        shop.refundReminder();
        shop.passDays(3);
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void a_refund_that_nobody_answers_is_asked_for_again_and_rings_before_it_is_late() {
        Refund refund = cancelledVase();
        assertThat(refund.dueBy()).isEqualTo(day(14));
        shop.passDays(8);
        shop.nothingElseHappened();
        shop.passDays(1);
        assertThat(shop.refundReminder()).isEqualTo(refund);
        shop.passDays(3);
        shop.told("ada-1", ALARM);
        shop.passDays(3);
        shop.told("ada-1", ALARM);
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_to_a_refund_that_nobody_asked_for_is_invalid() {
        Refund refund = cancelledVase();
        Refund other = new Refund(
                "ada-1/F9",
                "ada-1",
                refund.lines(),
                BigDecimal.ZERO,
                BigDecimal.TEN,
                "EUR",
                null,
                "X",
                refund.dueBy(),
                true);
        assertThat(shop.refundIs(SENT, other, "10.00", null).status()).isEqualTo(Status.INVALID);
        assertThat(shop.parkedMessage().sentence())
                .isEqualTo("At /refundId: found \"ada-1/F9\", expected a refund that was asked for.");
        shop.nothingElseHappened();
    }

    static OrderNews.Money money(NoticePlan notice) {
        return Objects.requireNonNull(((NewsView) notice.view()).money());
    }

    @Test
    void customers_are_told_who_cancelled_what_goes_back_and_that_it_was_sent() {
        Refund refund = cancelledVase();
        NoticePlan cancelled = shop.law.notice("cancelled");
        assertThat(((NewsView) cancelled.view()).reason()).isEqualTo("CUSTOMER_CANCELLED");
        assertThat(money(cancelled).amount()).isEqualByComparingTo("60.00");
        assertThat(money(cancelled).dueBy()).isEqualTo(refund.dueBy());
        shop.refundIs(SENT, refund, "60.00", null);
        shop.told("ada-1", REFUND_SENT);
        assertThat(money(shop.law.notice("refund-sent")).dueBy()).isNull();
        shop.nothingElseHappened();
    }

    @Test
    void a_customer_who_was_told_that_it_was_sent_is_told_that_it_failed_and_then_that_it_was_sent_again() {
        Refund refund = cancelledVase();
        shop.law.notice("cancelled");
        shop.refundIs(FAILED, refund, "60.00", null);
        shop.told("ada-1", REFUND_FAILED);
        shop.refundIs(SENT, refund, "60.00", null);
        shop.told("ada-1", REFUND_SENT);
        NoticePlan first = shop.law.notice("refund-sent");
        shop.passMinutes(60);
        shop.refundIs(FAILED, refund, "60.00", null);
        shop.told("ada-1", REFUND_FAILED);
        NoticePlan failed = shop.law.notice("refund-due");
        assertThat(((NewsView) failed.view()).reason()).isEqualTo("REFUND_FAILED");
        assertThat(money(failed).amount()).isEqualByComparingTo("60.00");
        assertThat(money(failed).dueBy()).isEqualTo(refund.dueBy());
        shop.passMinutes(60);
        shop.refundIs(SENT, refund, "60.00", null);
        shop.told("ada-1", REFUND_SENT);
        NoticePlan second = shop.law.notice("refund-sent");
        assertThat(second.noticeId()).isNotEqualTo(first.noticeId());
        for (NoticePlan each : List.of(first, failed, second)) {
            assertThat(shop.evidence("ada-1").notices())
                    .filteredOn(notice -> notice.noticeId().equals(each.noticeId()))
                    .hasSize(1);
        }
        shop.nothingElseHappened();
    }

    @Test
    void who_was_never_charged_is_told_so() {
        shop.canReorder("VASE", 14, 1, 1);
        shop.customer("ada").paysByCard(false).adds(1, "VASE", "60.00", null).sends();
        shop.changes("ada-1", null, OrderChange.By.SELLER, true, null, null, null);
        shop.happened("ada-1", CANCELLED);
        NoticePlan cancelled = shop.law.notice("cancelled");
        assertThat(((NewsView) cancelled.view()).reason()).isEqualTo("SELLER_CANCELLED");
        assertThat(money(cancelled).charged()).isFalse();
        shop.nothingElseHappened();
    }

    @Test
    void a_change_of_a_wrong_year_takes_nothing_back() {
        shop.has(1, "LAMP");
        shop.customer("ada").paysByCard(true).adds(1, "LAMP", "30.00", null).sends();
        Answer answer = shop.sends(
                "orders.changes",
                new OrderChange(
                        "CH-1",
                        "ada-1",
                        null,
                        OrderChange.By.CUSTOMER,
                        shop.now().minus(Duration.ofDays(3650)),
                        null,
                        true,
                        null,
                        null,
                        null));
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors().get(0).at()).isEqualTo("/receivedAt");
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
    }
}
