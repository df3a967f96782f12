package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a carrier says is asked for the day on which something leaves, and again where that word ends. To Germany go DHL in two
 * days, then DPD in three. Day 0 is Monday 2026-11-23, 9:00 in Berlin.
 */
class CarrierTimesStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void says(Word word) {
        assertThat(shop.sends("carriers.in", word.advisory()).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    private void waitsForDay15() {
        shop.expects("PO-1", 9, "LAMP", day(14));
        shop.customer("ada").orders(2, "LAMP").ships(day(15), day(17));
    }

    private void end() {
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void a_shorter_suspension_on_top_of_a_longer_one_opens_nothing() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(8)));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day(8) + " " + day(10));
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");

        shop.passDays(1);
        says(Word.suspends(shop, "A-2", "*").to("DE").until(day(2)));
        shop.passDays(2);

        end();
    }

    @Test
    void a_resumption_that_is_announced_is_the_end_of_a_suspension_without_one() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");

        says(Word.resumes(shop, "A-2", "*").to("DE").from(day(3)));
        shop.told.events("ada-1 1/1 REPROMISED " + day(3) + " " + day(5));

        shop.passDays(3);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        end();
    }

    @Test
    void a_suspension_that_follows_at_once_is_counted_in() {
        shop.has(5, "LAMP");
        says(Word.suspends(shop, "A-2", "*").to("DE").from(day(3)).until(day(8)));
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(3)));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day(8) + " " + day(10));
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.passDays(4);
        end();
    }

    @Test
    void a_delay_that_is_over_before_it_leaves_moves_nothing() {
        waitsForDay15();
        says(Word.delays(shop, "A-1", "*", 5).to("DE").until(day(1)));
        shop.customer("bob").orders(2, "LAMP").ships(day(15), day(17));
        shop.passDays(2);
        end();
    }

    @Test
    void a_delay_that_begins_before_it_leaves_is_counted_as_soon_as_it_is_known() {
        waitsForDay15();
        says(Word.delays(shop, "A-1", "*", 5).to("DE").from(day(10)));
        shop.told.events("ada-1 1/1 REPROMISED " + day(15) + " " + day(22));
        shop.customer("bob").orders(2, "LAMP").ships(day(15), day(22));
        shop.passDays(11);
        end();
    }

    @Test
    void a_suspension_that_is_over_before_it_leaves_is_neither_told_nor_gone_round() {
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(day(1)));
        shop.passDays(2);
        end();
    }

    @Test
    void what_comes_early_does_not_leave_with_a_suspended_carrier_all_the_same() {
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(3)));
        shop.receives(9, "LAMP", "PO-1");
        shop.told.events("ada-1 1/1 ALLOCATED");
        shop.told.releases();

        shop.passDays(3);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
        end();
    }

    @Test
    void where_it_lasts_longer_than_was_said_it_is_held_and_told_then() {
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(3)));
        shop.passDays(2);
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(17)));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day(17) + " " + day(19));

        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(4)));
        shop.told.events("ada-1 1/1 REPROMISED " + day(15) + " " + day(17));
        shop.passDays(3);
        end();
    }

    @Test
    void an_assumed_end_that_is_over_before_it_leaves_is_told_once_nobody_knows_any_more(@TempDir Path folder)
            throws IOException {
        shop.follows(RuleFiles.load(Rules.with(
                        folder, "suspension.csv", "seller,country,service,action,assumed days", "*,*,*,repromise,10"))
                .orThrow());
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.passDays(9);
        shop.told.nothingMore();

        shop.passDays(1);
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        end();
    }

    @Test
    void an_order_that_ships_as_one_leaves_with_its_last_and_is_asked_for_that_day() {
        shop.sells("VASE");
        shop.has(5, "VASE");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").wantsAllTogether().adds(1, "VASE").adds(2, "LAMP").sends();
        shop.decidedLine();
        shop.passMinutes(5);
        shop.asked();
        says(Word.delays(shop, "A-2", "*", 5).to("DE").until(day(2)));
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(day(1)));
        shop.passDays(3);
        end();
    }

    @Test
    void what_moves_to_a_day_on_which_its_carrier_is_shut_goes_round_at_once() {
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(day(8)));
        shop.told.nothingMore();

        shop.supplierSays("PO-1", 9, "LAMP", day(2));
        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(3) + " " + day(7));
        assertThat(shop.law.notice("better-date").view().toString()).contains(day(7).toString());

        shop.passDays(1);
        says(Word.resumes(shop, "A-9", "UPS").to("DE"));
        end();
    }

    @Test
    void what_moves_to_a_day_on_which_nobody_goes_is_held_at_once_and_told_one_day() {
        waitsForDay15();
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day(8)));
        shop.supplierSays("PO-1", 9, "LAMP", day(2));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day(8) + " " + day(10));
        assertThat(shop.law.notice("better-date").view().toString()).contains(day(10).toString());

        shop.passDays(1);
        says(Word.resumes(shop, "A-9", "UPS").to("DE"));
        shop.supplierSays("PO-1", 9, "LAMP", day(14));
        shop.told.events("ada-1 1/1 REPROMISED " + day(15) + " " + day(17));
        assertThat(shop.law.notice("delay").view().toString()).contains(day(17).toString());
        shop.law.noted(DELAY_NOTICED);
        end();
    }

    @Test
    void an_order_that_ships_as_one_goes_round_as_one_when_its_last_comes_earlier() {
        shop.expects("PO-1", 9, "LAMP", day(14));
        shop.customer("ada").wantsAllTogether().adds(1, "LAMP").adds(2, "LAMP").sends();
        shop.decidedLine();
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(day(8)));
        shop.told.nothingMore();

        shop.supplierSays("PO-1", 9, "LAMP", day(2));
        shop.told.events(
                "ada-1 1/1 REROUTED DPD",
                "ada-1 2/1 REROUTED DPD",
                "ada-1 1/1 REPROMISED " + day(3) + " " + day(7),
                "ada-1 2/1 REPROMISED " + day(3) + " " + day(7));
        end();
    }

    @Test
    void what_waits_for_no_known_day_is_left_alone_until_it_has_one() {
        waitsForDay15();
        shop.supplierSays("PO-1", 9, "LAMP", null);
        shop.told.events("ada-1 1/1 REPROMISED null null");
        shop.law.notice("delay");
        shop.law.noted(DELAY_NOTICED);
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(shop.now().plusSeconds(7200)));
        shop.passDays(1);
        says(Word.suspends(shop, "A-2", "*").to("DE").until(day(8)));
        shop.passDays(1);
        shop.told.nothingMore();

        shop.supplierSays("PO-1", 9, "LAMP", day(14));
        shop.told.events("ada-1 1/1 REPROMISED " + day(15) + " " + day(17));
        shop.law.notice("better-date");
        end();
    }

    @Test
    void what_gets_stock_that_nobody_knew_of_goes_round_at_once() {
        waitsForDay15();
        shop.supplierSays("PO-1", 9, "LAMP", null);
        says(Word.suspends(shop, "A-1", "DHL").to("DE").until(day(8)));
        shop.told.events("ada-1 1/1 REPROMISED null null");

        shop.receives(9, "LAMP", "PO-1");
        shop.told.events("ada-1 1/1 ALLOCATED", "ada-1 1/1 REROUTED DPD", "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DPD");
        end();
    }

    @Test
    void what_a_carrier_took_before_his_word_held_it_was_released_when_it_left() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        Instant scanned = shop.now().plusSeconds(30);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.forget();
        shop.passMinutes(5);
        shop.ships("ada-1", scanned, new Shipment.Line(1, 2));
        shop.told.events("ada-1 1/1 SHIPPED");
        end();
    }
}
