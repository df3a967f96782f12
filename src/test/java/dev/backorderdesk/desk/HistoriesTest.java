package dev.backorderdesk.desk;

import static dev.backorderdesk.desk.LedgerExamples.DAY;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.decided;
import static dev.backorderdesk.desk.LedgerExamples.order;
import static dev.backorderdesk.desk.LedgerExamples.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.calendar.CalendarFolder;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final Map<String, Location> PLACES = Map.of(
            "MAIN", new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.NOON, List.of()),
            "WEST", new Location("WEST", 1, "US", "America/Los_Angeles", "US", LocalTime.NOON, List.of()));

    /** A day is over in Berlin before it is in New York, and in Los Angeles after that. */
    @Test
    void the_day_of_each_promise_is_over_where_it_was_given_wherever_the_goods_leave_from_now() throws IOException {
        Order german = order("SO-1", NINE, 5);
        Order american = new Order(
                "SO-1",
                NINE,
                german.channel(),
                german.seller(),
                german.customer(),
                new ShipTo("US", "NY", "10001", null),
                null,
                null,
                null,
                "US",
                false,
                german.lines());
        Outcome.Decided decided = decided(american, part(PartKind.BACKORDERED, 5, Basis.INBOUND, "PO-1", DAY));
        OrderState begin = OrderState.begin(american, decided.decision(), decided.ways());
        PartState moved = begin.parts()
                .get(0)
                .promise(promise(2), NINE.plusSeconds(1), "supply.in/PO-1/2", "SUPPLIER_LATE")
                .from("WEST", "UPS", "standard")
                .promise(promise(-3), NINE.plusSeconds(2), "stock.in/M-1", "ARRIVED_SHORT");
        OrderBook book = new OrderBook(
                new Dossier(american, decided.decision(), begin.with(moved), Map.of(), Legal.none("SO-1")),
                NINE,
                (order, part) -> false);
        Bearings bearings = new Bearings(
                RuleFiles.load(Path.of(".")).orThrow(),
                CalendarFolder.load(Path.of("config/calendars"), "config/calendars")
                        .calendars(),
                new IcuZones(),
                new Settings(
                        ZoneId.of("Europe/Berlin"), "MAIN", Duration.ofMinutes(5), Duration.ofHours(24), "en", false));

        assertThat(new Histories(bearings, PLACES)
                        .ofOpen(book, moved).happenings().stream()
                                .filter(Happening.DelayKnown.class::isInstance)
                                .map(each -> ((Happening.DelayKnown) each).revised()))
                .containsExactly(DAY, DAY.plusDays(2), DAY.plusDays(-3 + 1));
    }

    private static Promise promise(int days) {
        return new Promise(DAY.plusDays(days), DAY.plusDays(days + 3), Basis.ON_HAND, null);
    }
}
