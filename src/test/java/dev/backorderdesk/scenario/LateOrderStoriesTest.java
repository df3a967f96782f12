package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.DELAY_NOTICED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.scenario.LateShop.march;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that come late to us: the shop's system was away, and the law's time ran. */
class LateOrderStoriesTest {
    private static final StatedShip TWO_DAYS = new StatedShip(null, 48, StatedShip.Unit.HOURS);

    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;

    private List<String> told(String orderId) {
        shop.mails();
        return shop.evidence(orderId).notices().stream()
                .map(Evidence.Notice::kind)
                .toList();
    }

    @Test
    void what_was_to_ship_within_two_days_and_comes_to_us_after_three_is_cancelled_and_nothing_else() {
        shop.has(3, "VASE");
        shop.untilNewYork(march(10), 9);
        late.newYorker("ada")
                .pays("10.00", "12.00")
                .paysByCard(true)
                .placedAt(shop.now().minus(Duration.ofDays(3)))
                .wasTold(TWO_DAYS)
                .orders(3, "VASE");
        shop.passMinutes(1);
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        assertThat(((NewsView) shop.law.notice("cancelled").view()).reason()).isEqualTo("NO_NOTICE");
        assertThat(shop.refund().amount()).isEqualByComparingTo("30.00");
        assertThat(told("ada-1")).containsExactly("cancelled");
        shop.nothingElseHappened();
    }

    @Test
    void only_the_lines_whose_time_is_left_are_confirmed_and_released() {
        shop.has(3, "VASE");
        shop.has(3, "LAMP");
        shop.untilNewYork(march(10), 9);
        late.newYorker("ada")
                .pays("10.00", "12.00")
                .paysByCard(true)
                .placedAt(shop.now().minus(Duration.ofDays(3)))
                .adds(1, "LAMP")
                .wasTold(TWO_DAYS)
                .adds(2, "VASE")
                .sends();
        shop.decidedLine();
        shop.passMinutes(1);
        assertThat(shop.ledger.state("ada-1").releases())
                .singleElement()
                .satisfies(release -> assertThat(release.lines())
                        .extracting(Release.Line::sku)
                        .containsExactly("LAMP"));
        shop.told("ada-1", CANCELLED, REFUND_DUE);
        shop.law.notice("cancelled");
        assertThat(shop.refund().amount()).isEqualByComparingTo("20.00");
        assertThat(told("ada-1")).containsExactlyInAnyOrder("decision", "cancelled");
        assertThat(shop.evidence("ada-1").notices())
                .filteredOn(each -> each.kind().equals("decision"))
                .allSatisfy(each -> assertThat(each.text()).contains("LAMP").doesNotContain("VASE"));
        shop.nothingElseHappened();
    }

    @Test
    void what_is_late_from_the_start_is_confirmed_and_then_asked_about() {
        late.newYorker("ada")
                .wasTold(new StatedShip(null, 5, StatedShip.Unit.BUSINESS_DAYS))
                .orders(3, "LAMP")
                .waits(3, march(26));
        shop.law.noted(DELAY_NOTICED);
        NoticePlan delay = shop.law.notice("delay");
        shop.mails();
        shop.passMinutes(1);
        shop.passMinutes(1);
        List<Evidence.Notice> told = shop.evidence("ada-1").notices();
        assertThat(told)
                .extracting(Evidence.Notice::kind, Evidence.Notice::result)
                .containsExactly(tuple("decision", "ACCEPTED"), tuple("delay", "ACCEPTED"));
        assertThat(told.get(0).text())
                .contains("Refund policy of ", "We ask you in a message of its own whether you want to wait for it.")
                .doesNotContain("You need do nothing");
        assertThat(told.get(0).at()).isBefore(told.get(1).at());
        assertThat(told.get(1).noticeId()).isEqualTo(delay.noticeId());
        shop.untilNewYork(march(20), 9);
        shop.nothingElseHappened();
    }

    @Test
    void what_ships_as_one_leaves_without_the_line_whose_time_was_over() {
        shop.has(3, "VASE");
        shop.has(3, "LAMP");
        shop.untilNewYork(march(10), 9);
        late.newYorker("ada")
                .wantsAllTogether()
                .placedAt(shop.now().minus(Duration.ofDays(3)))
                .adds(1, "LAMP")
                .wasTold(TWO_DAYS)
                .adds(2, "VASE")
                .sends();
        shop.decidedLine();
        assertThat(shop.ledger.state("ada-1").releases()).isEmpty();
        shop.passMinutes(1);
        shop.told("ada-1", CANCELLED, RELEASED);
        shop.released("ada-1", 1);
        shop.law.notice("cancelled");
        shop.customer("bob").orders(3, "VASE").gives(3, 0, 0);
        shop.nothingElseHappened();
    }

    @Test
    void what_comes_to_us_with_time_left_is_confirmed_and_leaves() {
        shop.has(3, "VASE");
        shop.untilNewYork(march(10), 9);
        late.newYorker("ada")
                .placedAt(shop.now().minus(Duration.ofHours(24)))
                .wasTold(TWO_DAYS)
                .orders(3, "VASE");
        shop.ships("ada-1", 3);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        assertThat(told("ada-1")).containsExactlyInAnyOrder("decision", "shipped");
        shop.nothingElseHappened();
    }
}
