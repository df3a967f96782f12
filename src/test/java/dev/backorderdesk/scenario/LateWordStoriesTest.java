package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.NEW_YORK;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Words that come in another order than things happened: each is judged by its own time. */
class LateWordStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    /** Two vases that Ada paid for lie ready at the warehouse. */
    private void released() {
        shop.has(5, "VASE");
        late.newYorker("ada").paysByCard(true).adds(2, "VASE", "10.00", null).sends();
    }

    @Test
    void a_scan_after_the_deadline_that_is_read_before_the_clock_looks_is_too_late_all_the_same() {
        released();
        shop.isDownUntil(endOf(april(1)).plusSeconds(600));
        shop.ships("ada-1", endOf(april(1)).plusSeconds(300), new Shipment.Line(1, 2));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        assertThat(shop.told("ada-1", ALARM, REFUND_DUE).cause()).contains("20.00 EUR");
        shop.law.notice("refund-due");
        assertThat(shop.refund().dueBy()).isEqualTo(april(10));
        shop.untilNewYork(april(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_scan_before_the_deadline_that_is_read_after_it_and_before_the_clock_looks_is_in_time() {
        released();
        shop.isDownUntil(endOf(april(1)).plusSeconds(600));
        shop.ships("ada-1", endOf(april(1)).minusSeconds(300), new Shipment.Line(1, 2));
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(april(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void what_left_while_nobody_knew_of_its_notice_is_shipped_and_somebody_is_called() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.SILENT);
        late.slips(april(14));
        shop.untilNewYork(march(31), 9);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.until(endOf(april(1)).plusSeconds(600));
        shop.happened("ada-1", ALARM);
        shop.ships("ada-1", 3);
        assertThat(shop.told("ada-1", ALARM).cause()).contains("left");
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.nothingElseHappened();
    }

    @Test
    void one_scan_of_all_that_had_lapsed_is_one_cancellation_told_once() {
        shop.has(3, "VASE");
        shop.has(2, "LAMP");
        late.newYorker("ada")
                .paysByCard(true)
                .adds(3, "VASE", "20.00", null)
                .adds(2, "LAMP", "10.00", null)
                .sends();
        shop.decidedLine();
        shop.isDownUntil(endOf(april(1)).plusSeconds(7200));
        shop.ships("ada-1", endOf(april(1)).plusSeconds(3600), new Shipment.Line(1, 3), new Shipment.Line(2, 2));
        shop.happened("ada-1", RECALLED, CANCELLED, RECALLED, CANCELLED, ALARM, ALARM);
        shop.told("ada-1", REFUND_DUE);
        shop.released("ada-1", 2);
        shop.released("ada-1", 2);
        assertThat(((NewsView) shop.law.notice("cancelled").view()).lines()).hasSize(2);
        shop.law.notice("refund-due");
        assertThat(shop.refund().amount()).isEqualByComparingTo("80.00");
        shop.nothingElseHappened();
    }

    /** Ada's lamps are late, come after all, and are scanned on 2026-04-14 at noon. */
    private NoticePlan scannedAtNoon() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(april(14));
        shop.untilNewYork(april(14), 3);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(april(14), 13);
        shop.ships("ada-1", noon(), new Shipment.Line(1, 3));
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        return notice;
    }

    private static Instant noon() {
        return april(14).atTime(12, 0).atZone(NEW_YORK).toInstant();
    }

    @Test
    void a_no_that_was_received_before_the_scan_holds_though_the_scan_was_read_first() {
        NoticePlan notice = scannedAtNoon();
        assertThat(late.answers(notice, Kind.CANCEL, noon().minusSeconds(60))).isEqualTo(Status.APPLIED);
        assertThat(shop.told("ada-1", CANCELLED, ALARM).cause()).contains("3 pieces left after they were cancelled");
        shop.law.notice("cancelled");
        assertThat(shop.ledger.state("ada-1").parts().get(0).cancelled()).isEqualTo(3);
        shop.nothingElseHappened();
    }

    @Test
    void a_no_that_was_received_after_the_scan_is_refused() {
        NoticePlan notice = scannedAtNoon();
        assertThat(late.answers(notice, Kind.CANCEL, noon().plusSeconds(60))).isEqualTo(Status.REFUSED);
        shop.nothingElseHappened();
    }

    @Test
    void a_cancellation_that_is_told_when_its_refund_is_nearly_late_waits_for_no_warehouse() {
        released();
        Instant received = shop.now();
        shop.untilNewYork(march(11), 8);
        assertThat(shop.sends(
                                "orders.changes",
                                new OrderChange(
                                        "CH-1",
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
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.passMinutes(1);
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        Refund refund = shop.refund();
        assertThat(refund.dueBy()).as("seven working days from Monday, March 2").isEqualTo(march(11));
        assertThat(shop.refundReminder()).isEqualTo(refund);
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_from_before_its_question_is_invalid() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        Instant asked = shop.now();
        NoticePlan notice = late.slips(april(14));
        for (Kind kind : new Kind[] {Kind.WAIT, Kind.CANCEL}) {
            Answer answer = late.answers(
                    notice.noticeId(),
                    kind,
                    null,
                    asked.minus(Duration.ofHours(1)).minusSeconds(1));
            assertThat(answer.status()).isEqualTo(Status.INVALID);
            assertThat(answer.errors()).singleElement().satisfies(problem -> {
                assertThat(problem.at()).isEqualTo("/receivedAt");
                assertThat(problem.expected()).contains(asked.toString());
            });
            assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        }
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_clock_that_is_a_little_slow_makes_no_answer_invalid() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        Instant asked = shop.now();
        NoticePlan notice = late.slips(april(14));
        assertThat(late.answers(notice, Kind.WAIT, asked.minusSeconds(90))).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.nothingElseHappened();
    }
}
