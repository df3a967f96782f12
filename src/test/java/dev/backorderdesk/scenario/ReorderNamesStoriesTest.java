package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.reorder.Reorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is short again for a cause of the same name is asked for by another reorder: the first one stays as it was sent. */
class ReorderNamesStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    @Test
    void what_is_short_at_each_of_two_releases_is_asked_for_by_a_reorder_of_its_own() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.customer("ada").orders(2, "GAME").waits(2, day(1));
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-1", 0, null);
        assertThat(shop.happened("ada-1", ALARM, REPROMISED).shipBy()).isNull();
        shop.passDays(1);
        shop.passMinutes(5);
        Reorder first = shop.asked();
        shop.supplierConfirms(first, "PO-2", 0, null);
        shop.happened("ada-1", ALARM);
        shop.item("GAME", "toys", day(2), null, null, false);
        shop.passDays(1);
        shop.passMinutes(5);
        Reorder second = shop.asked();
        assertThat(second.reorderId()).isNotEqualTo(first.reorderId());
        shop.nothingElseHappened();
    }

    @Test
    void what_is_short_after_each_of_two_rounds_of_a_new_deal_is_asked_for_by_a_reorder_of_its_own() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-9", 5, "LAMP", day(10));
        shop.customer("bob").tier("b2b").orders(5, "LAMP").waits(5, day(11));
        shop.customer("ada").tier("gold").orders(5, "LAMP").waits(5, day(15));
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-1", 0, null);
        assertThat(shop.happened("ada-1", ALARM, REPROMISED).shipBy()).isNull();
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), List.of());
        adaAndBobAreDealtAnew();
        shop.passMinutes(5);
        Reorder first = shop.asked();
        shop.supplierConfirms(first, "PO-2", 0, null);
        assertThat(shop.happened("bob-1", ALARM, REPROMISED).shipBy()).isNull();
        shop.dealsBy(List.of("*,*,b2b,*,*,win,1,turn,gain,no,all,b2b first"), List.of());
        adaAndBobAreDealtAnew();
        shop.passMinutes(5);
        Reorder second = shop.asked();
        assertThat(second.reorderId()).isNotEqualTo(first.reorderId());
        shop.nothingElseHappened();
    }

    private void adaAndBobAreDealtAnew() {
        shop.redealsAs("redeal 1", "LAMP");
        shop.redealt("ada-1", REPROMISED);
        shop.redealt("bob-1", REPROMISED);
    }
}
