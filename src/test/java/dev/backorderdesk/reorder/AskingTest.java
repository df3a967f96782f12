package dev.backorderdesk.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much is asked, of whom, and when. */
class AskingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Asking.Want want(String order, long pieces, LocalDate shipBy) {
        return new Asking.Want(order, 1, 1, pieces, shipBy);
    }

    @Test
    void whole_packs_and_at_least_the_minimum_are_asked_for() {
        assertThat(Asking.rounded(13, 6, 12)).isEqualTo(24);
        assertThat(Asking.rounded(12, 6, 12)).isEqualTo(12);
        assertThat(Asking.rounded(1, 50, 12)).isEqualTo(60);
        assertThat(Asking.rounded(1, 0, 0)).isEqualTo(1);
    }

    @Test
    void later_shortage_asks_only_for_the_difference() {
        assertThat(Asking.shortage(10, 0)).isEqualTo(10);
        assertThat(Asking.shortage(15, 12))
                .as("two pieces of the pack are nobody's yet")
                .isEqualTo(3);
        assertThat(Asking.shortage(10, 12)).isZero();
    }

    @Test
    void a_reorder_names_whom_it_serves_and_what_is_left() {
        Reorder proposal = new Reorder(
                "RO-1", "ACME", "LAMP", "MAIN", Reorder.State.COLLECTING, Instant.EPOCH, 0, 12, null, List.of(), 0);
        SupplierItem offer = new SupplierItem("ACME", "LAMP", 1, 14, 6, 12, null, 1);
        Reorder sent = Asking.sent(
                proposal, 7, offer, DAY.minusDays(9), List.of(want("A", 5, DAY.plusDays(3)), want("B", 5, DAY)));
        assertThat(sent.state()).isEqualTo(Reorder.State.SENT);
        assertThat(sent.quantity()).isEqualTo(12);
        assertThat(sent.surplus()).isEqualTo(5);
        assertThat(sent.neededBy()).isEqualTo(DAY);
        assertThat(sent.demand()).containsExactly(new Reorder.Demand("A", 1, 1, 5), new Reorder.Demand("B", 1, 1, 2));
    }

    @Test
    void nothing_is_needed_before_it_is_asked_for() {
        Reorder proposal = new Reorder(
                "RO-1", "ACME", "LAMP", "MAIN", Reorder.State.COLLECTING, Instant.EPOCH, 0, 1, null, List.of(), 0);
        SupplierItem offer = new SupplierItem("ACME", "LAMP", 1, 14, 1, 1, null, 1);
        List<Asking.Want> wants = List.of(want("A", 1, DAY.minusDays(2)), want("B", 1, DAY.plusDays(2)));
        assertThat(Asking.sent(proposal, 2, offer, DAY, wants).neededBy()).isEqualTo(DAY);
    }

    @Test
    void the_first_in_preference_with_a_lead_time_is_asked() {
        SupplierItem vague = new SupplierItem("VAGUE", "LAMP", 1, null, 1, 1, null, 1);
        SupplierItem clear = new SupplierItem("CLEAR", "LAMP", 1, 9, 1, 1, null, 2);
        assertThat(Suppliers.chosen(List.of(vague, clear), each -> true)).contains(clear);
        assertThat(Suppliers.chosen(List.of(vague, clear), each -> !each.equals("CLEAR")))
                .contains(vague);
        assertThat(Suppliers.chosen(List.of(), each -> true)).isEmpty();
    }

    @Test
    void a_send_time_is_a_duration_or_a_time_of_day_in_the_shops_zone() {
        Instant now = Instant.parse("2026-11-23T15:00:00Z"); // 16:00 in Berlin
        assertThat(sendAt("PT2H", now)).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(sendAt("16:30", now)).isEqualTo("2026-11-23T15:30:00Z");
        assertThat(sendAt("16:00", now)).as("just past").isEqualTo("2026-11-24T15:00:00Z");
        assertThat(sendAt(null, now)).isEqualTo("2026-11-23T15:05:00Z");
        assertThat(sendAt("02:30", Instant.parse("2026-03-28T12:00:00Z")))
                .as("a time that the night of the clock change skips")
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void what_is_due_goes_to_another_supplier_at_once_or_at_its_time_of_day() {
        Instant due = Instant.parse("2026-11-23T15:00:00Z"); // 16:00 in Berlin
        assertThat(handedOver(null, due)).isEqualTo(due);
        assertThat(handedOver("PT2H", due)).isEqualTo(due);
        assertThat(handedOver("16:00", due)).isEqualTo(due);
        assertThat(handedOver("16:30", due)).isEqualTo("2026-11-23T15:30:00Z");
        assertThat(handedOver("15:59", due)).isEqualTo("2026-11-24T14:59:00Z");
    }

    private static Instant handedOver(@Nullable String sendTime, Instant due) {
        Supplier acme = new Supplier("ACME", 1, "Acme", "DE", sendTime);
        return Suppliers.handedOver(acme, due, ZoneId.of("Europe/Berlin"));
    }

    private static Instant sendAt(@Nullable String sendTime, Instant now) {
        return Suppliers.sendAt(
                new Supplier("ACME", 1, "Acme", "weekdays", sendTime), now, Duration.ofMinutes(5), BERLIN);
    }
}
