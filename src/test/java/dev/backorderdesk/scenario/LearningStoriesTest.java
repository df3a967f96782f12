package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.StockMovement;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the lead time is learned from. */
class LearningStoriesTest {
    private static final int MANY = 40;

    private static @Nullable LocalDate promised(Shop shop) {
        LocalDate shipBy = shop.customer("ada").orders(1, "LAMP").parts().get(0).shipBy();
        shop.told.forget();
        shop.passMinutes(5);
        assertThat(shop.asked().sku()).isEqualTo("LAMP");
        shop.nothingElseHappened();
        return shipBy;
    }

    private static Shop thirtyDays() {
        Shop shop = new Shop().sells("LAMP");
        shop.canReorder("LAMP", 30, 1, 1);
        return shop;
    }

    @Test
    void what_others_asked_for_long_ago_teaches_no_short_lead_time() {
        Shop taught = thirtyDays();
        for (int i = 0; i < MANY; i++) {
            taught.expects("PO-" + i, 5, "LAMP", day(3));
        }
        taught.passDays(3);
        for (int i = 0; i < MANY; i++) {
            taught.receives(5, "LAMP", "PO-" + i);
        }
        taught.passDays(1);
        taught.has(0, "LAMP");
        Shop plain = thirtyDays();
        plain.passDays(4);
        assertThat(promised(taught)).isEqualTo(promised(plain)).isEqualTo(day(36));
    }

    /** What we asked for comes on the third day. */
    private static Shop taught(Duration datedBefore) {
        Shop taught = thirtyDays();
        for (int i = 0; i < MANY; i++) {
            taught.customer("bob" + i).orders(1, "LAMP");
            taught.passMinutes(6);
            taught.supplierConfirms(taught.asked(), "PO-" + i, 1, day(3));
        }
        taught.passMinutes(3 * 24 * 60 - MANY * 6);
        for (int i = 0; i < MANY; i++) {
            taught.sends(
                    "stock.in",
                    new StockMovement(
                            "R-" + i,
                            StockMovement.Kind.RECEIPT,
                            "LAMP",
                            null,
                            1,
                            taught.now().minus(datedBefore),
                            "PO-" + i));
        }
        taught.passDays(1);
        return taught;
    }

    @Test
    void what_we_asked_for_teaches_one() {
        assertThat(promised(taught(Duration.ZERO))).isBefore(day(36));
    }

    @Test
    void what_is_dated_years_before_we_asked_for_it_came_when_it_was_heard_of() {
        assertThat(promised(taught(Duration.ofDays(3_650)))).isEqualTo(promised(taught(Duration.ZERO)));
    }
}
