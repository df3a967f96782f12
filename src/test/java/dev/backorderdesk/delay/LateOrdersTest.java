package dev.backorderdesk.delay;

import static dev.backorderdesk.delay.SilenceEffect.CANCEL;
import static dev.backorderdesk.delay.SilenceEffect.CONSENT;
import static dev.backorderdesk.delay.Story.us;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.model.Payment.Credit;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.promise.Destination;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Late scans, notices that come back, addresses in several zones, and the way of a refund. */
class LateOrdersTest {

    private static RefundDue refund(Story story, String at) {
        return requireNonNull(story.at(at).refund());
    }

    @Test
    void a_released_part_waits_a_day_for_a_late_scan_before_its_refund_is_asked_for() {
        Story story = us().released("2026-03-31");

        assertThat(refund(story, "2026-04-02T00:00").stage()).isEqualTo(RefundDue.Stage.AWAITS_SCANS);
        assertThat(refund(story, "2026-04-02T00:00").requestFrom()).isEqualTo(story.instant("2026-04-03T00:00"));
        assertThat(refund(story, "2026-04-03T00:00").stage()).isEqualTo(RefundDue.Stage.DUE);
        assertThat(refund(us(), "2026-04-02T00:00").stage())
                .as("it never left the desk")
                .isEqualTo(RefundDue.Stage.DUE);
    }

    @Test
    void a_scan_dated_in_time_that_comes_late_voids_the_cancellation() {
        Story story = us().released("2026-03-31");
        assertThat(story.told("2026-04-02")).contains("cancelled");

        assertThat(story.shipped("2026-04-01T18:00").told("2026-04-02"))
                .isEqualTo("T=2026-04-01; shipped at 2026-04-01T18:00");
    }

    @Test
    void a_scan_dated_later_ends_the_grace_and_the_refund_is_owed() {
        Story story = us().released("2026-03-31").shipped("2026-04-02T09:00");

        assertThat(refund(story, "2026-04-02T09:00").stage()).isEqualTo(RefundDue.Stage.DUE);
    }

    @Test
    void what_the_warehouse_gave_back_waits_for_no_scan() {
        Story story = us().released("2026-03-31");
        story.and(new Happening.Recalled(story.instant("2026-04-02T08:00")));

        assertThat(refund(story, "2026-04-02T08:00").stage()).isEqualTo(RefundDue.Stage.DUE);
    }

    @Test
    void a_refund_is_asked_for_then_asked_for_again_then_an_alarm_then_late() {
        // Lapsed on Wednesday 2026-04-01, so the last of seven working days is Friday 2026-04-10.
        assertThat(refund(us(), "2026-04-07T23:59").stage()).isEqualTo(RefundDue.Stage.DUE);
        assertThat(refund(us(), "2026-04-08T00:00").stage()).isEqualTo(RefundDue.Stage.REMIND);
        assertThat(refund(us(), "2026-04-09T00:00").stage()).isEqualTo(RefundDue.Stage.ALARM);
        assertThat(refund(us(), "2026-04-10T23:59").stage()).isEqualTo(RefundDue.Stage.ALARM);
        assertThat(refund(us(), "2026-04-11T00:00").stage()).isEqualTo(RefundDue.Stage.LATE);
        assertThat(us().at("2026-04-11T00:00").flags()).containsExactly(Flag.REFUND_LATE);
    }

    @Test
    void a_long_grace_for_late_scans_ends_when_the_alarm_would_ring() {
        Story story = us().released("2026-03-31");
        Agreement plain = story.agreement();
        RegimeTerms us = plain.terms();
        RegimeTerms patient = new RegimeTerms(
                us.regime(), us.judgedBy(), 30, 50, 30, 7, "US", "US", 2, 1, 240, 1, "rules/tables/regime-terms.csv:2");
        Agreement agreement = new Agreement(
                patient,
                plain.destination(),
                plain.refundDays(),
                plain.businessDays(),
                plain.placedAt(),
                null,
                null,
                null,
                plain.payment(),
                false);
        History history = new History(agreement, story.history().happenings());

        RefundDue refund = requireNonNull(
                DelayLaw.standing(history, story.instant("2026-04-08T23:59")).refund());
        assertThat(refund.stage()).isEqualTo(RefundDue.Stage.AWAITS_SCANS);
        assertThat(refund.requestFrom()).isEqualTo(story.instant("2026-04-09T00:00"));
        assertThat(refund.requestFrom()).isEqualTo(refund.alarmAt());
    }

