package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.HELD;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What customers are told of delays, what they are not told, and what becomes of orders whose time is over. */
class DelayStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @Test
    void a_day_that_is_unknown_twice_is_told_once() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(null);
        shop.supplierSays("PO-1", 8, "LAMP", null);
        shop.passMinutes(60);
        shop.nothingElseHappened();
    }

    @Test
    void a_better_day_after_a_worse_one_is_told_once_and_gently() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        late.slips(april(20));
        shop.supplierSays("PO-1", 10, "LAMP", april(10));
        shop.happened("ada-1", REPROMISED);
        NewsView better = (NewsView) shop.law.notice("better-date").view();
        assertThat(better.ask()).isNull();
        assertThat(better.lines()).singleElement().satisfies(line -> {
            assertThat(line.before().shipBy()).isEqualTo(april(21));
            assertThat(line.after().shipBy()).isEqualTo(april(13));
        });
        shop.supplierSays("PO-1", 10, "LAMP", april(7));
        shop.happened("ada-1", REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void a_wish_date_that_is_missed_is_no_delay() {
        shop.customer("bob").needsBy(march(12), false).orders(2, "LAMP").waits(2, march(26));
        shop.law.silence();
        shop.untilNewYork(march(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void within_the_time_of_the_law_a_day_that_moves_is_told_and_nothing_is_asked() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        NoticePlan notice = late.slips(march(30));
        assertThat(LateShop.ask(notice).law()).isEqualTo("DATE_MOVED");
        assertThat(LateShop.ask(notice).respondBy()).isNull();
        shop.untilNewYork(march(24), 9);
        shop.nothingElseHappened();
    }

    @Test
    void three_late_lines_in_two_shipments_are_one_notice_with_one_last_day() {
        shop.expects("PO-2", 5, "VASE", march(26));
        late.newYorker("ada")
                .adds(2, "LAMP")
                .adds(1, "VASE")
                .adds(1, "LAMP")
                .sends()
                .waits(2, march(26));
        shop.decidedLine();
        shop.decidedLine();
        shop.untilNewYork(march(20), 9);
        shop.supplierBegins("PO-1", 10, "LAMP", may(4));
        shop.supplierSays("PO-2", 5, "VASE", may(11));
        shop.happened("ada-1", REPROMISED, REPROMISED, REPROMISED);
        NoticePlan notice = shop.law.notice("delay");
        assertThat(((NewsView) notice.view()).lines()).hasSize(3);
        assertThat(LateShop.ask(notice).respondBy()).isEqualTo(may(1));
        for (int i = 0; i < 3; i++) {
            assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
        }
        shop.mails();
        shop.until(cancelledAfter(may(1)));
        shop.happened("ada-1", OrderEvent.Kind.CANCELLED, OrderEvent.Kind.CANCELLED, OrderEvent.Kind.CANCELLED);
        assertThat(((NewsView) shop.law.notice("cancelled").view()).lines()).hasSize(3);
        shop.nothingElseHappened();
    }

    @Test
    void two_regimes_in_one_shop_are_told_apart() {
        late.ada();
        shop.customer("bea").orders(3, "LAMP").waits(3, march(26));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-1", 10, "LAMP", may(4));
        shop.happened("ada-1", REPROMISED);
        shop.happened("bea-1", REPROMISED);
        NoticePlan first = shop.law.notice("delay");
        NoticePlan second = shop.law.notice("delay");
        assertThat(first.orderId()).isEqualTo("ada-1");
        assertThat(LateShop.ask(first).law()).isEqualTo("FIRST_LONG");
        assertThat(second.orderId()).isEqualTo("bea-1");
        assertThat(LateShop.ask(second).law()).isEqualTo("DATE_MOVED");
        shop.law.noted(DELAY_NOTICED);
        shop.law.noted(DELAY_NOTICED);
        shop.untilNewYork(may(2), 1);
        late.cancelled();
        assertThat(shop.ledger.state("bea-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void stock_dealt_anew_between_two_delays_keeps_what_was_told() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan first = late.slips(april(20));
        shop.redeals();
        shop.law.silence();
        shop.untilNewYork(april(16), 3);
        NoticePlan second = late.slips(may(10));
        assertThat(LateShop.ask(second).law())
                .as("the first one is not forgotten")
                .isEqualTo("RENEWED");
        assertThat(second.noticeId()).isNotEqualTo(first.noticeId());
        assertThat(LateShop.ask(second).respondBy()).isEqualTo(april(21));
        shop.nothingElseHappened();
    }

    @Test
    void a_deadline_on_the_day_when_clocks_go_forward_is_an_hour_earlier() {
        shop.mails().server(Postman.Server.DOWN);
        late.newYorker("ada").wasTold(new StatedShip("2026-03-08", null, null)).orders(3, "LAMP");
        assertThat(LateShop.ask(late.told()).dueBy()).isEqualTo("2026-03-09T04:00:00Z");
        shop.until(Instant.parse("2026-03-09T03:59:59Z"));
        shop.happened("ada-1", ALARM);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(Instant.parse("2026-03-09T05:00:00Z"));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void an_address_that_is_refused_calls_somebody_while_there_is_time() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        shop.mails().server(Postman.Server.REFUSES);
        late.slips(april(14));
        shop.passMinutes(20);
        shop.happened("ada-1", ALARM);
        shop.untilNewYork(march(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void nothing_leaves_after_the_deadline_though_stock_comes_before_the_clock_is_looked_at() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.DOWN);
        late.slips(april(14));
        shop.isDownUntil(endOf(april(2)));
        shop.receives(10, "LAMP", "PO-1");
        shop.happened("ada-1", ALLOCATED);
        shop.passMinutes(0);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void what_is_not_paid_does_not_leave_and_its_time_begins_anew() {
        shop.has(5, "VASE");
        late.newYorker("ada")
                .paysBy(new Payment("check", Payment.Credit.NONE, "USD", null, false, null))
                .orders(2, "VASE");
        pays(PaymentEvent.Status.DISHONOURED, march(5));
        shop.happened("ada-1", HELD);
        shop.released("ada-1", 2);
        pays(PaymentEvent.Status.COMPLETE, march(12));
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 2);
        shop.released("ada-1", 2);
        shop.law.silence();
        shop.until(endOf(april(10)));
        assertThat(shop.ledger.state("ada-1").isOpen())
                .as("30 days from March 12")
                .isTrue();
        shop.until(endOf(april(11)));
        shop.unscanned("ada-1");
        shop.happened("ada-1", OrderEvent.Kind.RECALLED, OrderEvent.Kind.CANCELLED);
        shop.law.notice("cancelled");
        shop.released("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void a_failure_of_the_payment_that_is_told_after_it_was_mended_holds_nothing() {
        shop.has(5, "VASE");
        late.newYorker("ada")
                .paysBy(new Payment("check", Payment.Credit.NONE, "USD", null, false, null))
                .orders(2, "VASE");
        pays(PaymentEvent.Status.COMPLETE, march(12));
        Instant failed = shop.now().minus(Duration.ofDays(7));
        assertThat(shop.sends(
                                "payments.in",
                                new PaymentEvent(
                                        "P-late", "ada-1", PaymentEvent.Status.DISHONOURED, null, null, failed))
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(shop.ledger.state("ada-1").parts()).allMatch(part -> part.released() == 2 && part.held() == null);
    }

    private void pays(PaymentEvent.Status status, LocalDate day) {
        shop.untilNewYork(day, 10);
        assertThat(shop.sends(
                                "payments.in",
                                new PaymentEvent(
                                        "P-" + shop.number("payment"), "ada-1", status, null, null, shop.now()))
                        .status())
                .isEqualTo(Status.APPLIED);
    }

    @Test
    void an_order_that_is_complete_only_later_waits_for_its_payment() {
        shop.has(5, "VASE");
        late.newYorker("ada")
                .paysBy(new Payment("check", Payment.Credit.NONE, "USD", endOf(march(3)), false, null))
                .orders(2, "VASE");
        shop.passMinutes(60);
        assertThat(shop.ledger.state("ada-1").releases()).isEmpty();
        shop.until(endOf(march(3)));
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void a_suspension_of_what_was_to_leave_today_is_told_though_it_moves_no_day() {
        shop.has(5, "VASE");
        late.newYorker("ada").orders(2, "VASE");
        assertThat(shop.ledger.state("ada-1").parts().get(0).released()).isEqualTo(2);
        assertThat(shop.sends(
                                "carriers.in",
                                Word.suspends(shop, "A-1", "*")
                                        .to("US")
                                        .until(shop.now().plus(Duration.ofHours(1)))
                                        .advisory())
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
        shop.told.events("ada-1 1/1 HELD");
        assertThat(((NewsView) shop.law.notice("suspended").view()).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.reason()).isEqualTo("CARRIER_SUSPENDED");
                    assertThat(line.title()).isEqualTo("The VASE");
                });
        shop.passMinutes(60);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 HOLD UPS, revision 2", "ada-1/R1 RECALL UPS, revision 3", "ada-1/R2 RELEASE UPS");
        shop.nothingElseHappened();
    }

    @Test
    void a_suspension_is_told_once_it_moves_a_day_and_then_as_a_delay() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        shop.suspends("A-1", "US", march(20));
        shop.untilNewYork(march(12), 9);
        shop.suspends("A-1", "US", march(30));
        shop.happened("ada-1", HELD);
        shop.happened("ada-1", REPROMISED);
        NoticePlan notice = late.told();
        assertThat(LateShop.ask(notice).law()).isEqualTo("DATE_MOVED");
        shop.nothingElseHappened();
    }
}
