package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ADDRESS_CHANGED;
import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.LateShop.may;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.NoticeAnswer.Kind;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A day of the law that is over, or that the customer was told, stays what it was, wherever he moves and whoever corrects. */
class ToldDaysStoriesTest {
    private static final ZoneId HAWAII = ZoneId.of("Pacific/Honolulu");

    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private void moves(String region, String postalCode) {
        assertThat(shop.wants("ada-1", new ShipTo("US", region, postalCode, null))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.happened("ada-1", ADDRESS_CHANGED);
        shop.passMinutes(1);
    }

    private static Instant inHawaii(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(HAWAII).toInstant();
    }

    @Test
    void a_notice_that_was_in_time_at_the_address_of_the_contract_is_in_time_after_a_move_to_the_west() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        shop.mails().server(Postman.Server.DOWN);
        late.slips(april(15));
        shop.untilNewYork(april(1), 11);
        assertThat(shop.told("ada-1", ALARM).cause()).contains("was not taken by any server yet");
        shop.mails().server(Postman.Server.UP);
        shop.untilNewYork(april(5), 9);
        moves("HI", "96801");
        shop.untilNewYork(april(10), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.receives(10, "LAMP", "PO-1");
        shop.gotAndReleased("ada-1", 3);
        shop.law.notice("released");
        shop.nothingElseHappened();
    }

    @Test
    void the_last_day_that_a_notice_named_ends_where_it_was_to_end_after_a_move_to_the_east() {
        shop.customer("ada")
                .in("US")
                .at("HI", "96801")
                .placedAt(Instant.parse("2026-03-01T15:00:00Z"))
                .orders(3, "LAMP");
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(may(25));
        assertThat(LateShop.ask(notice).respondBy()).isEqualTo(april(30));
        assertThat(LateShop.ask(notice).zone()).isEqualTo(HAWAII);
        shop.untilNewYork(march(25), 9);
        moves("NY", "10001");
        shop.until(inHawaii(april(30), 21));
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.until(inHawaii(may(2), 9));
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void an_answer_counts_until_the_day_that_its_notice_named_though_the_law_table_names_an_earlier_one_now() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        NoticePlan notice = late.slips(null);
        assertThat(LateShop.ask(notice).respondBy()).isEqualTo(may(1));
        shop.follows(LawRules.american(30, 20));
        shop.untilNewYork(may(1), 23);
        assertThat(late.answers(notice, Kind.WAIT)).isEqualTo(Status.APPLIED);
        late.consented(notice);
        shop.untilNewYork(may(5), 9);
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.nothingElseHappened();
    }

    @Test
    void who_says_nothing_until_the_day_that_was_named_is_cancelled_then_and_not_before() {
        late.ada();
        shop.untilNewYork(march(20), 9);
        late.slips(null);
        shop.follows(LawRules.american(30, 20));
        // Whatever touches the order has the law look at it by the new numbers.
        moves("NJ", "07001");
        shop.until(endOf(may(1)).plus(Duration.ofMinutes(59)));
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(LateShop.cancelledAfter(may(1)));
        late.cancelled();
        shop.nothingElseHappened();
    }

    /** Two vases lie at the warehouse from March 2, and on March 10 the default days become others. */
    private void correctedTo(int days) {
        shop.has(5, "VASE");
        late.newYorker("ada").orders(2, "VASE");
        shop.untilNewYork(march(10), 9);
        shop.follows(LawRules.american(days, 30));
    }

    private String cancelledAtTheWarehouse() {
        String cause = shop.told("ada-1", RECALLED, CANCELLED).cause();
        shop.released("ada-1", 2);
        shop.law.notice("cancelled");
        return cause;
    }

    @Test
    void a_time_that_became_longer_is_not_cut_off_at_the_former_instant() {
        correctedTo(40);
        shop.until(endOf(april(11)).minusSeconds(1));
        shop.unscanned("ada-1");
        assertThat(shop.ledger.state("ada-1").isOpen()).isTrue();
        shop.until(endOf(april(11)));
        assertThat(cancelledAtTheWarehouse()).endsWith("at " + endOf(april(11)));
        shop.nothingElseHappened();
    }

    @Test
    void a_time_that_became_shorter_counts_from_its_own_end_and_is_found_over_at_the_next_look() {
        correctedTo(20);
        shop.until(endOf(march(31)).minusSeconds(1));
        assertThat(shop.ledger.state("ada-1").isOpen()).as("nothing looked").isTrue();
        shop.until(endOf(march(31)));
        assertThat(cancelledAtTheWarehouse()).endsWith("at " + endOf(march(22)));
        shop.nothingElseHappened();
    }
}
