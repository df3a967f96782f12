package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.NewsView;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Who is told that the warehouse packs it for him is not told beside it that it comes earlier: the one says the other. */
class BetterAndReleasedStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void says(Word word) {
        shop.sends("carriers.in", word.advisory());
        shop.passMinutes(1);
        shop.passMinutes(1);
    }

    private void isShutUntil(LocalDate day) {
        says(Word.suspends(shop, "A-1", "*").to("DE").until(day));
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED " + day + " " + day.plusDays(2));
        shop.told.forget();
        shop.law.noted(DELAY_NOTICED);
        assertThat(((NewsView) shop.law.notice("delay").view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.after().shipBy()).isEqualTo(day));
    }

    private void isOpenAgain() {
        says(Word.resumes(shop, "A-1", "*").to("DE"));
        shop.told.events("ada-1 1/1 REPROMISED " + day(0) + " " + day(2), "ada-1 1/1 RELEASED");
        shop.told.forget();
        assertThat(((NewsView) shop.law.notice("released").view()).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.quantity()).isEqualTo(2);
                    assertThat(line.after().shipBy())
                            .as("the day is told with it")
                            .isEqualTo(day(0));
                });
    }

    @Test
    void a_carrier_that_goes_again_is_told_once_each_time() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(2, "LAMP");
        shop.law.silence();
        isShutUntil(day(8));
        isOpenAgain();
        isShutUntil(day(8));
        isOpenAgain();
        shop.passMinutes(60);
        shop.nothingElseHappened();
    }

    @Test
    void who_gets_some_now_and_the_rest_earlier_is_told_both() {
        shop.expects("PO-1", 5, "LAMP", day(9));
        shop.customer("ada").orders(5, "LAMP").waits(5, day(10));
        shop.supplierSays("PO-1", 5, "LAMP", day(25));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(28));
        shop.law.noted(DELAY_NOTICED);
        shop.law.notice("delay");
        shop.passMinutes(1);
        shop.passMinutes(1);
        shop.expects("PO-2", 2, "LAMP", day(10));
        shop.has(3, "LAMP");
        assertThat(shop.happened("ada-1", ALLOCATED, REPROMISED, RELEASED).shipBy())
                .isEqualTo(day(11));
        shop.released("ada-1", 3);
        assertThat(((NewsView) shop.law.notice("better-date").view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.after().shipBy()).isEqualTo(day(11)));
        assertThat(((NewsView) shop.law.notice("released").view()).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(3));
        shop.nothingElseHappened();
    }
}
