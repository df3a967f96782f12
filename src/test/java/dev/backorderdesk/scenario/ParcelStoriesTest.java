package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELIVERED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Shipment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of one parcel by several revisions: nothing leaves twice, nothing is told twice, nothing comes back. */
class ParcelStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");
    private Instant scanned = shop.now();

    /** Ada has ordered three lamps and two vases, all of which may leave. */
    @BeforeEach
    void order() {
        shop.has(5, "LAMP");
        shop.has(5, "VASE");
        shop.customer("ada").adds(3, "LAMP").adds(2, "VASE").sends();
        shop.decidedLine();
        shop.passMinutes(1);
        scanned = shop.now();
    }

    private Shipment parcel(String id, long revision, @Nullable Instant deliveredAt, Shipment.Line... lines) {
        return parcel(id, revision, "ada-1", deliveredAt, lines);
    }

    private Shipment parcel(
            String id, long revision, String orderId, @Nullable Instant deliveredAt, Shipment.Line... lines) {
        return new Shipment(
                id, revision, null, orderId, List.of(lines), "DHL", "00340" + id, null, scanned, deliveredAt);
    }

    private Answer tells(Shipment shipment) {
        return shop.sends("shipments.in", shipment);
    }

    private void applied(Shipment shipment) {
        assertThat(tells(shipment).status()).isEqualTo(Status.APPLIED);
    }

    private static Shipment.Line of(int line, long pieces) {
        return new Shipment.Line(line, pieces);
    }

    private long onHand(String sku) {
        return Auditor.stock(shop.ledger, sku).onHand();
    }

    private long shipped(int line) {
        return shop.ledger.state("ada-1").parts().stream()
                .filter(part -> part.line() == line)
                .mapToLong(part -> part.shipped())
                .sum();
    }

    @Test
    void of_more_pieces_the_difference_leaves() {
        applied(parcel("SH-1", 1, null, of(1, 2)));
        shop.happened("ada-1", SHIPPED);
        assertThat(shop.law.notice("shipped").view().toString()).contains("quantity=2");
        applied(parcel("SH-1", 2, null, of(1, 3)));
        OrderEvent told = shop.told("ada-1", SHIPPED);
        assertThat(told.cause()).isEqualTo("shipments.in/SH-1/2");
        assertThat(shop.law.notice("shipped").view().toString()).contains("quantity=1");
        assertThat(shipped(1)).isEqualTo(3);
        assertThat(onHand("LAMP")).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void of_a_line_that_was_left_out_all_leaves_and_the_others_stay_as_told() {
        applied(parcel("SH-1", 1, null, of(1, 3)));
        shop.happened("ada-1", SHIPPED);
        applied(parcel("SH-1", 2, null, of(2, 1), of(1, 3), of(2, 1)));
        assertThat(shop.told("ada-1", SHIPPED, SHIPPED).line()).isEqualTo(2);
        assertThat(List.of(shipped(1), shipped(2), onHand("LAMP"), onHand("VASE")))
                .containsExactly(3L, 2L, 2L, 3L);
        shop.nothingElseHappened();
    }

    @Test
    void fewer_pieces_or_a_line_less_is_put_aside_and_the_corrected_revision_is_taken() {
        Shipment first = parcel("SH-1", 1, null, of(1, 3), of(2, 2));
        applied(first);
        shop.happened("ada-1", SHIPPED, SHIPPED);
        Answer fewer = tells(parcel("SH-1", 2, null, of(1, 2), of(2, 2)));
        assertThat(fewer.status()).isEqualTo(Status.INVALID);
        assertThat(fewer.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/lines/0/quantity");
            assertThat(problem.expected()).startsWith("not fewer than the 3 pieces of line 1 that left");
            assertThat(problem.found()).isEqualTo("2");
        });
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        assertThat(tells(parcel("SH-1", 2, null, of(1, 3))).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("no line 2"));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        assertThat(tells(first).status()).as("what was applied is known").isEqualTo(Status.DUPLICATE);
        applied(parcel("SH-1", 2, shop.now(), of(1, 3), of(2, 2)));
        shop.happened("ada-1", DELIVERED, DELIVERED);
        assertThat(List.of(shipped(1), onHand("LAMP"))).containsExactly(3L, 2L);
        shop.nothingElseHappened();
    }

    @Test
    void more_pieces_than_are_left_are_put_aside() {
        applied(parcel("SH-1", 1, null, of(1, 2)));
        shop.happened("ada-1", SHIPPED);
        Answer more = tells(parcel("SH-1", 2, null, of(1, 4)));
        assertThat(more.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected())
                        .isEqualTo(
                                "not more than the 3 pieces of line 1 that left in it before, or are still to leave"));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        assertThat(shipped(1)).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void it_arrives_once_however_often_that_is_told_and_what_came_in_another_parcel_does_not() {
        shop.has(0, "LAMP");
        applied(parcel("SH-1", 1, null, of(1, 2)));
        applied(parcel("SH-2", 1, null, of(2, 2)));
        shop.happened("ada-1", SHIPPED, SHIPPED);
        shop.passDays(1);
        applied(parcel("SH-1", 2, shop.now(), of(1, 2)));
        assertThat(shop.told("ada-1", DELIVERED).line()).isEqualTo(1);
        applied(parcel("SH-1", 3, shop.now().minusSeconds(60), of(1, 2)));
        shop.nothingElseHappened();
    }

    @Test
    void what_leaves_later_in_it_arrives_for_itself() {
        applied(parcel("SH-1", 1, shop.now(), of(1, 2)));
        shop.happened("ada-1", SHIPPED, DELIVERED);
        applied(parcel("SH-1", 2, shop.now(), of(1, 3)));
        shop.happened("ada-1", SHIPPED, DELIVERED);
        shop.nothingElseHappened();
    }

    @Test
    void a_parcel_stays_with_its_order() {
        shop.customer("bob").orders(1, "LAMP");
        applied(parcel("SH-1", 1, null, of(1, 3)));
        shop.happened("ada-1", SHIPPED);
        Answer other = tells(parcel("SH-1", 2, "bob-1", null, of(1, 1)));
        assertThat(other.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("/orderId"));
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        shop.nothingElseHappened();
    }

    @Test
    void what_left_although_it_was_cancelled_rings_once_and_is_taken_from_stock_once() {
        shop.cancels("ada-1", 1);
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 2);
        shop.passMinutes(5);
        scanned = shop.now();
        applied(parcel("SH-1", 1, null, of(1, 3)));
        shop.happened("ada-1", ALARM);
        applied(parcel("SH-1", 2, shop.now(), of(1, 3)));
        assertThat(onHand("LAMP")).isEqualTo(2);
        shop.nothingElseHappened();
    }
}
