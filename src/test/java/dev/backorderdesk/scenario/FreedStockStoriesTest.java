package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.SkuPosition.Stock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stock that is free again belongs to whoever stands first, whatever freed it. */
class FreedStockStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    @Test
    void what_one_gives_back_goes_to_who_stands_first_though_another_line_of_his_waits() {
        shop.canReorder("LAMP", 7, 1, 1);
        shop.has(3, "LAMP");
        shop.customer("bob").adds(3, "LAMP").orders(3, "LAMP").is(ACCEPT);
        shop.decidedLine();
        shop.supplierSays("PO-9", 7, "LAMP", day(4));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(7));
        shop.customer("ada").orders(4, "LAMP").is(BACKORDER).waits(4, day(7));
        assertThat(shop.cancels("bob-1", 1).status()).isEqualTo(Status.APPLIED);
        shop.happened("bob-1", RECALLED, CANCELLED);
        shop.released("bob-1", 3);

        shop.passDays(1);
        // Both wait for the same day, but Ada was promised it first.
        shop.gotAndReleased("ada-1", 3);
        shop.nothingElseHappened();
    }

    @Test
    void what_left_before_a_count_that_was_heard_first_frees_what_was_counted_for_who_waits() {
        shop.has(10, "LAMP");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(10, "LAMP").is(ACCEPT);
        shop.customer("bob").orders(4, "LAMP").is(BACKORDER);
        shop.passMinutes(60);
        Instant scanned = shop.now();
        shop.passMinutes(60);
        shop.has(4, "LAMP");
        assertThat(shop.asked().quantity()).isEqualTo(4);

        shop.ships("ada-1", scanned, new Shipment.Line(1, 10));

        shop.happened("ada-1", SHIPPED);
        shop.gotAndReleased("bob-1", 4);
        Stock stock = Auditor.stock(shop.ledger, "LAMP");
        assertThat(stock.onHand()).isEqualTo(4);
        assertThat(stock.free()).isZero();
        shop.customer("cay").orders(4, "LAMP").is(BACKORDER);
        shop.nothingElseHappened();
    }
}
