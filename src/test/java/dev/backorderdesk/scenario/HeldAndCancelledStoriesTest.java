package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.SkuPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The warehouse was told to keep what it may have handed over a moment before: a scan may still say so. */
class HeldAndCancelledStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");
    private Instant scan = shop.now();

    /** Two pieces, all that there are, were released; then no carrier goes to Germany any more. */
    private void heldOf(Person ada) {
        shop.has(2, "LAMP");
        ada.orders(2, "LAMP");
        scan = shop.now().plus(Duration.ofSeconds(30));
        suspended();
        shop.told.releases("ada-1/R1 HOLD DHL, revision 2");
        shop.told.forget();
    }

    private void suspended() {
        shop.sends("carriers.in", Word.suspends(shop, "A-1", "*").to("DE").advisory());
        shop.passMinutes(1);
    }

    private void cancelled() {
        assertThat(shop.cancels("ada-1", null).status()).isEqualTo(Status.APPLIED);
        shop.told.events("ada-1 1/1 CANCELLED");
        shop.told.releases("ada-1/R1 RECALL DHL, revision 3");
    }

    private SkuPosition.Stock stock() {
        return Auditor.stock(shop.ledger, "LAMP");
    }

    @Test
    void what_is_cancelled_a_minute_after_the_hold_is_nobody_else_s_while_a_scan_may_come() {
        heldOf(shop.customer("ada"));
        cancelled();
        shop.customer("bob").in("FR").orders(2, "LAMP").is(LineOutcome.REJECT);
        shop.passMinutes(60);

        assertThat(shop.ships("ada-1", scan, new Shipment.Line(1, 2)).status()).isEqualTo(Status.APPLIED);
        shop.told.events("ada-1 1/1 SHIPPED");
        assertThat(stock().onHand()).isZero();
        assertThat(stock().reserved()).isZero();
        shop.nothingElseHappened();
    }

    @Test
    void when_no_scan_is_waited_for_any_more_it_goes_to_who_waits() {
        shop.canReorder("LAMP", 14, 1, 1);
        heldOf(shop.customer("ada"));
        cancelled();
        shop.customer("bob").in("FR").orders(2, "LAMP").is(LineOutcome.BACKORDER);
        shop.passMinutes(4);
        shop.told.nothingMore();
        shop.passDays(3);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.told.events("bob-1 1/1 ALLOCATED", "bob-1 1/1 RELEASED");
        shop.told.releases("bob-1/R1 RELEASE DHL");
        shop.nothingElseHappened();
    }

    @Test
    void its_money_is_asked_back_when_no_scan_is_waited_for_any_more() {
        shop.has(2, "LAMP");
        shop.customer("ada").paysByCard(true).adds(2, "LAMP", "10.00", null).sends();
        suspended();
        shop.told.forget();
        cancelled();
        shop.nothingElseHappened();
        shop.passDays(3);
        Refund refund = shop.refund();
        assertThat(refund.amount()).isEqualByComparingTo("20.00");
        shop.told.events("ada-1 null/null REFUND_DUE");
        shop.nothingElseHappened();
    }

    @Test
    void of_what_was_held_long_ago_no_scan_comes_any_more() {
        heldOf(shop.customer("ada"));
        shop.passDays(4);
        shop.told.forget();
        cancelled();
        shop.customer("bob").in("FR").orders(2, "LAMP").is(LineOutcome.ACCEPT);
        assertThat(stock().reserved()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void what_has_stock_and_was_never_with_the_warehouse_is_free_at_once() {
        shop.expects("PO-1", 4, "LAMP", day(1));
        shop.customer("ada").orders(4, "LAMP");
        shop.receives(2, "LAMP", "PO-1");
        suspended();
        shop.receives(2, "LAMP", "PO-1");
        shop.told.forget();
        shop.reduces("ada-1", 1, 2);
        shop.told.events("ada-1 1/1 REDUCED");
        shop.customer("bob").in("FR").orders(2, "LAMP").is(LineOutcome.ACCEPT);
        shop.nothingElseHappened();
    }

    @Test
    void a_count_that_misses_it_takes_it_from_nobody_for_it_may_have_left() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 4, "LAMP", day(1));
        shop.customer("ada").orders(4, "LAMP");
        shop.receives(2, "LAMP", "PO-1");
        suspended();
        shop.receives(2, "LAMP", "PO-1");
        shop.passMinutes(1);
        shop.told.forget();

        shop.has(1, "LAMP");
        shop.told.events("ada-1 1/1 DEALLOCATED");
        assertThat(shop.ledger.state("ada-1").parts())
                .extracting(PartState::waiting)
                .containsExactly(2L);
        shop.passMinutes(5);
        assertThat(shop.asked().quantity()).isEqualTo(2);
        shop.nothingElseHappened();
    }

    @Test
    void dealt_anew_it_goes_to_nobody_else() {
        backorderHeld();
        shop.customer("zoe").tier("gold").in("FR").orders(2, "LAMP").is(LineOutcome.BACKORDER);
        shop.dealsBy(List.of("*,*,gold,*,*,win,1,turn,gain,no,all,gold first"), List.of());
        assertThat(shop.redeals().changed()).isZero();
        shop.told.nothingMore();
    }

    /** Two pieces came for who waited for them, and were released; then no carrier goes to Germany any more. */
    private void backorderHeld() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.expects("PO-1", 2, "LAMP", day(1));
        shop.customer("ada").orders(2, "LAMP");
        shop.receives(2, "LAMP", "PO-1");
        scan = shop.now().plus(Duration.ofSeconds(30));
        suspended();
        shop.told.releases("ada-1/R1 RELEASE DHL", "ada-1/R1 HOLD DHL, revision 2");
        shop.told.forget();
    }
}
