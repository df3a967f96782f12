package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.march;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backorderdesk.console.EvidenceText;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Notices that can't be sent, or must not: somebody is called while there is time. */
class UnsentStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @Test
    void an_address_that_is_refused_after_the_server_was_away_for_long_calls_somebody_at_once() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        shop.mails().server(Postman.Server.DOWN);
        late.slips(april(14));
        shop.passMinutes(60);
        shop.mails().server(Postman.Server.REFUSES);
        shop.passMinutes(11);
        shop.passMinutes(1);
        assertThat(shop.told("ada-1", ALARM).cause())
                .contains("can't be given on any channel; it must be given before 2026-04-02T04:00:00Z");
        shop.untilNewYork(march(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_mail_that_comes_back_days_later_was_not_given_and_calls_somebody_at_once() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        NoticePlan notice = late.slips(april(14));
        shop.untilNewYork(march(13), 9);
        shop.mails().bounces(notice.noticeId(), shop.now());
        shop.passMinutes(1);
        assertThat(shop.told("ada-1", ALARM).cause())
                .isEqualTo("notice " + notice.noticeId()
                        + " can't be given on any channel; it must be given before 2026-04-02T04:00:00Z");
        assertThat(EvidenceText.of(shop.evidence("ada-1"))).contains("FAILED after 1 attempt", "it came back: 5.1.1");
        shop.untilNewYork(april(2), 1);
        late.cancelled();
        shop.nothingElseHappened();
    }

    private void adaWithHerPhone() {
        late.newYorker("ada").phone("+12125550123").orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(10), 9);
    }

    @Test
    void a_short_text_beside_a_mail_that_is_refused_is_no_notice() {
        adaWithHerPhone();
        shop.mails().server(Postman.Server.REFUSES);
        NoticePlan notice = late.slips(april(14));
        shop.passMinutes(20);
        assertThat(shop.told("ada-1", ALARM).cause()).contains("can't be given on any channel");
        shop.until(LateShop.cancelledAfter(april(1)));
        late.cancelled();
        String evidence = EvidenceText.of(shop.evidence("ada-1"));
        assertThat(evidence)
                .contains("delay (FIRST_SHORT) by SMS: ACCEPTED", "no notice had been given")
                .contains("    beside a mail: no notice by law, its last sending began at ")
                .doesNotContain("\n    given at ");
        assertThat(evidence.lines().filter(line -> line.contains("silence means")))
                .as("the mail's")
                .hasSize(1);
        assertThat(shop.evidence("ada-1").notices())
                .filteredOn(each -> each.noticeId().equals(notice.noticeId()))
                .extracting(Evidence.Notice::channel, Evidence.Notice::beside, Evidence.Notice::givenAt)
                .containsExactlyInAnyOrder(tuple("EMAIL", false, null), tuple("SMS", true, null));
        shop.nothingElseHappened();
    }

    @Test
    void a_short_text_beside_a_mail_that_comes_back_is_no_notice() {
        adaWithHerPhone();
        NoticePlan notice = late.slips(april(14));
        shop.untilNewYork(march(13), 9);
        shop.mails().bounces(notice.noticeId(), shop.now());
        shop.passMinutes(1);
        assertThat(shop.told("ada-1", ALARM).cause()).contains("can't be given on any channel");
        shop.until(LateShop.cancelledAfter(april(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void who_answers_by_the_short_text_was_told() {
        adaWithHerPhone();
        shop.mails().server(Postman.Server.REFUSES);
        NoticePlan notice = late.slips(april(14));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void the_long_text_to_who_has_no_mail_is_a_notice() {
        late.newYorker("ada")
                .withoutMail()
                .phone("+12125550123")
                .orders(3, "LAMP")
                .waits(3, march(26));
        shop.untilNewYork(march(10), 9);
        late.slips(april(14));
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    /** Three lamps slip to 2026-04-15, and the mail that says so is taken in time. */
    private NoticePlan paidAndTold() {
        late.newYorker("ada").paysByCard(true).adds(3, "LAMP", "10.00", null).sends();
        shop.untilNewYork(march(25), 9);
        return late.slips(april(14));
    }

    private NoticePlan paidToldAndReleased() {
        NoticePlan notice = paidAndTold();
        shop.untilNewYork(march(31), 9);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        return notice;
    }

    private void comesBack(NoticePlan notice) {
        shop.untilNewYork(april(3), 10);
        shop.mails().bounces(notice.noticeId(), shop.now());
        shop.passMinutes(1);
    }

    @Test
    void a_mail_that_comes_back_after_the_promised_time_leaves_in_time_what_had_left_before() {
        NoticePlan notice = paidToldAndReleased();
        comesBack(notice);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        shop.untilNewYork(april(4), 9);
        Instant scanned = april(2).atTime(15, 0).atZone(LateShop.NEW_YORK).toInstant();
        shop.ships("ada-1", scanned, new Shipment.Line(1, 3));
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void a_mail_that_comes_back_after_the_promised_time_cancels_when_it_does() {
        NoticePlan notice = paidAndTold();
        comesBack(notice);
        shop.passMinutes(61);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        shop.law.notice("cancelled");
        assertThat(shop.refund().dueBy())
                .as("seven working days from Friday 2026-04-03")
                .isEqualTo(april(14));
        shop.untilNewYork(april(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_mail_that_came_back_and_is_given_up_was_given_until_then_all_the_same() {
        NoticePlan notice = paidToldAndReleased();
        shop.untilNewYork(april(3), 10);
        shop.mails().bounces(notice.noticeId(), shop.now());
        shop.mails().givesUp(notice.noticeId(), shop.now());
        Instant scanned = april(2).atTime(15, 0).atZone(LateShop.NEW_YORK).toInstant();
        shop.ships("ada-1", scanned, new Shipment.Line(1, 3));
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void a_notice_that_contradicts_what_the_customer_was_told_calls_somebody() {
        shop.has(2, "VASE");
        shop.customer("ada").orders(2, "VASE");
        Instant received = shop.now();
        shop.passMinutes(60);
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.passMinutes(60);
        assertThat(shop.sends(
                                "orders.changes",
                                new OrderChange(
                                        "CH-L",
                                        "ada-1",
                                        null,
                                        OrderChange.By.CUSTOMER,
                                        received,
                                        null,
                                        true,
                                        null,
                                        null,
                                        null))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.happened("ada-1", CANCELLED, ALARM);
        NoticePlan cancelled = shop.law.notice("cancelled");
        shop.passMinutes(1);
        assertThat(shop.told("ada-1", ALARM).cause())
                .isEqualTo(
                        "notice " + cancelled.noticeId() + " was not sent: it contradicts what the customer is told: of"
                                + " 2 pieces of line 1, 2 shipped and 2 cancelled");
        shop.passDays(2);
        shop.nothingElseHappened();
    }

    @Test
    void a_notice_that_was_overtaken_while_no_server_took_it_says_so_in_the_evidence() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        shop.mails().server(Postman.Server.DOWN);
        NoticePlan first = late.slips(april(14));
        assertThat(EvidenceText.of(shop.evidence("ada-1"))).doesNotContain("superseded");
        NoticePlan second = late.slips(april(20));
        assertThat(EvidenceText.of(shop.evidence("ada-1")).lines())
                .filteredOn(line -> line.endsWith("; notice " + first.noticeId()))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("DUE", "superseded by delay " + second.noticeId() + ", and is not sent any more"));
        shop.nothingElseHappened();
    }
}
