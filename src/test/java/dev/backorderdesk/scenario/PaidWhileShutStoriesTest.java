package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order is complete while its carriers are shut: what is late then is late as any other order is. */
class PaidWhileShutStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    /** To be complete two hours from now. */
    private Person ada() {
        Payment check =
                new Payment("check", Payment.Credit.NONE, "EUR", shop.now().plus(Duration.ofHours(2)), false, null);
        return shop.customer("ada").paysBy(check);
    }

    private void says(Word word) {
        says(word.advisory());
    }

    private void says(Advisory advisory) {
        assertThat(shop.sends("carriers.in", advisory).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    private void paid() {
        PaymentEvent paid = new PaymentEvent("P-1", "ada-1", PaymentEvent.Status.COMPLETE, null, null, shop.now());
        assertThat(shop.sends("payments.in", paid).status()).isEqualTo(Status.APPLIED);
    }

    /** While it waits for its payment nobody is told of carriers. */
    private void shutMeanwhile() {
        shop.has(5, "LAMP");
        ada().orders(2, "LAMP");
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.law.silence();
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    private void heldAndTold() {
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        assertThat(shop.law.notice("delay").view().toString()).contains("LAMP");
        shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
        shop.nothingElseHappened();
    }

    @Test
    void who_pays_while_no_carrier_goes_is_told_so_and_his_goods_leave_afterwards() {
        shutMeanwhile();
        paid();
        heldAndTold();

        says(Word.resumes(shop, "A-2", "*").to("DE"));
        shop.told.events("ada-1 1/1 REPROMISED " + day(0) + " " + day(2), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
    }

    @Test
    void an_order_that_is_complete_by_its_time_is_held_likewise() {
        shutMeanwhile();
        shop.passMinutes(120);
        heldAndTold();
    }

    @Test
    void what_lies_where_carriers_go_leaves_and_only_the_rest_is_held() {
        shop.location("WEST", "FR", "Europe/Paris", "FR");
        shop.has(3, "LAMP");
        shop.has(3, "LAMP", "WEST");
        ada().orders(5, "LAMP");
        says(new Advisory(
                "A-1",
                1,
                "*",
                Advisory.Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of("DE"),
                List.of(),
                shop.now(),
                null,
                null,
                null,
                "nothing flies."));
        shop.told.nothingMore();

        paid();
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null", "ada-1 1/2 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void an_american_who_paid_is_given_notice_before_anything_of_his_is_cancelled() {
        shop.has(5, "LAMP");
        Payment check =
                new Payment("check", Payment.Credit.NONE, "USD", shop.now().plus(Duration.ofHours(2)), false, null);
        shop.customer("ada").in("US").paysBy(check).orders(2, "LAMP");
        says(Word.suspends(shop, "A-1", "*").to("US"));
        shop.passMinutes(180);
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        assertThat(shop.law.notice("delay").view().toString()).contains("LAMP");
        shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
        shop.nothingElseHappened();
    }
}
