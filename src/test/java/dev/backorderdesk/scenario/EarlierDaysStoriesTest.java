package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.HELD;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a customer was told last is what a new day is measured by: by the decision, or by whichever notice named days. */
class EarlierDaysStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private static void says(NoticePlan notice, LocalDate before, LocalDate after) {
        assertThat(((NewsView) notice.view()).lines()).singleElement().satisfies(line -> {
            assertThat(line.before().shipBy()).isEqualTo(before);
            assertThat(line.after().shipBy()).isEqualTo(after);
        });
    }

    private void adaWaitsUntil(LocalDate day, LocalDate shipBy) {
        shop.expects("PO-1", 5, "LAMP", day);
        shop.customer("ada").orders(5, "LAMP").waits(5, shipBy);
        shop.law.silence();
    }

    private @Nullable LocalDate moves(LocalDate day) {
        shop.supplierSays("PO-1", 5, "LAMP", day);
        return shop.happened("ada-1", REPROMISED).shipBy();
    }

    private NoticePlan delayed() {
        NoticePlan notice = shop.law.notice("delay");
        assertThat(shop.law.noted(OrderEvent.Kind.DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
        return notice;
    }

    @Test
    void supply_that_comes_earlier_than_the_decision_said_is_told_once() {
        adaWaitsUntil(day(25), day(28));
        assertThat(moves(day(9))).isEqualTo(day(10));
        says(shop.law.notice("better-date"), day(28), day(10));
        assertThat(moves(day(3))).isEqualTo(day(4));
        shop.nothingElseHappened();
    }

    @Test
    void a_release_that_comes_earlier_is_told_once() {
        shop.item("GAME", "toys", day(30), null, null, false);
        shop.customer("ada").orders(2, "GAME").waits(2, day(30));
        shop.law.silence();
        shop.item("GAME", "toys", day(2), null, null, false);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(2));
        says(shop.law.notice("better-date"), day(30), day(2));
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(1));
        shop.nothingElseHappened();
    }

    @Test
    void who_was_told_an_earlier_day_is_told_when_the_first_one_is_true_again() {
        adaWaitsUntil(day(25), day(28));
        moves(day(9));
        says(shop.law.notice("better-date"), day(28), day(10));
        moves(day(25));
        says(delayed(), day(10), day(28));
        moves(day(9));
        says(shop.law.notice("better-date"), day(28), day(10));
        shop.nothingElseHappened();
    }

    @Test
    void a_day_that_was_named_when_no_carrier_went_there_is_told_when_it_slips() {
        adaWaitsUntil(day(25), day(28));
        moves(day(18));
        says(shop.law.notice("better-date"), day(28), day(21));
        moves(day(14));
        shop.suspends("A-1", "DE", day(16));
        shop.happened("ada-1", HELD);
        says(shop.law.notice("suspended"), day(21), day(17));
        moves(day(18));
        says(delayed(), day(17), day(21));
        shop.happened("ada-1", REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void a_day_that_was_named_when_an_answer_was_recorded_is_told_when_it_slips() {
        LateShop late = new LateShop();
        late.ada();
        late.shop.untilNewYork(march(10), 9);
        NoticePlan slipped = late.slips(april(20));
        late.shop.supplierSays("PO-1", 10, "LAMP", april(15));
        late.shop.happened("ada-1", REPROMISED);
        says(late.shop.law.notice("better-date"), april(21), april(16));
        late.shop.supplierSays("PO-1", 10, "LAMP", april(7));
        late.shop.happened("ada-1", REPROMISED);
        assertThat(late.answers(slipped, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(slipped);
        late.shop.passMinutes(1);
        says(late.slips(april(13)), april(8), april(14));
        late.shop.nothingElseHappened();
    }

    @Test
    void an_order_that_ships_as_one_is_earlier_with_its_last_part_though_the_rest_of_it_lies_there() {
        shop.sells("VASE");
        shop.has(5, "LAMP");
        shop.expects("PO-2", 1, "VASE", day(10));
        shop.customer("ada")
                .wantsAllTogether()
                .adds(1, "LAMP")
                .orders(1, "VASE")
                .ships(day(11), day(14));
        shop.decidedLine();
        shop.law.silence();
        shop.supplierSays("PO-2", 1, "VASE", day(4));
        assertThat(shop.happened("ada-1", REPROMISED, REPROMISED).shipBy()).isEqualTo(day(7));
        NewsView told = (NewsView) shop.law.notice("better-date").view();
        assertThat(told.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.after().shipBy()).isEqualTo(day(7)));
        shop.nothingElseHappened();
    }
}
