package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.HELD;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.march;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.console.EvidenceText;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Days;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delay that was over, or is another, before its notice could be sent: nobody is told what is not true any more. */
class NeverToldStoriesTest {
    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private NoticePlan delay;

    /** Three lamps for 2026-03-26 slip to 2026-04-21, and no server takes the mail that says so. */
    @BeforeEach
    void a_delay_that_can_not_be_told() {
        late.ada();
        shop.untilNewYork(march(10), 9);
        shop.mails().server(Postman.Server.DOWN);
        delay = late.slips(april(20));
        shop.passMinutes(60);
    }

    private void supplierSays(LocalDate day) {
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", REPROMISED);
    }

    private void serverIsBack() {
        shop.passMinutes(60);
        shop.mails().server(Postman.Server.UP);
        sends();
    }

    /** All that may be sent, one after the other. */
    private void sends() {
        for (int round = 0; round < 3; round++) {
            shop.passMinutes(11);
        }
    }

    /** What stands in the evidence of a notice. */
    private String said(NoticePlan notice) {
        return EvidenceText.of(shop.evidence("ada-1"))
                .lines()
                .filter(line -> line.endsWith("; notice " + notice.noticeId()))
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void a_delay_that_is_over_before_it_was_told_is_told_to_nobody() {
        supplierSays(march(25));
        NoticePlan better = shop.law.notice("better-date");
        serverIsBack();

        assertThat(said(delay)).contains("SKIPPED", "superseded by better-date " + better.noticeId());
        assertThat(said(better)).contains("SKIPPED", "the later day that it takes back was not told");
        assertThat(EvidenceText.of(shop.evidence("ada-1"))).contains("consent: NOT_ASKED");
        shop.nothingElseHappened();
    }

    @Test
    void a_day_within_the_time_that_runs_but_after_the_one_that_is_known_is_told_as_it_is() {
        supplierSays(march(30));
        assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isNotEqualTo(delay.noticeId());
        NoticePlan moved = shop.law.notice("delay");
        assertThat(LateShop.ask(moved).law()).isEqualTo("DATE_MOVED");
        assertThat(((NewsView) moved.view()).lines()).singleElement().satisfies(line -> {
            assertThat(line.before().shipBy()).isEqualTo(march(26));
            assertThat(line.after().shipBy()).isEqualTo(march(31));
        });
        serverIsBack();

        assertThat(said(delay)).contains("SKIPPED", "superseded by delay " + moved.noticeId());
        assertThat(said(moved)).contains("ACCEPTED");
        shop.nothingElseHappened();
    }

    @Test
    void a_delay_that_comes_again_after_it_was_over_is_told() {
        supplierSays(march(25));
        shop.law.notice("better-date");
        shop.passMinutes(60);
        NoticePlan again = late.slips(april(20));
        serverIsBack();

        assertThat(said(delay)).contains("SKIPPED", "superseded by");
        assertThat(said(again)).contains("ACCEPTED");
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    private NoticePlan theWarehouseHasIt() {
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        return shop.law.notice("released");
    }

    @Test
    void a_delay_that_was_never_told_is_not_told_when_the_warehouse_has_the_goods() {
        NoticePlan released = theWarehouseHasIt();
        assertThat(((NewsView) released.view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.after()).isEqualTo(Days.NONE));
        serverIsBack();

        assertThat(said(delay)).contains("SKIPPED", "superseded by released " + released.noticeId());
        assertThat(said(released)).contains("ACCEPTED");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.untilNewYork(april(10), 9);
        shop.nothingElseHappened();
    }

    @Test
    void what_the_warehouse_had_and_did_not_ship_is_cancelled_for_its_delay_was_told_to_nobody() {
        theWarehouseHasIt();
        serverIsBack();
        shop.untilNewYork(april(1), 9);
        assertThat(shop.told("ada-1", ALARM).cause())
                .isEqualTo("notice " + delay.noticeId()
                        + " was not sent, for the warehouse had it; it must leave before 2026-04-02T04:00:00Z");
        shop.untilNewYork(april(3), 9);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void a_delay_that_was_not_told_is_told_when_the_warehouse_must_wait_after_all() {
        theWarehouseHasIt();
        serverIsBack();
        assertThat(said(delay)).contains("SKIPPED");
        shop.suspends("ADV-1", "US", march(20));
        shop.happened("ada-1", HELD);
        shop.released("ada-1", 3);
        NoticePlan again = late.told();

        assertThat(LateShop.ask(again).law()).isEqualTo("FIRST_SHORT");
        shop.passMinutes(20);
        assertThat(said(again)).contains("ACCEPTED");
        shop.nothingElseHappened();
    }

    @Test
    void a_delay_is_told_all_the_same_where_the_warehouse_gets_the_goods_too_late() {
        shop.untilNewYork(april(1), 22);
        assertThat(shop.told("ada-1", ALARM).cause()).contains("was not taken by any server yet");
        theWarehouseHasIt();
        shop.mails().server(Postman.Server.UP);
        sends();

        assertThat(said(delay)).contains("ACCEPTED");
        shop.untilNewYork(april(10), 9);
        shop.nothingElseHappened();
    }
}
