package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
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
import dev.backorderdesk.notice.NoticePlan;
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
            assertThat(part.cancelled()).isNotNull().satisfies(cancelled -> {
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
        assertThat(shop.evidence("ada-1").parts().get(0).cancelled())
                .isNotNull()
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
}
