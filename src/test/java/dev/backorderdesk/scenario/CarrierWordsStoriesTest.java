package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A carrier's word moves those whom it concerns and nobody else, and no longer than it holds. To Germany go DHL in two days,
 * then DPD. Day 0 is Monday 2026-11-23, 9:00 in Berlin.
 */
class CarrierWordsStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    @BeforeEach
    void supplier() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 14, 1, 1);
    }

    private void says(Word word) {
        assertThat(shop.sends("carriers.in", word.advisory()).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    /** Three vases and two of four lamps may leave by one release. */
    private void adaHasOneRelease() {
        shop.customer("ada").adds(3, "VASE").orders(4, "LAMP").is(BACKORDER);
        shop.decidedLine();
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.receives(3, "VASE", null);
        shop.receives(2, "LAMP", null);
        says(Word.resumes(shop, "A-1", "*").to("DE"));
        assertThat(shop.ledger.state("ada-1").releases())
                .singleElement()
                .satisfies(release -> assertThat(release.lines()).hasSize(2));
        shop.told.forget();
    }

    @Test
    void a_word_that_concerns_nobody_leaves_a_release_alone_of_which_a_line_has_left_and_waits_for_more() {
        adaHasOneRelease();
        shop.ships("ada-1", shop.now(), new Shipment.Line(2, 2));
        shop.told.events("ada-1 2/1 SHIPPED");

        says(Word.delays(shop, "A-9", "UPS", 1).to("DE"));

        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void what_may_still_leave_of_such_a_release_goes_another_way() {
        adaHasOneRelease();
        shop.ships("ada-1", shop.now(), new Shipment.Line(2, 2));
        shop.told.forget();

        says(Word.suspends(shop, "A-9", "DHL").to("DE"));

        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
    }

    @Test
    void who_ordered_during_a_delay_has_his_days_back_when_it_ends() {
        shop.customer("ada").orders(2, "LAMP").ships(day(15), day(17));
        says(Word.delays(shop, "A-1", "*", 5).to("DE").until(day(20)));
        shop.told.events("ada-1 1/1 REPROMISED " + day(15) + " " + day(22));
        shop.customer("bob").orders(2, "LAMP").ships(day(15), day(22));

        says(Word.delays(shop, "A-1", "*", 5).to("DE").until(day(1)));

        shop.told.events(
                "ada-1 1/1 REPROMISED " + day(15) + " " + day(17), "bob-1 1/1 REPROMISED " + day(15) + " " + day(17));
        shop.passDays(1);
        shop.asked();
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void who_is_moved_by_his_supplier_beyond_the_end_of_a_delay_has_its_days_back_at_once() {
        shop.expects("PO-1", 5, "LAMP", day(10));
        shop.customer("ada").orders(2, "LAMP").ships(day(11), day(14));
        says(Word.delays(shop, "A-1", "*", 7).to("DE").until(day(12)));
        shop.told.events("ada-1 1/1 REPROMISED " + day(11) + " " + day(21));
        shop.supplierSays("PO-1", 5, "LAMP", day(16));
        shop.told.events("ada-1 1/1 REPROMISED " + day(17) + " " + day(19));

        shop.passDays(13);

        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void a_word_that_concerns_nobody_promises_nobody_what_the_analysts_say_of_carriers_now(@TempDir Path folder)
            throws IOException {
        shop.customer("ada").orders(2, "LAMP").ships(day(15), day(17));
        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "carriage.csv",
                        "country,service,order,carrier,transit days,calendar",
                        "DE,standard,1,DHL,4,carrier-DE",
                        "*,*,1,UPS,7,weekdays"))
                .orThrow());
        says(Word.delays(shop, "A-9", "UPS", 1).to("DE"));
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }
}
