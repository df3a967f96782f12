package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a question is open to which silence is a no, whatever else is told asks it again, and a yes is never in vain. */
class OpenQuestionStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    @BeforeEach
    void ada_waits_for_three_lamps() {
        late.ada();
        shop.untilNewYork(march(20), 9);
    }

    /** It arrives later, and leaves when it did. */
    private NoticePlan carrierIsSlow() {
        shop.carrierSays("A-1", Advisory.Kind.DELAY, "*", "US", 6);
        shop.passMinutes(1);
        shop.happened("ada-1", REPROMISED);
        return late.told();
    }

    private NoticePlan better(LocalDate day) {
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", REPROMISED);
        return late.told();
    }

    private void asksAgain(NoticePlan notice, LocalDate lastDay) {
        OrderNews.Ask ask = LateShop.ask(notice);
        assertThat(ask.law()).isEqualTo("RENEWED");
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CANCEL);
        assertThat(ask.respondBy()).isEqualTo(lastDay);
        assertThat(ask.dueBy()).isEqualTo(endOf(lastDay));
    }

    private void saysYesAndKeepsItBeyond(NoticePlan notice, LocalDate lastDay) {
        shop.untilNewYork(lastDay, 12);
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(lastDay.plusDays(2), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_carrier_that_is_slow_meanwhile_has_the_question_asked_again_and_a_yes_to_that_counts() {
        late.slips(may(4));
        NoticePlan again = carrierIsSlow();
        asksAgain(again, may(1));
        saysYesAndKeepsItBeyond(again, may(1));
    }

    @Test
    void a_yes_to_the_older_notice_counts_where_the_newer_one_asks_for_no_more() {
        NoticePlan first = late.slips(may(4));
        carrierIsSlow();
        saysYesAndKeepsItBeyond(first, may(1));
    }

    @Test
    void nobody_answers_though_asked_again_and_it_is_cancelled_on_the_day_that_was_named_first() {
        late.slips(may(4));
        carrierIsSlow();
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void a_renewed_question_is_asked_again_with_its_own_last_day() {
        late.slips(april(20));
        shop.untilNewYork(april(16), 3);
        late.slips(may(10));
        NoticePlan again = carrierIsSlow();
        asksAgain(again, april(21));
        saysYesAndKeepsItBeyond(again, april(21));
    }

    @Test
    void a_better_day_asks_again_and_once_only_and_so_does_one_that_slips_after_it() {
        late.slips(may(25));
        NoticePlan better = better(may(11));
        asksAgain(better, may(1));
        shop.supplierSays("PO-1", 10, "LAMP", may(8));
        shop.happened("ada-1", REPROMISED);
        shop.law.silence();
        NoticePlan slipped = late.slips(may(18));
        asksAgain(slipped, may(1));
        saysYesAndKeepsItBeyond(slipped, may(1));
    }

    @Test
    void a_day_that_is_named_at_last_does_not_say_that_nothing_need_be_done() {
        late.slips(null);
        NoticePlan named = better(april(20));
        asksAgain(named, may(1));
        assertThat(((NewsView) named.view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.after().shipBy()).isEqualTo(april(21)));
        shop.untilNewYork(april(10), 9);
        assertThat(late.answers(named, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(named);
        shop.untilNewYork(april(16), 3);
        NoticePlan renewed = late.slips(may(10));
        asksAgain(renewed, may(1));
        saysYesAndKeepsItBeyond(renewed, may(1));
    }

    @Test
    void who_says_nothing_to_the_day_that_was_named_at_last_has_it_cancelled_as_he_was_told() {
        late.slips(null);
        better(april(20));
        shop.untilNewYork(april(16), 3);
        asksAgain(late.slips(may(10)), may(1));
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_to_an_unknown_day_counts_after_a_day_was_named() {
        NoticePlan unknown = late.slips(null);
        better(april(20));
        shop.untilNewYork(april(10), 9);
        assertThat(late.answers(unknown, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(unknown);
        shop.untilNewYork(april(16), 3);
        assertThat(LateShop.ask(late.slips(may(10))).silence()).isEqualTo(OrderNews.Silence.NONE);
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_within_the_time_that_was_promised_is_recorded_and_a_no_after_it_is_granted() {
        NoticePlan notice = late.slips(march(30));
        assertThat(LateShop.ask(notice).law()).isEqualTo("DATE_MOVED");
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        assertThat(late.answers(notice, Kind.CANCEL)).isEqualTo(Status.APPLIED);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_within_the_promised_time_agrees_to_nothing_beyond_it() {
        NoticePlan notice = late.slips(march(30));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        assertThat(LateShop.ask(late.slips(april(14))).law()).isEqualTo("FIRST_SHORT");
        shop.nothingElseHappened();
    }

    @Test
    void after_a_yes_to_an_unknown_day_a_yes_to_one_that_moves_is_recorded() {
        NoticePlan unknown = late.slips(null);
        assertThat(late.answers(unknown, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(unknown);
        shop.supplierSays("PO-1", 10, "LAMP", may(11));
        shop.happened("ada-1", REPROMISED);
        assertThat(((NewsView) shop.law.notice("better-date").view()).ask()).isNull();
        shop.passMinutes(1);
        NoticePlan moved = late.slips(may(18));
        assertThat(LateShop.ask(moved).law()).isEqualTo("DATE_MOVED");
        assertThat(late.answers(moved, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(moved);
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }
}
