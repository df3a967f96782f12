package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What customers answer: in time, too late, twice, to the wrong notice; and scans that come after all was over. */
class AnswerStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @Test
    void a_yes_counts_until_the_end_of_the_last_day_and_not_a_second_longer() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(endOf(may(1)).minusSeconds(1));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_that_comes_too_late_is_refused_and_changes_nothing() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(endOf(may(1)));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.REFUSED);
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        for (Kind kind : new Kind[] {Kind.WAIT, Kind.CANCEL}) {
            Answer answer = late.answers(notice.noticeId(), kind, null, shop.now());
            assertThat(answer.status()).isEqualTo(Status.REFUSED);
            assertThat(answer.errors())
                    .containsExactly(new Problem(
                            "/receivedAt",
                            "an answer by the end of 2026-05-01: it lapsed at " + endOf(may(1)),
                            shop.now().toString()));
        }
        shop.nothingElseHappened();
    }

    @Test
    void both_answers_at_the_same_second_cancel_whichever_comes_first() {
        late.ada();
        late.newYorker("bob").orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", may(4));
        shop.happened("ada-1", REPROMISED);
        shop.happened("bob-1", REPROMISED);
        shop.law.noted(DELAY_NOTICED);
        shop.law.noted(DELAY_NOTICED);
        NoticePlan ada = shop.law.notice("delay");
        NoticePlan bob = shop.law.notice("delay");
        shop.passMinutes(1);
        Instant at = shop.now();
        assertThat(late.answers(ada, Kind.WAIT, at)).isEqualTo(Status.APPLIED);
        late.consented(ada);
        assertThat(late.answers(ada, Kind.CANCEL, at)).isEqualTo(Status.APPLIED);
        late.cancelled();
        assertThat(late.answers(bob, Kind.CANCEL, at)).isEqualTo(Status.APPLIED);
        shop.happened("bob-1", CANCELLED);
        shop.law.notice("cancelled");
        assertThat(late.answers(bob, Kind.WAIT, at)).isEqualTo(Status.REFUSED);
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_to_a_superseded_notice_is_no_answer_and_a_no_is() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan first = late.slips(may(4));
        shop.untilNewYork(april(10), 9);
        NoticePlan second = late.slips(may(18));
        shop.passMinutes(60);
        assertThat(late.answers(first.noticeId(), Kind.WAIT, null, shop.now()).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).contains(second.noticeId()));
        shop.passMinutes(60);
        assertThat(late.answers(first, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_to_a_notice_that_nobody_knows_waits_a_day_and_is_parked() {
        assertThat(late.answers("nobody-wrote-this", Kind.WAIT, null, shop.now())
                        .status())
                .isEqualTo(Status.PENDING);
        shop.passMinutes(24 * 60);
        assertThat(shop.parkedMessage().sentence()).startsWith("The notice nobody-wrote-this");
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_to_a_notice_that_asks_nothing_is_refused() {
        late.ada();
        shop.cancels("ada-1", null);
        shop.happened("ada-1", CANCELLED);
        String cancelled = shop.law.notice("cancelled").noticeId();
        assertThat(late.answers(cancelled, Kind.WAIT, null, shop.now()).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("/noticeId"));
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_that_was_in_time_and_came_when_all_was_cancelled_calls_somebody() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        assertThat(late.answers(notice, Kind.WAIT, endOf(may(1)).minusSeconds(60)))
                .isEqualTo(Status.REFUSED);
        shop.happened("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_that_was_said_in_time_and_is_heard_within_the_hour_keeps_the_order() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(cancelledAfter(may(1)).minusSeconds(1));
        assertThat(late.answers(notice, Kind.WAIT, endOf(may(1)).minusSeconds(1)))
                .isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void within_that_hour_nothing_leaves_until_the_yes_is_heard() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(endOf(may(1)));
        shop.receives(10, "LAMP", "PO-1");
        shop.happened("ada-1", ALLOCATED);
        shop.passMinutes(30);
        assertThat(late.answers(notice, Kind.WAIT, endOf(may(1)).minusSeconds(1)))
                .isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 3);
        shop.law.notice("released");
        shop.nothingElseHappened();
    }

    @Test
    void within_that_hour_no_day_is_told_any_more() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(may(18));
        shop.until(endOf(may(1)));
        shop.supplierSays("PO-1", 10, "LAMP", may(8));
        shop.happened("ada-1", REPROMISED);
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void who_cancels_within_that_hour_is_owed_the_money_from_the_day_that_was_over() {
        late.newYorker("ada").paysByCard(true).adds(3, "LAMP", "10.00", null).sends();
        shop.mails().server(Postman.Server.DOWN);
        shop.untilNewYork(march(20), 9);
        late.slips(april(14));
        shop.until(endOf(april(1)).minusSeconds(1));
        shop.happened("ada-1", ALARM);
        shop.until(endOf(april(1)).plusSeconds(60));
        assertThat(shop.cancels("ada-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        shop.law.notice("cancelled");
        assertThat(shop.refund().dueBy()).as("F02: not the 13th").isEqualTo(april(10));
        shop.nothingElseHappened();
    }

    @Test
    void e04_nobody_says_anything_and_the_contract_goes_on() {
        shop.customer("bea").orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        assertThat(LateShop.ask(notice).silence().name()).isEqualTo("NONE");
        shop.supplierSays("PO-1", 10, "LAMP", LocalDate.of(2026, 6, 29));
        shop.happened("bea-1", REPROMISED);
        late.told();
        shop.untilNewYork(LocalDate.of(2026, 6, 20), 9);
        assertThat(shop.ledger.state("bea-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void an_additional_period_may_be_set_when_it_is_late_and_not_before() {
        shop.customer("bea").orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", LocalDate.of(2026, 6, 29));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        assertThat(late.answers(notice.noticeId(), Kind.EXTRA_PERIOD, april(24), shop.now())
                        .status())
                .isEqualTo(Status.REFUSED);
        shop.untilNewYork(april(10), 9);
        assertThat(late.answers(notice.noticeId(), Kind.EXTRA_PERIOD, april(24), shop.now())
                        .status())
                .isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(april(26), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.happened("bea-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void e07_an_essential_day_passed_and_the_customer_ends_the_contract_at_once() {
        shop.customer("bea").needsBy(march(31), true).orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(april(1), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.happened("bea-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    private void releasedAndNeverScanned() {
        shop.has(5, "VASE");
        late.newYorker("ada").orders(2, "VASE");
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.passMinutes(60);
    }

    @Test
    void a_scan_in_time_that_comes_late_makes_the_cancellation_void() {
        releasedAndNeverScanned();
        shop.ships("ada-1", endOf(april(1)).minusSeconds(3600), new Shipment.Line(1, 2));
        shop.happened("ada-1", SHIPPED);
        assertThat(((NewsView) shop.law.notice("shipped").view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("SCANNED_IN_TIME"));
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").parts().get(0).shipped()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void a_scan_after_the_deadline_calls_somebody_and_the_money_still_goes_back() {
        releasedAndNeverScanned();
        shop.ships("ada-1", endOf(april(1)).plusSeconds(3600), new Shipment.Line(1, 2));
        shop.happened("ada-1", ALARM);
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").parts().get(0).cancelled()).isEqualTo(2);
        shop.nothingElseHappened();
    }
}
