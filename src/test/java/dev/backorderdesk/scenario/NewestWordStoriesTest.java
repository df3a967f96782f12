package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
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

    private DeliveryState state(NoticePlan notice) {
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
                .allSatisfy(notice -> assertThat(state(notice)).isEqualTo(DeliveryState.ACCEPTED));
        assertThat(older.values())
                .allSatisfy(notice -> assertThat(state(notice)).isEqualTo(DeliveryState.SKIPPED));
        shop.nothingElseHappened();
    }
}
