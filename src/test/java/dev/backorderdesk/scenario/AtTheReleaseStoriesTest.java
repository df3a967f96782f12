package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.LineOutcome.PREORDER;
import static dev.backorderdesk.model.LineOutcome.REJECT;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerBehind;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who orders when the release has come, and the clock has not brought it in yet, takes nothing from those who waited for it. */
class AtTheReleaseStoriesTest {
    private final Shop shop = new Shop().sells("LAMP");

    private void aSecondAfter(int day) {
        shop.isDownUntil(
                day(day).atTime(0, 0, 1).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    @Test
    void what_lies_there_goes_to_who_waited() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.customer("ada").orders(5, "LAMP").is(BACKORDER);
        shop.item("LAMP", "toys", day(21), null, null, false);
        shop.passMinutes(1);
        shop.told.events("ada-1 1/1 REPROMISED " + day(21) + " " + day(23));
        shop.receives(7, "LAMP", "PO-1");
        shop.passDays(20);
        aSecondAfter(21);
        shop.customer("bob").orders(5, "LAMP").gives(2, 0, 3);
        shop.told.events("ada-1 1/1 ALLOCATED", "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RELEASE DHL");
    }

    @Test
    void what_comes_goes_to_who_ordered_ahead() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.canReorder("GAME", 14, 1, 1);
        shop.expects("PO-1", 5, "GAME", day(3));
        shop.customer("ada").orders(5, "GAME").is(PREORDER);
        shop.passMinutes(60);
        aSecondAfter(1);
        shop.customer("bob").orders(5, "GAME").is(BACKORDER).waits(5, day(16));
        shop.told.events("ada-1 1/1 REPROMISED " + day(4) + " " + day(7));
        shop.passMinutes(6);
        assertThat(shop.asked().quantity()).isEqualTo(5);
    }

    @Test
    void what_comes_is_nobody_elses_where_nobody_brings_more() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.expects("PO-1", 5, "GAME", day(3));
        shop.customer("ada").orders(5, "GAME").is(PREORDER);
        aSecondAfter(1);
        shop.customer("bob").orders(5, "GAME").is(REJECT);
        shop.told.events("ada-1 1/1 REPROMISED " + day(4) + " " + day(7));
    }

    @Test
    void what_comes_goes_to_who_ordered_ahead_whatever_else_is_due() {
        shop.item("GAME", "toys", day(1), null, null, false);
        shop.expects("PO-1", 5, "GAME", day(3));
        shop.customer("ada").orders(5, "GAME").is(PREORDER);
        aSecondAfter(1);
        FrontDesk crowded = Shop.desk(new Crowded(shop.ledger), shop::now, Observer.NONE);
        crowded.handle(List.of(
                Shop.arrival("orders.in", shop.customer("bob").adds(5, "GAME").order())));
        assertThat(shop.ledger.state("ada-1").parts().get(0).current().shipBy()).isEqualTo(day(4));
        assertThat(shop.ledger.order("bob-1").orElseThrow().waiting()).isEmpty();
    }

    /** Books of which more reorders are due, and before the release, than are ever read at once. */
    private record Crowded(Ledger ledger) implements LedgerBehind {

        @Override
        public List<Tick> due(Instant now, Set<Tick.Look.Kind> held, int limit) {
            return Collections.nCopies(limit, new Tick.ReorderDue("RO-1", "ACME", "LAMP", "MAIN"));
        }
    }

    @AfterEach
    void end() {
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }
}
