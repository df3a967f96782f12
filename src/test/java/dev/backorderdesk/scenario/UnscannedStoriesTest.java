package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What lies at the warehouse and is never scanned: somebody is called while it can still leave in time. */
class UnscannedStoriesTest {
    private static final Duration DAY = Duration.ofDays(1);
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private void released() {
        shop.has(5, "VASE");
        late.newYorker("ada").orders(2, "VASE");
    }

    @Test
    void somebody_is_called_a_day_before_it_lapses_and_then_it_is_recalled() {
        released();
        shop.until(endOf(april(1)).minus(DAY).minusSeconds(1));
        shop.nothingElseHappened();
        shop.until(endOf(april(1)).minus(DAY));
        assertThat(shop.told("ada-1", ALARM).cause())
                .isEqualTo("release ada-1/R1 of 2026-03-02T08:00:00Z was scanned by no carrier; it is cancelled at "
                        + endOf(april(1)));
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        shop.untilNewYork(april(10), 9);
        shop.nothingElseHappened();
    }

    @Test
    void nobody_is_called_for_what_a_carrier_has() {
        released();
        shop.ships("ada-1", 2);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(may(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void of_several_parts_in_one_release_one_alarm_tells() {
        shop.has(5, "VASE");
        shop.has(5, "LAMP");
        late.newYorker("ada").adds(2, "VASE").adds(1, "LAMP").sends();
        shop.decidedLine();
        shop.until(endOf(april(1)).minusSeconds(1));
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void where_delivery_is_judged_somebody_is_called_a_day_before_the_day_that_was_agreed() {
        shop.has(5, "VASE");
        shop.customer("bea").orders(2, "VASE").ships(march(2), march(4));
        Instant over = Instant.parse("2026-03-04T23:00:00Z");
        shop.until(over.minus(DAY).minusSeconds(1));
        shop.nothingElseHappened();
        shop.until(over.minus(DAY));
        assertThat(shop.told("bea-1", ALARM).cause())
                .isEqualTo("release bea-1/R1 of 2026-03-02T08:00:00Z was scanned by no carrier; it is late at " + over);
        shop.untilNewYork(may(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void after_a_downtime_over_the_agreed_day_somebody_is_called_all_the_same() {
        shop.has(5, "VASE");
        shop.customer("bea").orders(2, "VASE").ships(march(2), march(4));
        shop.until(Instant.parse("2026-03-06T23:00:00Z"));
        assertThat(shop.told("bea-1", ALARM).cause()).contains("late since 2026-03-04T23:00:00Z");
        shop.nothingElseHappened();
    }

    @Test
    void what_was_late_when_it_came_is_given_a_day_beyond_that_on_which_it_was_to_leave() {
        shop.expects("PO-2", 10, "VASE", march(27));
        shop.customer("bea").orders(3, "VASE").ships(march(30), april(1));
        shop.untilNewYork(march(20), 9);
        shop.supplierSays("PO-2", 10, "VASE", april(13));
        shop.happened("bea-1", REPROMISED);
        shop.untilNewYork(april(13), 9);
        shop.receives(10, "VASE", "PO-2");
        shop.gotAndReleased("bea-1", 3);
        assertThat(shop.ledger.state("bea-1").releases().get(0).shipBy()).isEqualTo(april(14));
        shop.until(Instant.parse("2026-04-15T21:59:59Z"));
        shop.nothingElseHappened();
        shop.until(Instant.parse("2026-04-15T22:00:00Z"));
        assertThat(shop.told("bea-1", ALARM).cause()).endsWith("it is late since 2026-04-01T22:00:00Z");
        shop.nothingElseHappened();
    }

    @Test
    void what_must_leave_within_hours_is_given_half_of_them() {
        shop.has(5, "VASE");
        Instant over = shop.now().plus(Duration.ofHours(20));
        late.newYorker("ada")
                .wasTold(new StatedShip(null, 20, StatedShip.Unit.HOURS))
                .orders(2, "VASE");
        shop.until(over.minus(Duration.ofHours(10)).minusSeconds(1));
        shop.nothingElseHappened();
        shop.until(over.minus(Duration.ofHours(10)));
        assertThat(shop.told("ada-1", ALARM).cause()).endsWith("it is cancelled at " + over);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_packed_while_a_question_is_open_says_that_it_is_open() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan question = late.slips(may(25));
        shop.untilNewYork(april(10), 9);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        NoticePlan packed = shop.law.notice("released");
        OrderNews.Ask ask = Objects.requireNonNull(((NewsView) packed.view()).ask());
        assertThat(ask.silence()).isEqualTo(OrderNews.Silence.CANCEL);
        assertThat(ask.closesAt()).isEqualTo(endOf(may(1)));
        shop.mails();
        assertThat(shop.evidence("ada-1").notices())
                .filteredOn(each -> each.kind().equals("released"))
                .singleElement()
                .satisfies(each -> assertThat(each.text())
                        .contains("We still need your answer.")
                        .contains("If we do not hear from you by May 1, 2026")
                        .contains("You can cancel:")
                        .doesNotContain("you now. You need do nothing."));
        assertThat(late.answers(question, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(question);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_packed_while_nothing_is_asked_wants_nothing() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(april(14));
        shop.untilNewYork(april(10), 9);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        assertThat(((NewsView) shop.law.notice("released").view()).ask()).isNull();
        shop.nothingElseHappened();
    }
}
