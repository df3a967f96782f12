package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REDUCED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_SENT;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.model.RefundAnswer.Status.SENT;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.RefundStoriesTest.amounts;
import static dev.backorderdesk.scenario.RefundStoriesTest.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.console.EvidenceText;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Shipment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Money that was asked back for pieces that had left in time. */
class WithdrawnStoriesTest {
    private static final Instant IN_TIME = endOf(april(1)).minusSeconds(3600);

    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    /** Three vases for 20 each are cancelled at the end of their time, and no scan is waited for any more. */
    private Refund askedBack() {
        shop.has(5, "VASE");
        late.newYorker("ada").paysByCard(true).adds(3, "VASE", "20.00", null).sends();
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        shop.passMinutes(25 * 60);
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        Refund refund = shop.refund();
        amounts(refund, "60.00", "0.00");
        return refund;
    }

    private String isScannedLate(long pieces) {
        shop.ships("ada-1", IN_TIME, new Shipment.Line(1, pieces));
        shop.law.notice("shipped");
        return shop.told("ada-1", SHIPPED, ALARM).cause();
    }

    @Test
    void somebody_is_called_to_stop_what_is_not_owed_any_more_and_the_rest_is_still_owed() {
        Refund refund = askedBack();
        assertThat(isScannedLate(2))
                .isEqualTo(
                        "refund ada-1/F1 of order ada-1: 40.00 EUR for 2 pieces of line 1 is not owed, the carrier had"
                                + " them in time at " + IN_TIME + "; stop it: 20.00 EUR is left to be sent");
        assertThat(EvidenceText.of(shop.evidence("ada-1")))
                .contains("ada-1/F1: 60.00 EUR")
                .contains("REQUESTED; 40.00 of it is not owed: the goods had left in time");
        shop.passDays(5);
        amounts(shop.refundReminder(), "20.00", "0.00");
        shop.refundIs(SENT, refund, "20.00", "card");
        shop.told("ada-1", REFUND_SENT);
        assertThat(money(shop.law.notice("refund-sent")).amount()).isEqualByComparingTo("20.00");
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void of_what_is_not_owed_at_all_any_more_nobody_is_reminded() {
        askedBack();
        assertThat(isScannedLate(3)).endsWith("stop it: 0.00 EUR is left to be sent");
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_sent_already_or_is_sent_all_the_same_is_a_persons_matter() {
        Refund refund = askedBack();
        shop.refundIs(SENT, refund, "60.00", "card");
        shop.told("ada-1", REFUND_SENT);
        shop.law.notice("refund-sent");
        assertThat(isScannedLate(1))
                .contains("20.00 EUR for 1 pieces of line 1")
                .contains("; it was sent at ");
        shop.nothingElseHappened();
    }

    @Test
    void what_is_sent_whole_though_some_of_it_was_withdrawn_raises_an_alarm() {
        Refund refund = askedBack();
        isScannedLate(1);
        assertThat(shop.refundIs(SENT, refund, "60.00", "card").status()).isEqualTo(Status.APPLIED);
        assertThat(shop.told("ada-1", REFUND_SENT, ALARM).cause()).contains("though only 40.00 EUR of it was owed");
        shop.law.notice("refund-sent");
        shop.nothingElseHappened();
    }

    @Test
    void what_left_after_its_customer_had_cancelled_stays_owed_though_its_time_was_not_over() {
        shop.has(5, "VASE");
        late.newYorker("ada").paysByCard(true).adds(3, "VASE", "20.00", null).sends();
        shop.untilNewYork(march(31), 9);
        assertThat(shop.cancels("ada-1", 1).status()).isEqualTo(Status.APPLIED);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        shop.untilNewYork(april(1), 10);
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        Refund refund = shop.refund();
        amounts(refund, "60.00", "0.00");
        shop.untilNewYork(april(2), 9);
        shop.ships("ada-1", IN_TIME, new Shipment.Line(1, 3));
        assertThat(shop.told("ada-1", ALARM).cause())
                .isEqualTo("3 pieces left after they were cancelled, scanned at " + IN_TIME
                        + "; the money still goes back");
        shop.refundIs(SENT, refund, "60.00", "card");
        shop.told("ada-1", REFUND_SENT);
        shop.law.notice("refund-sent");
        shop.passDays(30);
        shop.nothingElseHappened();
    }

    @Test
    void of_what_left_in_time_only_the_pieces_that_were_cancelled_later_are_kept() {
        shop.has(5, "VASE");
        late.newYorker("ada").paysByCard(true).adds(3, "VASE", "20.00", null).sends();
        shop.untilNewYork(march(31), 9);
        assertThat(shop.reduces("ada-1", 1, 2).status()).isEqualTo(Status.APPLIED);
        shop.happened("ada-1", RECALLED, REDUCED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.untilNewYork(april(1), 10);
        shop.unscanned("ada-1");
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        amounts(shop.refund(), "20.00", "0.00");
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.passMinutes(25 * 60);
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        amounts(shop.refund(), "40.00", "0.00");
        assertThat(isScannedLate(3))
                .startsWith("refund ada-1/F2 ")
                .contains("40.00 EUR for 2 pieces")
                .endsWith("stop it: 0.00 EUR is left to be sent");
        assertThat(shop.told("ada-1", ALARM).cause()).startsWith("1 pieces left after they were cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void what_is_kept_after_all_and_then_cancelled_in_time_is_owed_once_more() {
        askedBack();
        isScannedLate(2);
        assertThat(shop.sends(
                                "orders.changes",
                                new OrderChange(
                                        "CH-1",
                                        "ada-1",
                                        null,
                                        OrderChange.By.CUSTOMER,
                                        IN_TIME.minus(Duration.ofHours(5)),
                                        null,
                                        true,
                                        null,
                                        null,
                                        null))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.told("ada-1", CANCELLED, ALARM, REFUND_DUE);
        shop.law.notice("cancelled");
        Refund again = shop.refund();
        assertThat(again.refundId()).isEqualTo("ada-1/F2");
        amounts(again, "40.00", "0.00");
        shop.nothingElseHappened();
    }

    private void captures(String amount) {
        PaymentEvent event = new PaymentEvent(
                "P-" + shop.number("payment"),
                "ada-1",
                PaymentEvent.Status.CAPTURED,
                new BigDecimal(amount),
                null,
                shop.now());
        assertThat(shop.sends("payments.in", event).status()).isEqualTo(Status.APPLIED);
    }

    private long toldUncharged() {
        return shop.ledger.state("ada-1").refunds().stream()
                .filter(each -> each.status() == RefundState.Status.NOT_CHARGED)
                .mapToLong(each -> each.pieces(1))
                .sum();
    }

    /** Of ten lamps for 10 each, six are released and four wait; those four, and then three of the six, are cancelled. */
    private Instant fourAndThreeAreCancelled() {
        shop.reduces("ada-1", 1, 6);
        shop.happened("ada-1", REDUCED);
        assertThat(money(shop.law.notice("cancelled")).charged()).isFalse();
        assertThat(toldUncharged()).isEqualTo(4);
        Instant inTime = shop.now();
        shop.passMinutes(60);
        shop.reduces("ada-1", 1, 3);
        shop.happened("ada-1", RECALLED, REDUCED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        return inTime;
    }

    private void ada() {
        shop.has(6, "LAMP");
        late.newYorker("ada").paysByCard(false).adds(10, "LAMP", "10.00", null).sends();
        shop.passMinutes(60);
    }

    private void sixHadLeft(Instant inTime) {
        shop.ships("ada-1", inTime, new Shipment.Line(1, 6));
        shop.happened("ada-1", SHIPPED, SHIPPED);
        shop.law.notice("shipped");
        shop.law.notice("shipped");
        assertThat(toldUncharged()).as("those that waited are still cancelled").isEqualTo(4);
    }

    @Test
    void a_scan_of_pieces_of_which_nothing_was_told_yet_leaves_what_was_told_of_others() {
        ada();
        captures("30.00");
        sixHadLeft(fourAndThreeAreCancelled());
        captures("30.00");
        shop.passDays(2);
        shop.nothingElseHappened();
    }

    @Test
    void what_was_told_of_recalled_pieces_is_forgotten_though_something_was_taken_since() {
        ada();
        Instant inTime = fourAndThreeAreCancelled();
        assertThat(toldUncharged()).isEqualTo(7);
        captures("30.00");
        sixHadLeft(inTime);
        shop.passDays(2);
        shop.nothingElseHappened();
    }
}
