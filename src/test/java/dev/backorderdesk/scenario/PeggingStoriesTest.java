package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.reorder.Reorder;
import org.junit.jupiter.api.Test;

/** Whoever counts on supply is moved by it, and nobody else; nobody counts on what would make him wait longer. */
class PeggingStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    @Test
    void who_counted_on_goods_that_came_elsewhere_is_asked_for() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(7));
        shop.customer("ada").orders(10, "LAMP").waits(10, day(8));
        shop.sends(
                "stock.in",
                new StockMovement(
                        "M-WEST",
                        StockMovement.Kind.RECEIPT,
                        "LAMP",
                        "WEST",
                        10,
                        shop.now().plusMillis(1),
                        "PO-1"));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.location()).isEqualTo("MAIN");
        assertThat(asked.quantity()).isEqualTo(10);
        shop.nothingElseHappened();
    }
}
