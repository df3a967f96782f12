package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ADDRESS_CHANGED;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A customer whose day moves is told why it did, and not what else might have moved it; what the law wants told above all. */
class TrueReasonStoriesTest {
    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private void isTold(String orderId, String reason) {
        shop.law.noted(DELAY_NOTICED);
        NoticePlan notice = shop.law.notice("delay");
        assertThat(notice.orderId()).isEqualTo(orderId);
        NewsView view = (NewsView) notice.view();
        assertThat(view.reason()).isEqualTo(reason);
        assertThat(view.lines()).allSatisfy(line -> assertThat(line.reason()).isIn(null, reason));
    }

    private void loses(long pieces, String supplyId) {
        shop.sends(
                "stock.in",
                new StockMovement(
                        "A-1",
                        StockMovement.Kind.ADJUST,
                        "LAMP",
                        null,
                        -pieces,
                        shop.now().plusMillis(2),
                        supplyId));
    }

    @Test
    void who_gets_nothing_at_a_release_is_told_that_there_was_not_enough_and_not_that_it_moved() {
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.has(3, "GAME");
        shop.customer("ada").in("US").orders(2, "GAME");
        shop.customer("bob").in("US").orders(2, "GAME");
        shop.passDays(5);
        shop.gotAndReleased("ada-1", 2);
        shop.happened("bob-1", ALLOCATED, REPROMISED, RELEASED);
        shop.released("bob-1", 1);
        isTold("bob-1", "RELEASE_SHORT");
        assertThat(shop.law.notice("released").orderId()).isEqualTo("bob-1");
        shop.nothingElseHappened();
    }

    @Test
    void a_release_that_moves_is_told_as_that() {
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.customer("ada").in("US").orders(2, "GAME");
        shop.item("GAME", "toys", day(9), null, null, false);
        shop.passMinutes(1);
        shop.happened("ada-1", REPROMISED);
        isTold("ada-1", "RELEASE_MOVED");
        shop.nothingElseHappened();
    }

