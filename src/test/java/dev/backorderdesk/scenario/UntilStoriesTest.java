package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.notice.NoticePlan;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Answers that name a last day: who is told that he need do nothing more has nothing more to do. */
class UntilStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private NoticePlan nobodyKnowsWhen() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        return late.slips(null);
    }

    private Answer answers(NoticePlan notice, Kind kind, LocalDate until) {
        return late.answers(notice.noticeId(), kind, until, shop.now());
    }

    private static void says(Answer answer, Status status, String expected, LocalDate found) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/until");
            assertThat(problem.expected()).contains(expected);
            assertThat(problem.found()).isEqualTo(found.toString());
        });
    }

    @Test
    void a_yes_until_a_day_that_leaves_the_question_open_is_refused_and_says_until_when_it_waits_anyway() {
        NoticePlan notice = nobodyKnowsWhen();
        says(answers(notice, Kind.WAIT, april(20)), Status.REFUSED, "after 2026-05-01", april(20));
        says(answers(notice, Kind.EXTRA_PERIOD, may(1)), Status.REFUSED, "after 2026-05-01", may(1));
        shop.until(cancelledAfter(may(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void after_that_a_yes_without_a_day_answers_the_question() {
        NoticePlan notice = nobodyKnowsWhen();
        says(answers(notice, Kind.WAIT, april(20)), Status.REFUSED, "after 2026-05-01", april(20));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(may(4), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_until_a_later_day_counts_until_that_day_and_names_it() {
        NoticePlan notice = nobodyKnowsWhen();
        assertThat(answers(notice, Kind.EXTRA_PERIOD, may(20)).status()).isEqualTo(Status.APPLIED);
        late.consented(notice);
        assertThat(recorded("ada-1")).contains("a last day to deliver: May 20, 2026.");
        // The day is still unknown, and he agreed to none that is later: he is asked again.
        late.told();
        shop.until(cancelledAfter(may(20)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void after_a_yes_to_an_unknown_day_one_until_a_day_takes_nothing_away() {
        NoticePlan notice = nobodyKnowsWhen();
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.passMinutes(60);
        says(answers(notice, Kind.WAIT, may(20)), Status.REFUSED, "none", may(20));
        shop.untilNewYork(may(25), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_last_day_that_was_over_when_it_was_named_is_invalid() {
        NoticePlan notice = nobodyKnowsWhen();
        for (Kind kind : new Kind[] {Kind.WAIT, Kind.EXTRA_PERIOD}) {
            says(answers(notice, kind, march(19)), Status.INVALID, "2026-03-20", march(19));
            assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        }
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void
            an_additional_period_that_was_over_when_it_was_set_ends_no_contract_and_one_until_today_is_told_with_its_day() {
        shop.expects("PO-2", 10, "VASE", march(27));
        shop.customer("bea").orders(3, "VASE").ships(march(30), april(1));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-2", 10, "VASE", april(28));
        shop.happened("bea-1", REPROMISED);
        NoticePlan notice = late.told();
        shop.untilNewYork(april(10), 9);
        says(answers(notice, Kind.EXTRA_PERIOD, april(9)), Status.INVALID, "2026-04-10", april(9));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        assertThat(answers(notice, Kind.EXTRA_PERIOD, april(10)).status()).isEqualTo(Status.APPLIED);
        late.consented(notice);
        assertThat(recorded("bea-1")).contains("a last day to deliver: April 10, 2026.");
        shop.nothingElseHappened();
    }

    /** The text of the mail that says what was recorded. */
    private String recorded(String orderId) {
        shop.mails();
        return shop.evidence(orderId).notices().stream()
                .filter(each -> each.kind().equals("answer-recorded"))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
