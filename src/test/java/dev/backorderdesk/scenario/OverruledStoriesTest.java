package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Of two words the one with the latest begin counts: it may open what another one shut. Somebody is called then, unless it is a
 * resumption of its own, which is there for that. To Germany go DHL and DPD.
 */
class OverruledStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void says(Word word) {
        assertThat(shop.sends("carriers.in", word.advisory()).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    private void end() {
        shop.told.forget();
        shop.nothingElseHappened();
    }

    @Test
    void a_delay_of_a_whole_country_that_opens_a_district_calls_somebody() {
        shop.has(5, "LAMP");
        says(Word.suspends(shop, "A-1", "*").toCodes("DE", "10000", "19999"));
        shop.customer("ada").at("BE", "10115").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");

        says(Word.delays(shop, "A-2", "*", 1).to("DE"));

        assertThat(shop.called())
                .isEqualTo(
                        "carriers.in/A-2/1 overrules carriers.in/A-1/1, a suspension that still holds: goods go with DHL"
                                + " from DE to DE. Say the suspension again, with a later from, where it shall stay.");
        shop.customer("bob").at("BE", "10115").orders(1, "LAMP").is(ACCEPT);

        says(Word.suspends(shop, "A-1", "*").toCodes("DE", "10000", "19999"));
        shop.customer("cay").at("BE", "10115").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");
        end();
    }

    @Test
    void a_delay_of_all_carriers_that_opens_two_calls_for_each() {
        says(Word.suspends(shop, "A-1", "DHL").to("DE"));
        says(Word.suspends(shop, "A-2", "DPD").to("DE"));
        says(Word.delays(shop, "A-3", "*", 3).to("DE"));
        assertThat(shop.called()).contains("overrules carriers.in/A-1/1", "with DHL");
        assertThat(shop.called()).contains("overrules carriers.in/A-2/1", "with DPD");
        end();
    }

    @Test
    void who_takes_back_one_of_two_suspensions_opens_what_the_other_shut() {
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        says(Word.suspends(shop, "A-2", "*").to("DE"));
        says(Word.resumes(shop, "A-1", "*").to("DE"));
        assertThat(shop.called()).contains("carriers.in/A-1/2 overrules carriers.in/A-2/1");
        end();
    }

    @Test
    void a_suspension_that_is_said_again_with_its_former_begin_shuts_nothing_and_calls_somebody() {
        shop.has(5, "LAMP");
        Instant nine = shop.now();
        says(Word.suspends(shop, "A-1", "*").toCodes("DE", "10000", "19999"));
        says(Word.delays(shop, "A-2", "*", 1).to("DE"));
        shop.called();

        says(Word.suspends(shop, "A-1", "*").toCodes("DE", "10000", "19999").from(nine));

        assertThat(shop.called())
                .isEqualTo(
                        "carriers.in/A-1/2 shuts nothing where carriers.in/A-2/1 began later: goods go with DHL from DE"
                                + " to DE. Say it again with a from after 2026-11-23T08:01:00Z where it shall hold.");
        shop.customer("ada").at("BE", "10115").orders(1, "LAMP").is(ACCEPT);
        end();
    }

    @Test
    void a_suspension_from_midnight_that_something_opened_since_calls_somebody() {
        says(Word.suspends(shop, "A-1", "*").to("DE").from(day(0)));
        says(Word.resumes(shop, "A-2", "*").to("DE"));
        shop.passMinutes(60);

        says(Word.suspends(shop, "A-3", "*").to("DE").from(day(0)));
        assertThat(shop.called()).contains("carriers.in/A-3/1 shuts nothing where carriers.in/A-2/1 began later");

        says(Word.suspends(shop, "A-3", "*").to("DE"));
        shop.customer("ada").orders(1, "LAMP").is(REJECT).because("DESTINATION_SUSPENDED");
        end();
    }

    @Test
    void a_delay_of_codes_that_opens_a_part_of_a_region_calls_somebody() {
        says(Word.suspends(shop, "A-1", "*").toRegion("DE", "BE"));
        says(Word.delays(shop, "A-2", "*", 1).toCodes("DE", "10000", "14199"));
        assertThat(shop.called()).contains("carriers.in/A-2/1 overrules carriers.in/A-1/1");
        end();
    }

    @Test
    void of_many_areas_the_only_one_that_is_opened_is_found() {
        Word shut = Word.suspends(shop, "A-1", "*");
        Word late = Word.delays(shop, "A-2", "*", 1);
        for (int area = 0; area < 300; area++) {
            shut.toCodes("DE", String.valueOf(10_000 + area), String.valueOf(10_000 + area));
            late.toCodes("DE", String.valueOf(10_598 - area), String.valueOf(10_598 - area));
        }
        says(shut);
        says(late);
        assertThat(shop.called()).contains("carriers.in/A-2/1 overrules carriers.in/A-1/1");
        end();
    }

    @Test
    void nobody_is_called_for_what_is_meant_or_holds_elsewhere_or_is_over() {
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        says(Word.delays(shop, "A-2", "*", 3).to("FR"));
        says(Word.delays(shop, "A-3", "*", 3).to("DE").from(shop.now().minusSeconds(3600)));
        says(Word.resumes(shop, "A-4", "*").to("DE"));
        says(Word.delays(shop, "A-5", "*", 3).to("DE"));
        says(Word.suspends(shop, "A-6", "*").toCodes("DE", "10000", "19999").until(day(1)));
        says(Word.delays(shop, "A-7", "*", 3).toCodes("DE", "20000", "29999"));
        says(Word.delays(shop, "A-8", "*", 3).to("DE").from(day(2)));
        says(Word.suspends(shop, "A-9", "*").toRegion("FR", "IDF"));
        says(Word.delays(shop, "A-10", "*", 3).toRegion("FR", "BRE"));
        says(Word.suspends(shop, "A-11", "*").to("FR").from(day(0)).until(shop.now()));
        end();
    }
}