    @Test
    void who_loses_what_came_to_those_before_him_is_not_told_that_it_is_missing_in_the_warehouse() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").in("US").orders(5, "LAMP").waits(5, day(3));
        shop.expects("PO-2", 5, "LAMP", day(9));
        shop.customer("bob").in("US").orders(5, "LAMP").waits(5, day(10));
        shop.supplierSays("PO-1", 5, "LAMP", day(12));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(14));
        isTold("ada-1", "SUPPLIER_LATE");
        shop.passMinutes(1);
        shop.passMinutes(1);
        shop.receives(5, "LAMP", "PO-2");
        shop.gotAndReleased("ada-1", 5);
        assertThat(shop.law.notice("released").orderId()).isEqualTo("ada-1");
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(14));
        isTold("bob-1", "ARRIVED_SHORT");
        shop.nothingElseHappened();
    }

    @Test
    void who_loses_stock_that_is_not_there_is_told_so_though_no_day_can_be_named() {
        shop.expects("PO-1", 20, "LAMP", day(2));
        shop.expects("PO-2", 1, "VASE", day(5));
        shop.customer("ada").wantsAllTogether().adds(20, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.receives(20, "LAMP", "PO-1");
        shop.happened("ada-1", ALLOCATED);
        loses(10, "PO-1");
        shop.happened("ada-1", DEALLOCATED, REPROMISED, REPROMISED);
        shop.law.noted(DELAY_NOTICED);
        isTold("ada-1", "STOCK_MISSING");
        shop.nothingElseHappened();
    }

    @Test
    void who_loses_what_the_supplier_cuts_is_told_that_he_brings_less_and_not_that_he_is_late() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").in("US").orders(5, "LAMP").waits(5, day(3));
        shop.supplierSays("PO-1", 2, "LAMP", day(2));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(15));
        isTold("ada-1", "SUPPLIER_SHORT");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(3);
        shop.nothingElseHappened();
    }

    /** What those who are delayed are told when the supplier's word about ten pieces for the two of them changes. */
    private static Map<String, String> reasons(boolean dealsAnew, long pieces, LocalDate day, int delayed) {
        Shop shop = new Shop().sells("LAMP");
        if (dealsAnew) {
            shop.dealsAnewOnSupply();
        }
        shop.canReorder("LAMP", 30, 1, 1);
        shop.expects("PO-1", 10, "LAMP", day(4));
        shop.customer("ada").in("US").orders(5, "LAMP");
        shop.customer("bob").in("US").orders(5, "LAMP");
        shop.supplierSays("PO-1", pieces, "LAMP", day);
        Map<String, String> reasons = new TreeMap<>();
        for (int i = 0; i < delayed; i++) {
            shop.law.noted(DELAY_NOTICED);
            NoticePlan notice = shop.law.notice("delay");
            reasons.put(notice.orderId(), String.valueOf(((NewsView) notice.view()).reason()));
            shop.happened(notice.orderId(), REPROMISED);
        }
        shop.nothingElseHappened();
        assertThat(reasons)
                .hasSize(delayed)
                .allSatisfy((order, reason) -> assertThat(reason).startsWith("SUPPLIER_"));
        return reasons;
    }

    @Test
    void supply_that_lessens_or_is_late_is_the_reason_though_all_was_dealt_anew_for_it() {
        assertThat(reasons(true, 5, day(4), 1)).as("less").isEqualTo(reasons(false, 5, day(4), 1));
        assertThat(reasons(true, 10, day(11), 2)).as("late").isEqualTo(reasons(false, 10, day(11), 2));
        assertThat(reasons(true, 5, day(11), 2)).as("less and late").isEqualTo(reasons(false, 5, day(11), 2));
    }

    @Test
    void who_loses_to_another_when_supply_moves_is_told_that_goods_were_dealt_anew() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("bob").in("US").tier("b2b").orders(5, "LAMP");
        shop.customer("ada").in("US").tier("gold").orders(5, "LAMP");
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), List.of());
        shop.dealsAnewOnSupply();
        shop.supplierSays("PO-2", 5, "LAMP", day(9));
        shop.redealt("ada-1", REPROMISED);
        shop.redealt("bob-1", REPROMISED);
        shop.law.notice("better-date");
        isTold("bob-1", "DEALT_ANEW");
        shop.nothingElseHappened();
    }

    @Test
    void who_is_left_without_by_a_confirmation_of_less_is_told_so() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").in("US").orders(6, "LAMP");
        shop.customer("bob").in("US").orders(6, "LAMP");
        shop.passMinutes(5);
        Reorder both = shop.asked();
        shop.passDays(2);
        shop.supplierConfirms(both, "PO-1", 6, day(14));
        shop.happened("bob-1", REPROMISED);
        isTold("bob-1", "SUPPLIER_SHORT");
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(6);
        shop.nothingElseHappened();
    }

    @Test
    void who_gives_up_supply_that_slips_for_other_supply_is_told_that_it_is_late() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").in("US").orders(5, "LAMP").waits(5, day(3));
        shop.expects("PO-2", 5, "LAMP", day(9));
        shop.supplierSays("PO-1", 5, "LAMP", day(18));
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(10));
        isTold("ada-1", "SUPPLIER_LATE");
        shop.nothingElseHappened();
    }

    @Test
    void who_gives_up_supply_that_slips_is_told_that_it_is_late_though_somebody_orders_it_at_once() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").in("US").orders(5, "LAMP").waits(5, day(3));
        shop.expects("PO-2", 5, "LAMP", day(9));
        shop.supplierBegins("PO-1", 5, "LAMP", day(18));
        shop.customer("eve").in("US").orders(5, "LAMP").waits(5, day(21));
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(10));
        isTold("ada-1", "SUPPLIER_LATE");
        shop.nothingElseHappened();
    }

    @Test
    void who_moves_is_told_that_his_address_did_it() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").orders(2, "LAMP");
        shop.passMinutes(5);
        shop.asked();
        assertThat(shop.wants("ada-1", new ShipTo("US", "NY", "10001", null)).status())
                .isEqualTo(Answer.Status.APPLIED);
        shop.happened("ada-1", ADDRESS_CHANGED, REPROMISED);
        isTold("ada-1", "ADDRESS_CHANGED");
        shop.nothingElseHappened();
    }

    @Test
    void stock_that_is_not_there_is_the_reason_though_all_was_dealt_anew_for_it() {
        shop.expects("PO-1", 20, "LAMP", day(2));
        shop.expects("PO-2", 1, "VASE", day(5));
        shop.customer("ada").wantsAllTogether().adds(20, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.dealsAnewOnSupply();
        shop.receives(20, "LAMP", "PO-1");
        shop.redealt("ada-1", ALLOCATED);
        loses(10, "PO-1");
        shop.redealt("ada-1", DEALLOCATED);
        shop.redealt("ada-1", REPROMISED);
        shop.redealt("ada-1", REPROMISED);
        shop.law.noted(DELAY_NOTICED);
        isTold("ada-1", "STOCK_MISSING");
        shop.nothingElseHappened();
    }
}
