package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerBehind;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Supply on which more count than are looked at in one transaction is late. */
class SlipStoriesTest {
    private static final int MANY = Need.Orders.CHUNK + 30;

    private final Shop shop = new Shop();

    SlipStoriesTest() {
        shop.sells("LAMP", "VASE");
        shop.expects("PO-1", MANY, "LAMP", day(3));
        shop.expects("PO-2", MANY, "VASE", day(4));
    }

    private static String order(int number) {
        return "c%03d-1".formatted(number);
    }

    private void everybodyOrdersBoth() {
        for (int i = 0; i < MANY; i++) {
            shop.customer("c%03d".formatted(i)).adds(1, "LAMP").orders(1, "VASE");
            shop.decidedLine();
        }
    }

    /** Both are late, as two messages say. */
    private void bothAreLate() {
        shop.supplierBegins("PO-1", MANY, "LAMP", day(8));
        shop.supplierBegins("PO-2", MANY, "VASE", day(9));
    }

    @Test
    void who_waits_for_several_articles_of_one_late_delivery_is_told_once() {
        everybodyOrdersBoth();
        bothAreLate();
        shop.passMinutes(1);
        for (int i = 0; i < MANY; i++) {
            NoticePlan notice = shop.law.notice("delay");
            assertThat(notice.orderId()).isEqualTo(order(i));
            assertThat(((NewsView) notice.view()).lines()).hasSize(2);
            assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
            assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
            OrderEvent lamp = shop.told(order(i), REPROMISED);
            assertThat(lamp.cause()).isEqualTo("supply.in/PO-1/2");
            OrderEvent vase = shop.told(order(i), REPROMISED);
            assertThat(vase.cause()).isEqualTo("supply.in/PO-2/2");
        }
        shop.nothingElseHappened();
    }

    @Test
    void whoever_waits_for_two_of_a_few_articles_is_told_once() {
        shop.customer("ada").adds(1, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.supplierBegins("PO-1", 1, "LAMP", day(8));
        shop.supplierSays("PO-2", 1, "VASE", day(9));
        NoticePlan notice = shop.law.notice("delay");
        assertThat(((NewsView) notice.view()).lines()).hasSize(2);
        assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
        assertThat(shop.law.noted(DELAY_NOTICED).noticeId()).isEqualTo(notice.noticeId());
        shop.happened("ada-1", REPROMISED, REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void what_a_supplier_gives_up_and_what_he_moves_is_told_together() {
        shop.expects("PO-3", 1, "LAMP", day(6));
        shop.customer("ada").adds(1, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.supplierBegins("PO-1", 0, "LAMP", null);
        shop.supplierSays("PO-2", 1, "VASE", day(9));
        NoticePlan notice = shop.law.notice("delay");
        assertThat(((NewsView) notice.view()).lines()).hasSize(2);
        shop.law.noted(DELAY_NOTICED);
        shop.law.noted(DELAY_NOTICED);
        assertThat(shop.told("ada-1", REPROMISED).cause()).isEqualTo("supply.in/PO-1");
        assertThat(shop.told("ada-1", REPROMISED).cause()).isEqualTo("supply.in/PO-2/2");
        shop.nothingElseHappened();
    }

    @Test
    void the_rest_of_late_supply_is_late_because_of_its_supplier_though_some_of_it_came_first() {
        shop.customer("ada").orders(3, "LAMP");
        shop.supplierBegins("PO-1", MANY, "LAMP", day(8));
        shop.receives(1, "LAMP", "PO-1");
        shop.happened("ada-1", ALLOCATED);
        assertThat(shop.told("ada-1", REPROMISED).cause()).isEqualTo("supply.in/PO-1/2");
        shop.happened("ada-1", RELEASED);
        shop.released("ada-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_word_that_changes_no_day_looks_at_nobody() {
        shop.customer("ada").orders(1, "LAMP");
        shop.supplierBegins("PO-1", MANY + 1, "LAMP", day(3));
        assertThat(shop.ledger.due(shop.now(), Set.of(), 10)).isEmpty();
        shop.nothingElseHappened();
    }

    @Test
    void a_supply_that_comes_sooner_is_the_cause_though_another_is_waited_for() {
        shop.sells("CUP");
        shop.expects("PO-3", 1, "CUP", day(10));
        shop.expects("PO-4", 1, "CUP", day(20));
        shop.customer("ada").orders(2, "CUP");
        shop.supplierSays("PO-4", 1, "CUP", day(5));
        assertThat(shop.told("ada-1", REPROMISED).cause()).isEqualTo("supply.in/PO-4/2");
        shop.nothingElseHappened();
    }

    @Test
    void what_came_before_anybody_was_told_that_it_is_late_is_not_late() {
        shop.customer("ada").orders(1, "LAMP");
        shop.supplierBegins("PO-1", 1, "LAMP", day(8));
        shop.receives(1, "LAMP", "PO-1");
        shop.passMinutes(1);
        shop.gotAndReleased("ada-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void a_kill_between_two_batches_and_one_within_a_batch_lose_and_double_nothing() {
        everybodyOrdersBoth();
        bothAreLate();
        FrontDesk first = Shop.desk(shop.ledger, Shop.rules(), shop::now, Observer.NONE);
        assertThat(first.tick(Set.of())).isEqualTo(Need.Orders.CHUNK);
        assertThat(toldOnce()).as("orders of the first batch").hasSize(Need.Orders.CHUNK);
        FrontDesk killed = Shop.desk(new Killed(shop.ledger), Shop.rules(), shop::now, Observer.NONE);
        assertThatThrownBy(() -> killed.tick(Set.of())).isInstanceOf(LedgerUnavailable.class);
        assertThat(toldOnce()).hasSize(Need.Orders.CHUNK);
        shop.passMinutes(1);
        assertThat(toldOnce()).hasSize(MANY);
        for (int i = Need.Orders.CHUNK; i < MANY; i++) {
            shop.happened(order(i), REPROMISED, REPROMISED);
        }
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_did_not_come_moves_many_as_it_moves_one() {
        for (int i = 0; i < MANY; i++) {
            shop.customer("c%03d".formatted(i)).orders(1, "LAMP");
        }
        shop.passDays(4);
        for (int i = 0; i < MANY; i++) {
            assertThat(shop.told(order(i), REPROMISED).cause()).isEqualTo("supply PO-1 did not come");
        }
        shop.nothingElseHappened();
    }

    /** Orders that were told of a delay; none was told twice. */
    private List<String> toldOnce() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            List<String> notices = shop.ledger.order(order(i)).orElseThrow().notices().stream()
                    .map(Records.NoticeRecord::kind)
                    .filter("delay"::equals)
                    .toList();
            assertThat(notices).as("delays of " + order(i)).hasSizeLessThan(2);
            if (!notices.isEmpty()) {
                told.add(order(i));
            }
        }
        return told;
    }

    /** Books whose process dies just before it commits. */
    private record Killed(Ledger ledger) implements LedgerBehind {

        @Override
        public <T> T transact(Function<Books, T> work) {
            return ledger.transact(books -> {
                T done = work.apply(books);
                throw new LedgerUnavailable("killed with " + done, new IllegalStateException());
            });
        }
    }
}
