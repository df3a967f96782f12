package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.CAP;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stock that comes, supply that changes, suppliers that are asked. */
class SupplyStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private WaitingPart waiting(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0);
    }

    @Test
    void stock_that_comes_belongs_to_who_waits_and_only_the_rest_is_for_sale() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(4, "LAMP").is(BACKORDER);
        shop.receives(6, "LAMP", null);
        shop.gotAndReleased("ada-1", 4);
        assertThat(shop.ledger.order("ada-1").orElseThrow().waiting()).isEmpty();
        shop.customer("bob").orders(3, "LAMP").is(BACKORDER).gives(2, 1, 0);
        shop.passMinutes(5);
        assertThat(shop.asked().demand()).singleElement().satisfies(demand -> {
            assertThat(demand.orderId()).isEqualTo("bob-1");
            assertThat(demand.quantity()).isEqualTo(1);
        });
        shop.nothingElseHappened();
    }

    @Test
    void what_is_short_is_asked_in_packs_and_later_only_the_difference() {
        shop.canReorder("LAMP", 14, 6, 12);
        shop.customer("ada").orders(13, "LAMP");
        shop.customer("bob").orders(2, "LAMP");
        shop.passMinutes(4);
        shop.noReorderWasSent();
        shop.passMinutes(1);
        Reorder first = shop.asked();
        assertThat(first.quantity()).isEqualTo(24);
        assertThat(first.surplus()).isEqualTo(9);
        assertThat(first.neededBy()).isEqualTo(day(15));
        assertThat(first.demand()).hasSize(2);
        shop.customer("cay").orders(9, "LAMP");
        shop.passMinutes(5);
        shop.nothingElseHappened();
        shop.customer("dan").orders(5, "LAMP");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(12);
        shop.nothingElseHappened();
    }

    @Test
    void a_confirmation_moves_what_was_asked_to_inbound_and_counts_once() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(12, "LAMP");
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(shop.supplierConfirms(asked, "PO-7", 12, day(10)).status()).isEqualTo(Status.APPLIED);
        assertThat(waiting("ada-1").pegs()).containsExactly(new Peg("PO-7", 12));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(11));
        shop.passMinutes(10);
        shop.nothingElseHappened();
    }

    @Test
    void a_supplier_that_confirms_less_is_asked_for_the_rest() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(8, "LAMP");
        shop.customer("bob").orders(4, "LAMP");
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-7", 6, day(20));
        assertThat(waiting("ada-1").pegs()).containsExactly(new Peg("PO-7", 6));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(21));
        shop.passMinutes(5);
        Reorder second = shop.asked();
        assertThat(second.quantity()).isEqualTo(6);
        assertThat(second.demand()).extracting(Reorder.Demand::quantity).containsExactly(2L, 4L);
        shop.nothingElseHappened();
    }

    @Test
    void a_supplier_that_refuses_is_not_asked_again_at_once_but_the_next_one_is() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("BRIGHT", "LAMP", 21, 1, 1, 2);
        shop.customer("ada").orders(3, "LAMP");
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-7", 0, null);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(22));
        shop.passMinutes(5);
        assertThat(shop.asked().supplier()).isEqualTo("BRIGHT");
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_is_cut_leaves_the_last_in_turn_without_and_he_is_asked_for() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 8, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP");
        shop.customer("bob").orders(3, "LAMP");
        shop.supplierSays("PO-1", 5, "LAMP", day(2));
        assertThat(waiting("ada-1").pegs()).containsExactly(new Peg("PO-1", 5));
        assertThat(waiting("bob-1").pegs()).isEmpty();
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(15));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(3);
        shop.nothingElseHappened();
    }

    @Test
    void goods_of_one_supply_go_to_the_first_in_turn_and_his_supply_to_who_counted_on_them() {
        shop.expects("PO-1", 3, "LAMP", day(2));
        shop.customer("ada").orders(3, "LAMP");
        shop.expects("PO-2", 3, "LAMP", day(9));
        shop.customer("bob").orders(3, "LAMP");
        shop.receives(3, "LAMP", "PO-2");
        assertThat(shop.ledger.order("ada-1").orElseThrow().waiting()).isEmpty();
        assertThat(waiting("bob-1").pegs()).containsExactly(new Peg("PO-1", 3));
        shop.gotAndReleased("ada-1", 3);
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(3));
        shop.nothingElseHappened();
    }

    @Test
    void inbound_that_keeps_a_promise_lessens_the_reorder_and_far_supply_never_does() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(10, "LAMP").waits(10, day(15));
        shop.supplierSays("PO-1", 4, "LAMP", day(10));
        shop.supplierSays("PO-2", 50, "LAMP", day(200));
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(6);
        shop.nothingElseHappened();
    }

    @Test
    void a_count_is_the_truth_at_its_instant_and_later_movements_stand_on_top_of_it() {
        shop.has(10, "LAMP");
        shop.receives(5, "LAMP", null);
        shop.sends(
                "stock.in",
                new StockMovement(
                        "C-1",
                        StockMovement.Kind.COUNT,
                        "LAMP",
                        "MAIN",
                        3,
                        shop.now().minusSeconds(60),
                        null));
        shop.customer("ada").orders(15, "LAMP").is(ACCEPT);
        shop.passMinutes(1);
        shop.sends("stock.in", new StockMovement("A-1", StockMovement.Kind.ADJUST, "LAMP", null, 2, shop.now(), null));
        Instant before = shop.now().minusSeconds(30);
        shop.sends("stock.in", new StockMovement("C-2", StockMovement.Kind.COUNT, "LAMP", null, 17, before, null));
        shop.customer("bob").orders(5, "LAMP").is(CAP).gives(4, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_lost_at_the_very_instant_of_a_count_was_counted_with_it_whichever_is_heard_first() {
        StockMovement lost = new StockMovement("A-1", StockMovement.Kind.ADJUST, "LAMP", "MAIN", -2, shop.now(), null);
        shop.has(5, "LAMP");
        shop.sends("stock.in", lost);
        shop.customer("ada").orders(5, "LAMP").is(ACCEPT);
        shop.passMinutes(1);
        lost = new StockMovement("A-2", StockMovement.Kind.ADJUST, "LAMP", "MAIN", -2, shop.now(), null);
        shop.sends("stock.in", lost);
        shop.has(7, "LAMP");
        shop.customer("bob").orders(2, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void receipts_fill_the_hole_of_a_negative_count_first() {
        shop.has(-3, "LAMP");
        assertThat(shop.called()).startsWith("stock of LAMP at MAIN is -3");
        shop.receives(5, "LAMP", null);
        shop.customer("ada").orders(3, "LAMP").is(CAP).gives(2, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_receipt_that_runs_ahead_of_its_supply_waits_for_it() {
        StockMovement early = new StockMovement("M-X", StockMovement.Kind.RECEIPT, "LAMP", null, 4, shop.now(), "PO-5");
        assertThat(shop.sends("stock.in", early).status()).isEqualTo(Status.PENDING);
        assertThat(shop.sends("stock.in", early).status()).as("still").isEqualTo(Status.PENDING);
        shop.supplierSays("PO-5", 10, "LAMP", day(3));
        assertThat(shop.ledger.outbox())
                .as("it goes back to its queue")
                .anyMatch(message -> message.destination().equals("queue://stock.in"));
        assertThat(shop.sends("stock.in", early).status()).isEqualTo(Status.APPLIED);
        assertThat(shop.sends("stock.in", early).status()).isEqualTo(Status.DUPLICATE);
        shop.customer("ada").orders(5, "LAMP").is(BACKORDER).gives(4, 1, 0);
        shop.nothingElseHappened();
    }

    @Test
    void a_receipt_that_waits_longer_than_a_day_for_its_supply_is_parked_and_counts_when_it_is_sent_again() {
        StockMovement early = new StockMovement("M-X", StockMovement.Kind.RECEIPT, "LAMP", null, 4, shop.now(), "PO-5");
        assertThat(shop.sends("stock.in", early).status()).isEqualTo(Status.PENDING);
        shop.passMinutes(24 * 60 - 1);
        shop.nothingElseHappened();
        shop.passMinutes(1);
        Outcome.Parked parked = shop.parkedMessage();
        assertThat(parked.queue()).isEqualTo("stock.in");
        assertThat(parked.key()).isEqualTo("M-X");
        assertThat(parked.code()).isEqualTo("PENDING_TOO_LONG");
        assertThat(parked.sentence()).startsWith("The supply PO-5, which this is about, did not come");
        shop.customer("ada").orders(4, "LAMP").is(REJECT);
        shop.expects("PO-5", 10, "LAMP", day(3));
        shop.customer("ada").orders(4, "LAMP").is(BACKORDER).gives(0, 4, 0);
        shop.nothingElseHappened();
        assertThat(shop.sends("stock.in", early).status()).isEqualTo(Status.APPLIED);
        shop.gotAndReleased("ada-2", 4);
        shop.nothingElseHappened();
    }

    @Test
    void a_change_that_waits_longer_than_a_day_for_its_order_is_parked() {
        OrderChange change = new OrderChange(
                "CH-1", "nobody-1", null, OrderChange.By.CUSTOMER, shop.now(), null, true, null, null, null);
        assertThat(shop.sends("orders.changes", change).status()).isEqualTo(Status.PENDING);
        shop.passDays(1);
        assertThat(shop.parkedMessage().code()).isEqualTo("PENDING_TOO_LONG");
        shop.nothingElseHappened();
    }

    @Test
    void names_that_nobody_knows_are_invalid_and_claim_no_key() {
        StockMovement wrong = new StockMovement("M-Y", StockMovement.Kind.COUNT, "LMAP", null, 4, shop.now(), null);
        assertThat(shop.sends("stock.in", wrong).status()).isEqualTo(Status.INVALID);
        assertThat(shop.parkedMessage().sentence())
                .isEqualTo("At /sku: found \"LMAP\", expected an article of the catalogue.");
        StockMovement right = new StockMovement("M-Y", StockMovement.Kind.COUNT, "LAMP", null, 4, shop.now(), null);
        assertThat(shop.sends("stock.in", right).status()).isEqualTo(Status.APPLIED);
        shop.customer("ada").orders(4, "LAMP").is(ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_movement_that_is_far_ahead_is_invalid() {
        StockMovement far = new StockMovement(
                "M-F", StockMovement.Kind.COUNT, "LAMP", null, 4, shop.now().plusSeconds(2 * 86_400), null);
        assertThat(shop.sends("stock.in", far).errors().get(0).at()).isEqualTo("/at");
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
        shop.customer("ada").orders(1, "LAMP").is(REJECT);
        shop.nothingElseHappened();
    }

    @Test
    void an_advisory_of_a_carrier_that_nobody_knows_is_invalid() {
        var typo = new dev.backorderdesk.model.Advisory(
                "ADV",
                1,
                "DLH",
                dev.backorderdesk.model.Advisory.Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of(),
                List.of(new dev.backorderdesk.model.Advisory.Destination("DE", null, null, null)),
                shop.now(),
                null,
                null,
                null,
                "closed");
        var answer = shop.sends("carriers.in", typo);
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors().get(0).expected()).contains("Did you mean \"DHL\"?");
        shop.parkedMessage();
        shop.nothingElseHappened();
    }

    @Test
    void what_waited_and_proves_wrong_frees_its_key() {
        StockMovement wrong = new StockMovement("M-W", StockMovement.Kind.RECEIPT, "LMAP", null, 4, shop.now(), "PO-5");
        assertThat(shop.sends("stock.in", wrong).status()).isEqualTo(Status.PENDING);
        shop.supplierSays("PO-5", 10, "LAMP", day(3));
        assertThat(shop.sends("stock.in", wrong).status()).isEqualTo(Status.INVALID);
        shop.parkedMessage();
        StockMovement right = new StockMovement("M-W", StockMovement.Kind.RECEIPT, "LAMP", null, 4, shop.now(), "PO-5");
        assertThat(shop.sends("stock.in", right).status()).isEqualTo(Status.APPLIED);
        shop.nothingElseHappened();
    }

    @Test
    void what_is_refused_is_refused_again_with_the_reason() {
        shop.has(1, "LAMP");
        shop.customer("ada").orders(1, "LAMP");
        shop.ships("ada-1", 1);
        shop.happened("ada-1", SHIPPED);
        shop.passMinutes(1);
        OrderChange change = new OrderChange(
                "CH-2", "ada-1", null, OrderChange.By.CUSTOMER, shop.now(), null, true, null, null, null);
        assertThat(shop.sends("orders.changes", change).status()).isEqualTo(Status.REFUSED);
        assertThat(shop.sends("orders.changes", change).errors()).isNotEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void a_lower_revision_is_stale_and_another_content_is_a_conflict() {
        shop.supplierSays("PO-1", 5, "LAMP", day(3));
        var second = shop.supplierSays("PO-1", 6, "LAMP", day(3));
        assertThat(second.status()).isEqualTo(Status.APPLIED);
        var supply = new dev.backorderdesk.model.Supply(
                "PO-1", 1, "ACME", "LAMP", null, 5, day(3), dev.backorderdesk.model.Supply.Status.OPEN, null);
        shop.customer("ada").orders(6, "LAMP").waits(6, day(4));
        SkuPosition before = Auditor.position(shop.ledger, "LAMP");
        assertThat(shop.sends("supply.in", supply).status()).isEqualTo(Status.STALE);
        assertThat(Auditor.position(shop.ledger, "LAMP")).isEqualTo(before);
        assertThat(waiting("ada-1").pegs()).containsExactly(new Peg("PO-1", 6));
        shop.nothingElseHappened();
        var other = new dev.backorderdesk.model.Supply(
                "PO-1", 2, "ACME", "LAMP", null, 7, day(3), dev.backorderdesk.model.Supply.Status.OPEN, null);
        var answer = shop.sends("supply.in", other);
        assertThat(answer.status()).isEqualTo(Status.CONFLICT);
        assertThat(Auditor.position(shop.ledger, "LAMP")).isEqualTo(before);
        assertThat(answer.errors().get(0).expected()).startsWith("digest ");
        assertThat(shop.parkedMessage().code()).isEqualTo("CONFLICT");
        shop.nothingElseHappened();
    }

    @Test
    void an_order_that_comes_twice_is_decided_once_and_answered_twice() {
        shop.has(5, "LAMP");
        Order order = shop.customer("ada").adds(2, "LAMP").order();
        shop.handle(Shop.arrival("orders.in", order), Shop.arrival("orders.in", order));
        shop.handle(Shop.arrival("orders.in", order));
        new Said(shop.decidedLine()).is(ACCEPT);
        List<String> decisions = shop.ledger.outbox().stream()
                .filter(message -> message.destination().equals("queue://orders.decided"))
                .map(message -> message.body().text())
                .toList();
        List<String> again = shop.ledger.outbox().stream()
                .filter(message -> message.destination().equals("queue://replies"))
                .map(message -> message.body().text())
                .filter(text -> text.startsWith("Decision"))
                .toList();
        assertThat(decisions).hasSize(1);
        assertThat(again).containsExactly(decisions.get(0), decisions.get(0));
        shop.customer("bob").orders(4, "LAMP").is(CAP).gives(3, 0, 1);
        shop.nothingElseHappened();
    }

    @Test
    void nothing_that_cannot_come_is_asked_for_or_promised_twice() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(2, "LAMP");
        shop.receives(2, "LAMP", null);
        shop.gotAndReleased("ada-1", 2);
        shop.passMinutes(5);
        shop.nothingElseHappened();
        shop.customer("bob").from("S-99").orders(1, "LAMP").is(REJECT);
        shop.passMinutes(5);
        shop.nothingElseHappened();
    }

    @Test
    void a_supplier_that_names_no_place_brings_it_where_it_was_asked_for() {
        shop.location("WEST", "IE", "Europe/Dublin", "IE");
        shop.canReorder("LAMP", 14, 1, 1);
        shop.sends(
                "carriers.in",
                new Advisory(
                        "ADV-1",
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
                        "nothing leaves."));
        shop.customer("ada").orders(3, "LAMP").is(BACKORDER);
        shop.customer("bob").orders(2, "LAMP").is(BACKORDER);
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        assertThat(asked.location()).isEqualTo("WEST");
        assertThat(shop.supplierConfirms(asked, "PO-7", 5, day(10)).status()).isEqualTo(Status.APPLIED);
        assertThat(waiting("ada-1").pegs()).containsExactly(new Peg("PO-7", 3));
        assertThat(waiting("bob-1").pegs()).containsExactly(new Peg("PO-7", 2));
        assertThat(shop.supplierSays("PO-7", 5, "LAMP", day(11)).status()).isEqualTo(Status.APPLIED);
        assertThat(shop.receives(5, "LAMP", "PO-7").status()).isEqualTo(Status.APPLIED);
        for (String order : List.of("ada-1", "bob-1")) {
            assertThat(shop.happened(order, REPROMISED, REPROMISED).shipBy()).isEqualTo(day(14));
        }
        shop.gotAndReleased("ada-1", 3);
        shop.gotAndReleased("bob-1", 2);
        assertThat(shop.ledger.order("ada-1").orElseThrow().waiting()).isEmpty();
        assertThat(shop.ledger.order("bob-1").orElseThrow().waiting()).isEmpty();
        shop.passMinutes(10);
        shop.nothingElseHappened();
    }
}
