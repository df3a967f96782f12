package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.reorder.Reorder;
import org.junit.jupiter.api.Test;

/** The only supplier of an article that was ordered ahead refuses it: it can't leave at its release. */
class RefusedPreorderStoriesTest {
    private final Shop shop = new Shop();

    private Promise promise() {
        return shop.ledger.state("ada-1").parts().get(0).current();
    }

    /** Ada orders two ahead, of which ACME brings none. */
    private void acmeRefuses() {
        shop.item("GAME", "toys", day(30), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.customer("ada").orders(2, "GAME").is(PREORDER).waits(2, day(30));
        shop.passMinutes(5);
        Reorder asked = shop.asked();
        shop.supplierConfirms(asked, "PO-1", 0, null);
        assertThat(shop.told("ada-1", ALARM, REPROMISED).cause()).isEqualTo("supply.in/PO-1/1");
        assertThat(promise().shipBy()).isNull();
    }

    @Test
    void a_preorder_that_nobody_brings_has_no_day_and_gets_none_by_its_release() {
        acmeRefuses();
        NoticePlan notice = shop.law.notice("delay");
        assertThat(notice.view())
                .isInstanceOfSatisfying(
                        NewsView.class, view -> assertThat(view.toString()).contains("SUPPLIER_UNDATED"));
        shop.law.noted(DELAY_NOTICED);
        shop.passDays(4);
        shop.passMinutes(5);
        shop.supplierConfirms(shop.asked(), "PO-2", 0, null);
        shop.told("ada-1", ALARM);
        shop.item("GAME", "toys", day(5), null, null, false);
        shop.passDays(1);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).as("asked again at the release").isEqualTo(2);
        assertThat(promise().shipBy()).isNull();
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_has_its_release_day_again_by_whoever_brings_it_before() {
        acmeRefuses();
        shop.canReorder("BRIGHT", "GAME", 10, 1, 1, 2);
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(30));
        shop.passMinutes(5);
        assertThat(shop.asked().supplier()).isEqualTo("BRIGHT");
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_has_its_release_day_again_by_supply_that_comes_before() {
        acmeRefuses();
        shop.supplierSays("PO-9", 2, "GAME", day(20));
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(30));
        shop.nothingElseHappened();
    }

    @Test
    void a_preorder_that_had_no_day_leaves_at_its_release_with_what_came() {
        acmeRefuses();
        shop.has(2, "GAME");
        shop.passMinutes(1);
        assertThat(shop.happened("ada-1", REPROMISED).shipBy()).isEqualTo(day(30));
        shop.passDays(30);
        shop.happened("ada-1", ALLOCATED, RELEASED);
        shop.released("ada-1", 2);
        shop.nothingElseHappened();
    }
}
