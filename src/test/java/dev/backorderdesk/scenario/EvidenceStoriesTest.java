package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.console.EvidenceText;
import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whatever the law may ask about an order is in its evidence. */
class EvidenceStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @Test
    void an_order_that_lapsed_shows_what_was_promised_told_answered_and_owed() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(endOf(may(1)));
        assertThat(shop.evidence("ada-1").parts())
                .singleElement()
                .satisfies(part -> assertThat(part.state()).startsWith("over since " + endOf(may(1))));
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        late.answers(notice, NoticeAnswer.Kind.WAIT);

        Evidence evidence = shop.evidence("ada-1");

        assertThat(evidence.parts()).singleElement().satisfies(part -> {
            assertThat(part.regime()).isEqualTo("US");
            assertThat(part.promised()).isEqualTo(april(1));
            assertThat(part.promisedEnd()).isEqualTo(endOf(april(1)));
            assertThat(part.known()).extracting(Evidence.Known::cause).containsExactly("supply.in/PO-1/2");
            assertThat(part.cancellations()).singleElement().satisfies(cancelled -> {
                assertThat(cancelled.at()).isEqualTo(endOf(may(1)));
                assertThat(cancelled.refundBy()).as("F18").isEqualTo(may(12));
                assertThat(cancelled.refundArguableBy()).isEqualTo(may(12));
            });
        });
        String text = EvidenceText.of(evidence);
        assertThat(text)
                .contains("law: US (rules/tables/regime-terms.csv")
                .contains("delay (FIRST_LONG) by EMAIL: ACCEPTED after 1 attempt; an answer counts until the end of"
                        + " 2026-05-01")
                .contains("WAIT, taken by CUSTOMER")
                .contains("without effect")
                .contains("the time for an answer was over, and there was none")
                .doesNotContain("@");
        shop.nothingElseHappened();
    }

    @Test
    void f02_without_any_notice_the_money_is_due_from_the_last_day_on() {
        late.newYorker("ada")
                .pays("10.00", "10.00")
                .paysBy(new Payment("card", Payment.Credit.NONE, "USD", null, true, null))
                .orders(3, "LAMP");
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.DOWN);
        late.slips(april(14));
        shop.until(endOf(april(2)));
        late.cancelled();
        assertThat(shop.evidence("ada-1").parts().get(0).cancellations())
                .singleElement()
                .satisfies(cancelled -> {
                    assertThat(cancelled.refundBy()).isEqualTo(april(10));
                    assertThat(cancelled.refundArguableBy()).isEqualTo(april(13));
                });
        assertThat(shop.evidence("ada-1").refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).isEqualTo("30.00");
            assertThat(refund.dueBy()).isEqualTo(april(10));
            assertThat(refund.method()).isEqualTo("card");
        });
        shop.told("ada-1", REFUND_DUE);
        shop.refund();
        shop.nothingElseHappened();
    }

    private String text() {
        return EvidenceText.of(shop.evidence("ada-1"));
    }

    private void leaves() {
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.passMinutes(60);
        shop.ships("ada-1", shop.now().minusSeconds(1800), new Shipment.Line(1, 3));
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
    }

    @Test
    void what_was_shipped_in_time_is_never_said_to_have_lapsed_and_shows_the_scan_and_what_its_notice_said() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(april(14));
        shop.untilNewYork(april(2), 9);
        leaves();
        shop.untilNewYork(april(20), 9);
        assertThat(text())
                .contains("stands: left\n", "consent: BY_SILENCE to 2026-04-15\n")
                .contains("SH-1 was scanned at 2026-04-02T13:30:00Z: 3 pieces of line 1, part 1")
                .contains("given at 2026-03-20T13:00:00Z, planned at 2026-03-20T13:00:00Z")
                .contains("line 1, part 1, 3 pieces: ships by 2026-04-15, delivered by ")
                .contains("by law 2026-04-15, for SUPPLIER_LATE; silence means CONSENT\n")
                .contains("with the templates of today")
                .contains("| your order ada-1 is delayed. You can keep it, or cancel it.")
                .doesNotContain("LAPSED", "cancelled:", "@example");
        shop.nothingElseHappened();
    }

    private String payments() {
        String text = text();
        return text.substring(text.indexOf("\nPayments\n"), text.indexOf("\nNotices\n"));
    }

    @Test
    void it_says_from_when_on_the_time_ran_and_whether_the_order_was_paid_when_it_came() {
        Instant complete = march(2).atTime(9, 0).atZone(LateShop.NEW_YORK).toInstant();
        shop.untilNewYork(march(2), 10);
        late.newYorker("ada")
                .paysBy(new Payment("card", Payment.Credit.NONE, "USD", complete, true, null))
                .costs("33.50")
                .orders(3, "LAMP");
        assertThat(payments()).isEqualTo("""

                Payments
                  complete as ordered, from when on the time by law runs: 2026-03-02T14:00:00Z
                  with the order: captured, of 33.50 USD
                """);
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_says_nothing_of_payment_was_complete_when_it_was_placed() {
        late.ada();
        assertThat(payments()).isEqualTo("""

                Payments
                  complete as ordered, from when on the time by law runs: 2026-03-02T08:00:00Z
                  with the order: nothing is said of payment
                """);
        shop.nothingElseHappened();
    }

    @Test
    void who_cancelled_unasked_is_not_said_to_have_waited_until_the_time_was_over() {
        late.newYorker("ada")
                .pays("10.00", "10.00")
                .paysBy(new Payment("card", Payment.Credit.NONE, "USD", null, true, null))
                .orders(3, "LAMP");
        shop.untilNewYork(march(10), 9);
        shop.cancels("ada-1", 1);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        shop.law.notice("cancelled");
        assertThat(shop.refund().dueBy()).isEqualTo(march(19));
        shop.untilNewYork(april(20), 9);
        shop.refundReminder();
        shop.told("ada-1", ALARM, ALARM);
        assertThat(text())
                .contains("stands: cancelled\n", "consent: NOT_ASKED\n")
                .contains("cancelled: 3 pieces at 2026-03-10T13:00:00Z, a right of 2026-03-10: orders.changes/CH-1\n")
                .contains("refund sent by: 2026-03-19 (strict reading), 2026-03-19 (latest arguable)")
                .doesNotContain("LAPSED", "no notice had been given");
        shop.nothingElseHappened();
    }

    @Test
    void a_no_to_a_notice_is_cancelled_when_it_was_received() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.untilNewYork(march(23), 9);
        late.answers(notice, NoticeAnswer.Kind.CANCEL, shop.now().minusSeconds(600));
        late.cancelled();
        shop.untilNewYork(may(20), 9);
        assertThat(text())
                .contains("consent: REFUSED\n", "silence means CANCEL\n")
                .contains("2026-03-23T12:50:00Z CANCEL, taken by CUSTOMER")
                .contains("cancelled: 3 pieces at 2026-03-23T12:50:00Z, a right of 2026-03-23: consents.in/C-1\n")
                .doesNotContain("LAPSED", "and there was none");
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_stays_a_yes_when_its_day_is_long_over() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        late.answers(notice, NoticeAnswer.Kind.WAIT);
        late.consented(notice);
        shop.untilNewYork(may(4), 9);
        leaves();
        shop.untilNewYork(may(20), 9);
        assertThat(text())
                .contains("stands: left\n", "consent: EXPRESS to 2026-05-05\n")
                .contains("SH-1 was scanned at 2026-05-04T13:30:00Z: 3 pieces of line 1, part 1")
                .contains("2026-03-20T13:01:00Z WAIT, taken by CUSTOMER")
                .doesNotContain("LAPSED", "cancelled:");
        shop.nothingElseHappened();
    }

    @Test
    void a_scan_that_came_too_late_is_shown_beside_the_cancellation_that_stands() {
        shop.has(5, "VASE");
        late.newYorker("ada").orders(2, "VASE");
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.passMinutes(120);
        shop.ships("ada-1", endOf(april(1)).plusSeconds(3600), new Shipment.Line(1, 2));
        shop.happened("ada-1", ALARM);
        assertThat(text())
                .contains("stands: cancelled\n")
                .contains(
                        "cancelled: 2 pieces at " + endOf(april(1)) + ", a right of 2026-04-01: delay law: the promised"
                                + " time was over, and no notice had been given")
                .contains("refund sent by: 2026-04-10 (strict reading), 2026-04-13 (latest arguable)")
                .contains(
                        "SH-1 was scanned at " + endOf(april(1)).plusSeconds(3600) + ": 2 pieces of line 1, part 1\n");
        shop.nothingElseHappened();
    }
}
