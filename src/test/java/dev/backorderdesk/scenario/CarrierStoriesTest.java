package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a carrier's word does to orders that were decided before. To Germany go DHL in two days, then DPD in three; to France
 * DHL in six, then UPS in seven. Day 0 is Monday 2026-11-23, 9:00 in Berlin.
 */
class CarrierStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private Answer says(Word word) {
        Answer answer = shop.sends("carriers.in", word.advisory());
        shop.passMinutes(1);
        return answer;
    }

    private void end() {
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    /** Somebody is called for what lies at the warehouse a day before it is late. */
    private String unscanned(String orderId, String released) {
        return orderId + " 1/1 ALARM release " + orderId + "/R1 of " + released
                + " was scanned by no carrier; it is late at " + at(3);
    }

    private Instant at(int day) {
        return day(day).atStartOfDay(java.time.ZoneId.of("Europe/Berlin")).toInstant();
    }

    @Test
    void what_was_released_goes_with_the_next_carrier_and_is_promised_its_days() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));

        says(Word.suspends(shop, "A-1", "DHL").to("DE"));

        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(0) + " " + day(3));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
        shop.customer("bob").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(3));
        end();
    }

    @Test
    void what_waits_goes_with_the_next_carrier_and_stays_with_it() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(1, "LAMP").is(BACKORDER).waits(1, day(3));

        says(Word.suspends(shop, "A-1", "DHL").to("DE"));
        // Thursday and three days of a carrier that works on Saturdays are Monday.
        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(3) + " " + day(7));

        says(Word.resumes(shop, "A-2", "DHL").to("DE"));
        shop.receives(5, "LAMP", "PO-1");
        shop.told.events("ada-1 1/1 ALLOCATED", "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DPD");
        end();
    }

    @Test
    void where_no_carrier_goes_it_is_called_back_and_leaves_under_another_number_afterwards() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.customer("bob").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");

        shop.passDays(2);
        says(Word.resumes(shop, "A-2", "*").to("DE"));
        shop.told.events("ada-1 1/1 REPROMISED " + day(2) + " " + day(4), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        end();
    }

    @Test
    void a_suspension_with_an_end_promises_the_day_after_it_and_ends_by_itself() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "*").to("DE").until(at(3)));
        // It may leave again on Thursday, and is there on Saturday.
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day(3) + " " + day(5));
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");

        shop.passDays(3);
        shop.told.events("ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        end();
    }

    @Test
    void a_suspension_that_is_ahead_does_nothing_until_it_begins() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "DHL").to("DE").from(at(2)));
        shop.customer("bob").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));
        shop.told.nothingMore();

        shop.passDays(2);
        shop.told.events(
                "ada-1 1/1 REROUTED DPD",
                "ada-1 1/1 REPROMISED " + day(0) + " " + day(3),
                unscanned("ada-1", "2026-11-23T08:00:00Z"),
                "bob-1 1/1 REROUTED DPD",
                "bob-1 1/1 REPROMISED " + day(0) + " " + day(3),
                unscanned("bob-1", "2026-11-23T08:01:00Z"));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2", "bob-1/R1 RELEASE DPD, revision 2");
        end();
    }

    @Test
    void only_the_post_codes_that_it_names_are_concerned() {
        shop.has(5, "LAMP");
        shop.customer("ada").at("BE", "10115").orders(1, "LAMP").is(ACCEPT);
        shop.customer("bob").at("BY", "80331").orders(1, "LAMP").is(ACCEPT);
        shop.customer("cay").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "DHL").toCodes("DE", "10000", "10999"));

        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(0) + " " + day(3));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
        end();
    }

    @Test
    void a_delay_moves_exactly_what_it_covers_and_a_resumption_moves_it_back() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));
        shop.customer("bob").in("FR").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(8));

        says(Word.delays(shop, "A-1", "DHL", 3).to("DE"));
        shop.told.events("ada-1 1/1 REPROMISED " + day(0) + " " + day(5));
        shop.customer("cay").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(5));

        says(Word.resumes(shop, "A-2", "DHL").to("DE"));
        shop.told.events(
                "ada-1 1/1 REPROMISED " + day(0) + " " + day(2), "cay-1 1/1 REPROMISED " + day(0) + " " + day(2));
        end();
    }

    @Test
    void a_new_revision_that_speaks_of_another_country_frees_the_first() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        shop.customer("bob").in("FR").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");

        says(Word.suspends(shop, "A-1", "*").to("FR"));

        shop.told.events(
                "ada-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "ada-1 1/1 RELEASED",
                "bob-1 1/1 HELD",
                "bob-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL", "bob-1/R1 HOLD DHL, revision 2");
        end();
    }

    @Test
    void stock_for_a_held_line_stays_with_it_and_does_not_leave() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(2, "LAMP").is(BACKORDER);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");

        shop.receives(5, "LAMP", "PO-1");
        shop.told.events("ada-1 1/1 ALLOCATED");
        shop.told.releases();

        says(Word.resumes(shop, "A-2", "*").to("DE"));
        shop.told.events("ada-1 1/1 REPROMISED " + day(3) + " " + day(5), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
        end();
    }

    @Test
    void an_order_that_ships_as_one_is_held_and_leaves_as_one() {
        shop.sells("VASE");
        shop.has(5, "LAMP");
        shop.has(5, "VASE");
        shop.customer("ada")
                .wantsAllTogether()
                .adds(1, "LAMP")
                .adds(1, "VASE")
                .sends()
                .is(ACCEPT);
        shop.decidedLine();

        says(Word.suspends(shop, "A-1", "*").to("DE").until(at(3)));
        shop.told.events(
                "ada-1 1/1 HELD",
                "ada-1 2/1 HELD",
                "ada-1 1/1 REPROMISED " + day(3) + " " + day(5),
                "ada-1 2/1 REPROMISED " + day(3) + " " + day(5));
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");

        shop.passDays(3);
        shop.told.events("ada-1 1/1 RELEASED", "ada-1 2/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        end();
    }

    @Test
    void what_leaves_although_it_was_called_back_has_left_and_somebody_is_told() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.forget();

        shop.sends(
                "shipments.in",
                new Shipment(
                        "S-1",
                        1,
                        "ada-1/R1",
                        "ada-1",
                        List.of(new Shipment.Line(1, 2)),
                        "DHL",
                        "T-1",
                        null,
                        shop.now(),
                        null));
        shop.told.events("ada-1 1/1 ALARM 2 pieces left that were not released", "ada-1 1/1 SHIPPED");

        says(Word.resumes(shop, "A-2", "*").to("DE"));
        shop.told.releases();
        end();
    }

    @Test
    void what_may_leave_again_leaves_in_turn_not_by_the_names_of_orders() {
        shop.has(9, "LAMP");
        shop.customer("zoe").orders(1, "LAMP").is(ACCEPT);
        shop.passMinutes(5);
        shop.customer("adam").orders(1, "LAMP").is(ACCEPT);
        shop.customer("mia").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.told.releases(
                "zoe-1/R1 HOLD DHL, revision 2", "adam-1/R1 HOLD DHL, revision 2", "mia-1/R1 HOLD DHL, revision 2");

        says(Word.resumes(shop, "A-2", "*").to("DE"));

        shop.told.releases(
                "zoe-1/R1 RECALL DHL, revision 3",
                "zoe-1/R2 RELEASE DHL",
                "adam-1/R1 RECALL DHL, revision 3",
                "adam-1/R2 RELEASE DHL",
                "mia-1/R1 RECALL DHL, revision 3",
                "mia-1/R2 RELEASE DHL");
        shop.told.events(
                "adam-1 1/1 HELD",
                "adam-1 1/1 REPROMISED null null",
                "mia-1 1/1 HELD",
                "mia-1 1/1 REPROMISED null null",
                "zoe-1 1/1 HELD",
                "zoe-1 1/1 REPROMISED null null",
                "adam-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "adam-1 1/1 RELEASED",
                "mia-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "mia-1 1/1 RELEASED",
                "zoe-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "zoe-1 1/1 RELEASED");
        end();
    }

    @Test
    void a_refused_order_stays_refused() {
        shop.has(5, "LAMP");
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.customer("ada").orders(2, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");
        says(Word.resumes(shop, "A-2", "*").to("DE"));
        end();
    }

    @Test
    void the_analysts_may_hold_or_promise_for_an_assumed_end(@TempDir Path folder) throws IOException {
        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "suspension.csv",
                        "seller,country,service,action,assumed days",
                        "*,*,*,reroute,0",
                        "*,DE,*,hold,0",
                        "*,FR,*,repromise,10"))
                .orThrow());
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        shop.customer("bob").in("FR").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "DHL").to("DE", "FR"));
        // Ten days after Monday 9:00 is Thursday of the next week; six working days later is Friday.
        shop.told.events(
                "ada-1 1/1 HELD",
                "ada-1 1/1 REPROMISED null null",
                "bob-1 1/1 HELD",
                "bob-1 1/1 REPROMISED " + day(10) + " " + day(18));
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2", "bob-1/R1 HOLD DHL, revision 2");

        shop.passDays(10);
        shop.told.events("bob-1 1/1 REPROMISED null null");
        end();
    }

    @Test
    void of_one_release_what_goes_another_way_leaves_anew_and_what_is_held_stays(@TempDir Path folder)
            throws IOException {
        shop.sells("VASE");
        shop.seller("S-2", Seller.Status.ACTIVE, 90, "https://shop.example/refunds");
        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "suspension.csv",
                        "seller,country,service,action,assumed days",
                        "*,*,*,reroute,0",
                        "S-2,*,*,hold,0"))
                .orThrow());
        shop.has(5, "LAMP");
        shop.has(5, "VASE");
        shop.customer("ada").adds(1, "LAMP").adds(1, "VASE", "S-2").sends().is(ACCEPT);
        shop.decidedLine();

        says(Word.suspends(shop, "A-1", "DHL").to("DE"));
        shop.told.events(
                "ada-1 1/1 REROUTED DPD",
                "ada-1 1/1 REPROMISED " + day(0) + " " + day(3),
                "ada-1 2/1 HELD",
                "ada-1 2/1 REPROMISED null null",
                "ada-1 1/1 RECALLED",
                "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 2", "ada-1/R2 RELEASE DPD");
        end();
    }

    // Bad input: each has one answer.

    @Test
    void a_resumption_before_any_suspension_is_applied_and_changes_nothing() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        assertThat(says(Word.resumes(shop, "A-1", "DHL").to("DE")).status()).isEqualTo(Answer.Status.APPLIED);
        end();
    }

    @Test
    void of_words_out_of_order_the_one_with_the_latest_begin_counts_whatever_came_last() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.resumes(shop, "A-2", "DHL").to("DE"));
        // The suspension that it ended comes only now.
        says(Word.suspends(shop, "A-1", "DHL").to("DE").from(shop.now().minus(Duration.ofHours(2))));
        shop.told.nothingMore();
        assertThat(shop.called()).contains("carriers.in/A-1/1 shuts nothing where carriers.in/A-2/1 began later");

        // One that begins after the resumption counts, although the resumption is known.
        says(Word.suspends(shop, "A-3", "DHL").to("DE"));
        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(0) + " " + day(3));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
        end();
    }

    @Test
    void an_older_revision_changes_nothing() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        Advisory first = Word.suspends(shop, "A-1", "DHL").to("DE").advisory();
        Advisory second = Word.resumes(shop, "A-1", "DHL").to("DE").advisory();
        assertThat(shop.sends("carriers.in", second).status()).isEqualTo(Answer.Status.APPLIED);
        assertThat(shop.sends("carriers.in", first).status()).isEqualTo(Answer.Status.STALE);
        shop.passMinutes(1);
        end();
    }

    @Test
    void of_two_carriers_that_are_shut_the_one_that_resumes_takes_the_goods_and_the_other_stays_shut() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));
        says(Word.suspends(shop, "A-1", "DHL").to("DE"));
        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(0) + " " + day(3));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
        says(Word.suspends(shop, "A-2", "DPD").to("DE"));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.told.releases("ada-1/R1 HOLD DPD, revision 3");
        shop.customer("bob").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");

        says(Word.resumes(shop, "A-3", "DPD").to("DE"));

        shop.told.events("ada-1 1/1 REPROMISED " + day(0) + " " + day(3), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DPD, revision 4", "ada-1/R2 RELEASE DPD");
        shop.customer("cay").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(3));
        end();
    }

    @Test
    void what_the_second_carrier_held_goes_with_the_first_one_again_where_that_resumes() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));
        says(Word.suspends(shop, "A-1", "DHL").to("DE"));
        says(Word.suspends(shop, "A-2", "DPD").to("DE"));
        shop.told.forget();

        says(Word.resumes(shop, "A-3", "DHL").to("DE"));

        shop.told.events(
                "ada-1 1/1 REROUTED DHL", "ada-1 1/1 REPROMISED " + day(0) + " " + day(2), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL DPD, revision 4", "ada-1/R2 RELEASE DHL");
        shop.customer("cay").orders(1, "LAMP").is(ACCEPT).ships(day(0), day(2));
        end();
    }

    @Test
    void a_resumption_that_comes_before_the_suspension_begins_does_not_take_it_back_but_a_revision_of_it_does() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "DHL").to("DE").from(at(2)));
        says(Word.resumes(shop, "A-2", "DHL").to("DE"));
        shop.passDays(2);
        shop.told.events(
                "ada-1 1/1 REROUTED DPD",
                "ada-1 1/1 REPROMISED " + day(0) + " " + day(3),
                unscanned("ada-1", "2026-11-23T08:00:00Z"));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");

        says(Word.suspends(shop, "A-3", "DPD").to("DE").from(at(5)));
        says(Word.resumes(shop, "A-3", "DPD").to("DE"));
        shop.passDays(4);
        end();
    }

    @Test
    void a_suspension_of_years_ago_without_an_end_still_holds_and_one_that_is_over_does_nothing() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        says(Word.suspends(shop, "A-1", "*")
                .to("DE")
                .from(Instant.parse("2014-04-11T00:00:00Z"))
                .until(Instant.parse("2015-01-01T00:00:00Z")));
        shop.told.nothingMore();
        says(Word.suspends(shop, "A-2", "DHL").to("DE").from(Instant.parse("2014-04-11T00:00:00Z")));
        shop.told.events("ada-1 1/1 REROUTED DPD", "ada-1 1/1 REPROMISED " + day(0) + " " + day(3));
        shop.told.releases("ada-1/R1 RELEASE DPD, revision 2");
        end();
    }

    @Test
    void what_can_t_be_meant_is_invalid() {
        invalid(Word.suspends(shop, "A-1", "DHL"), "", null);
        invalid(Word.suspends(shop, "A-2", "DLH").to("DE"), "/carrier", "DLH");
        Instant far = shop.now().plus(Duration.ofDays(401));
        invalid(Word.suspends(shop, "A-3", "DHL").to("DE").from(far), "/from", far.toString());
        invalid(Word.suspends(shop, "A-7", "DHL").to("DE").until(far), "/until", far.toString());
        invalid(
                Word.suspends(shop, "A-4", "DHL").to("DE").until(shop.now()),
                "/until",
                shop.now().toString());
        invalid(Word.suspends(shop, "A-5", "DHL").toCodes("DE", "20000", "10000"), "/destinations/0/postalTo", "10000");
        Advisory delay = Word.delays(shop, "A-6", "DHL", 1).to("DE").advisory();
        Answer answer = shop.sends(
                "carriers.in",
                new Advisory(
                        "A-6",
                        2,
                        "DHL",
                        delay.kind(),
                        List.of(),
                        List.of(),
                        List.of(),
                        delay.destinations(),
                        delay.from(),
                        null,
                        null,
                        null,
                        "late."));
        assertThat(answer.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("/extraDays"));
        shop.parkedMessage();
        end();
    }

    private void invalid(Word word, String at, @org.jspecify.annotations.Nullable String found) {
        Answer answer = says(word);
        assertThat(answer.status()).isEqualTo(Answer.Status.INVALID);
        assertThat(answer.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo(at);
            assertThat(problem.found()).isEqualTo(found);
        });
        shop.parkedMessage();
    }

    @Test
    void many_orders_are_looked_at_in_chunks_and_none_is_left_out() {
        shop.has(500, "LAMP");
        for (int i = 100; i < 550; i++) {
            shop.customer("c" + i).orders(1, "LAMP");
        }
        shop.sends("carriers.in", Word.suspends(shop, "A-1", "DHL").to("DE").advisory());
        shop.passMinutes(1);
        assertThat(Stream.iterate(100, i -> i + 1).limit(450).map(i -> shop.ledger.state("c" + i + "-1")))
                .allSatisfy(state -> assertThat(state.parts().get(0).carrier()).isEqualTo("DPD"));
        shop.told.forget();
        shop.nothingElseHappened();
    }
}
