package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.reorder.Reorder;
import org.junit.jupiter.api.Test;

/** What suppliers are asked for comes elsewhere, or never, or another supplier is preferred by then. */
class AskedAnewStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private Reorder adasIsAsked(int leadTimeDays) {
        shop.canReorder("LAMP", leadTimeDays, 1, 1);
        shop.customer("ada").orders(5, "LAMP");
        shop.passMinutes(5);
        return shop.asked();
    }

    @Test
    void what_is_confirmed_to_another_location_is_asked_for_anew_for_its_own() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        Reorder asked = adasIsAsked(14);
        assertThat(shop.sends(
                                "supply.in",
                                new Supply(
                                        "PO-1",
                                        1,
                                        "ACME",
                                        "LAMP",
                                        "WEST",
                                        5,
                                        day(10),
                                        Supply.Status.OPEN,
                                        asked.reorderId()))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.passMinutes(5);
        Reorder anew = shop.asked();
        assertThat(anew.location()).isEqualTo("MAIN");
        assertThat(anew.quantity()).isEqualTo(5);
        shop.nothingElseHappened();
    }
}
