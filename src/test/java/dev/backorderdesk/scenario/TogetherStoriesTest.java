package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.OrderEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order that ships as one, of lamps that come to Germany and vases that come to Ireland, from where the way to Berlin is
 * longer by a Saturday on which nobody works. Day 0 is Monday 2026-11-23, 9:00 in Berlin.
 */
class TogetherStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    @BeforeEach
    void order() {
        shop.location("WEST", "IE", "Europe/Dublin", "IE", "DE");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(11), "MAIN");
        shop.expects("PO-2", 10, "VASE", day(5), "WEST");
        shop.customer("ada")
                .wantsAllTogether()
                .adds(2, "LAMP")
                .orders(2, "VASE")
                .ships(day(14), day(17));
        shop.decidedLine();
    }

    @Test
    void what_is_not_the_last_moves_nothing_however_far_it_comes_from() {
        shop.supplierSays("PO-2", 10, "VASE", day(4));
        shop.nothingElseHappened();
    }

    @Test
    void all_of_it_arrives_when_the_last_does_that_leaves_on_the_latest_day() {
        shop.supplierSays("PO-1", 10, "LAMP", day(18));
        assertThat(shop.happened("ada-1", REPROMISED, REPROMISED).deliverBy()).isEqualTo(day(24));
        shop.nothingElseHappened();
    }

    @Test
    void all_of_it_is_late_by_what_was_said_of_the_part_that_is() {
        shop.sends(
                "carriers.in",
                new Advisory(
                        "A-1",
                        1,
                        "*",
                        Advisory.Kind.DELAY,
                        List.of(),
                        List.of(),
                        List.of("IE"),
                        List.of(),
                        shop.now(),
                        null,
                        5,
                        null,
                        "slow."));
        shop.passMinutes(1);
        OrderEvent told = shop.told("ada-1", REPROMISED, REPROMISED);
        assertThat(told.cause()).isEqualTo("carriers.in/A-1/1");
        shop.law.notice("delay");
    }
}
