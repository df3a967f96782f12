package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.SkuPosition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The warehouse says for which release it picked: what left, left there. */
class NamedReleaseStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private Answer leaves(String id, @Nullable String releaseId, Instant scannedAt, long pieces) {
        return shop.sends(
                "shipments.in",
                new Shipment(
                        id,
                        1,
                        releaseId,
                        "ada-1",
                        List.of(new Shipment.Line(1, pieces)),
                        "DHL",
                        "T-" + id,
                        null,
                        scannedAt,
                        null));
    }

    private void left(String id, @Nullable String releaseId, long pieces) {
        assertThat(leaves(id, releaseId, shop.now(), pieces).status()).isEqualTo(Status.APPLIED);
    }

    /** On hand and spoken for. */
    private List<Long> stock(String location) {
        SkuPosition.Stock stock = Objects.requireNonNull(shop.ledger
                        .transact(books -> books.read(Asking.skus("LAMP").need()))
                        .positions()
                        .get("LAMP"))
                .stock()
                .stream()
                .filter(each -> each.location().equals(location))
                .findFirst()
                .orElseThrow();
        return List.of(stock.onHand(), stock.reserved());
    }

    /** Ten lie at MAIN, which are R1, and three of eight at WEST, which are R2. */
    private void thirteen() {
        shop.location("WEST", "DE", "Europe/Berlin", "DE");
        shop.has(10, "LAMP");
        shop.has(8, "LAMP", "WEST");
        shop.customer("ada").orders(13, "LAMP");
        assertThat(shop.ledger.state("ada-1").releases())
                .extracting(each -> each.releaseId() + " " + each.location())
                .containsExactly("ada-1/R1 MAIN", "ada-1/R2 WEST");
        shop.passMinutes(60);
    }

    private void nothingLeavesFrom(String country) {
        shop.sends(
                "carriers.in",
                new Advisory(
                        "A-1",
                        1,
                        "*",
                        Advisory.Kind.SUSPENSION,
                        List.of(),
                        List.of(),
                        List.of(country),
                        List.of(),
                        shop.now(),
                        null,
                        null,
                        null,
                        "nothing flies."));
        shop.passMinutes(1);
    }

    @Test
    void what_leaves_one_location_is_taken_from_its_stock_and_what_lies_at_the_other_may_be_recalled() {
        thirteen();
        left("S-1", "ada-1/R2", 3);
        shop.told.events("ada-1 1/2 SHIPPED");
        assertThat(stock("MAIN")).containsExactly(10L, 10L);
        assertThat(stock("WEST")).containsExactly(5L, 0L);

        shop.cancels("ada-1", null);
        shop.told.events("ada-1 1/1 RECALLED", "ada-1 1/1 CANCELLED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 2");
        shop.nothingElseHappened();
    }

    @Test
    void a_shipment_that_names_no_release_is_of_the_first() {
        thirteen();
        left("S-1", null, 3);
        shop.told.events("ada-1 1/1 SHIPPED");
        assertThat(stock("MAIN")).containsExactly(7L, 7L);
        shop.nothingElseHappened();
    }

    @Test
    void what_leaves_beyond_the_release_lay_at_its_location_too() {
        thirteen();
        left("S-1", "ada-1/R2", 2);
        left("S-2", "ada-1/R2", 2);
        shop.told.events("ada-1 1/2 SHIPPED", "ada-1 1/2 SHIPPED", "ada-1 1/1 SHIPPED");
        assertThat(stock("WEST")).containsExactly(5L, 0L);
        assertThat(stock("MAIN")).containsExactly(9L, 9L);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_of_which_nothing_left_is_held_although_the_other_is_gone() {
        shop.location("WEST", "FR", "Europe/Paris", "FR");
        shop.has(4, "LAMP");
        shop.expects("PO-1", 4, "LAMP", day(2), "WEST");
        shop.customer("ada").orders(8, "LAMP");
        shop.passDays(2);
        shop.receives(4, "LAMP", "PO-1");
        shop.told.releases("ada-1/R2 RELEASE DHL");
        left("S-1", "ada-1/R2", 4);
        shop.told.forget();

        nothingLeavesFrom("DE");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.nothingElseHappened();
    }

    @Test
    void of_two_releases_of_one_part_the_one_that_is_named_is_gone() {
        shop.expects("PO-1", 4, "LAMP", day(2));
        shop.customer("ada").orders(4, "LAMP");
        shop.receives(2, "LAMP", "PO-1");
        shop.receives(2, "LAMP", "PO-1");
        shop.told.releases("ada-1/R1 RELEASE DHL", "ada-1/R2 RELEASE DHL");
        left("S-1", "ada-1/R2", 2);
        shop.told.forget();

        nothingLeavesFrom("DE");
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.told.events("ada-1 1/1 HELD", "ada-1 1/1 REPROMISED null null");
        shop.nothingElseHappened();
    }

    @Test
    void what_was_recalled_from_one_location_and_had_left_is_not_taken_from_the_other() {
        thirteen();
        Instant scanned = shop.now();
        shop.passMinutes(1);
        shop.reduces("ada-1", 1, 10);
        shop.told.events("ada-1 1/2 RECALLED", "ada-1 1/2 REDUCED");
        shop.told.releases("ada-1/R2 RECALL DHL, revision 2");

        assertThat(leaves("S-1", "ada-1/R2", scanned, 3).status()).isEqualTo(Status.APPLIED);
        shop.told.events("ada-1 1/2 SHIPPED");
        assertThat(stock("WEST")).containsExactly(5L, 0L);
        assertThat(stock("MAIN")).containsExactly(10L, 10L);
        shop.nothingElseHappened();
    }

    @Test
    void a_release_that_its_order_does_not_have_is_invalid_and_the_corrected_message_is_taken() {
        thirteen();
        shop.customer("bob").orders(1, "LAMP");
        invalid("bob-1/R1");
        invalid("no such one");
        assertThat(stock("MAIN")).containsExactly(10L, 10L);
        left("S-1", "ada-1/R1", 3);
        shop.told.events("ada-1 1/1 SHIPPED");
        shop.nothingElseHappened();
    }

    private void invalid(String releaseId) {
        Answer answer = leaves("S-1", releaseId, shop.now(), 3);
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/releaseId");
            assertThat(problem.expected()).isEqualTo("a release of order ada-1: ada-1/R1 to ada-1/R2");
            assertThat(problem.found()).isEqualTo(releaseId);
        });
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
    }
}