    @Test
    void a_refund_that_was_sent_is_at_rest_and_a_gift_card_is_none() {
        Story sent = us().refunded("2026-04-10T20:00", "CARD");
        assertThat(refund(sent, "2026-05-01").stage()).isEqualTo(RefundDue.Stage.SENT);
        assertThat(sent.at("2026-05-01").flags()).isEmpty();
        assertThat(sent.at("2026-05-01").nextLook()).isNull();

        assertThat(us().refunded("2026-04-11T20:00", "gift card")
                        .at("2026-05-01")
                        .flags())
                .containsExactly(Flag.REFUND_LATE, Flag.REFUND_OTHER_METHOD);
    }

    @Test
    void what_was_never_taken_is_not_sent_back_until_it_is_taken_all_the_same() {
        Story story = us().paid(Credit.NONE, false, null);
        assertThat(refund(story, "2026-04-03").stage()).isEqualTo(RefundDue.Stage.NOT_CHARGED);

        story.and(new Happening.Captured(story.instant("2026-04-03")));
        assertThat(refund(story, "2026-04-03").stage()).isEqualTo(RefundDue.Stage.DUE);
    }

    @Test
    void what_bounced_was_not_taken_until_it_is_complete_again_or_taken_anew() {
        Story bounced = us().cancels("2026-03-04").dishonoured("2026-03-05");
        assertThat(refund(bounced, "2026-03-05").stage()).isEqualTo(RefundDue.Stage.NOT_CHARGED);
        assertThat(refund(bounced.complete("2026-03-06"), "2026-03-06").stage()).isEqualTo(RefundDue.Stage.DUE);

        Story anew = us().cancels("2026-03-04").dishonoured("2026-03-05");
        anew.and(new Happening.Captured(anew.instant("2026-03-06")));
        assertThat(refund(anew, "2026-03-06").stage()).isEqualTo(RefundDue.Stage.DUE);

        Story neverTaken = us().paid(Credit.NONE, false, null)
                .cancels("2026-03-04")
                .dishonoured("2026-03-05")
                .complete("2026-03-06");
        assertThat(refund(neverTaken, "2026-03-06").stage()).isEqualTo(RefundDue.Stage.NOT_CHARGED);
    }

