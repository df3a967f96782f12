package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A carrier's word that names what nobody knows would hold nothing, and nobody would notice. To Germany DHL and DPD bring
 * {@code standard}, DHL and UPS {@code express}. Day 0 is Monday 2026-11-23, 9:00 in Berlin.
 */
class CarrierNamesStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void is(Status status, Word word) {
        assertThat(shop.sends("carriers.in", word.advisory()).status()).isEqualTo(status);
        shop.passMinutes(1);
    }

    private void invalid(Word word, String at, String found, String... sentence) {
        assertThat(shop.sends("carriers.in", word.advisory()).errors())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.at()).isEqualTo(at);
                    assertThat(problem.found()).isEqualTo(found);
                    assertThat(problem.expected()).contains(sentence);
                });
        shop.parkedMessage();
    }

    private void end() {
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void a_service_in_another_case_or_with_a_slip_is_told_with_those_that_there_are() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);

        invalid(
                Word.suspends(shop, "A-1", "DHL").of("Standard").to("DE"),
                "/services/0",
                "Standard",
                "rules/tables/carriage.csv",
                "express, standard",
                "Did you mean \"standard\"?");
        invalid(
                Word.suspends(shop, "A-2", "*").of("standard", "expres").to("DE"),
                "/services/1",
                "expres",
                "Did you mean \"express\"?");
        invalid(
                Word.suspends(shop, "A-3", "*").but("expres").to("DE"),
                "/exceptServices/0",
                "expres",
                "Did you mean \"express\"?");
        end();
    }

    @Test
    void services_of_which_the_carrier_brings_none_would_hold_nothing() {
        invalid(
                Word.suspends(shop, "A-1", "DPD").of("overnight").to("DE"),
                "/services/0",
                "overnight",
                "a service of DPD in rules/tables/carriage.csv: standard.");
        end();
    }

    @Test
    void one_service_that_the_shop_does_not_use_beside_one_that_it_does_is_no_slip() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);

        is(
                Status.APPLIED,
                Word.suspends(shop, "A-1", "DPD")
                        .of("overnight", "standard")
                        .but("sameday")
                        .to("FR"));
        // A row for any service brings whatever is asked for.
        is(Status.APPLIED, Word.suspends(shop, "A-2", "DHL").of("overnight").to("DE"));
        end();
    }

    @Test
    void what_a_carrier_said_can_be_taken_back_after_the_analysts_took_him_out_of_the_table(@TempDir Path folder)
            throws IOException {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP").is(ACCEPT);
        is(Status.APPLIED, Word.suspends(shop, "A-1", "*").to("DE"));
        is(Status.APPLIED, Word.suspends(shop, "A-2", "DPD").to("DE"));
        is(Status.APPLIED, Word.resumes(shop, "A-1", "*").to("DE"));
        assertThat(shop.called()).contains("overrules carriers.in/A-2/1");
        is(Status.APPLIED, Word.suspends(shop, "A-3", "DHL").of("standard").to("DE"));
        shop.told.forget();

        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "carriage.csv",
                        "country,service,order,carrier,transit days,calendar",
                        "DE,standard,1,GLS,2,carrier-DE",
                        "*,standard,1,UPS,7,weekdays",
                        "*,*,1,UPS,7,weekdays"))
                .orThrow());
        is(Status.APPLIED, Word.resumes(shop, "A-3", "DHL").of("standard").to("DE"));
        is(Status.APPLIED, Word.suspends(shop, "A-2", "DPD").to("DE").until(day(5)));
        // One that nobody knew at any time stays what it was.
        invalid(Word.suspends(shop, "A-9", "DPF").to("DE"), "/carrier", "DPF", "GLS");
        shop.told.forget();
        shop.nothingElseHappened();
    }
}
