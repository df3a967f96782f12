package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The vectors of the law of shipment (16 CFR Part 435), by their ids, through the whole desk. */
class LateStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @Test
    void f14_silence_agrees_to_a_short_delay_and_it_ships() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        OrderNews.Ask ask = LateShop.ask(late.slips(april(14)));
        assertThat(ask.law()).isEqualTo("FIRST_SHORT");
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CONSENT);
        assertThat(ask.dueBy()).isEqualTo(endOf(april(1)));
        shop.untilNewYork(april(14), 3);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(april(15), 10);
        shop.unscanned("ada-1");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f15_who_agreed_by_silence_may_still_cancel_before_it_is_shipped() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(april(14));
        shop.untilNewYork(april(14), 2);
        assertThat(late.answers(notice, NoticeAnswer.Kind.CANCEL)).isEqualTo(Status.APPLIED);
        late.cancelled();
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f18_silence_to_a_long_delay_cancels_at_the_end_of_the_thirtieth_day() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        OrderNews.Ask ask = LateShop.ask(late.slips(may(3)));
        assertThat(ask.law()).isEqualTo("FIRST_LONG");
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CANCEL);
        assertThat(ask.respondBy()).isEqualTo(may(1));
        assertThat(ask.zone()).isEqualTo(LateShop.NEW_YORK);
        shop.until(endOf(may(1)).minusSeconds(1));
        shop.law.silence();
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f20_an_unknown_day_is_told_with_its_reason_and_cancels_at_the_end_of_the_thirtieth_day() {
        late.ada();
        shop.untilNewYork(march(25), 3);
        NoticePlan notice = late.slips(null);
        assertThat(LateShop.ask(notice).law()).isEqualTo("FIRST_INDEFINITE");
        assertThat(LateShop.ask(notice).mayCancelLater()).isTrue();
        assertThat(((NewsView) notice.view()).reason()).isEqualTo("SUPPLIER_UNDATED");
        shop.untilNewYork(may(2), 1);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void f21_after_a_yes_to_an_unknown_day_no_notice_is_due_and_the_right_to_cancel_goes_on() {
        late.ada();
        shop.untilNewYork(march(25), 3);
        NoticePlan notice = late.slips(null);
        shop.untilNewYork(april(11), 12);
        assertThat(late.answers(notice, NoticeAnswer.Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(LocalDate.of(2026, 6, 30), 12);
        assertThat(late.answers(notice, NoticeAnswer.Kind.CANCEL)).isEqualTo(Status.APPLIED);
        late.cancelled();
        shop.nothingElseHappened();
    }

    private NoticePlan renewed() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(april(20));
        shop.untilNewYork(april(16), 3);
        NoticePlan second = late.slips(may(10));
        assertThat(LateShop.ask(second).law()).isEqualTo("RENEWED");
        assertThat(LateShop.ask(second).respondBy()).isEqualTo(april(21));
        return second;
    }

    @Test
    void f24_a_renewed_notice_is_not_answered_by_silence() {
        renewed();
        shop.untilNewYork(april(22), 1);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void f26_it_ships_by_the_old_day_after_all() {
        renewed();
        shop.untilNewYork(april(20), 3);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(april(21), 20);
        shop.unscanned("ada-1");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f29_a_mail_server_that_is_down_over_the_deadline_makes_it_no_notice() {
        late.ada();
        shop.untilNewYork(march(24), 9);
        Postman postman = shop.mails();
        postman.server(Postman.Server.DOWN);
        late.slips(april(14));
        shop.untilNewYork(april(1), 1);
        shop.happened("ada-1", ALARM);
        shop.until(cancelledAfter(april(1)));
        late.cancelled();
        shop.untilNewYork(april(20), 9);
        shop.nothingElseHappened();
    }

    /** On 2026-03-31, when Ada's vases slip to 2026-04-15, the mail server begins to refuse. */
    private NoticePlan refusedFromTheLastButOneDayOn() {
        shop.expects("PO-2", 10, "VASE", march(31));
        late.newYorker("ada").paysByCard(true).adds(3, "VASE", "10.00", null).sends();
        shop.untilNewYork(march(31), 9);
        shop.mails().server(Postman.Server.DOWN);
        shop.supplierSays("PO-2", 10, "VASE", april(14));
        shop.happened("ada-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(april(1), 23);
        shop.happened("ada-1", ALARM);
        return notice;
    }

    @Test
    void a_mail_server_that_refuses_for_a_day_and_is_back_after_the_deadline_is_sent_nothing_that_is_wrong() {
        NoticePlan notice = refusedFromTheLastButOneDayOn();
        shop.until(endOf(april(1)));
        shop.mails().server(Postman.Server.UP);
        shop.passMinutes(15);
        shop.passMinutes(15);
        assertThat(mail(notice)).isEqualTo(DeliveryState.SKIPPED);
        shop.until(cancelledAfter(april(1)));
        shop.told("ada-1", OrderEvent.Kind.CANCELLED, OrderEvent.Kind.REFUND_DUE);
        NoticePlan cancelled = shop.law.notice("cancelled");
        shop.passMinutes(15);
        assertThat(mail(cancelled)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(shop.refund().dueBy()).as("F02").isEqualTo(april(10));
        shop.untilNewYork(april(7), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_mail_server_that_refuses_for_a_day_and_is_back_within_the_last_hour_makes_it_a_notice() {
        NoticePlan notice = refusedFromTheLastButOneDayOn();
        shop.mails().server(Postman.Server.UP);
        shop.until(endOf(april(1)).minusSeconds(600));
        shop.until(endOf(april(1)));
        assertThat(mail(notice)).isEqualTo(DeliveryState.ACCEPTED);
        shop.untilNewYork(april(13), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    private @Nullable DeliveryState mail(NoticePlan notice) {
        return shop.ledger.deliveries().stateOf(new DeliveryId(notice.noticeId(), Channel.EMAIL));
    }

    @Test
    void a_service_that_was_down_over_the_deadline_sends_no_notice_that_has_become_wrong() {
        late.ada();
        shop.untilNewYork(march(24), 9);
        shop.isDownUntil(endOf(april(3)));
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("ada-1", REPROMISED);
        shop.passMinutes(1);
        late.cancelled();
        shop.nothingElseHappened();
    }
}