    @Test
    void a_notice_that_comes_back_in_time_is_due_again() {
        Story story = us().delayKnown("2026-03-19", "2026-04-15")
                .notice("2026-03-20", "2026-04-15", CONSENT)
                .bounced("N1", "2026-03-21");

        assertThat(story.told("2026-03-22"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-04-01; notice FIRST_SHORT by end of 2026-04-01,"
                        + " silence CONSENT; ! NOTICE_BOUNCED");
    }

    @Test
    void a_notice_that_comes_back_after_the_promised_day_cancels_when_it_does_and_not_before() {
        Story story = us().notice("2026-03-31", "2026-04-15", CONSENT).bounced("N1", "2026-04-03T10:00");

        assertThat(story.told("2026-04-03T09:59")).contains("waits until end of 2026-04-15");
        assertThat(story.told("2026-04-03T10:00"))
                .contains("cancelled at 2026-04-03T10:00 (NO_NOTICE)", "refund 2026-04-14 / 2026-04-14");
        assertThat(story.shipped("2026-04-02").told("2026-04-20")).contains("; shipped at 2026-04-02T12:00");
    }

    @Test
    void an_answer_in_the_last_minute_counts_and_one_minute_later_does_not() {
        assertThat(us().notice("2026-03-20", "2026-05-20", CANCEL)
                        .waits("2026-05-01T23:59")
                        .told("2026-05-03"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-05-20; EXPRESS until 2026-05-20");
        assertThat(us().notice("2026-03-20", "2026-05-20", CANCEL)
                        .waits("2026-05-02T00:00")
                        .told("2026-05-03"))
                .contains("cancelled at end of 2026-05-01 (SILENCE)", "! ANSWER_WITHOUT_EFFECT");
    }

    @Test
    void a_yes_to_a_day_needs_a_renewal_by_that_day() {
        Story story = us().notice("2026-03-20", "2026-05-20", CANCEL)
                .waits("2026-03-21")
                .delayKnown("2026-05-10", "2026-06-10");

        assertThat(story.told("2026-05-11"))
                .contains("notice RENEWED by end of 2026-05-20, silence CANCEL on 2026-05-20");
        assertThat(story.told("2026-05-21T00:00")).contains("cancelled at end of 2026-05-20 (LAPSED)");
    }

    @Test
    void a_yes_to_a_day_within_an_unknown_delay_needs_a_renewal_by_that_day_too() {
        Story story = us().notice("2026-03-20", null, CANCEL);
        story.and(new Happening.Answered(
                story.instant("2026-03-21"), Happening.Answer.EXTRA_PERIOD, "N1", LocalDate.of(2026, 5, 20)));
        story.delayKnown("2026-05-10", "2026-06-10");

        assertThat(story.told("2026-05-11"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-05-20; notice RENEWED by end of 2026-05-20, silence"
                        + " CANCEL on 2026-05-20; EXPRESS until 2026-05-20");
    }

    @Test
    void a_yes_clicked_in_an_older_notice_takes_nothing_away() {
        Story story = us().notice("2026-03-20", "2026-04-21", CONSENT)
                .notice("2026-04-16", "2026-05-11", CANCEL)
                .waits("2026-04-17", "N2")
                .waits("2026-04-18", "N1");

        assertThat(story.told("2026-04-19"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-05-11; EXPRESS until 2026-05-11");
    }

    @Test
    void a_yes_to_a_notice_that_hides_the_right_to_cancel_is_none() {
        Saying hides = new Saying(LocalDate.of(2026, 4, 15), "late", CONSENT, false, true, true);

        assertThat(us().notice("2026-03-20", hides).waits("2026-03-21").told("2026-04-02"))
                .contains("cancelled at end of 2026-04-01 (NO_NOTICE)", "! ANSWER_WITHOUT_EFFECT");
    }

    @Test
    void a_cancellation_after_the_scan_changes_nothing() {
        assertThat(us().shipped("2026-03-20T10:00").cancels("2026-03-20T10:01").told("2026-04-20"))
                .isEqualTo("T=2026-04-01; shipped at 2026-03-20T10:00; ! ANSWER_WITHOUT_EFFECT");
    }

    @Test
    void where_the_law_knows_no_delay_it_waits_and_a_cancellation_is_still_one() {
        assertThat(us().exempt().told("2026-12-01")).isEqualTo("no time runs; waits without end");
        assertThat(us().exempt().cancels("2026-06-30").told("2026-07-01")).contains("refund 2026-07-10 / 2026-07-10");
    }

    @Test
    void a_stated_day_that_was_over_before_the_order_was_complete_was_not_meant_for_it() {
        assertThat(us().statedBy("2026-03-01").told("2026-03-03"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-04-01");
    }

    @Test
    void an_order_to_somewhere_in_the_us_closes_where_the_day_ends_first_and_is_answered_where_it_ends_last() {
        Agreement plain = us().agreement();
        Agreement somewhere = new Agreement(
                plain.terms(),
                new Destination(new ShipTo("US", null, null, null), new IcuZones()),
                plain.refundDays(),
                plain.businessDays(),
                plain.placedAt(),
                null,
                null,
                null,
                plain.payment(),
                false);
        History history = new History(
                somewhere, us().notice("2026-03-20", null, CANCEL).history().happenings());
        Instant overInNewYork = Instant.parse("2026-05-02T04:00:00Z");
        Instant overInHonolulu = Instant.parse("2026-05-02T10:00:00Z");

        Standing between = DelayLaw.standing(history, overInNewYork);
        assertThat(between.mayRelease()).isFalse();
        assertThat(between.cancelsAt()).isEqualTo(overInHonolulu);
        assertThat(between.nextLook()).isEqualTo(overInHonolulu);
        assertThat(DelayLaw.mayRelease(history, overInNewYork.minusSeconds(1))).isTrue();
        assertThat(DelayLaw.standing(history, overInHonolulu).state())
                .isEqualTo(new State.Cancelled(overInHonolulu, State.Cause.SILENCE));

        Instant tooLate = overInNewYork.plusSeconds(1);
        assertThat(DelayLaw.standing(history.with(new Happening.Shipped(tooLate)), tooLate)
                        .state())
                .isEqualTo(new State.ShippedAfterCancellation(
                        tooLate, new State.Cancelled(overInNewYork, State.Cause.SILENCE)));

        History yes =
                history.with(new Happening.Answered(overInHonolulu.minusSeconds(1), Happening.Answer.WAIT, null, null));
        assertThat(DelayLaw.standing(yes, overInHonolulu).state())
                .isEqualTo(new State.Waiting(null, SilenceEffect.NONE));
    }

    @Test
    void the_next_look_of_a_fresh_order_is_the_end_of_the_promised_time() {
        Story story = us();

        assertThat(DelayLaw.nextLook(story.history(), story.instant("2026-03-02")))
                .isEqualTo(story.instant("2026-04-02T00:00"));
        assertThat(requireNonNull(DelayLaw.promised(story.agreement(), story.instant("2026-03-02")))
                        .day())
                .isEqualTo("2026-04-01");
    }

    @Test
    void money_taken_for_what_was_refused_at_once_goes_back_from_that_day_on() {
        Story story = us();

        RefundDue due = DelayLaw.refundOfRefused(story.agreement(), story.instant("2026-06-30"));
        assertThat(due.stage()).isEqualTo(RefundDue.Stage.DUE);
        assertThat(due.last().day()).isEqualTo("2026-07-10");
    }

    @Test
    void in_the_eu_the_contract_may_be_ended_after_the_period_and_then_even_underway() {
        Story story =
                Story.eu("2026-03-02").setsPeriod("2026-04-05", "2026-04-16").shipped("2026-04-15");

        assertThat(story.cancels("2026-04-16").told("2026-04-16T12:00")).contains("! ANSWER_WITHOUT_EFFECT");
        assertThat(story.cancels("2026-04-17").told("2026-04-17T12:00"))
                .contains("cancelled at 2026-04-17T12:00 (CUSTOMER)", "refund 2026-05-01 / 2026-05-01");
    }

    @Test
    void in_the_eu_an_offer_to_cancel_is_honoured_at_any_time_before_shipment() {
        assertThat(Story.eu("2026-03-02").cancels("2026-03-10").told("2026-03-10T12:00"))
                .contains("cancelled at 2026-03-10T12:00 (CUSTOMER)");
    }

    @Test
    void in_the_eu_a_known_delay_is_told_and_moves_nothing() {
        Story story = Story.eu("2026-03-02").delayKnown("2026-03-20", "2026-04-20");
        assertThat(story.told("2026-03-21"))
                .isEqualTo("T=2026-04-01; waits until end of 2026-04-01; notice DATE_MOVED by no time, silence NONE");

        assertThat(story.notice("2026-03-21", "2026-04-20", SilenceEffect.NONE)
                        .waits("2026-03-22")
                        .told("2026-04-02"))
                .isEqualTo("T=2026-04-01; overdue since end of 2026-04-01, may be ended from no time; EXPRESS until"
                        + " 2026-04-20");
    }
}
