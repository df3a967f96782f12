package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.march;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of two words that were said within one millisecond the customer reads the newer one. */
class NewestWordStoriesTest {
    private static final List<String> EIGHT = List.of("ada", "bob", "cay", "dan", "eve", "fay", "gus", "hal");

    private final Shop shop = new Shop().sells("LAMP");

    /** By order: the notices of a delay that all eight are told. */
    private Map<String, NoticePlan> delayed() {
        Map<String, NoticePlan> notices = new HashMap<>();
        for (int i = 0; i < EIGHT.size(); i++) {
            shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
            NoticePlan notice = shop.law.notice("delay");
            notices.put(notice.orderId(), notice);
        }
        EIGHT.forEach(each -> shop.happened(each + "-1", REPROMISED));
        return notices;
    }

    private static DeliveryState state(Shop shop, NoticePlan notice) {
        return shop.ledger.order(notice.orderId()).orElseThrow().notices().stream()
                .filter(each -> each.noticeId().equals(notice.noticeId()))
                .map(Records.NoticeRecord::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_supplier_that_moves_twice_at_one_instant_is_told_by_its_last_word() {
        shop.expects("PO-1", 8, "LAMP", day(3));
        EIGHT.forEach(each -> shop.customer(each).orders(1, "LAMP"));
        shop.supplierSays("PO-1", 8, "LAMP", day(10));
        Map<String, NoticePlan> older = delayed();
        shop.supplierSays("PO-1", 8, "LAMP", day(17));
        Map<String, NoticePlan> newer = delayed();
        for (int round = 0; round < 4; round++) {
            shop.passMinutes(1);
        }
        assertThat(newer.values())
                .allSatisfy(notice -> assertThat(state(shop, notice)).isEqualTo(DeliveryState.ACCEPTED));
        assertThat(older.values())
                .allSatisfy(notice -> assertThat(state(shop, notice)).isEqualTo(DeliveryState.SKIPPED));
        shop.nothingElseHappened();
    }

    @Test
    void a_delay_that_waits_to_be_sent_is_not_planned_again_when_something_else_happens() {
        shop.expects("PO-1", 8, "LAMP", day(3));
        shop.customer("ada").in("US").orders(2, "LAMP");
        shop.supplierSays("PO-1", 8, "LAMP", day(10));
        shop.happened("ada-1", REPROMISED);
        shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
        NoticePlan delay = shop.law.notice("delay");
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("ada-1", 1);
        assertThat(shop.law.notice("released").sequence()).isGreaterThan(delay.sequence());
        shop.nothingElseHappened();
    }

    @Test
    void whoever_knows_of_the_day_already_is_told_it_again_where_another_one_waits_to_be_sent() {
        LateShop late = new LateShop();
        late.ada();
        late.shop.untilNewYork(march(10), 9);
        late.shop.mails().server(Postman.Server.SILENT);
        moves(late.shop, april(20));
        late.shop.passMinutes(1);
        late.shop.passMinutes(1);
        late.shop.mails().server(Postman.Server.DOWN);
        NoticePlan waits = moves(late.shop, april(10));
        late.shop.mails().settles(true, late.shop.now());
        NoticePlan again = moves(late.shop, april(20));
        late.shop.mails().server(Postman.Server.UP);
        for (int round = 0; round < 3; round++) {
            late.shop.passMinutes(11);
        }
        assertThat(state(late.shop, waits)).isEqualTo(DeliveryState.SKIPPED);
        assertThat(state(late.shop, again)).isEqualTo(DeliveryState.ACCEPTED);
        late.shop.nothingElseHappened();
    }

    private static NoticePlan moves(Shop shop, LocalDate day) {
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", REPROMISED);
        OrderEvent noted = shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
        NoticePlan notice = shop.law.notice("delay");
        assertThat(notice.noticeId()).isEqualTo(noted.noticeId());
        return notice;
    }
}
