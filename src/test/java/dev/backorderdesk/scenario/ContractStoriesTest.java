package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.CONSENTED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.notice.NoticePlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was agreed holds: for whom the law has an exception, what a day was worth, and who can't be written to. */
class ContractStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private static Payment onDelivery() {
        return new Payment("cash on delivery", Payment.Credit.NONE, "EUR", null, false, null);
    }

    /** Bea waits for three of them past the thirty days of the law, is told, and sets a time. */
    private void setsATimeWhenItIsLate(String sku, String supplyId) {
        shop.untilNewYork(march(20), 9);
        shop.supplierSays(supplyId, 10, sku, LocalDate.of(2026, 6, 29));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(april(10), 9);
        assertThat(late.answers(notice.noticeId(), Kind.EXTRA_PERIOD, april(24), shop.now())
                        .status())
                .isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.nothingElseHappened();
    }

    @Test
    void who_pays_on_delivery_in_germany_has_every_right_of_a_late_order() {
        shop.customer("bea").paysBy(onDelivery()).orders(3, "LAMP").waits(3, march(26));
        setsATimeWhenItIsLate("LAMP", "PO-1");
    }

    @Test
    void goods_that_the_american_rule_excepts_are_late_in_germany_as_any_others() {
        shop.growing("TREE");
        shop.expects("PO-2", 10, "TREE", march(25));
        shop.customer("bea").orders(3, "TREE").waits(3, march(26));
        setsATimeWhenItIsLate("TREE", "PO-2");
    }

    @Test
    void who_pays_on_delivery_in_america_waits_as_long_as_it_takes() {
        late.newYorker("ada").paysBy(onDelivery()).orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        assertThat(LateShop.ask(late.slips(may(10))).law()).isEqualTo("DATE_MOVED");
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    private void beaMustHaveItByMarch31() {
        shop.customer("bea").needsBy(march(31), true).orders(3, "LAMP").waits(3, march(26));
    }

    @Test
    void a_seller_can_t_say_until_when_it_is_of_use() {
        beaMustHaveItByMarch31();
        Answer answer = shop.changes("bea-1", null, OrderChange.By.SELLER, false, null, april(30), null);
        assertThat(answer.status()).isEqualTo(Status.REFUSED);
        assertThat(answer.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("/by"));
        assertThat(shop.ledger.state("bea-1").amended().needBy()).isEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void a_day_that_is_wished_for_after_the_contract_is_a_wish() {
        beaMustHaveItByMarch31();
        LocalDate agreed = shop.evidence("bea-1").parts().get(0).promised();
        assertThat(shop.changes("bea-1", null, OrderChange.By.CUSTOMER, false, null, march(10), null)
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(shop.evidence("bea-1").parts().get(0).promised()).isEqualTo(agreed);
        shop.law.silence();
        shop.untilNewYork(march(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_for_one_line_by_telephone_leaves_the_other_open() {
        shop.expects("PO-2", 5, "VASE", march(26));
        late.newYorker("ada").adds(2, "LAMP").adds(1, "VASE").sends().waits(2, march(26));
        shop.decidedLine();
        shop.untilNewYork(march(20), 9);
        shop.supplierBegins("PO-1", 10, "LAMP", may(4));
        shop.supplierSays("PO-2", 5, "VASE", may(4));
        shop.happened("ada-1", REPROMISED, REPROMISED);
        NoticePlan notice = shop.law.notice("delay");
        shop.law.noted(DELAY_NOTICED);
        shop.law.noted(DELAY_NOTICED);
        shop.mails();
        shop.passMinutes(1);
        assertThat(shop.sends(
                                "consents.in",
                                new NoticeAnswer(
                                        "C-1", notice.noticeId(), List.of(1), Kind.WAIT, null, shop.now(), "AGENT"))
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(shop.law.noted(CONSENTED).line()).isEqualTo(1);
        shop.law.notice("answer-recorded");
        shop.until(cancelledAfter(may(1)));
        assertThat(shop.told("ada-1", CANCELLED).line()).isEqualTo(2);
        shop.law.notice("cancelled");
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    /** Ada, who has neither mail nor telephone number, would have to be told; says what somebody is called for. */
    private OrderEvent nobodyCanTellAda() {
        late.newYorker("ada").withoutMail().orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        OrderEvent alarm = shop.told("ada-1", REPROMISED, ALARM);
        assertThat(alarm.cause())
                .isEqualTo("notice " + alarm.noticeId()
                        + " can't be given: the customer has no address; it must be given before"
                        + " 2026-04-02T04:00:00Z");
        NoticePlan kept = shop.law.notice("delay");
        assertThat(kept.noticeId()).isEqualTo(alarm.noticeId());
        assertThat(kept.channels()).as("it is handed to nobody").isEmpty();
        return alarm;
    }

    @Test
    void who_has_no_address_is_called_and_what_he_says_counts() {
        OrderEvent alarm = nobodyCanTellAda();
        shop.untilNewYork(march(23), 12);
        String noticeId = Objects.requireNonNull(alarm.noticeId());
        assertThat(late.answers(noticeId, Kind.WAIT, null, shop.now()).status()).isEqualTo(Status.APPLIED);
        assertThat(shop.law.noted(CONSENTED).noticeId()).isEqualTo(alarm.noticeId());
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void who_has_no_address_and_is_not_called_either_was_told_nothing() {
        nobodyCanTellAda();
        shop.until(cancelledAfter(april(1)));
        shop.happened("ada-1", CANCELLED);
        shop.nothingElseHappened();
    }
}
