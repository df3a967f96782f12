package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELIVERED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.console.EvidenceText;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where delivery is judged, the customer has his rights until he has the goods, whatever a carrier has scanned. */
class PossessionStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    PossessionStoriesTest() {
        shop.expects("PO-2", 10, "VASE", march(27));
    }

    /** Bea orders in Germany what is agreed to arrive by April 1; it slips, is there in time after all, and leaves. */
    private NoticePlan scannedOnTheLastOfMarch() {
        shop.customer("bea")
                .pays("10.00", "10.00")
                .paysByCard(true)
                .orders(3, "VASE")
                .ships(march(30), april(1));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-2", 10, "VASE", april(14));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(march(31), 2);
        shop.receives(10, "VASE", "PO-2");
        shop.gotAndReleased("bea-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(march(31), 9);
        ships(1, null);
        shop.happened("bea-1", SHIPPED);
        shop.law.notice("shipped");
        return notice;
    }

    private void ships(long revision, @Nullable Instant deliveredAt) {
        Shipment shipment = new Shipment(
                "SH-1",
                revision,
                null,
                "bea-1",
                List.of(new Shipment.Line(1, 3)),
                "DHL",
                "00340",
                null,
                Instant.parse("2026-03-31T12:00:00Z"),
                deliveredAt);
        assertThat(shop.sends("shipments.in", shipment).status()).isEqualTo(Status.APPLIED);
    }

    private Answer setsPeriod(NoticePlan notice, LocalDate until) {
        return late.answers(notice.noticeId(), Kind.EXTRA_PERIOD, until, shop.now());
    }

    private String stands() {
        return EvidenceText.of(shop.evidence("bea-1"))
                .lines()
                .filter(line -> line.startsWith("  stands: "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void e02_scanned_in_time_and_lost_it_is_late_and_the_contract_may_be_ended_after_an_additional_period() {
        NoticePlan notice = scannedOnTheLastOfMarch();
        assertThat(setsPeriod(notice, april(16)).status()).as("not late yet").isEqualTo(Status.REFUSED);
        assertThat(stands()).endsWith("left, not known to have arrived");
        shop.untilNewYork(april(2), 9);
        assertThat(stands()).endsWith("left, overdue since 2026-04-01T22:00:00Z and not known to have arrived");
        assertThat(late.answers(notice, Kind.CANCEL)).as("no period was set").isEqualTo(Status.REFUSED);
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.REFUSED);
        assertThat(setsPeriod(notice, april(16)).status()).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(april(16), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).as("it runs").isEqualTo(Status.REFUSED);
        shop.untilNewYork(april(17), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.told("bea-1", CANCELLED, ALARM, REFUND_DUE);
        assertThat(shop.refund()).satisfies(refund -> {
            assertThat(refund.amount()).isEqualByComparingTo("30.00");
            assertThat(refund.dueBy()).isEqualTo(may(1));
        });
        NoticePlan cancelled = shop.law.notice("cancelled");
        assertThat(((NewsView) cancelled.view()).reason()).isEqualTo("CONTRACT_ENDED");
        shop.mails();
        assertThat(shop.evidence("bea-1").notices())
                .filteredOn(each -> each.noticeId().equals(cancelled.noticeId()))
                .singleElement()
                .satisfies(each -> assertThat(each.result()).isEqualTo("ACCEPTED"));
        assertThat(stands()).endsWith("cancelled");
        ships(2, shop.now());
        assertThat(shop.told("bea-1", ALARM).cause()).startsWith("3 pieces that are cancelled arrived at ");
        shop.nothingElseHappened();
    }

    @Test
    void e02_handed_over_late_it_was_late_and_the_rights_end() {
        NoticePlan notice = scannedOnTheLastOfMarch();
        shop.untilNewYork(april(3), 9);
        ships(2, Instant.parse("2026-04-03T08:00:00Z"));
        shop.happened("bea-1", DELIVERED);
        assertThat(stands()).endsWith("left, arrived late at 2026-04-03T08:00:00Z");
        assertThat(setsPeriod(notice, april(16)).status()).isEqualTo(Status.REFUSED);
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.REFUSED);
        shop.nothingElseHappened();
    }

    @Test
    void an_essential_day_passed_while_it_was_under_way_and_the_customer_ends_the_contract_unasked() {
        shop.has(2, "LAMP");
        shop.customer("bea")
                .pays("10.00", "10.00")
                .paysByCard(true)
                .needsBy(march(9), true)
                .orders(2, "LAMP");
        shop.ships("bea-1", 2);
        shop.happened("bea-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(march(9), 9);
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.REFUSED);
        shop.untilNewYork(march(10), 9);
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told("bea-1", CANCELLED, ALARM, REFUND_DUE);
        assertThat(shop.refund().amount()).isEqualByComparingTo("20.00");
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void what_waits_and_what_is_under_way_are_cancelled_together_and_told_apart() {
        shop.has(2, "LAMP");
        shop.customer("bea")
                .pays("10.00", "10.00")
                .paysByCard(true)
                .needsBy(march(31), true)
                .orders(5, "LAMP");
        shop.ships("bea-1", 2);
        shop.happened("bea-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(april(1), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.told("bea-1", CANCELLED, REFUND_DUE);
        assertThat(shop.refund().amount()).isEqualByComparingTo("30.00");
        assertThat(((NewsView) shop.law.notice("cancelled").view()).reason()).isEqualTo("CUSTOMER_CANCELLED");
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told("bea-1", CANCELLED, ALARM, REFUND_DUE);
        assertThat(shop.refund().amount()).isEqualByComparingTo("20.00");
        assertThat(((NewsView) shop.law.notice("cancelled").view()).reason()).isEqualTo("CONTRACT_ENDED");
        shop.nothingElseHappened();
    }

    @Test
    void one_word_that_cancels_both_is_two_notices() {
        shop.has(2, "LAMP");
        shop.customer("bea")
                .pays("10.00", "10.00")
                .paysByCard(true)
                .needsBy(march(31), true)
                .orders(5, "LAMP");
        shop.ships("bea-1", 2);
        shop.happened("bea-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("bea-1", REPROMISED);
        late.told();
        shop.untilNewYork(april(1), 9);
        assertThat(shop.cancels("bea-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told("bea-1", CANCELLED, REFUND_DUE, CANCELLED, ALARM, REFUND_DUE);
        assertThat(shop.refund().amount()).isEqualByComparingTo("30.00");
        assertThat(shop.refund().amount()).isEqualByComparingTo("20.00");
        assertThat(((NewsView) shop.law.notice("cancelled").view()).reason()).isEqualTo("CUSTOMER_CANCELLED");
        assertThat(((NewsView) shop.law.notice("cancelled").view()).reason()).isEqualTo("CONTRACT_ENDED");
        shop.nothingElseHappened();
    }

    @Test
    void in_the_us_what_a_carrier_has_is_shipped_and_no_period_changes_that() {
        late.newYorker("ada").orders(3, "VASE").waits(3, march(30));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-2", 10, "VASE", april(14));
        shop.happened("ada-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(march(31), 2);
        shop.receives(10, "VASE", "PO-2");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(april(30), 9);
        assertThat(setsPeriod(notice, may(4)).status()).isEqualTo(Status.REFUSED);
        shop.untilNewYork(may(20), 9);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.REFUSED);
        assertThat(shop.cancels("ada-1", null).status()).isEqualTo(Status.REFUSED);
        shop.nothingElseHappened();
    }

    @Test
    void e05_the_trader_can_not_supply_and_the_money_goes_back_at_once() {
        shop.customer("bea").pays("10.00", "10.00").paysByCard(true).orders(3, "VASE");
        shop.untilNewYork(march(10), 9);
        shop.changes("bea-1", null, OrderChange.By.SELLER, true, null, null, null);
        shop.told("bea-1", CANCELLED, REFUND_DUE);
        assertThat(shop.refund()).satisfies(refund -> {
            assertThat(refund.amount()).isEqualByComparingTo("30.00");
            assertThat(refund.reason()).isEqualTo("SELLER_CANCELLED");
            assertThat(refund.dueBy()).isEqualTo(march(24));
        });
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void e12_of_a_preorder_an_additional_period_may_be_set_when_its_agreed_day_is_over_and_holds_when_it_has_left() {
        shop.item("GAME", "toys", LocalDate.of(2026, 12, 29), 100L, null, false);
        shop.customer("bea").orders(2, "GAME").ships(LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 31));
        shop.untilNewYork(april(20), 9);
        assertThat(shop.ledger.state("bea-1").isOpen())
                .as("thirty days count for nothing")
                .isTrue();
        shop.item("GAME", "toys", LocalDate.of(2027, 1, 18), 100L, null, false);
        shop.passMinutes(1);
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.until(Instant.parse("2026-12-31T22:59:00Z"));
        assertThat(setsPeriod(notice, LocalDate.of(2027, 1, 20)).status()).isEqualTo(Status.REFUSED);
        shop.until(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(setsPeriod(notice, LocalDate.of(2027, 1, 20)).status()).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.until(Instant.parse("2027-01-18T09:00:00Z"));
        shop.receives(5, "GAME", null);
        shop.gotAndReleased("bea-1", 2);
        shop.law.notice("released");
        shop.ships("bea-1", 2);
        shop.happened("bea-1", SHIPPED);
        shop.law.notice("shipped");
        shop.until(Instant.parse("2027-01-20T22:59:00Z"));
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.REFUSED);
        shop.until(Instant.parse("2027-01-20T23:00:00Z"));
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.happened("bea-1", CANCELLED, ALARM);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }
}
