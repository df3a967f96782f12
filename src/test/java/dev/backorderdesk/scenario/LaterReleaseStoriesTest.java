package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An article gets a release date, or a later one, when orders for it wait or are under way. */
class LaterReleaseStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private PartState part(String orderId) {
        return shop.ledger.state(orderId).parts().get(0);
    }

    private void released(String sku, int day) {
        shop.item(sku, "toys", day(day), null, null, false);
        shop.passMinutes(1);
    }

    @Test
    void who_waits_is_promised_the_release_once_and_gets_what_came_meanwhile_then() {
        shop.canReorder("LAMP", 5, 1, 1);
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(3));
        shop.customer("bob").orders(2, "LAMP");
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-2", 2, day(7));
        released("LAMP", 21);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(21));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(21));
        assertThat(part("ada-1").revisions())
                .singleElement()
                .satisfies(each -> assertThat(each.cause()).isEqualTo("release moved"));
        shop.law.notice("delay");
        shop.law.noted(DELAY_NOTICED);
        shop.law.notice("delay");
        shop.law.noted(DELAY_NOTICED);
        shop.passDays(2);
        shop.receives(5, "LAMP", "PO-1");
        shop.passDays(5);
        shop.receives(2, "LAMP", "PO-2");
        shop.passDays(13);
        assertThat(List.of(part("ada-1").own().basis(), part("bob-1").own().basis()))
                .containsOnly(Basis.RELEASE_DATE);
        shop.nothingElseHappened();
        shop.passDays(1);
        shop.gotAndReleased("ada-1", 5);
        shop.gotAndReleased("bob-1", 2);
        shop.law.notice("released");
        shop.law.notice("released");
        shop.nothingElseHappened();
    }

    @Test
    void who_waits_for_what_comes_after_the_release_keeps_his_day() {
        shop.expects("PO-1", 5, "LAMP", day(23));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(24));
        released("LAMP", 21);
        shop.passDays(21);
        shop.nothingElseHappened();
    }

    @Test
    void stock_that_lies_there_for_those_who_wait_is_asked_for_by_nobody() {
        shop.canReorder("LAMP", 5, 1, 1);
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP");
        released("LAMP", 21);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(21));
        shop.receives(3, "LAMP", null);
        shop.supplierSays("PO-1", 0, "LAMP", null);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void what_has_stock_and_waits_for_the_rest_of_its_order_waits_for_the_release_too() {
        shop.has(2, "LAMP");
        shop.expects("PO-V", 1, "VASE", day(3));
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        released("LAMP", 21);
        shop.told.events("ada-1 1/1 REPROMISED 2026-12-14 2026-12-16", "ada-1 2/1 REPROMISED 2026-12-14 2026-12-16");
        shop.passDays(3);
        shop.receives(1, "VASE", "PO-V");
        shop.passDays(17);
        shop.told.events("ada-1 2/1 ALLOCATED").releases();
        shop.passDays(1);
        shop.told.events("ada-1 1/1 RELEASED", "ada-1 2/1 RELEASED").releases("ada-1/R1 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void what_the_warehouse_may_ship_and_no_carrier_has_is_held_for_a_release_that_is_put_off() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.has(2, "GAME");
        shop.customer("ada").orders(4, "GAME");
        shop.passDays(1);
        shop.told.forget();
        released("GAME", 14);
        shop.told
                .events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED 2026-12-07 2026-12-09")
                .releases("ada-1/R1 HOLD DHL, revision 2");
        released("GAME", 16);
        shop.told.events("ada-1 1/1 REPROMISED 2026-12-09 2026-12-11").releases();
        shop.passDays(15);
        shop.told
                .events("ada-1 1/1 REPROMISED null null", "ada-1 1/1 RELEASED")
                .releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void what_is_held_leaves_at_once_when_the_release_is_taken_back() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.has(2, "GAME");
        shop.customer("ada").orders(2, "GAME");
        shop.passDays(1);
        shop.told.forget();
        released("GAME", 14);
        shop.told
                .events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED 2026-12-07 2026-12-09")
                .releases("ada-1/R1 HOLD DHL, revision 2");
        released("GAME", 1);
        shop.told
                .events("ada-1 1/1 REPROMISED 2026-11-24 2026-11-26", "ada-1 1/1 RELEASED")
                .releases("ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void what_has_stock_is_promised_no_day_before_its_release_when_the_rest_of_its_order_waits_for_less() {
        shop.has(2, "LAMP");
        shop.expects("PO-V", 2, "VASE", day(3));
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").orders(2, "VASE");
        shop.decidedLine();
        released("LAMP", 21);
        shop.told.events("ada-1 1/1 REPROMISED 2026-12-14 2026-12-16", "ada-1 2/1 REPROMISED 2026-12-14 2026-12-16");
        shop.reduces("ada-1", 2, 1);
        shop.told.events("ada-1 2/1 REDUCED");
        shop.nothingElseHappened();
    }

    @Test
    void what_has_stock_is_promised_no_day_before_its_release_when_the_rest_is_served_from_elsewhere() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.has(2, "LAMP");
        shop.expects("PO-V", 1, "VASE", day(3));
        shop.customer("ada").wantsAllTogether().adds(2, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        released("LAMP", 21);
        shop.told.events("ada-1 1/1 REPROMISED 2026-12-14 2026-12-16", "ada-1 2/1 REPROMISED 2026-12-14 2026-12-16");
        shop.has(1, "VASE", "WEST");
        shop.told.events("ada-1 2/1 ALLOCATED");
        shop.nothingElseHappened();
    }
}
