package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.CONSENTED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Late orders through the whole desk. The shop's first day is Monday 2026-03-02; Ada's address is in New York, so without a
 * stated time hers ship by the end of 2026-04-01 there, and a first delay goes to the end of 2026-05-01 at most.
 */
class LateStoriesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final Shop shop = new Shop(LocalDate.of(2026, 3, 2));

    LateStoriesTest() {
        shop.sells("LAMP", "VASE");
        shop.expects("PO-1", 10, "LAMP", march(25));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static LocalDate april(int day) {
        return LocalDate.of(2026, 4, day);
    }

    private static LocalDate may(int day) {
        return LocalDate.of(2026, 5, day);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
    }

    private void ada() {
        shop.customer("ada").in("US").at("NY", "10001").orders(3, "LAMP").waits(3, march(26));
    }

    private OrderNews.Ask ask(NoticePlan notice) {
        OrderNews.Ask ask = ((NewsView) notice.view()).ask();
        assertThat(ask).isNotNull();
        return ask;
    }

    /** The supplier names another day, and Ada is told. */
    private NoticePlan slips(LocalDate day) {
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", REPROMISED);
        OrderEvent noticed = shop.law.noted(DELAY_NOTICED);
        NoticePlan notice = shop.law.notice("delay");
        assertThat(noticed.noticeId()).isEqualTo(notice.noticeId());
        shop.mails();
        return notice;
    }

    private Status answers(NoticePlan notice, NoticeAnswer.Kind answer, Instant at) {
        return shop.sends(
                        "consents.in",
                        new NoticeAnswer(
                                "C-" + shop.number("consent"),
                                notice.noticeId(),
                                List.of(),
                                answer,
                                null,
                                at,
                                "CUSTOMER"))
                .status();
    }

    private Status answers(NoticePlan notice, NoticeAnswer.Kind answer) {
        return answers(notice, answer, shop.now());
    }

    @Test
    void f14_silence_agrees_to_a_short_delay_and_it_ships() {
        ada();
        shop.untilNewYork(march(20), 9);
        OrderNews.Ask ask = ask(slips(april(14)));
        assertThat(ask.law()).isEqualTo("FIRST_SHORT");
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CONSENT);
        assertThat(ask.dueBy()).isEqualTo(endOf(april(1)));
        shop.untilNewYork(april(14), 3);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(april(15), 10);
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f15_who_agreed_by_silence_may_still_cancel_before_it_is_shipped() {
        ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = slips(april(14));
        shop.untilNewYork(april(14), 2);
        assertThat(answers(notice, NoticeAnswer.Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f18_silence_to_a_long_delay_cancels_at_the_end_of_the_thirtieth_day() {
        ada();
        shop.untilNewYork(march(20), 9);
        OrderNews.Ask ask = ask(slips(may(3)));
        assertThat(ask.law()).isEqualTo("FIRST_LONG");
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CANCEL);
        assertThat(ask.respondBy()).isEqualTo(may(1));
        assertThat(ask.zone()).isEqualTo(NEW_YORK);
        shop.until(endOf(may(1)).minusSeconds(1));
        shop.law.silence();
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(endOf(may(1)));
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f20_an_unknown_day_is_told_with_its_reason_and_cancels_at_the_end_of_the_thirtieth_day() {
        ada();
        shop.untilNewYork(march(25), 3);
        NoticePlan notice = slips(null);
        assertThat(ask(notice).law()).isEqualTo("FIRST_INDEFINITE");
        assertThat(ask(notice).mayCancelLater()).isTrue();
        assertThat(((NewsView) notice.view()).reason()).isEqualTo("SUPPLIER_UNDATED");
        shop.untilNewYork(may(2), 0);
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void f21_after_a_yes_to_an_unknown_day_no_notice_is_due_and_the_right_to_cancel_goes_on() {
        ada();
        shop.untilNewYork(march(25), 3);
        NoticePlan notice = slips(null);
        shop.untilNewYork(april(11), 12);
        assertThat(answers(notice, NoticeAnswer.Kind.WAIT)).isEqualTo(Status.APPLIED);
        assertThat(shop.law.noted(CONSENTED).noticeId()).isEqualTo(notice.noticeId());
        shop.law.notice("answer-recorded");
        shop.untilNewYork(LocalDate.of(2026, 6, 30), 12);
        assertThat(answers(notice, NoticeAnswer.Kind.CANCEL)).isEqualTo(Status.APPLIED);
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    private NoticePlan renewed() {
        ada();
        shop.untilNewYork(march(20), 9);
        slips(april(20));
        shop.untilNewYork(april(16), 3);
        NoticePlan second = slips(may(10));
        assertThat(ask(second).law()).isEqualTo("RENEWED");
        assertThat(ask(second).respondBy()).isEqualTo(april(21));
        return second;
    }

    @Test
    void f24_a_renewed_notice_is_not_answered_by_silence() {
        renewed();
        shop.untilNewYork(april(22), 0);
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
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
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(may(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void f29_a_mail_server_that_is_down_over_the_deadline_makes_it_no_notice() {
        ada();
        shop.untilNewYork(march(24), 9);
        Postman postman = shop.mails();
        postman.server(Postman.Server.DOWN);
        slips(april(14));
        shop.untilNewYork(april(1), 1);
        shop.happened("ada-1", ALARM);
        shop.until(endOf(april(1)));
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.untilNewYork(april(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void a_service_that_was_down_over_the_deadline_sends_no_notice_that_has_become_wrong() {
        ada();
        shop.untilNewYork(march(24), 9);
        shop.isDownUntil(endOf(april(3)));
        shop.supplierSays("PO-1", 10, "LAMP", april(14));
        shop.happened("ada-1", REPROMISED);
        shop.passMinutes(1);
        shop.happened("ada-1", CANCELLED);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }
}
