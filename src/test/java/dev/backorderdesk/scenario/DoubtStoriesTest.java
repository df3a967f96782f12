package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.cancelledAfter;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import org.junit.jupiter.api.Test;

/** Notices of which nobody knows, when their day is over, whether they were given. */
class DoubtStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    /** Ada paid for three lamps and was promised them for 2026-03-26. */
    private void ada() {
        late.newYorker("ada").paysByCard(true).adds(3, "LAMP", "10.00", null).sends();
    }

    /** It slips to 2026-04-15, and of the mail nobody knows; then the promised time is over. */
    private NoticePlan inDoubtOverItsDay() {
        ada();
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.SILENT);
        NoticePlan notice = late.slips(april(14));
        shop.until(endOf(april(1)).minusSeconds(1));
        shop.happened("ada-1", ALARM);
        shop.until(endOf(april(1)));
        assertThat(shop.told("ada-1", ALARM).cause()).contains(notice.noticeId(), "may have been given");
        shop.until(cancelledAfter(april(1)));
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        return notice;
    }

    @Test
    void it_was_given_when_its_sending_began_and_silence_agrees() {
        inDoubtOverItsDay();
        shop.untilNewYork(april(3), 9);
        shop.mails().settles(true, shop.now());
        shop.untilNewYork(april(14), 3);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.untilNewYork(april(15), 10);
        shop.unscanned("ada-1");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.nothingElseHappened();
    }

    @Test
    void while_nobody_knows_nothing_leaves() {
        inDoubtOverItsDay();
        shop.receives(10, "LAMP", "PO-1");
        shop.happened("ada-1", ALLOCATED);
        shop.untilNewYork(april(3), 9);
        shop.mails().settles(true, shop.now());
        shop.passMinutes(15);
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 3);
        shop.law.notice("released");
        shop.nothingElseHappened();
    }

    @Test
    void it_was_not_given_so_it_is_cancelled_from_its_day_on() {
        inDoubtOverItsDay();
        shop.untilNewYork(april(3), 9);
        Postman postman = shop.mails();
        postman.server(Postman.Server.UP);
        postman.settles(false, shop.now());
        shop.passMinutes(1);
        shop.passMinutes(15);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        assertThat(((NewsView) shop.law.notice("cancelled").view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("NO_NOTICE"));
        assertThat(shop.refund().dueBy()).as("F02").isEqualTo(april(10));
        shop.untilNewYork(april(5), 9);
        shop.nothingElseHappened();
    }

    @Test
    void nobody_ever_knows_and_the_money_is_not_late_for_that() {
        inDoubtOverItsDay();
        shop.until(endOf(april(8)).minusSeconds(1));
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(endOf(april(8)));
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        shop.law.notice("cancelled");
        assertThat(shop.refund().dueBy()).isEqualTo(april(10));
        assertThat(shop.refundReminder().dueBy()).isEqualTo(april(10));
        shop.told("ada-1", ALARM);
        shop.nothingElseHappened();
    }

    @Test
    void what_the_warehouse_has_is_not_recalled_for_want_of_a_notice_that_may_have_been_given() {
        ada();
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.SILENT);
        late.slips(april(14));
        shop.untilNewYork(march(31), 9);
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.until(endOf(april(1)));
        shop.happened("ada-1", ALARM);
        shop.mails().settles(true, shop.now());
        shop.untilNewYork(april(3), 9);
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.nothingElseHappened();
    }

    @Test
    void who_answers_it_has_got_it() {
        NoticePlan notice = inDoubtOverItsDay();
        shop.untilNewYork(april(3), 9);
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(april(13), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void a_mail_that_was_on_its_way_when_its_day_ended_was_in_time() {
        ada();
        shop.untilNewYork(march(20), 9);
        Postman postman = shop.mails();
        postman.server(Postman.Server.DOWN);
        late.slips(april(14));
        shop.until(endOf(april(1)).minusSeconds(60));
        shop.happened("ada-1", ALARM);
        postman.dies(shop.now());
        shop.until(endOf(april(1)).plusSeconds(30));
        shop.happened("ada-1", ALARM);
        shop.until(cancelledAfter(april(1)));
        shop.mails().settles(true, shop.now());
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }
}
