package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.console.Explanation;
import dev.backorderdesk.console.ExplanationText;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code bin/desk explain} says of an order is how it stands now, too. */
class ExplainedStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private String explained() {
        return ExplanationText.of(Explanation.of(shop.ledger.order("ada-1").orElseThrow()), null);
    }

    private void says(Word word) {
        assertThat(shop.sends("carriers.in", word.advisory()).status()).isEqualTo(Status.APPLIED);
        shop.passMinutes(1);
    }

    @Test
    void what_a_carrier_holds_is_said_to_be_held_and_by_which_word_now() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP");
        assertThat(explained()).doesNotContain("held now");
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        assertThat(explained()).contains("    held now, by carriers.in/A-1/1: nothing flies.\n");
        says(Word.suspends(shop, "A-2", "*").to("DE"));
        assertThat(explained()).contains("    held now, by carriers.in/A-2/1: nothing flies.\n");
        says(Word.resumes(shop, "A-3", "*").to("DE"));
        assertThat(explained()).doesNotContain("held now");
        shop.told
                .events(
                        "ada-1 1/1 HELD",
                        "ada-1 1/1 REPROMISED null null",
                        "ada-1 1/1 REPROMISED 2026-11-23 2026-11-25",
                        "ada-1 1/1 RELEASED")
                .releases("ada-1/R1 HOLD DHL, revision 2", "ada-1/R1 RECALL DHL, revision 3", "ada-1/R2 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void what_waits_for_its_payment_is_said_to_be_held_until_it_is_complete() {
        shop.has(5, "LAMP");
        Instant complete = shop.now().plus(Duration.ofHours(2));
        shop.customer("ada")
                .paysBy(new Payment("check", Payment.Credit.NONE, "EUR", complete, false, null))
                .orders(1, "LAMP");
        assertThat(explained())
                .contains("    held now, by payments.in: the order is not complete before " + complete + "\n");
        shop.passMinutes(121);
        assertThat(explained()).doesNotContain("held now");
        shop.told.events("ada-1 1/1 RELEASED").releases("ada-1/R1 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void what_left_is_held_by_nothing_any_more() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(1, "LAMP");
        Instant scan = shop.now().plusSeconds(30);
        says(Word.suspends(shop, "A-1", "*").to("DE"));
        shop.ships("ada-1", scan, new Shipment.Line(1, 1));
        assertThat(explained()).doesNotContain("held now");
        shop.told
                .events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null", "ada-1 1/1 SHIPPED")
                .releases("ada-1/R1 HOLD DHL, revision 2");
        shop.nothingElseHappened();
    }

    @Test
    void the_address_is_the_one_to_which_it_goes_now_and_the_one_that_it_was_ordered_to_is_named() {
        shop.has(5, "LAMP");
        shop.customer("ada").at("BE", "10115").orders(1, "LAMP");
        assertThat(explained()).contains("seller S-1, to DE-BE\n");
        shop.wants("ada-1", new ShipTo("AT", null, "1010", null));
        assertThat(explained()).contains("seller S-1, to AT (ordered to DE-BE)\n");
        shop.told
                .events("ada-1 1/1 ADDRESS_CHANGED", "ada-1 1/1 REPROMISED 2026-11-23 2026-12-01")
                .releases("ada-1/R1 RELEASE DHL, revision 2");
        shop.nothingElseHappened();
    }

    @Test
    void an_accepted_part_that_lost_its_stock_says_what_it_waits_for() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("VASE", 14, 1, 1);
        shop.has(5, "LAMP");
        shop.customer("ada").wantsAllTogether().adds(5, "LAMP").adds(1, "VASE").sends();
        shop.decidedLine();
        shop.passMinutes(1);
        shop.has(2, "LAMP");
        assertThat(explained()).contains("    now: 2 pieces with stock, 3 pieces counting on no supply yet\n");
        shop.told.events("ada-1 1/1 DEALLOCATED");
        shop.nothingElseHappened();
    }

    private void parcel(String id, long revision, long pieces, Instant scanned, @Nullable Instant deliveredAt) {
        Shipment shipment = new Shipment(
                id,
                revision,
                null,
                "ada-1",
                List.of(new Shipment.Line(1, pieces)),
                "DHL",
                "T-" + id,
                null,
                scanned,
                deliveredAt);
        assertThat(shop.sends("shipments.in", shipment).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void what_arrives_is_told_with_its_number() {
        shop.has(5, "LAMP");
        shop.customer("ada").orders(5, "LAMP").ships(day(0), day(2));
        Instant scanned = shop.now();
        parcel("S-1", 1, 4, scanned, null);
        parcel("S-2", 1, 1, scanned, null);
        shop.told.events("ada-1 1/1 SHIPPED", "ada-1 1/1 SHIPPED");
        shop.passMinutes(600);
        parcel("S-1", 2, 4, scanned, shop.now());
        assertThat(explained()).contains("delivered, part 1 (shipments.in/S-1/2: 4 pieces arrived)\n");
        parcel("S-2", 2, 1, scanned, shop.now());
        assertThat(explained()).contains("delivered, part 1 (shipments.in/S-2/2: 1 piece arrived)\n");
        shop.told.events("ada-1 1/1 DELIVERED", "ada-1 1/1 DELIVERED");
        shop.nothingElseHappened();
    }
}
