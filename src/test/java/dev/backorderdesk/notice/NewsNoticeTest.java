package dev.backorderdesk.notice;

import static dev.backorderdesk.notice.NewsExamples.AT;
import static dev.backorderdesk.notice.NewsExamples.FAR;
import static dev.backorderdesk.notice.NewsExamples.FOURTH;
import static dev.backorderdesk.notice.NewsExamples.HALFWAY;
import static dev.backorderdesk.notice.NewsExamples.TWENTIETH;
import static dev.backorderdesk.notice.NewsExamples.cancel;
import static dev.backorderdesk.notice.NewsExamples.consent;
import static dev.backorderdesk.notice.NewsExamples.days;
import static dev.backorderdesk.notice.NewsExamples.money;
import static dev.backorderdesk.notice.NewsExamples.news;
import static dev.backorderdesk.notice.NewsExamples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Customer;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Parcel;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsNoticeTest {

    private static List<NoticePlan> plans(OrderNews... news) {
        return NewsNotice.plan(
                NewsExamples.order("SO-1", "de-DE"),
                List.of(news),
                HALFWAY,
                NewsExamples::item,
                "en-GB",
                AT.plusSeconds(1));
    }

    private static NewsView view(NoticePlan plan) {
        return (NewsView) plan.view();
    }

    private static OrderNews delay(int line, String cause) {
        return news(
                Topic.DELAY,
                cause,
                consent(),
                null,
                null,
                "SUPPLIER_LATE",
                pieces(line, 2, days(TWENTIETH), days(FOURTH)));
    }

    @Test
    void late_lines_of_an_order_are_one_notice() {
        List<NoticePlan> plans = plans(delay(1, "delay 1"), delay(2, "delay 1"));

        assertThat(plans).singleElement().satisfies(plan -> {
            assertThat(plan.kind()).isEqualTo("delay");
            assertThat(plan.locale()).isEqualTo("de-DE");
            assertThat(plan.channels()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
            assertThat(plan.plannedAt()).isEqualTo(AT.plusSeconds(1));
            assertThat(view(plan).ask()).isEqualTo(consent());
            assertThat(view(plan).reason()).isEqualTo("SUPPLIER_LATE");
            assertThat(view(plan).toCome()).isEqualTo(7);
            assertThat(view(plan).lines())
                    .extracting(NewsView.Line::title, NewsView.Line::quantity, NewsView.Line::granted)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("Garden lamp", 2L, 4L),
                            org.assertj.core.groups.Tuple.tuple("MUG-2", 2L, 4L));
        });
    }

    @Test
    void two_asks_are_two_notices_for_nobody_can_answer_them_with_one_word() {
        OrderNews longer = news(
                Topic.DELAY,
                "delay 1",
                cancel("FIRST_LONG", FOURTH),
                null,
                null,
                null,
                pieces(2, 1, days(TWENTIETH), days(FAR)));

        assertThat(plans(delay(1, "delay 1"), longer)).hasSize(2);
    }

    @Test
    void planning_twice_gives_the_same_notice_and_another_cause_another() {
        String id = plans(delay(1, "supply.in/PO-7/2")).get(0).noticeId();

        assertThat(plans(delay(1, "supply.in/PO-7/2")).get(0).noticeId()).isEqualTo(id);
        assertThat(plans(delay(1, "supply.in/PO-7/3")).get(0).noticeId()).isNotEqualTo(id);
        assertThat(plans(delay(1, "a"), delay(2, "b"))).hasSize(2);
    }

    @Test
    void of_a_day_that_moved_twice_the_last_word_counts() {
        OrderNews again = news(
                Topic.DELAY, "delay 1", consent(), null, null, "SUPPLIER_LATE", pieces(1, 2, days(FOURTH), days(FAR)));

        NewsView.Line line =
                view(plans(delay(1, "delay 1"), again).get(0)).lines().get(0);

        assertThat(line.before()).isEqualTo(days(TWENTIETH));
        assertThat(line.after()).isEqualTo(days(FAR));
        assertThat(line.quantity()).isEqualTo(2);
    }

    @Test
    void a_day_that_moved_and_moved_back_is_no_news() {
        OrderNews back =
                news(Topic.DELAY, "delay 1", consent(), null, null, null, pieces(1, 2, days(FOURTH), days(TWENTIETH)));

        assertThat(plans(delay(1, "delay 1"), back)).isEmpty();
    }

    @Test
    void a_cancellation_and_what_is_owed_for_it_are_one_notice() {
        OrderNews cancelled = news(
                Topic.CANCELLED,
                "orders.changes/C-1",
                null,
                null,
                null,
                "CUSTOMER_CANCELLED",
                pieces(1, 2, days(TWENTIETH), Days.NONE));
        OrderNews refund = news(
                Topic.REFUND_DUE,
                "orders.changes/C-1",
                null,
                money("59.90", true),
                null,
                "CUSTOMER_CANCELLED",
                pieces(1, 2, Days.NONE, Days.NONE));

        assertThat(plans(cancelled, refund)).singleElement().satisfies(plan -> {
            assertThat(plan.kind()).isEqualTo("cancelled");
            assertThat(view(plan).money()).isEqualTo(money("59.90", true));
            assertThat(view(plan).lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.quantity()).isEqualTo(2));
            assertThat(view(plan).reason()).isEqualTo("CUSTOMER_CANCELLED");
        });
        assertThat(plans(refund))
                .singleElement()
                .satisfies(plan -> assertThat(plan.kind()).isEqualTo("refund-due"));
    }

    @Test
    void sums_of_one_cancellation_add_up_and_those_of_two_purses_do_not() {
        OrderNews cancelled = news(Topic.CANCELLED, "orders.changes/C-1", pieces(1, 2, days(TWENTIETH), Days.NONE));
        OrderNews one = news(Topic.REFUND_DUE, "orders.changes/C-1", null, money("10.00", true), null, null);
        OrderNews two = news(Topic.REFUND_DUE, "orders.changes/C-1", null, money("5.50", true), null, null);
        OrderNews other = news(Topic.REFUND_DUE, "orders.changes/C-1", null, money("0", false), null, null);

        List<NoticePlan> plans = plans(cancelled, one, two, other);

        assertThat(plans).extracting(NoticePlan::kind).containsExactly("cancelled", "refund-due");
        assertThat(view(plans.get(0)).money())
                .satisfies(sum -> assertThat(sum.amount()).isEqualTo(new BigDecimal("15.50")));
    }

    @Test
    void each_parcel_has_its_notice() {
        Parcel one = new Parcel("DHL", "1", null);
        Parcel two = new Parcel("DHL", "2", null);

        List<NoticePlan> plans = plans(
                news(
                        Topic.SHIPPED,
                        "shipments.in/S-1/1",
                        null,
                        null,
                        one,
                        null,
                        pieces(1, 1, days(FOURTH), days(FOURTH))),
                news(
                        Topic.SHIPPED,
                        "shipments.in/S-1/1",
                        null,
                        null,
                        two,
                        null,
                        pieces(1, 1, days(FOURTH), days(FOURTH))));

        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).noticeId()).isNotEqualTo(plans.get(1).noticeId());
    }

    @Test
    void what_was_shipped_after_all_is_told_apart_from_what_was_never_in_question() {
        Parcel parcel = new Parcel("DHL", "1", null);

        List<NoticePlan> plans = plans(
                news(
                        Topic.SHIPPED,
                        "shipments.in/S-1/1",
                        null,
                        null,
                        parcel,
                        null,
                        pieces(1, 1, days(FOURTH), days(FOURTH))),
                news(
                        Topic.SHIPPED,
                        "shipments.in/S-1/1",
                        null,
                        null,
                        parcel,
                        Precedence.SCANNED_IN_TIME,
                        pieces(2, 1, days(FOURTH), days(FOURTH))));

        assertThat(plans).extracting(plan -> view(plan).reason()).containsExactly(null, Precedence.SCANNED_IN_TIME);
        assertThat(plans.get(0).noticeId()).isNotEqualTo(plans.get(1).noticeId());
    }

    @Test
    void a_customer_who_cannot_be_reached_gets_none_and_a_question_is_kept_for_what_he_says_by_telephone() {
        Customer nobody = new Customer("C-1", "Ada", null, null, null, null, null, List.of());
        OrderNews better =
                NewsExamples.news(Topic.BETTER_DATE, "y", pieces(1, 1, days(FOURTH), days(NewsExamples.TWENTIETH)));

        assertThat(NewsNotice.reaches(nobody)).isFalse();
        assertThat(NewsNotice.plan(
                        NewsExamples.order("SO-1", nobody),
                        List.of(delay(1, "x"), better),
                        HALFWAY,
                        NewsExamples::item,
                        "en-GB",
                        AT))
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.kind()).isEqualTo("delay");
                    assertThat(plan.channels()).isEmpty();
                });
    }
}
