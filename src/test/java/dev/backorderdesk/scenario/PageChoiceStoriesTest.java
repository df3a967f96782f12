package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.notice.ChoiceId;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a customer chose on the page, and was told to be recorded, is done, or somebody is called. */
class PageChoiceStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private OrderChange cancelledOnPage(String orderId, Instant at) {
        return new OrderChange(
                ChoiceId.of(orderId, null, "CANCEL"),
                orderId,
                null,
                OrderChange.By.CUSTOMER,
                at,
                null,
                true,
                null,
                null,
                null);
    }

    private Answer answersOnPage(NoticePlan notice, Kind answer, Instant at) {
        return shop.sends(
                "consents.in",
                new NoticeAnswer(
                        ChoiceId.of("ada-1", notice.noticeId(), answer.name()),
                        notice.noticeId(),
                        List.of(),
                        answer,
                        null,
                        at,
                        "CUSTOMER"));
    }

    @Test
    void an_order_that_was_dated_ten_hours_ahead_of_us_can_be_cancelled_on_its_page_a_minute_after_it_came() {
        shop.has(2, "LAMP");
        shop.customer("ada")
                .placedAt(shop.now().plus(Duration.ofHours(10)))
                .orders(2, "LAMP")
                .gives(2, 0, 0);
        shop.passMinutes(1);
        assertThat(shop.sends("orders.changes", cancelledOnPage("ada-1", shop.now())))
                .extracting(Answer::status)
                .isEqualTo(Status.APPLIED);
        assertThat(shop.happened("ada-1", RECALLED, CANCELLED).cancelled()).isEqualTo(2);
        shop.released("ada-1", 2);
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_was_dated_ten_hours_ahead_of_us_can_be_cancelled_by_an_answer_to_its_notice() {
        late.newYorker("ada")
                .placedAt(shop.now().plus(Duration.ofHours(10)))
                .orders(3, "LAMP")
                .waits(3, march(26));
        shop.passMinutes(1);
        shop.supplierSays("PO-1", 10, "LAMP", may(4));
        shop.happened("ada-1", REPROMISED);
        shop.passMinutes(11 * 60);
        NoticePlan notice = late.told();
        assertThat(answersOnPage(notice, Kind.CANCEL, shop.now()).status()).isEqualTo(Status.APPLIED);
        late.cancelled();
        shop.nothingElseHappened();
    }

    @Test
    void a_change_that_was_received_before_the_order_was_heard_of_stays_invalid() {
        shop.has(2, "LAMP");
        Instant before = shop.now().minus(Duration.ofHours(2));
        shop.customer("ada")
                .placedAt(shop.now().plus(Duration.ofHours(10)))
                .orders(2, "LAMP")
                .gives(2, 0, 0);
        Answer answer = shop.sends("orders.changes", cancelledOnPage("ada-1", before));
        Problem early = new Problem("/receivedAt", "not before the order was placed, " + shop.now(), before.toString());
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors()).containsExactly(early);
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        assertThat(shop.told("ada-1", ALARM).cause())
                .startsWith("orders.changes/" + ChoiceId.of("ada-1", null, "CANCEL")
                        + ": the customer chose CANCEL on the page, reads there that it is recorded, and it came to nothing."
                        + " At /receivedAt: found \"" + before + "\"");
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_was_dated_more_than_a_day_ahead_of_us_is_invalid_and_claims_no_key() {
        Instant ahead = shop.now().plus(Duration.ofDays(1)).plusSeconds(1);
        Answer answer = shop.sends(
                "orders.in",
                shop.customer("ada").placedAt(ahead).adds(2, "LAMP").order());
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors())
                .containsExactly(new Problem(
                        "/placedAt", "an instant not more than a day after now, " + shop.now(), ahead.toString()));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        shop.nothingElseHappened();
    }

    @Test
    void a_cancellation_on_the_page_that_a_scan_overtook_calls_somebody_once_however_often_it_comes() {
        shop.has(2, "LAMP");
        shop.customer("ada").orders(2, "LAMP").gives(2, 0, 0);
        shop.passMinutes(1);
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        shop.passMinutes(1);
        OrderChange chosen = cancelledOnPage("ada-1", shop.now());
        assertThat(shop.sends("orders.changes", chosen).status()).isEqualTo(Status.REFUSED);
        assertThat(shop.told("ada-1", ALARM).cause())
                .endsWith("expected something of the order that is still to leave: what there was is shipped already.");
        assertThat(shop.sends("orders.changes", chosen).status()).isEqualTo(Status.REFUSED);
        shop.nothingElseHappened();
    }

    @Test
    void a_yes_on_the_page_that_comes_to_nothing_calls_somebody_and_one_by_telephone_does_not() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(4));
        shop.until(endOf(may(1)));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.REFUSED);
        assertThat(answersOnPage(notice, Kind.WAIT, shop.now()).status()).isEqualTo(Status.REFUSED);
        assertThat(shop.told("ada-1", ALARM).cause())
                .contains(
                        ": the customer chose WAIT on the page, reads there that it is recorded, and it came to nothing.");
        shop.nothingElseHappened();
    }
}
