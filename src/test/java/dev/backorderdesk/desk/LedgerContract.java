package dev.backorderdesk.desk;

import static dev.backorderdesk.desk.LedgerExamples.DAY;
import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.LAMP_MAIN;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static dev.backorderdesk.desk.LedgerExamples.advisory;
import static dev.backorderdesk.desk.LedgerExamples.decided;
import static dev.backorderdesk.desk.LedgerExamples.inbound;
import static dev.backorderdesk.desk.LedgerExamples.item;
import static dev.backorderdesk.desk.LedgerExamples.kept;
import static dev.backorderdesk.desk.LedgerExamples.order;
import static dev.backorderdesk.desk.LedgerExamples.orderKey;
import static dev.backorderdesk.desk.LedgerExamples.part;
import static dev.backorderdesk.desk.LedgerExamples.receipt;
import static dev.backorderdesk.desk.LedgerExamples.reorder;
import static dev.backorderdesk.desk.LedgerExamples.stock;
import static dev.backorderdesk.desk.LedgerExamples.waits;
import static dev.backorderdesk.desk.LedgerExamples.waitsFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.allocate.Amended;
import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DecisionNotice;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import dev.backorderdesk.notice.Topic;
import dev.backorderdesk.promise.lead.Delivery;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.promise.lead.Tuning;
import dev.backorderdesk.reorder.Reorder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every ledger keeps; each implementation binds it. What the ports leave open is settled so:
 *
 * <ul>
 *   <li>{@link Outcome#stock} and {@link Outcome#supplies} are whole new states. What waits, is reserved or pegged comes
 *       with them: a ledger keeps those numbers and never computes them.
 *   <li>Each part of {@link Outcome#decided} that is BACKORDERED or PREORDERED becomes a {@link WaitingPart} with
 *       nothing served and the priority of its line, pegged as a whole on its supply where its basis is INBOUND. It is read while
 *       {@code served < quantity}. {@link Outcome#served} says served pieces in all, and replaces all pegs.
 *   <li>A grant is what a line was granted, at {@code decidedAt}; what of it is cancelled is one below 0 of the same instant.
 *       Several may be one.
 *   <li>An order comes with its key: a {@link Kept} of {@code orders.in} is written with the order that it decides, and
 *       read with the text of that decision.
 *   <li>Movements name their location: the default location is filled in before they are written.
 *   <li>An advisory's end is compared with the clock that the ledger was given.
 *   <li>A key that is both pending and settled in one outcome is settled.
 *   <li>Instants are kept to the microsecond where the ledger searches by them.
 * </ul>
 */
public abstract class LedgerContract {

    /** Stands at nine; the ledger must tell the time by it. */
    protected static final InstantSource CLOCK = InstantSource.fixed(NINE);

    private static final Pending.Parent ORDER_1 = new Pending.Parent(Pending.Kind.ORDER, "SO-1");
    private static final Pending.Parent SUPPLY_1 = new Pending.Parent(Pending.Kind.SUPPLY, "PO-1");

    /** An empty ledger, the same one within a test. */
    protected abstract Ledger ledger();

    /** With nothing held. */
    private List<Tick> due(Instant now, int limit) {
        return ledger().due(now, Set.of(), limit);
    }

    /** The outbox that the ledger writes to. */
    protected abstract Outbox outbox();

    /** The ledger's records. */
    protected abstract Records records();

    /** The deliveries of the notices that were planned. */
    protected abstract Deliveries deliveries();

    private Snapshot read(Asking asking) {
        return ledger().transact(books -> books.read(asking.need()));
    }

    private void write(Following following) {
        following.in(ledger(), NINE, LAMP);
    }

    private static List<String> orderIds(List<WaitingPart> parts) {
        return parts.stream().map(WaitingPart::orderId).toList();
    }

    private List<String> waiting(Asking asking) {
        return orderIds(read(asking).waiting().getOrDefault(LAMP, List.of()));
    }

    @Test
    void of_empty_books_everything_is_missing_but_the_positions_asked_for() {
        Snapshot snapshot = read(Asking.skus("LAMP", "VASE")
                .keys(orderKey("SO-1"))
                .sellers("S-1")
                .suppliers("ACME")
                .holding("C-1", LAMP)
                .supplies("PO-1")
                .orders("SO-1")
                .reorders("R-1")
                .parents(ORDER_1)
                .arriving(LAMP_MAIN, 5)
                .confirming(LAMP_MAIN, 5)
                .peggedOn("PO-1")
                .countAt(LAMP_MAIN, NINE)
                .unasked(LAMP_MAIN));

        assertThat(snapshot.positions())
                .containsOnly(Map.entry("LAMP", SkuPosition.none("LAMP")), Map.entry("VASE", SkuPosition.none("VASE")));
        assertThat(snapshot.kept()).isEmpty();
        assertThat(snapshot.items()).isEmpty();
        assertThat(snapshot.sellers()).isEmpty();
        assertThat(snapshot.suppliers()).isEmpty();
        assertThat(snapshot.supplierItems()).isEmpty();
        assertThat(snapshot.locations()).isEmpty();
        assertThat(snapshot.grants()).isEmpty();
        assertThat(snapshot.advisories()).isEmpty();
        assertThat(snapshot.supplies()).isEmpty();
        assertThat(snapshot.orders()).isEmpty();
        assertThat(snapshot.reorders()).isEmpty();
        assertThat(snapshot.later()).isEmpty();
        assertThat(snapshot.waiting()).isEmpty();
        assertThat(snapshot.unasked()).isEmpty();
        assertThat(snapshot.pending()).isEmpty();
    }

    @Test
    void all_parts_of_an_article_are_read_that_wait_or_have_stock_that_did_not_leave() {
        write(Following.nothing()
                .decided(waits("SO-1", 5, DAY), waits("SO-2", 5, DAY), waits("SO-3", 5, DAY), waits("SO-4", 5, DAY)));
        write(Following.nothing()
                .served(new Served("SO-2", 1, 1, LAMP, "MAIN", 5, 5, List.of(), 5, 0, null))
                .served(new Served("SO-3", 1, 1, LAMP, "MAIN", 5, 5, List.of(), 0, 5, null))
                .served(new Served("SO-4", 1, 1, LAMP, "MAIN", 5, 5, List.of(), 0, 0, null)));

        Snapshot snapshot = read(Asking.skus(LAMP).movable(LAMP));
        assertThat(orderIds(snapshot.waiting().getOrDefault(LAMP, List.of()))).containsExactly("SO-1", "SO-2", "SO-3");
        assertThat(snapshot.dossiers().byId()).containsKeys("SO-1", "SO-2", "SO-3");
        assertThat(read(Asking.skus("VASE").movable("VASE")).waiting()).isEmpty();
    }

    @Test
    void stock_that_was_released_is_none_that_can_be_taken_back() {
        write(Following.nothing().decided(waits("SO-1", 5, DAY), waits("SO-2", 5, DAY)));
        write(Following.nothing()
                .served(new Served("SO-1", 1, 1, LAMP, "MAIN", 5, 5, List.of(), 5, 0, null))
                .served(new Served("SO-2", 1, 1, LAMP, "MAIN", 5, 5, List.of(), 0, 5, null)));

        assertThat(orderIds(read(Asking.skus(LAMP).taking(LAMP_MAIN))
                        .dossiers()
                        .allocated()
                        .getOrDefault(LAMP_MAIN, List.of())))
                .containsExactly("SO-1");
    }

    @Test
    void articles_for_which_something_waits_are_told_by_name_with_how_much_it_is() {
        var idle = new SkuPosition.Stock("MAIN", 5, 0, 0, 0, null);
        var waiting = new SkuPosition.Stock("MAIN", 0, 0, 10, 0, null);
        write(Following.nothing()
                .decided(waits("SO-1", 5, DAY), waits("SO-2", 5, DAY))
                .stock(LAMP, waiting)
                .stock("VASE", idle));

        assertThat(ledger().waiters("", 10)).containsExactly(new Ledger.Waiters(LAMP, 2));
        assertThat(ledger().waiters("", 0)).isEmpty();
        assertThat(ledger().waiters(LAMP, 10)).isEmpty();
    }

    @Test
    void the_highest_revision_of_a_key_is_remembered() {
        var supply = new InboxKey("supply.in", "PO-1");
        write(Following.nothing().kept(kept(supply, 1), kept(new InboxKey("stock.in", "PO-1"), 1)));
        ledger().transact(books -> {
            books.read(Asking.nothing().keys(supply).need());
            Following.nothing().kept(kept(supply, 3)).write(books, NINE);
            return true;
        });

        assertThat(read(Asking.nothing().keys(supply, orderKey("SO-1"))).kept())
                .containsOnly(Map.entry(supply, kept(supply, 3)));
    }

    @Test
    void a_pending_key_is_applied_later() {
        var change = new InboxKey("orders.changes", "CH-1");
        write(Following.nothing().kept(new Kept(change, 1, "d", Answer.Status.PENDING, null)));
        write(Following.nothing().kept(new Kept(change, 1, "d", Answer.Status.APPLIED, null)));

        assertThat(read(Asking.nothing().keys(change)).kept().get(change))
                .isEqualTo(new Kept(change, 1, "d", Answer.Status.APPLIED, null));
    }

    @Test
    void the_key_of_an_order_is_read_with_the_text_of_its_decision() {
        var sameId = new InboxKey("orders.changes", "SO-1");
        write(Following.nothing()
                .kept(kept(orderKey("SO-1"), 1), kept(sameId, 1))
                .decided(accepted("SO-1", 2)));

        var known = read(Asking.nothing().keys(orderKey("SO-1"), sameId)).kept();
        assertThat(known)
                .containsOnly(
                        Map.entry(
                                orderKey("SO-1"),
                                new Kept(
                                        orderKey("SO-1"),
                                        1,
                                        "digest of 1",
                                        Answer.Status.APPLIED,
                                        accepted("SO-1", 2).decision())),
                        Map.entry(sameId, kept(sameId, 1)));
    }

    @Test
    void master_data_is_read_as_it_was_last_told() {
        var seller = new Seller("S-1", 1, "Lamp House", Seller.Status.ACTIVE, 0, null, "EU");
        var place = new Location("MAIN", 1, "DE", "Europe/Berlin", "de", LocalTime.of(14, 30), List.of("DE", "AT"));
        write(Following.nothing().catalog(item(LAMP, 1), item("VASE", 1), seller, place));
        write(Following.nothing().catalog(item(LAMP, 2), item(LAMP, 3)));

        Snapshot snapshot = read(Asking.skus(LAMP).sellers("S-1", "S-2"));
        assertThat(snapshot.items()).containsOnly(Map.entry(LAMP, item(LAMP, 3)));
        assertThat(snapshot.sellers()).containsOnly(Map.entry("S-1", seller));
        assertThat(snapshot.locations()).containsOnly(Map.entry("MAIN", place));
    }

    @Test
    void who_offers_an_article_is_read_by_preference_together_with_the_supplier() {
        var acme = new Supplier("ACME", 1, "Acme", "de", "PT5M");
        var zeta = new Supplier("ZETA", 1, "Zeta", "de", null);
        var other = new Supplier("OTHER", 1, "Other", "de", null);
        var second = new SupplierItem("ACME", LAMP, 1, 14, 1, 6, new BigDecimal("3.10"), 2);
        var third = new SupplierItem("ZETA", LAMP, 1, null, 1, 1, null, 2);
        var first = new SupplierItem("GONE", LAMP, 1, 0, 1, 1, null, 1);
        write(Following.nothing()
                .catalog(
                        acme,
                        zeta,
                        other,
                        third,
                        second,
                        first,
                        new SupplierItem("OTHER", "VASE", 1, 1, 1, 1, null, 1)));

        Snapshot snapshot = read(Asking.skus(LAMP));
        assertThat(snapshot.supplierItems()).containsOnly(Map.entry(LAMP, List.of(first, second, third)));
        assertThat(snapshot.suppliers()).containsOnly(Map.entry("ACME", acme), Map.entry("ZETA", zeta));
        assertThat(read(Asking.nothing().suppliers("OTHER")).suppliers()).containsOnly(Map.entry("OTHER", other));
    }

    @Test
    void who_brings_an_article_is_read_with_it() {
        var acme = new Supplier("ACME", 1, "Acme", "de", null);
        write(Following.nothing().catalog(acme).supply(LAMP, inbound("PO-1", 10, 0)));
        assertThat(inbound("PO-1", 10, 0).supplier()).isEqualTo("ACME");
        assertThat(read(Asking.skus(LAMP)).suppliers()).containsOnly(Map.entry("ACME", acme));
    }

    @Test
    void positions_are_kept_as_told() {
        var counted = new SkuPosition.Stock("MAIN", -3, 2, 7, 1, NINE);
        var annex = new SkuPosition.Stock("ANNEX", 5, 0, 0, 0, null);
        write(Following.nothing().stock(LAMP, stock(10, 0)).stock(LAMP, annex));
        write(Following.nothing().stock(LAMP, counted).stock("lamp", stock(1, 1)));

        assertThat(read(Asking.skus(LAMP)).positions())
                .containsOnly(Map.entry(LAMP, new SkuPosition(LAMP, List.of(annex, counted), List.of())));
    }

    @Test
    void supplies_are_read_while_something_of_them_comes_or_when_asked_for() {
        var open = inbound("PO-1", 10, 4);
        var came = inbound("PO-2", 10, 10);
        var cancelled =
                new SkuPosition.Inbound("PO-3", 2, "ACME", "MAIN", 10, 0, 0, null, Supply.Status.CANCELLED, "R-1");
        write(Following.nothing()
                .supply(LAMP, inbound("PO-1", 10, 0))
                .supply(LAMP, came)
                .supply(LAMP, cancelled)
                .supply("VASE", inbound("PO-4", 1, 0)));
        write(Following.nothing().supply(LAMP, open));

        assertThat(read(Asking.skus(LAMP)).positions())
                .containsOnly(Map.entry(LAMP, new SkuPosition(LAMP, List.of(), List.of(open))));
        Snapshot asked = read(Asking.skus(LAMP).supplies("PO-2", "PO-3", "PO-4", "PO-5"));
        assertThat(asked.positions())
                .containsOnly(Map.entry(LAMP, new SkuPosition(LAMP, List.of(), List.of(open, came, cancelled))));
        assertThat(asked.supplies())
                .containsOnly(Map.entry("PO-2", LAMP), Map.entry("PO-3", LAMP), Map.entry("PO-4", "VASE"));
    }

    @Test
    void grants_are_what_a_line_was_granted_since_an_instant() {
        write(Following.nothing()
                .decided(
                        accepted("SO-1", 2),
                        waits("SO-2", 3, DAY),
                        decided(order("SO-3", NINE, 4), part(PartKind.REFUSED, 4, Basis.LEAD_TIME, null, DAY))));

        assertThat(read(Asking.skus(LAMP)
                                .holding("C-1", LAMP)
                                .holding("C-2", LAMP)
                                .since(NINE))
                        .grants())
                .containsOnlyKeys(new Need.Holding("C-1", LAMP))
                .hasEntrySatisfying(
                        new Need.Holding("C-1", LAMP),
                        grants -> assertThat(grants)
                                .allMatch(grant -> grant.at().equals(NINE))
                                .satisfies(each -> assertThat(held(each, NINE)).isEqualTo(5)));
        assertThat(read(Asking.skus(LAMP).holding("C-1", LAMP).since(NINE.plusSeconds(1)))
                        .grants())
                .isEmpty();
    }

    @Test
    void of_many_customers_and_articles_only_the_pairs_asked_for_are_read() {
        write(Following.nothing().decided(accepted("SO-1", 2)));

        assertThat(read(Asking.skus(LAMP).holding("C-1", "VASE").holding("C-2", LAMP))
                        .grants())
                .isEmpty();
    }

    @Test
    void advisories_are_read_in_the_order_received_until_they_are_past() {
        write(Following.nothing()
                .advisories(advisory("A", 1, null), advisory("B", 1, NINE), advisory("C", 1, NINE.plusSeconds(1))));
        write(Following.nothing().advisories(advisory("A", 2, null)));

        assertThat(read(Asking.nothing()).advisories())
                .containsExactly(advisory("C", 1, NINE.plusSeconds(1)), advisory("A", 2, null));
    }

    @Test
    void it_is_known_which_orders_were_decided() {
        write(Following.nothing().decided(accepted("SO-1", 2)));

        assertThat(read(Asking.nothing().orders("SO-1", "so-1")).orders()).containsExactly("SO-1");
    }

    @Test
    void reorders_are_read_while_open_or_when_asked_for() {
        var demand = new Reorder.Demand("SO-1", 1, 1, 10);
        var other = new Reorder.Demand("SO-2", 1, 1, 3);
        var sent = reorder("R-1", Reorder.State.SENT, other, demand);
        var dropped = reorder("R-3", Reorder.State.DROPPED);
        var remembered = reorder("R-5", Reorder.State.SENT).in(Reorder.State.REFUSED, NINE);
        write(Following.nothing()
                .reorders(
                        reorder("R-1", Reorder.State.COLLECTING),
                        reorder("R-2", Reorder.State.COLLECTING),
                        dropped,
                        reorder("R-4", Reorder.State.CONFIRMED, demand),
                        remembered,
                        reorder("R-6", Reorder.State.REFUSED)));
        write(Following.nothing().reorders(sent));

        assertThat(read(Asking.skus(LAMP)).reorders())
                .containsExactly(sent, reorder("R-2", Reorder.State.COLLECTING), remembered);
        assertThat(read(Asking.nothing().reorders("R-3", "R-9")).reorders()).containsExactly(dropped);
    }

    @Test
    void movements_after_a_count_are_read_by_place() {
        var onTime = receipt("M-1", NINE);
        var after = receipt("M-2", NINE.plusSeconds(1));
        write(Following.nothing().moved(receipt("M-3", NINE.plusSeconds(2)), onTime, after));

        assertThat(read(Asking.skus(LAMP)
                                .countAt(LAMP_MAIN, NINE)
                                .countAt(new Need.SkuLocation(LAMP, "ANNEX"), NINE.minusSeconds(9)))
                        .later())
                .containsOnly(Map.entry(LAMP_MAIN, List.of(after, receipt("M-3", NINE.plusSeconds(2)))));
    }

    @Test
    void what_was_backordered_or_preordered_waits_and_what_was_accepted_does_not() {
        write(Following.nothing()
                .decided(
                        accepted("SO-1", 2),
                        waitsFor("PO-1", "SO-2", 3),
                        decided(
                                order("SO-3", NINE.plusSeconds(5), 4),
                                part(PartKind.PREORDERED, 4, Basis.RELEASE_DATE, null, DAY))));

        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 99)).waiting().get(LAMP))
                .containsExactly(
                        new WaitingPart(
                                "SO-2",
                                1,
                                1,
                                LAMP,
                                "MAIN",
                                PartKind.BACKORDERED,
                                Basis.INBOUND,
                                3,
                                0,
                                List.of(new Peg("PO-1", 3)),
                                500,
                                DAY,
                                NINE),
                        // Placed after it was decided, if one believes the shop's clock: we don't.
                        new WaitingPart(
                                "SO-3",
                                1,
                                1,
                                LAMP,
                                "MAIN",
                                PartKind.PREORDERED,
                                Basis.RELEASE_DATE,
                                4,
                                0,
                                List.of(),
                                500,
                                DAY,
                                NINE));
    }

    @Test
    void who_is_of_an_earlier_priority_is_read_before_who_was_promised_an_earlier_day() {
        write(Following.nothing()
                .decided(
                        waits("SO-1", 3, DAY),
                        waits("SO-2", 3, DAY.plusDays(9), 100),
                        waits("SO-3", 3, DAY.minusDays(9), 501)));
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 1))).containsExactly("SO-2");
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 4))).containsExactly("SO-2", "SO-1");
        assertThat(orderIds(later(DAY.minusDays(1), 9).parts())).containsExactly("SO-2", "SO-1", "SO-3");
        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 9)).waiting().get(LAMP))
                .extracting(WaitingPart::priority)
                .containsExactly(100, 500, 501);
        assertThat(records()
                        .order("SO-2")
                        .orElseThrow()
                        .decision()
                        .lines()
                        .get(0)
                        .priority())
                .as("it is kept with the decision")
                .isEqualTo(100);
        String second = dossier("SO-1").turn().key();
        assertThat(openTo(second, "DE")).contains("SO-3").doesNotContain("SO-2");
    }

    @Test
    void an_order_placed_largeago_counts_as_a_week_old() {
        write(Following.nothing()
                .decided(decided(
                        order("SO-1", NINE.minus(Duration.ofDays(8)), 1),
                        part(PartKind.BACKORDERED, 1, Basis.LEAD_TIME, null, DAY))));

        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 1)).waiting().get(LAMP))
                .extracting(WaitingPart::orderTime)
                .containsExactly(NINE.minus(Duration.ofDays(7)));
    }

    @Test
    void only_so_many_parts_are_read_as_the_arriving_pieces_reach() {
        write(Following.nothing()
                .decided(
                        waits("SO-10", 3, DAY),
                        waits("SO-9", 3, DAY),
                        waits("so-1", 3, DAY),
                        waits("SO-7", 1, DAY.minusDays(1))));

        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 0))).isEmpty();
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 1))).containsExactly("SO-7");
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 2))).containsExactly("SO-7", "SO-10");
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 4))).containsExactly("SO-7", "SO-10");
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 8)))
                .as("capitals before small letters, as Java compares")
                .containsExactly("SO-7", "SO-10", "SO-9", "so-1");
        assertThat(waiting(Asking.skus(LAMP).arriving(new Need.SkuLocation(LAMP, "ANNEX"), 8)))
                .isEmpty();
    }

    @Test
    void parts_that_count_on_a_supply_are_passed_over_by_new_supply() {
        write(Following.nothing()
                .decided(waitsFor("PO-1", "SO-1", 5), waits("SO-2", 5, DAY), waits("SO-3", 5, DAY))
                .served("SO-2", LAMP, 1, new Peg("PO-1", 1), new Peg("PO-2", 1)));

        assertThat(waiting(Asking.skus(LAMP).confirming(LAMP_MAIN, 2))).containsExactly("SO-2");
        assertThat(waiting(Asking.skus(LAMP).confirming(LAMP_MAIN, 3))).containsExactly("SO-2", "SO-3");
    }

    @Test
    void every_part_that_counts_on_a_supply_can_be_read_and_each_comes_once() {
        write(Following.nothing()
                .decided(waitsFor("PO-1", "SO-1", 5), waits("SO-2", 5, DAY), waits("SO-3", 5, DAY))
                .served("SO-2", LAMP, 0, new Peg("PO-2", 1), new Peg("PO-1", 2)));

        assertThat(waiting(Asking.skus(LAMP).peggedOn("PO-1"))).containsExactly("SO-1", "SO-2");
        assertThat(waiting(Asking.skus(LAMP)
                        .peggedOn("PO-1", "PO-2")
                        .arriving(LAMP_MAIN, 1)
                        .confirming(LAMP_MAIN, 4)))
                .containsExactly("SO-1", "SO-2", "SO-3");
        assertThat(read(Asking.skus(LAMP).peggedOn("PO-2")).waiting().get(LAMP))
                .extracting(WaitingPart::pegs)
                .containsExactly(List.of(new Peg("PO-2", 1), new Peg("PO-1", 2)));
    }

    @Test
    void those_for_whom_a_reorder_was_made_are_read_as_far_as_they_count_on_nothing() {
        Reorder names = reorder(
                "R-1",
                Reorder.State.SENT,
                new Reorder.Demand("SO-1", 1, 1, 5),
                new Reorder.Demand("SO-3", 1, 1, 5),
                new Reorder.Demand("SO-4", 1, 1, 5));
        write(Following.nothing()
                .decided(
                        waitsFor("PO-1", "SO-1", 5),
                        waits("SO-2", 5, DAY),
                        waits("SO-3", 5, DAY),
                        waits("SO-4", 5, DAY))
                .reorders(names, reorder("R-2", Reorder.State.SENT, new Reorder.Demand("SO-2", 1, 1, 5))));
        write(Following.nothing().served("SO-4", LAMP, 5));

        assertThat(waiting(Asking.skus(LAMP).reorders("R-1"))).containsExactly("SO-3");
        assertThat(read(Asking.skus("VASE").reorders("R-1")).waiting())
                .as("of articles that are locked")
                .doesNotContainKey(LAMP);
    }

    @Test
    void a_part_that_was_served_in_part_waits_with_the_rest() {
        write(Following.nothing().decided(waitsFor("PO-1", "SO-1", 5), waits("SO-2", 5, DAY)));
        write(Following.nothing().served("SO-1", LAMP, 2).served("SO-2", LAMP, 5));

        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 9)).waiting().get(LAMP))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.orderId()).isEqualTo("SO-1");
                    assertThat(each.open()).isEqualTo(3);
                    assertThat(each.pegs()).isEmpty();
                });
        assertThat(waiting(Asking.skus(LAMP).peggedOn("PO-1"))).isEmpty();
    }

    @Test
    void a_part_that_lost_its_stock_waits_again() {
        write(Following.nothing().decided(waits("SO-1", 5, DAY)));
        write(Following.nothing().served("SO-1", LAMP, 5));
        write(Following.nothing().served("SO-1", LAMP, 1));

        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 9)).waiting().get(LAMP))
                .extracting(WaitingPart::open)
                .containsExactly(4L);
    }

    @Test
    void what_a_sent_reorder_asks_for_is_not_asked_for_again() {
        write(Following.nothing()
                .decided(
                        waits("SO-1", 5, DAY),
                        waits("SO-2", 5, DAY),
                        waitsFor("PO-1", "SO-3", 5),
                        waits("SO-4", 5, DAY))
                .reorders(
                        reorder(
                                "R-1",
                                Reorder.State.SENT,
                                new Reorder.Demand("SO-1", 1, 1, 3),
                                new Reorder.Demand("SO-2", 1, 1, 4)),
                        reorder("R-2", Reorder.State.SENT, new Reorder.Demand("SO-1", 1, 1, 2)),
                        reorder("R-3", Reorder.State.CONFIRMED, new Reorder.Demand("SO-4", 1, 1, 5)),
                        reorder("R-4", Reorder.State.COLLECTING, new Reorder.Demand("SO-4", 1, 1, 5))));

        Snapshot snapshot = read(Asking.skus(LAMP).unasked(LAMP_MAIN));
        assertThat(snapshot.unasked()).containsOnlyKeys(LAMP_MAIN);
        assertThat(orderIds(snapshot.unasked().getOrDefault(LAMP_MAIN, List.of())))
                .containsExactly("SO-2", "SO-4");
        assertThat(snapshot.waiting()).isEmpty();
    }

    private static Pending pending(String changeId, Pending.Parent parent, Instant expiresAt) {
        return new Pending(
                new InboxKey("orders.changes", changeId),
                parent,
                new Raw("{}", false),
                new Reply("queue://erp", "c-1"),
                expiresAt);
    }

    @Test
    void what_waits_for_a_parent_is_found_by_parent_and_by_key_until_it_is_settled() {
        var one = pending("CH-1", ORDER_1, NINE.plusSeconds(60));
        var two = pending("CH-2", ORDER_1, NINE.plusSeconds(60));
        var three = pending("CH-3", SUPPLY_1, NINE.plusSeconds(60));
        write(Following.nothing().pending(two, one, three));

        assertThat(read(Asking.nothing().parents(ORDER_1).keys(two.key())).pending())
                .containsExactly(two, one);
        assertThat(read(Asking.nothing().parents(new Pending.Parent(Pending.Kind.SUPPLY, "SO-1")))
                        .pending())
                .isEmpty();
        assertThat(read(Asking.nothing().keys(three.key())).pending()).containsExactly(three);
        write(Following.nothing().settled(one.key(), three.key()));
        assertThat(read(Asking.nothing().parents(ORDER_1, SUPPLY_1)).pending()).containsExactly(two);
        assertThat(records().totals().pending()).isEqualTo(1);
    }

    @Test
    void the_later_word_of_a_pending_key_counts() {
        write(Following.nothing().pending(pending("CH-1", ORDER_1, NINE)));
        var later = pending("CH-1", SUPPLY_1, NINE.plusSeconds(60));
        write(Following.nothing().pending(later));

        assertThat(read(Asking.nothing().keys(later.key())).pending()).containsExactly(later);
    }

    @Test
    void what_expired_or_has_its_parent_is_due() {
        write(Following.nothing()
                .pending(
                        pending("CH-1", ORDER_1, NINE.plusSeconds(60)),
                        pending("CH-2", SUPPLY_1, NINE.plusSeconds(60)),
                        pending("CH-3", new Pending.Parent(Pending.Kind.ORDER, "SO-3"), NINE)));

        assertThat(due(NINE.minusSeconds(1), 10)).isEmpty();
        assertThat(due(NINE, 10)).containsExactly(new Tick.PendingDue("orders.changes", "CH-3"));
        write(Following.nothing().decided(accepted("SO-1", 1)).supply(LAMP, inbound("PO-1", 5, 5)));
        assertThat(due(NINE, 10))
                .containsExactlyInAnyOrder(
                        new Tick.PendingDue("orders.changes", "CH-1"),
                        new Tick.PendingDue("orders.changes", "CH-2"),
                        new Tick.PendingDue("orders.changes", "CH-3"));
    }

    @Test
    void collecting_reorders_are_due_at_their_instant_and_no_more_than_asked_for() {
        write(Following.nothing()
                .reorders(
                        reorder("R-1", Reorder.State.COLLECTING),
                        reorder("R-2", Reorder.State.SENT),
                        reorder("R-3", Reorder.State.COLLECTING))
                .pending(pending("CH-3", ORDER_1, NINE)));

        assertThat(due(NINE.minusSeconds(1), 10)).isEmpty();
        assertThat(due(NINE, 10))
                .containsExactlyInAnyOrder(
                        new Tick.ReorderDue("R-1", "ACME", LAMP, "MAIN"),
                        new Tick.ReorderDue("R-3", "ACME", LAMP, "MAIN"),
                        new Tick.PendingDue("orders.changes", "CH-3"));
        assertThat(due(NINE, 2)).hasSize(2);
    }

    private static Outcome.Moved teaching(List<Lesson> lessons, List<UnderWay> begun, String... ended) {
        return new Outcome.Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Leads.Taught(lessons, begun, List.of(ended)),
                List.of(),
                Outcome.Returned.NOTHING);
    }

    private static UnderWay underWay(String subject, Delivery delivery) {
        return new UnderWay(subject, "ACME", LAMP, "lamps", delivery, null);
    }

    @Test
    void what_suppliers_did_is_read_with_the_articles_that_they_offer() {
        var delivery = new Delivery(DAY, DAY.plusDays(14), null);
        var announced = new Delivery(DAY, DAY.plusDays(14), DAY.plusDays(15));
        UnderWay lamps = underWay("supply/PO-1", delivery);
        write(Following.nothing()
                .catalog(item(LAMP, 1), new SupplierItem("ACME", LAMP, 1, 14, 1, 1, null, 1))
                .moved(teaching(
                        List.of(new Lesson(lamps.records(), Lesson.Kind.OPENED, delivery, null)), List.of(lamps))));
        // Who teaches knows nothing of what was taught in between.
        UnderWay vases = new UnderWay("supply/PO-2", "ACME", "VASE", "lamps", delivery, null);
        write(Following.nothing()
                .moved(teaching(
                        List.of(new Lesson(vases.records(), Lesson.Kind.OPENED, delivery, null)), List.of(vases))));
        write(Following.nothing()
                .moved(teaching(
                        List.of(
                                new Lesson(lamps.records(), Lesson.Kind.ANNOUNCED, delivery, announced.announced()),
                                new Lesson(lamps.records(), Lesson.Kind.RECEIVED, announced, DAY.plusDays(20))),
                        List.of(underWay("reorder/R-1", announced)),
                        "supply/PO-1")));

        Leads leads =
                read(Asking.skus(LAMP).supplies("PO-1", "PO-2").reorders("R-1")).leads();
        assertThat(leads.underWay()).containsOnlyKeys("supply/PO-2", "reorder/R-1");
        assertThat(leads.underWay()).containsEntry("reorder/R-1", underWay("reorder/R-1", announced));
        LeadRecord once = LeadRecord.EMPTY.opened(announced).received(announced, DAY.plusDays(20), Tuning.SHIPPED);
        assertThat(leads.records())
                .containsOnly(
                        Map.entry("sku/ACME/LAMP", once),
                        Map.entry("supplier/ACME", once.opened(delivery)),
                        Map.entry("category/lamps", once.opened(delivery)));
        assertThat(read(Asking.skus("VASE")).leads()).isEqualTo(Leads.NONE);
    }

    @Test
    void a_supplier_is_known_by_what_it_was_asked_for_and_what_came() {
        var delivery = new Delivery(DAY, null, DAY.plusDays(3));
        List<Lesson> lessons = new ArrayList<>();
        for (int day : new int[] {1, 3, 4}) {
            lessons.add(new Lesson(List.of("supplier/ACME"), Lesson.Kind.RECEIVED, delivery, DAY.plusDays(day)));
        }
        write(Following.nothing()
                .reorders(
                        reorder("R-1", Reorder.State.SENT),
                        reorder("R-2", Reorder.State.CONFIRMED),
                        reorder("R-3", Reorder.State.COLLECTING),
                        reorder("R-4", Reorder.State.DROPPED),
                        reorder("R-5", Reorder.State.REFUSED),
                        reorder("R-6", Reorder.State.UNANSWERED))
                .supply(LAMP, inbound("PO-1", 10, 4))
                .supply(LAMP, inbound("PO-2", 5, 7))
                .moved(teaching(lessons, List.of())));

        long pieces = reorder("R-1", Reorder.State.SENT).quantity();
        assertThat(records().suppliers())
                .containsExactly(new Records.SupplierScore("ACME", 4, 4 * pieces, 2, 0, 11, 6, 67));
    }

    @Test
    void work_that_fails_leaves_nothing_behind() {
        assertThatThrownBy(() -> ledger().transact(books -> {
                    books.read(Asking.skus(LAMP).need());
                    Following.nothing()
                            .kept(kept(orderKey("SO-1"), 1))
                            .stock(LAMP, stock(9, 0))
                            .decided(accepted("SO-1", 1))
                            .notices(NoticeExamples.plan("SO-1", Channel.EMAIL))
                            .sent(message("lost"))
                            .write(books, NINE);
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");

        assertThat(outbox().depth()).isZero();
        assertThat(records().totals().orders()).isZero();
        assertThat(read(Asking.skus(LAMP).keys(orderKey("SO-1"))).kept()).isEmpty();
        assertThat(read(Asking.skus(LAMP)).positions()).containsOnly(Map.entry(LAMP, SkuPosition.none(LAMP)));
    }

    private static OutboxMessage message(String text) {
        return new OutboxMessage("queue://replies", "c-1", null, Map.of("parkedCode", "SCHEMA"), new Raw(text, false));
    }

    @Test
    void messages_are_handed_over_oldest_first_and_then_forgotten() {
        var binary = new OutboxMessage("temp-queue://ID:1", null, "queue://erp", Map.of(), new Raw("AAEC", true));
        write(Following.nothing().sent(message("1"), binary));
        write(Following.nothing().sent(message("3")));
        List<List<OutboxMessage>> sent = new ArrayList<>();

        assertThat(outbox().depth()).isEqualTo(3);
        assertThat(Relayed.of(outbox(), 2, sent::add)).isEqualTo(2);
        assertThat(outbox().depth()).isEqualTo(1);
        assertThat(Relayed.of(outbox(), 2, sent::add)).isEqualTo(1);
        assertThat(Relayed.of(outbox(), 2, sent::add)).isZero();
        assertThat(sent).containsExactly(List.of(message("1"), binary), List.of(message("3")));
    }

    @Test
    void large_messages_are_handed_over_a_few_at_a_time() {
        var half = message("x".repeat(2_000_000));
        var most = message("y".repeat(5_000_000));
        write(Following.nothing().sent(half, half, message("3"), most, most, message("6")));
        List<List<Integer>> sent = new ArrayList<>();
        while (outbox().depth() > 0) {
            Relayed.of(
                    outbox(),
                    9,
                    messages -> sent.add(messages.stream()
                            .map(each -> each.body().text().length())
                            .toList()));
        }
        assertThat(sent)
                .containsExactly(
                        List.of(2_000_000, 2_000_000), List.of(1), List.of(5_000_000), List.of(5_000_000), List.of(1));
    }

    @Test
    void bodies_come_out_as_they_went_in_whatever_is_in_them() {
        var large = message("\u00e4".repeat(1_200_000));
        var broken = message("a\u0000b\u2028\ud83d\ude00");
        var waits = new Pending(
                new InboxKey("orders.changes", "CH-1"), ORDER_1, new Raw("\u0000", false), Reply.NONE, NINE);
        write(Following.nothing().sent(large, broken).pending(waits));
        List<OutboxMessage> sent = new ArrayList<>();

        Relayed.of(outbox(), 9, sent::addAll);

        assertThat(sent.equals(List.of(large, broken))).as("same bodies").isTrue();
        assertThat(read(Asking.nothing().parents(ORDER_1)).pending()).containsExactly(waits);
    }

    @Test
    void names_may_hold_what_databases_use_themselves() {
        String sku = "{\"a,b\"} \\ 'c' % \u00e4 NULL";
        write(Following.nothing()
                .stock(sku, stock(7, 0))
                .stock("NULL", stock(8, 0))
                .catalog(item(sku, 1)));

        Snapshot snapshot = read(Asking.skus(sku, "NULL", "", " "));
        assertThat(snapshot.positions())
                .containsEntry(sku, new SkuPosition(sku, List.of(stock(7, 0)), List.of()))
                .containsEntry("NULL", new SkuPosition("NULL", List.of(stock(8, 0)), List.of()))
                .containsEntry("", SkuPosition.none(""));
        assertThat(snapshot.items()).containsOnly(Map.entry(sku, item(sku, 1)));
    }

    @Test
    void messages_that_could_not_be_sent_stay() {
        write(Following.nothing().sent(message("1"), message("2")));
        List<OutboxMessage> sent = new ArrayList<>();

        assertThatThrownBy(() -> Relayed.of(outbox(), 2, messages -> {
                    throw new IllegalStateException("broker away");
                }))
                .hasMessage("broker away");
        assertThat(Relayed.of(outbox(), 9, sent::addAll)).isEqualTo(2);
        assertThat(sent).containsExactly(message("1"), message("2"));
    }

    @Test
    void messages_that_were_refused_stay_and_are_in_nobodys_way() {
        write(Following.nothing().sent(message("1"), message("2"), message("3")));
        List<OutboxMessage> sent = new ArrayList<>();

        assertThat(outbox().relay(Outbox.Turn.FIRST, 3, each -> Set.of(1, 2))).isEqualTo(1);
        assertThat(outbox().depth()).isEqualTo(2);
        assertThat(outbox().oldest()).isPresent();
        assertThat(Relayed.of(outbox(), 9, sent::addAll)).isZero();
        assertThat(outbox().relay(Outbox.Turn.AGAIN, 1, each -> Set.of(0))).isZero();
        outbox().relay(Outbox.Turn.AGAIN, 1, each -> {
            sent.addAll(each);
            return Set.of();
        });
        assertThat(sent).as("it was tried longer ago").containsExactly(message("3"));
        write(Following.nothing().sent(message("4")));
        assertThat(outbox().relay(Outbox.Turn.FIRST, 9, each -> Set.of(0))).isZero();
        outbox().relay(Outbox.Turn.AGAIN, 1, each -> {
            sent.addAll(each);
            return Set.of();
        });
        assertThat(sent).as("what is new does not overtake it").containsExactly(message("3"), message("2"));
        assertThat(outbox().relay(Outbox.Turn.AGAIN, 9, each -> Set.of())).isEqualTo(1);
        assertThat(outbox().depth()).isZero();
    }

    @Test
    void a_second_relay_finds_only_what_the_first_does_not_hold() {
        write(Following.nothing().sent(message("1"), message("2"), message("3")));
        List<OutboxMessage> second = new ArrayList<>();

        Relayed.of(outbox(), 2, first -> {
            assertThat(first).containsExactly(message("1"), message("2"));
            assertThat(Relayed.of(outbox(), 9, second::addAll)).isEqualTo(1);
        });

        assertThat(second).containsExactly(message("3"));
        assertThat(outbox().depth()).isZero();
    }

    @Test
    void an_order_is_shown_with_all_that_became_of_it() {
        var decided = waitsFor("PO-1", "SO-1", 5);
        var names = reorder("R-1", Reorder.State.DROPPED, new Reorder.Demand("SO-1", 1, 1, 5));
        write(Following.nothing()
                .decided(decided, accepted("SO-2", 1))
                .reorders(names, reorder("R-2", Reorder.State.SENT, new Reorder.Demand("SO-2", 1, 1, 5)))
                .notices(NoticeExamples.plan("SO-1", Channel.EMAIL)));
        write(Following.nothing().served("SO-1", LAMP, 2, new Peg("PO-2", 3)));

        assertThat(records().order("SO-9")).isEmpty();
        assertThat(records().order("SO-1")).hasValueSatisfying(record -> {
            assertThat(record.order()).isEqualTo(decided.order());
            assertThat(record.decision()).isEqualTo(decided.decision());
            assertThat(record.facts()).isEqualTo(decided.facts());
            assertThat(record.waiting()).singleElement().satisfies(part -> {
                assertThat(part.served()).isEqualTo(2);
                assertThat(part.pegs()).containsExactly(new Peg("PO-2", 3));
            });
            assertThat(record.reorders()).containsExactly(names);
            assertThat(record.notices())
                    .containsExactly(new Records.NoticeRecord(
                            NoticeExamples.plan("SO-1", Channel.EMAIL).noticeId(),
                            "decision",
                            Channel.EMAIL,
                            DeliveryState.DUE,
                            0,
                            NINE,
                            null));
        });
    }

    @Test
    void a_notice_that_is_planned_twice_is_one_notice() {
        var plan = NoticeExamples.plan("SO-1", Channel.EMAIL, Channel.SMS);
        write(Following.nothing().decided(accepted("SO-1", 1)).notices(plan));
        write(Following.nothing().notices(plan));

        assertThat(records().order("SO-1"))
                .hasValueSatisfying(record -> assertThat(record.notices())
                        .extracting(Records.NoticeRecord::channel)
                        .containsExactly(Channel.EMAIL, Channel.SMS));
        assertThat(records().trail("SO-1"))
                .hasValueSatisfying(trail -> assertThat(trail.plans()).containsExactly(plan));
    }

    @Test
    void totals_count_what_there_is() {
        write(Following.nothing()
                .decided(waits("SO-1", 5, DAY), waits("SO-2", 5, DAY), accepted("SO-3", 5))
                .served("SO-2", LAMP, 5)
                .pending(pending("CH-1", ORDER_1, NINE))
                .sent(message("1")));

        assertThat(records().totals()).isEqualTo(new Records.Totals(3, 1, 1, 1));
    }

    @Test
    void a_batch_may_name_nothing_at_all() {
        write(Following.nothing());

        assertThat(read(Asking.nothing()).positions()).isEmpty();
        assertThat(Set.copyOf(due(NINE, 1))).isEmpty();
    }

    // What happens to decided orders.

    private static Outcome.Moved moved(
            List<OrderState> states, List<OrderEvent> events, List<Wakeup> wakeups, List<Tick.Look> asleep) {
        return new Outcome.Moved(
                states, events, List.of(), wakeups, asleep, Leads.Taught.NOTHING, List.of(), Outcome.Returned.NOTHING);
    }

    private static OrderEvent event(long sequence, OrderEvent.Kind kind, Instant at) {
        return new OrderEvent(
                "SO-1/" + sequence, "SO-1", sequence, at, kind, null, null, null, null, null, "cause " + sequence);
    }

    @Test
    void the_latest_alarms_are_read_and_nothing_else() {
        write(Following.nothing().decided(accepted("SO-1", 4)));
        write(Following.nothing()
                .moved(moved(
                        List.of(),
                        List.of(
                                event(1, OrderEvent.Kind.ALARM, NINE.minusSeconds(1)),
                                event(2, OrderEvent.Kind.ALARM, NINE),
                                event(3, OrderEvent.Kind.REFUND_SENT, NINE.plusSeconds(1)),
                                event(4, OrderEvent.Kind.ALARM, NINE.plusSeconds(2)),
                                event(5, OrderEvent.Kind.ALARM, NINE.plusSeconds(3))),
                        List.of(),
                        List.of())));
        assertThat(records().alarms(NINE, 9)).extracting(OrderEvent::sequence).containsExactly(2L, 4L, 5L);
        assertThat(records().alarms(NINE, 2)).extracting(OrderEvent::sequence).containsExactly(4L, 5L);
        assertThat(records().alarms(NINE.plusSeconds(4), 2)).isEmpty();
    }

    @Test
    void the_latest_calls_that_no_order_tells_of_are_read() {
        Outcome.Call early = new Outcome.Call("early", NINE.minusSeconds(1));
        Outcome.Call late = new Outcome.Call("late", NINE);
        Outcome.Call later = new Outcome.Call("later", NINE.plusSeconds(1));
        for (Outcome.Call each : List.of(late, early, later)) {
            write(Following.nothing().moved(calling(each)));
        }
        assertThat(records().calls(NINE, 9)).containsExactly(late, later);
        assertThat(records().calls(NINE, 1)).containsExactly(later);
    }

    private static Outcome.Moved calling(Outcome.Call call) {
        return new Outcome.Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Outcome.Returned.NOTHING,
                Outcome.Lawful.NOTHING,
                List.of(call));
    }

    @Test
    void an_order_stands_as_its_decision_left_it_until_something_happens_to_it() {
        write(Following.nothing().decided(accepted("SO-1", 4), waits("SO-2", 3, DAY)));
        OrderState begin = dossier("SO-1").state();
        assertThat(begin.parts()).singleElement().satisfies(part -> {
            assertThat(part.released()).isEqualTo(4);
            assertThat(part.carrier()).isEqualTo("DHL");
        });
        assertThat(begin.releases()).extracting(Release::releaseId).containsExactly("SO-1/R1");
        OrderState shipped = begin.with(begin.parts().get(0).ship(4, NINE)).counted();
        write(Following.nothing().moved(moved(List.of(shipped), List.of(), List.of(), List.of())));
        assertThat(dossier("SO-1").state()).isEqualTo(shipped);
        assertThat(records().order("SO-1").orElseThrow().state()).isEqualTo(shipped);
        assertThat(records().order("SO-2").orElseThrow().state())
                .isEqualTo(dossier("SO-2").state());
        assertThat(dossier("SO-2").state().parts().get(0).waiting()).isEqualTo(3);
    }

    @Test
    void an_order_with_another_address_is_found_by_that_and_its_refunds_and_days_are_kept() {
        write(Following.nothing().decided(waits("SO-1", 5, DAY)));
        Refund refund = new Refund(
                "SO-1/F1",
                "SO-1",
                List.of(new Refund.Line(1, 2, new BigDecimal("3.10"))),
                BigDecimal.ZERO,
                new BigDecimal("3.10"),
                "EUR",
                "card",
                "CUSTOMER_CANCELLED",
                DAY,
                true);
        OrderState now = dossier("SO-1")
                .state()
                .with(new RefundState(
                                refund, RefundState.Status.REQUESTED, NINE, NINE, NINE, NINE, null, null, List.of())
                        .withdraw(new RefundState.Withdrawn(
                                new Refund.Line(1, 1, new BigDecimal("1.55")), BigDecimal.ZERO, NINE)))
                .with(Amended.NOTHING.to(new ShipTo("FR", null, "75001", null)).by(1, DAY.plusDays(3)));
        write(Following.nothing().moved(moved(List.of(now), List.of(), List.of(), List.of())));
        assertThat(dossier("SO-1").state()).isEqualTo(now);
        assertThat(dossier("SO-1").order().shipTo().country())
                .as("as it was ordered")
                .isEqualTo("DE");
        assertThat(read(Asking.skus(LAMP).openTo("", "FR")).dossiers().byId()).containsOnlyKeys("SO-1");
        assertThat(read(Asking.skus(LAMP).openTo("", "DE")).dossiers().byId()).isEmpty();
    }

    @Test
    void what_the_articles_of_orders_are_called_is_read_with_them_though_nobody_asked_for_the_articles() {
        write(Following.nothing().catalog(item(LAMP, 1)).decided(waits("SO-1", 5, DAY)));
        Snapshot.Dossiers read = read(Asking.skus().openTo("", "DE")).dossiers();
        assertThat(read.byId()).containsOnlyKeys("SO-1");
        assertThat(read.named()).containsOnly(Map.entry(LAMP, item(LAMP, 1)));
        assertThat(read(Asking.skus(LAMP).openTo("", "DE")).dossiers().named()).isEmpty();
    }

    @Test
    void who_counts_on_later_supply_or_on_none_is_read_in_turn() {
        write(Following.nothing()
                .supply(LAMP, inbound("PO-1", 5, 0))
                .supply(
                        LAMP,
                        new SkuPosition.Inbound("PO-2", 1, "ACME", "MAIN", 5, 0, 0, null, Supply.Status.OPEN, null))
                .decided(
                        waitsFor("PO-1", "SO-1", 5),
                        waits("SO-2", 5, DAY.plusDays(2)),
                        waitsFor("PO-2", "SO-3", 5),
                        waits("SO-4", 5, DAY.plusDays(1))));
        write(Following.nothing().served("SO-2", LAMP, 5));
        Snapshot.Dossiers.Line after = later(DAY, 5);
        assertThat(orderIds(after.parts())).containsExactly("SO-3", "SO-4");
        assertThat(after.all()).isTrue();
        assertThat(after.parts().get(0).pegs()).containsExactly(new Peg("PO-2", 5));
        assertThat(orderIds(later(DAY.minusDays(1), 5).parts())).containsExactly("SO-1", "SO-3", "SO-4");
        Snapshot.Dossiers.Line one = later(DAY.minusDays(1), 1);
        assertThat(orderIds(one.parts())).containsExactly("SO-1");
        assertThat(one.all()).isFalse();
    }

    @Test
    void who_counts_on_supply_that_moves_is_read_too_and_who_is_promised_better_is_not() {
        write(Following.nothing()
                .supply(LAMP, inbound("PO-1", 5, 0))
                .decided(
                        waitsFor("PO-1", "SO-1", 5),
                        waits("SO-2", 5, DAY.plusDays(1)),
                        waits("SO-3", 5, DAY.plusDays(2)),
                        waits("SO-4", 5, DAY.plusDays(3))));
        write(Following.nothing()
                .served(
                        new Served("SO-2", 1, 1, LAMP, "MAIN", 5, 0, List.of(), 0, 0, NINE),
                        new Served("SO-3", 1, 1, LAMP, "MAIN", 5, 0, List.of(), 0, 0, NINE.plusSeconds(1)),
                        new Served("SO-4", 1, 1, LAMP, "MAIN", 5, 0, List.of(), 0, 0, null)));
        Need.Later later = new Need.Later(LAMP_MAIN, DAY, Set.of("PO-1"), NINE.plusSeconds(1));
        Snapshot.Dossiers.Line line = Objects.requireNonNull(
                read(Asking.skus(LAMP).later(later, 9)).dossiers().later().get(later));
        assertThat(orderIds(line.parts())).containsExactly("SO-1", "SO-3", "SO-4");
    }

    /** Pieces that count for the customer of the examples. */
    private static long held(Snapshot snapshot, Instant since) {
        return held(snapshot.grants().getOrDefault(new Need.Holding("C-1", LAMP), List.of()), since);
    }

    private static long held(List<? extends Snapshot.Grant> grants, Instant since) {
        return grants.stream()
                .filter(each -> !each.at().isBefore(since))
                .mapToLong(Snapshot.Grant::quantity)
                .sum();
    }

    @Test
    void who_waits_elsewhere_with_all_his_pieces_is_read_in_turn_where_few_enough_of_them_and_to_whom_they_may_go() {
        write(Following.nothing()
                .decided(
                        waits("SO-1", 5, DAY),
                        waits("SO-2", 2, DAY.plusDays(1)),
                        waits("SO-3", 2, DAY),
                        waits("SO-4", 2, DAY.plusDays(2))));
        write(Following.nothing()
                .served(new Served("SO-3", 1, 1, LAMP, "ANNEX", 2, 0, List.of(), 0, 0, null))
                .served(new Served("SO-4", 1, 1, LAMP, "MAIN", 2, 1, List.of(), 1, 0, null)));
        Set<String> both = Set.of("MAIN", "ANNEX");

        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 5, Set.of()), 9)).containsExactly("SO-1", "SO-3", "SO-2");
        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 4, Set.of("FR", "DE")), 9))
                .containsExactly("SO-3", "SO-2");
        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 4, Set.of("FR", "DE")), 2))
                .as("of the first two in turn")
                .containsExactly("SO-3", "more");
        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 4, Set.of("DE")), 1))
                .as("of the first in turn")
                .containsExactly("more");
        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 5, Set.of()), 2)).containsExactly("SO-1", "SO-3", "more");
        assertThat(elsewhere(new Need.Elsewhere(LAMP, both, 5, Set.of("FR")), 9))
                .isEmpty();
        assertThat(elsewhere(new Need.Elsewhere(LAMP, Set.of("ANNEX"), 5, Set.of()), 9))
                .containsExactly("SO-3");
        assertThat(elsewhere(new Need.Elsewhere("VASE", both, 5, Set.of()), 9)).isEmpty();
    }

    private List<String> elsewhere(Need.Elsewhere who, long parts) {
        Snapshot snapshot = read(Asking.skus(LAMP).elsewhere(who, parts));
        Snapshot.Dossiers.LookedAt line =
                Objects.requireNonNull(snapshot.dossiers().elsewhere().get(who));
        List<String> ids = new ArrayList<>(orderIds(line.parts()));
        assertThat(snapshot.dossiers().byId()).as("with their orders").containsOnlyKeys(ids.toArray(String[]::new));
        if (line.last() != null) {
            ids.add("more");
        }
        return ids;
    }

    @Test
    void a_part_that_is_served_from_another_location_waits_and_is_kept_there() {
        write(Following.nothing().decided(waits("SO-1", 5, DAY), waits("SO-2", 2, DAY)));
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "ANNEX", 5, 5, List.of(), 5, 0, null)));
        Need.SkuLocation annex = new Need.SkuLocation(LAMP, "ANNEX");

        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 10))).containsExactly("SO-2");
        assertThat(orderIds(read(Asking.skus(LAMP).taking(annex))
                        .dossiers()
                        .allocated()
                        .getOrDefault(annex, List.of())))
                .containsExactly("SO-1");
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "ANNEX", 5, 3, List.of(), 3, 0, null)));
        assertThat(waiting(Asking.skus(LAMP).arriving(annex, 10))).containsExactly("SO-1");
    }

    private Snapshot.Dossiers.Line later(java.time.LocalDate day, long parts) {
        Snapshot snapshot = read(Asking.skus(LAMP).later(LAMP_MAIN, day, parts));
        Snapshot.Dossiers.Line line =
                Objects.requireNonNull(snapshot.dossiers().later().get(new Need.Later(LAMP_MAIN, day)));
        assertThat(snapshot.dossiers().byId())
                .as("with their orders")
                .containsOnlyKeys(orderIds(line.parts()).toArray(String[]::new));
        return line;
    }

    @Test
    void of_what_was_cancelled_nothing_waits_is_served_or_counts_as_granted() {
        write(Following.nothing().decided(waits("SO-1", 5, DAY), waits("SO-2", 2, DAY)));
        PartState part =
                dossier("SO-1").state().parts().get(0).cancel(new Cancellation(3, NINE, "orders.changes/CH-1", false));
        Parcel parcel = Parcel.of("SH-1")
                .with(1, 1, 1, NINE, "SO-1/R1")
                .delivered(NINE.plusSeconds(60))
                .with(1, 1, 1, NINE, null);
        PartState recalled = part.recall(new PartState.Recall(2, NINE, NINE.plusSeconds(60)));
        write(Following.nothing()
                .served(new Served("SO-1", 1, 1, LAMP, "MAIN", 2, 0, List.of(new Peg("PO-1", 1)), 0, 0, null))
                .moved(new Outcome.Moved(
                        List.of(dossier("SO-1").state().with(recalled).with(parcel)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Leads.Taught.NOTHING,
                        List.of(),
                        new Outcome.Returned(
                                List.of(new Outcome.Regrant("C-1", LAMP, NINE, -3)), List.of(), List.of()))));
        Snapshot snapshot =
                read(Asking.skus(LAMP).holding("C-1", LAMP).whole("SO-1").confirming(LAMP_MAIN, 10));
        assertThat(snapshot.dossiers().whole()).containsExactly("SO-1");
        assertThat(dossier("SO-1").state().parts().get(0)).isEqualTo(recalled);
        assertThat(dossier("SO-1").state().parcels()).containsExactly(parcel);
        assertThat(held(snapshot, NINE)).isEqualTo(4);
        assertThat(held(read(Asking.skus(LAMP).holding("C-1", LAMP).since(NINE.plusSeconds(1))), NINE))
                .as("what was cancelled leaves the window with what was granted")
                .isZero();
        WaitingPart waiting = Objects.requireNonNull(snapshot.waiting().get(LAMP)).stream()
                .filter(each -> each.orderId().equals("SO-1"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(waiting.quantity(), waiting.open(), waiting.unpegged()))
                .containsExactly(2L, 2L, 1L);
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "MAIN", 0, 0, List.of(), 0, 0, null)));
        assertThat(waiting(Asking.skus(LAMP).arriving(LAMP_MAIN, 10))).containsExactly("SO-2");
    }

    private Dossier dossier(String orderId) {
        return Objects.requireNonNull(
                read(Asking.skus(LAMP).whole(orderId)).dossiers().byId().get(orderId), orderId);
    }

    @Test
    void an_order_that_is_read_whole_comes_with_all_that_waits_and_one_that_is_peeked_at_with_its_articles() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY), waits("SO-2", 3, DAY)));
        Snapshot snapshot = read(Asking.skus(LAMP).whole("SO-1").peeked("SO-2", "SO-9"));
        assertThat(orderIds(Objects.requireNonNull(snapshot.waiting().get(LAMP))))
                .containsExactly("SO-1");
        assertThat(snapshot.dossiers().byId()).containsOnlyKeys("SO-1");
        assertThat(snapshot.dossiers().skus()).containsOnly(Map.entry("SO-2", Set.of(LAMP)));
    }

    @Test
    void every_part_that_waits_comes_with_its_order() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY), waits("SO-2", 3, DAY)));
        assertThat(read(Asking.skus(LAMP).arriving(LAMP_MAIN, 1)).dossiers().byId())
                .containsOnlyKeys("SO-1");
    }

    @Test
    void who_would_be_asked_for_comes_with_his_order_only_where_supply_is_free_for_him() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY), waits("SO-2", 3, DAY)));
        Snapshot snapshot = read(Asking.skus(LAMP).unasked(LAMP_MAIN));
        assertThat(snapshot.unasked().getOrDefault(LAMP_MAIN, List.of())).hasSize(2);
        assertThat(snapshot.dossiers().byId()).isEmpty();

        write(Following.nothing().supply(LAMP, inbound("PO-1", 4, 0)));
        assertThat(read(Asking.skus(LAMP).unasked(LAMP_MAIN)).dossiers().byId()).containsOnlyKeys("SO-1", "SO-2");
    }

    @Test
    void those_who_count_on_some_supplies_are_named() {
        Following many = Following.nothing();
        for (int i = 0; i < 6; i++) {
            many.decided(waitsFor(i % 2 == 0 ? "PO-1" : "PO-2", "SO-%04d".formatted(i), 1));
        }
        write(many);
        Snapshot named = read(Asking.skus(LAMP).peggedAfter("PO-1", "").peggedAfter("PO-2", ""));
        assertThat(named.waiting()).isEmpty();
        assertThat(named.dossiers().byId()).isEmpty();
        assertThat(named.dossiers().counting())
                .containsOnly(
                        Map.entry("PO-1", List.of("SO-0000", "SO-0002", "SO-0004")),
                        Map.entry("PO-2", List.of("SO-0001", "SO-0003", "SO-0005")));
        assertThat(named.dossiers().more()).isEmpty();
        Snapshot rest = read(Asking.skus(LAMP).peggedAfter("PO-1", "SO-0002"));
        assertThat(rest.dossiers().counting()).containsOnly(Map.entry("PO-1", List.of("SO-0004")));
    }

    @Test
    void who_waits_for_an_article_or_has_some_that_did_not_leave_comes_a_chunk_at_a_time() {
        write(Following.nothing()
                .decided(
                        waits("SO-1", 3, DAY),
                        decided(order("SO-2", NINE, 1), part(PartKind.PREORDERED, 1, Basis.RELEASE_DATE, null, DAY)),
                        waits("SO-3", 3, DAY),
                        waits("SO-4", 3, DAY),
                        waits("SO-5", 3, DAY))
                .served(new Served("SO-3", 1, 1, LAMP, "MAIN", 3, 3, List.of(), 3, 0, null))
                .served(new Served("SO-4", 1, 1, LAMP, "MAIN", 3, 3, List.of(), 0, 3, null))
                .served(new Served("SO-5", 1, 1, LAMP, "MAIN", 3, 3, List.of(), 0, 0, null)));
        assertThat(waiting(Asking.skus(LAMP).articleAfter(LAMP, "")))
                .containsExactlyInAnyOrder("SO-1", "SO-2", "SO-3", "SO-4");
        assertThat(waiting(Asking.skus(LAMP).articleAfter(LAMP, "SO-2"))).containsExactlyInAnyOrder("SO-3", "SO-4");
    }

    @Test
    void stock_that_is_not_released_is_found_until_it_is() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY)));
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "MAIN", 3, 2, List.of(), 2, 0, null)));
        assertThat(read(Asking.skus(LAMP).taking(LAMP_MAIN))
                        .dossiers()
                        .allocated()
                        .get(LAMP_MAIN))
                .singleElement()
                .satisfies(part -> assertThat(part.served()).isEqualTo(2));
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "MAIN", 3, 2, List.of(), 0, 0, null)));
        assertThat(read(Asking.skus(LAMP).taking(LAMP_MAIN))
                        .dossiers()
                        .allocated()
                        .get(LAMP_MAIN))
                .isEmpty();
    }

    private static Outcome.Moved stocked(WaitingPart part, long allocated, long released) {
        return new Outcome.Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Outcome.Returned.NOTHING,
                Outcome.Lawful.NOTHING,
                List.of(),
                List.of(new Outcome.Stocked(part, allocated, released)));
    }

    private List<WaitingPart> taking() {
        return read(Asking.skus(LAMP).taking(LAMP_MAIN)).dossiers().allocated().getOrDefault(LAMP_MAIN, List.of());
    }

    @Test
    void what_was_released_with_its_decision_is_found_while_it_is_held() {
        write(Following.nothing().decided(accepted("SO-1", 4)));
        WaitingPart part = new WaitingPart(
                "SO-1", 1, 1, LAMP, "MAIN", PartKind.ACCEPTED, Basis.ON_HAND, 4, 4, List.of(), 0, DAY, NINE);
        write(Following.nothing().moved(stocked(part, 0, 3)));
        assertThat(waiting(Asking.skus(LAMP).articleAfter(LAMP, ""))).isEmpty();
        write(Following.nothing().moved(stocked(part, 3, 0)));
        assertThat(taking()).containsExactly(part);
        assertThat(waiting(Asking.skus(LAMP).articleAfter(LAMP, ""))).containsExactly("SO-1");
        write(Following.nothing().moved(stocked(part, 0, 3)));
        assertThat(taking()).isEmpty();
        assertThat(waiting(Asking.skus(LAMP).articleAfter(LAMP, ""))).containsExactly("SO-1");
    }

    @Test
    void what_waits_is_found_as_it_is_held_and_keeps_its_turn() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY)));
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "MAIN", 3, 2, List.of(), 0, 2, null)));
        WaitingPart held = new WaitingPart(
                "SO-1", 1, 1, LAMP, "MAIN", PartKind.ACCEPTED, Basis.ON_HAND, 9, 9, List.of(), 7, DAY, NINE);
        write(Following.nothing().moved(stocked(held, 2, 0)));
        assertThat(taking()).singleElement().satisfies(part -> {
            assertThat(part.served()).isEqualTo(2);
            assertThat(part.quantity()).isEqualTo(3);
            assertThat(part.kind()).isEqualTo(PartKind.BACKORDERED);
        });
    }

    @Test
    void a_part_is_due_when_its_day_is_over_and_not_again_once_it_was_looked_at() {
        write(Following.nothing().decided(waits("SO-1", 3, DAY)));
        write(Following.nothing().served(new Served("SO-1", 1, 1, LAMP, "MAIN", 3, 0, List.of(), 0, 0, NINE)));
        assertThat(due(NINE.minusSeconds(1), 10)).isEmpty();
        assertThat(due(NINE, 10)).containsExactly(new Tick.PartDue("SO-1", 1, 1, LAMP));
        write(Following.nothing()
                .served(new Served("SO-1", 1, 1, LAMP, "MAIN", 3, 0, List.of(), 0, 0, NINE.plusSeconds(60))));
        assertThat(due(NINE, 10)).isEmpty();
    }

    @Test
    void nothing_is_left_for_later_where_a_time_that_the_law_counts_is_nearly_over() {
        Tick.Look waiting = new Tick.Look(Tick.Look.Kind.WAITING, "SO-1", "", "");
        write(Following.nothing().moved(moved(List.of(), List.of(), List.of(new Wakeup(waiting, NINE)), List.of())));
        Set<Tick.Look.Kind> held = Set.of(Tick.Look.Kind.WAITING);
        assertThat(ledger().due(NINE, held, 10)).isEmpty();
        write(Following.nothing()
                .decided(accepted("SO-2", 1)
                        .lookedAt(NINE.plus(Ledger.LAW_IS_NEAR).plusSeconds(1))));
        assertThat(ledger().due(NINE, held, 10)).isEmpty();
        write(Following.nothing().decided(accepted("SO-3", 1).lookedAt(NINE.plus(Ledger.LAW_IS_NEAR))));
        assertThat(looks(NINE, held)).containsExactly(waiting);
    }

    @Test
    void looks_of_some_kinds_can_be_left_for_later() {
        Tick.Look supply = new Tick.Look(Tick.Look.Kind.SUPPLY, "PO-1", LAMP, "");
        Tick.Look waiting = new Tick.Look(Tick.Look.Kind.WAITING, "SO-1", "", "");
        List<Wakeup> both = List.of(new Wakeup(waiting, NINE), new Wakeup(supply, NINE.plusSeconds(1)));
        write(Following.nothing().moved(moved(List.of(), List.of(), both, List.of())));
        Instant later = NINE.plusSeconds(1);
        assertThat(looks(later, Set.of(Tick.Look.Kind.WAITING))).containsExactly(supply);
        assertThat(looks(later, Set.of())).containsExactly(waiting, supply);
    }

    @Test
    void releases_of_some_articles_are_found_among_all_that_is_due() {
        Tick.Look lamp = new Tick.Look(Tick.Look.Kind.RELEASE, LAMP, LAMP, "");
        Tick.Look other = new Tick.Look(Tick.Look.Kind.RELEASE, "VASE", "VASE", "");
        Tick.Look later = new Tick.Look(Tick.Look.Kind.RELEASE, "BULB", "BULB", "");
        Tick.Look supply = new Tick.Look(Tick.Look.Kind.SUPPLY, LAMP, LAMP, "");
        List<Wakeup> all = List.of(
                new Wakeup(lamp, NINE),
                new Wakeup(other, NINE),
                new Wakeup(later, NINE.plusSeconds(1)),
                new Wakeup(supply, NINE));
        write(Following.nothing().moved(moved(List.of(), List.of(), all, List.of())));
        List<Tick> found = ledger().releases(NINE, Set.of(LAMP, "BULB"));
        assertThat(found).hasSize(1).isSubsetOf(due(NINE, 10));
        assertThat(found.get(0).key()).isEqualTo(lamp.key());
        assertThat(ledger().releases(NINE, Set.of())).isEmpty();
    }

    @Test
    void what_must_be_looked_at_is_due_at_its_time_and_the_newest_word_counts() {
        Tick.Look look = new Tick.Look(Tick.Look.Kind.SUPPLY, "PO-1", LAMP, "");
        Tick.Look on = look.from("SO-7");
        write(Following.nothing()
                .moved(moved(List.of(), List.of(), List.of(new Wakeup(look, NINE.plusSeconds(60))), List.of())));
        assertThat(due(NINE, 10)).isEmpty();
        assertThat(looks(NINE.plusSeconds(60), Set.of())).containsExactly(look);
        write(Following.nothing().moved(moved(List.of(), List.of(), List.of(new Wakeup(on, NINE)), List.of())));
        assertThat(looks(NINE, Set.of())).containsExactly(on);
        write(Following.nothing().moved(moved(List.of(), List.of(), List.of(), List.of(on))));
        assertThat(due(NINE.plusSeconds(60), 10)).isEmpty();
    }

    /** Looks that are due, without the numbers of their beginnings. */
    private List<Tick.Look> looks(Instant now, Set<Tick.Look.Kind> held) {
        return ledger().due(now, held, 10).stream()
                .map(Tick.Look.class::cast)
                .map(each -> new Tick.Look(each.kind(), each.subject(), each.sku(), each.after()))
                .toList();
    }

    private static final Tick.Look GERMANY = new Tick.Look(Tick.Look.Kind.ADVISORY, "DE", "", "");

    private void begins(Tick.Look look) {
        write(Following.nothing().moved(moved(List.of(), List.of(), List.of(new Wakeup(look, NINE)), List.of())));
    }

    private void ends(Tick.Look look) {
        write(Following.nothing().moved(moved(List.of(), List.of(), List.of(), List.of(look))));
    }

    private Tick.Look handedOut() {
        return (Tick.Look) due(NINE, 10).get(0);
    }

    @Test
    void a_look_goes_on_where_it_stopped_and_ends() {
        begins(GERMANY);
        begins(handedOut().from("SO-7"));
        assertThat(looks(NINE, Set.of())).containsExactly(GERMANY.from("SO-7"));
        begins(handedOut().from("SO-9"));
        assertThat(looks(NINE, Set.of())).containsExactly(GERMANY.from("SO-9"));
        ends(handedOut());
        assertThat(looks(NINE, Set.of())).isEmpty();
    }

    @Test
    void what_begins_anew_while_it_is_looked_at_is_looked_at_from_its_beginning() {
        begins(GERMANY);
        Tick.Look old = handedOut();
        begins(GERMANY);
        begins(old.from("SO-7"));
        assertThat(looks(NINE, Set.of())).containsExactly(GERMANY);
        ends(old);
        assertThat(looks(NINE, Set.of())).containsExactly(GERMANY);
    }

    @Test
    void a_look_that_another_has_ended_neither_goes_on_nor_ends_what_began_since() {
        begins(GERMANY);
        Tick.Look old = handedOut();
        ends(old);
        begins(old.from("SO-7"));
        assertThat(looks(NINE, Set.of())).isEmpty();
        begins(GERMANY);
        begins(old.from("SO-7"));
        ends(old);
        assertThat(looks(NINE, Set.of())).containsExactly(GERMANY);
    }

    @Test
    void what_happened_to_an_order_stands_in_its_record_in_order() {
        write(Following.nothing().decided(accepted("SO-1", 4)));
        OrderEvent.State state = new OrderEvent.State(0, 0, 4, 0, 0, DAY, DAY, "MAIN", "DHL", "standard");
        List<OrderEvent> events = List.of(
                new OrderEvent(
                        "SO-1/1", "SO-1", 1, NINE, OrderEvent.Kind.HELD, 1, 1, null, state, state, "carriers.in/A/1"),
                new OrderEvent(
                        "SO-1/2",
                        "SO-1",
                        2,
                        NINE,
                        OrderEvent.Kind.SHIPPED,
                        1,
                        1,
                        null,
                        state,
                        null,
                        "shipments.in/S/1"));
        write(Following.nothing().moved(moved(List.of(), events, List.of(), List.of())));
        assertThat(records().order("SO-1").orElseThrow().events()).isEqualTo(events);
    }

    private List<String> openTo(String after, String... countries) {
        return read(Asking.nothing().openTo(after, countries)).dossiers().byId().values().stream()
                .filter(each -> each.turn().key().compareTo(after) > 0)
                .map(each -> each.order().orderId())
                .sorted()
                .toList();
    }

    @Test
    void open_orders_come_by_country_and_in_turn_and_closed_ones_do_not() {
        write(Following.nothing()
                .decided(
                        waits("SO-3", 1, DAY),
                        accepted("SO-1", 1),
                        waits("SO-2", 1, DAY.minusDays(1)),
                        decided(order("SO-4", NINE, 1), part(PartKind.REFUSED, 1, Basis.LEAD_TIME, null, DAY))));

        assertThat(openTo("", "DE")).contains("SO-1", "SO-2", "SO-3");
        String second = Objects.requireNonNull(read(Asking.nothing().openTo("", "DE"))
                        .dossiers()
                        .byId()
                        .get("SO-2"))
                .turn()
                .key();
        assertThat(openTo(second, "FR", "DE")).contains("SO-3").doesNotContain("SO-2");
        assertThat(openTo("")).contains("SO-1", "SO-2", "SO-3");
        assertThat(read(Asking.nothing().openTo("", "DE")).dossiers().more()).isEmpty();
    }

    @Test
    void a_full_chunk_of_open_orders_says_where_the_next_one_begins() {
        Outcome.Decided[] all = new Outcome.Decided[Need.Orders.CHUNK + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = waits("SO-" + (1000 + i), 1, DAY);
        }
        write(Following.nothing().decided(all));

        String next = Objects.requireNonNull(
                read(Asking.nothing().openTo("", "DE")).dossiers().more().get(""));
        assertThat(next).endsWith(" SO-" + (1000 + Need.Orders.CHUNK - 1));
        Snapshot last = read(Asking.nothing().openTo(next, "DE"));
        assertThat(last.dossiers().byId()).containsKey("SO-" + (1000 + Need.Orders.CHUNK));
        assertThat(last.dossiers().more()).isEmpty();
        assertThat(read(Asking.nothing().openTo("", "DE", "FR")).dossiers().more())
                .containsEntry("", next);
        assertThat(read(Asking.nothing().openTo("")).dossiers().more()).containsEntry("", next);
    }

    // What the law of late orders goes by.

    private static Outcome.Moved lawful(List<CaseFile> files, Outcome.LookAt... looks) {
        return new Outcome.Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Outcome.Returned.NOTHING,
                new Outcome.Lawful(files, List.of(looks)),
                List.of());
    }

    @Test
    void the_law_looks_at_an_order_at_its_instant_and_the_longest_due_comes_first() {
        write(Following.nothing()
                .decided(
                        accepted("SO-1", 1).lookedAt(NINE.plusSeconds(60)),
                        accepted("SO-2", 1).lookedAt(NINE.plusSeconds(30)),
                        accepted("SO-3", 1)));

        assertThat(due(NINE.plusSeconds(29), 10)).isEmpty();
        assertThat(due(NINE.plusSeconds(60), 10)).containsExactly(new Tick.LawDue("SO-2"), new Tick.LawDue("SO-1"));
        assertThat(due(NINE.plusSeconds(60), 1)).containsExactly(new Tick.LawDue("SO-2"));
        write(Following.nothing()
                .moved(lawful(
                        List.of(),
                        new Outcome.LookAt("SO-2", null),
                        new Outcome.LookAt("SO-3", NINE.plusSeconds(10)))));
        assertThat(due(NINE.plusSeconds(60), 10)).containsExactly(new Tick.LawDue("SO-3"), new Tick.LawDue("SO-1"));
        assertThat(dossier("SO-3").legal().lookAt()).isEqualTo(NINE.plusSeconds(10));
        assertThat(dossier("SO-2").legal().lookAt()).isNull();
    }

    private static final String NOTICE = DecisionNotice.noticeId("SO-1", NINE);

    private static CaseFile file() {
        NoticeAnswer answer = new NoticeAnswer(
                "C-1", NOTICE, List.of(1), NoticeAnswer.Kind.EXTRA_PERIOD, DAY, NINE.plusSeconds(5), "PHONE");
        return CaseFile.empty("SO-1")
                .with(new PaymentEvent(
                        "P-1", "SO-1", PaymentEvent.Status.DISHONOURED, new BigDecimal("12.75"), "EUR", NINE))
                .with(new CaseFile.Asked(
                        NOTICE,
                        NINE,
                        NoticeKind.FIRST_LONG,
                        DAY,
                        NINE.plusSeconds(1800),
                        NINE.plusSeconds(3600),
                        List.of(new CaseFile.About(1, 1, 4, DAY, DAY.plusDays(3), DAY, "SUPPLIER_LATE"))))
                .with(new CaseFile.Heard(answer, true))
                .with(new CaseFile.Named(1, 1, NINE, 1, Topic.BETTER_DATE, null, null))
                .alarmed("somebody was called");
    }

    @Test
    void a_case_file_comes_with_its_order_and_with_what_became_of_its_notices() {
        write(Following.nothing()
                .decided(accepted("SO-1", 4), accepted("SO-2", 4))
                .notices(NoticeExamples.plan("SO-1", Channel.EMAIL))
                .moved(lawful(List.of(file()))));

        assertThat(dossier("SO-1").legal().file()).isEqualTo(file());
        assertThat(dossier("SO-1").legal().handed()).singleElement().satisfies(handed -> {
            assertThat(handed.noticeId()).isEqualTo(NOTICE);
            assertThat(handed.channel()).isEqualTo(Channel.EMAIL);
            assertThat(handed.state()).isEqualTo(DeliveryState.DUE);
            assertThat(handed.startedAt()).isNull();
        });
        assertThat(dossier("SO-2").legal()).isEqualTo(Legal.none("SO-2"));
        write(Following.nothing().moved(lawful(List.of(file().alarmed("again")))));
        assertThat(dossier("SO-1").legal().file().alarms()).hasSize(2);
        assertThat(records().trail("SO-1"))
                .hasValueSatisfying(
                        trail -> assertThat(trail.dossier().legal().file()).isEqualTo(file().alarmed("again")));
        assertThat(records().trail("SO-9")).isEmpty();
    }

    @Test
    void of_a_notice_is_known_when_it_began_to_be_sent_and_when_its_end_was_known() {
        write(Following.nothing()
                .decided(accepted("SO-1", 4))
                .notices(NoticeExamples.plan("SO-1", Channel.EMAIL))
                .moved(lawful(List.of(file()))));
        DeliveryId mail = new DeliveryId(NOTICE, Channel.EMAIL);

        deliveries().claim(List.of(mail), NINE.plusSeconds(60), Duration.ofSeconds(10));
        assertThat(dossier("SO-1").legal().handed())
                .containsExactly(new Handed(
                        NOTICE,
                        Channel.EMAIL,
                        DeliveryState.SENDING,
                        NINE.plusSeconds(60),
                        NINE.plusSeconds(60),
                        List.of()));

        deliveries().expireLeases(NINE.plusSeconds(90));
        deliveries().resolve(mail, new SendOutcome.Accepted(null, "found"), NINE.plusSeconds(3600));
        assertThat(dossier("SO-1").legal().handed())
                .containsExactly(new Handed(
                        NOTICE,
                        Channel.EMAIL,
                        DeliveryState.ACCEPTED,
                        NINE.plusSeconds(60),
                        NINE.plusSeconds(3600),
                        List.of()));
    }

    @Test
    void of_a_notice_is_kept_when_it_came_back_whatever_becomes_of_it_then() {
        write(Following.nothing()
                .decided(accepted("SO-1", 4))
                .notices(NoticeExamples.plan("SO-1", Channel.EMAIL))
                .moved(lawful(List.of(file()))));
        DeliveryId mail = new DeliveryId(NOTICE, Channel.EMAIL);
        for (int hour : List.of(1, 3)) {
            Instant at = NINE.plusSeconds(hour * 3600L);
            var claimed = deliveries().claim(List.of(mail), at, Duration.ofSeconds(10));
            deliveries().record(List.of(SendResult.of(claimed.get(0), new SendOutcome.Accepted(null, "250"))), at);
            assertThat(deliveries().bounced(mail, "it came back", at.plusSeconds(60)))
                    .isTrue();
            assertThat(deliveries().reopen(mail, at.plusSeconds(120))).isTrue();
        }
        deliveries().claim(List.of(mail), NINE.plusSeconds(18000), Duration.ofSeconds(10));
        assertThat(dossier("SO-1").legal().handed())
                .containsExactly(new Handed(
                        NOTICE,
                        Channel.EMAIL,
                        DeliveryState.SENDING,
                        NINE.plusSeconds(18000),
                        NINE.plusSeconds(18000),
                        List.of(
                                new Handed.Returned(NINE.plusSeconds(3600), NINE.plusSeconds(3660)),
                                new Handed.Returned(NINE.plusSeconds(10800), NINE.plusSeconds(10860)))));
    }

    @Test
    void of_a_notice_that_was_refused_at_once_none_came_back() {
        write(Following.nothing()
                .decided(accepted("SO-1", 4))
                .notices(NoticeExamples.plan("SO-1", Channel.EMAIL))
                .moved(lawful(List.of(file()))));
        var claimed = deliveries()
                .claim(List.of(new DeliveryId(NOTICE, Channel.EMAIL)), NINE.plusSeconds(60), Duration.ofSeconds(10));
        deliveries()
                .record(
                        List.of(SendResult.of(claimed.get(0), new SendOutcome.Failed("550 no such user"))),
                        NINE.plusSeconds(60));
        assertThat(dossier("SO-1").legal().handed()).singleElement().satisfies(handed -> {
            assertThat(handed.state()).isEqualTo(DeliveryState.FAILED);
            assertThat(handed.returned()).isEmpty();
        });
    }

    @Test
    void an_order_is_found_by_its_notice_and_what_waits_for_the_notice_is_due_with_it() {
        write(Following.nothing()
                .pending(pending("C-1", new Pending.Parent(Pending.Kind.NOTICE, NOTICE), NINE.plusSeconds(60))));
        assertThat(due(NINE, 10)).isEmpty();
        write(Following.nothing().decided(accepted("SO-1", 4)).notices(NoticeExamples.plan("SO-1", Channel.EMAIL)));

        Snapshot.Dossiers found =
                read(Asking.nothing().noticed(NOTICE, "nobody-wrote-it")).dossiers();
        assertThat(found.noticed()).containsExactly(Map.entry(NOTICE, "SO-1"));
        assertThat(found.skus()).containsOnlyKeys("SO-1");
        assertThat(due(NINE, 10)).containsExactly(new Tick.PendingDue("orders.changes", "C-1"));
    }
}
